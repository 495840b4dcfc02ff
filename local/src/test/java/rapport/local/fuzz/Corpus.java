package rapport.local.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import rapport.bytes.Bytes;
import rapport.store.FuzzTarget;

/// Inputs to begin with: what a target is meant to read, and what was once found by a search, which
/// lies in `src/test/resources/fuzz/<target>`.
final class Corpus {

  private static final Path FOUND = Path.of("src/test/resources/fuzz");

  private Corpus() {}

  static List<Bytes> of(FuzzTarget target) {
    return Stream.concat(target.seeds().stream(), found(FOUND.resolve(target.name()))).toList();
  }

  /// Puts all inputs into a folder, as Jazzer wants them.
  static void write(FuzzTarget target, Path folder) throws IOException {
    Files.createDirectories(folder);
    int number = 0;
    for (Bytes input : of(target)) {
      Files.write(folder.resolve("seed-" + number++), input.toArray());
    }
  }

  private static Stream<Bytes> found(Path folder) {
    if (!Files.isDirectory(folder)) {
      return Stream.empty();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList().stream().map(Corpus::read);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Bytes read(Path file) {
    try {
      return Bytes.of(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
