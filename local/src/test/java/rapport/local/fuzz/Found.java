package rapport.local.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/// What searches have left in a folder, each file with when it was written last: a search that
/// finds again what an earlier one found writes it once more.
record Found(Map<Path, FileTime> files) {

  Found {
    files = Map.copyOf(files);
  }

  static Found in(Path folder) throws IOException {
    var files = new HashMap<Path, FileTime>();
    try (Stream<Path> all = Files.list(folder)) {
      for (Path file : all.toList()) {
        files.put(file, Files.getLastModifiedTime(file));
      }
    }
    return new Found(files);
  }

  /// How many are new or were written again.
  int since(Found before) {
    return (int)
        files.entrySet().stream()
            .filter(file -> !file.getValue().equals(before.files.get(file.getKey())))
            .count();
  }
}
