package rapport.metric;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Reads cases with known answers: arrays of them in JSON files.
final class VectorFiles {

  /// Names a file or a folder of `*.json` to run beside the project's own.
  static final String PROPERTY = "rapport.vectors";

  private static final ObjectMapper JSON = new ObjectMapper();

  private VectorFiles() {}

  static List<VectorCase> own() {
    try {
      return in(Path.of(VectorFiles.class.getResource("/vectors").toURI()));
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /// None unless the property names some.
  static List<VectorCase> others() {
    var named = System.getProperty(PROPERTY, "");
    return named.isEmpty() ? List.of() : in(Path.of(named));
  }

  /// A file that cases name, which lies beside theirs.
  static Path beside(String name) {
    var named = Path.of(System.getProperty(PROPERTY));
    return Files.isDirectory(named) ? named.resolve(name) : named.resolveSibling(name);
  }

  private static List<VectorCase> in(Path fileOrFolder) {
    var cases = new ArrayList<VectorCase>();
    try (var files = Files.walk(fileOrFolder, 1)) {
      for (Path file : files.filter(VectorFiles::isJson).sorted().toList()) {
        for (JsonNode content : JSON.readTree(Files.readAllBytes(file))) {
          cases.add(new VectorCase(file.getFileName().toString(), content));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return List.copyOf(cases);
  }

  private static boolean isJson(Path file) {
    return file.toString().endsWith(".json");
  }
}
