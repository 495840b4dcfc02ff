package rapport.local.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/// The files of the pages, from the module that brings them.
final class SiteFiles {

  private static final String FOLDER = "site";

  private SiteFiles() {}

  /// @return by their paths, like `/css/rapport.css`
  static Map<String, SiteFile> ofClassPath() {
    return OfClassPath.FILES;
  }

  /// Read once: they don't change while a program runs.
  private static final class OfClassPath {
    static final Map<String, SiteFile> FILES = read();

    private static Map<String, SiteFile> read() {
      URL anchor = SiteFiles.class.getResource("/" + FOLDER + "/index.html");
      if (anchor == null) {
        throw new IllegalStateException(
            "the pages are not on the class path: build the module web");
      }
      try {
        URI uri = anchor.toURI();
        if (!uri.getScheme().equals("jar")) {
          return files(Path.of(uri).getParent());
        }
        try (var jar = FileSystems.newFileSystem(uri, Map.of())) {
          return files(jar.getPath(FOLDER));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (URISyntaxException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /// All files below a folder.
  static Map<String, SiteFile> files(Path folder) throws IOException {
    var files = new TreeMap<String, SiteFile>();
    try (var paths = Files.walk(folder)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        String name = "/" + folder.relativize(path).toString().replace('\\', '/');
        files.put(name, SiteFile.of(name, Files.readAllBytes(path)));
      }
    }
    return Map.copyOf(files);
  }
}
