package rapport.local.importer;

import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;

/// The real data that the tests run on where it lies beside the checkout.
final class RealFile {

  private RealFile() {}

  /// The file, or an end to the test that says aloud what it lacks.
  static Path orSkip(String name) {
    String folder = System.getProperty("rapport.data", "");
    Path file = Path.of(folder, name);
    if (folder.isEmpty() || !Files.isRegularFile(file)) {
      String reason =
          folder.isEmpty()
              ? "no folder with data is named: -Drapport.data=<folder>"
              : "there is no " + file;
      System.out.println("SKIPPED, real data is missing: " + name + " (" + reason + ")");
      abort(name + ": " + reason);
    }
    return file;
  }
}
