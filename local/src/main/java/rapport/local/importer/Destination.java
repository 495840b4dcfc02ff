package rapport.local.importer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/// Where events go.
///
/// @param url of the system
/// @param key a `srv_` key of it
record Destination(URI url, String key) {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Set<String> SCHEMES = Set.of("http", "https");

  /// @throws ImportStoppedException if the URL is none
  static Destination of(String url, String key) {
    try {
      var parsed = new URI(url);
      if (parsed.getHost() != null && SCHEMES.contains(String.valueOf(parsed.getScheme()))) {
        return new Destination(parsed, key);
      }
    } catch (URISyntaxException _) {
      // said below, as for a URL without a host
    }
    throw new ImportStoppedException("`" + url + "` is no URL, as https://example.org is one");
  }

  /// The system that was started last with this data folder.
  ///
  /// @throws ImportStoppedException if there is none
  static Destination local(Path dataFolder) {
    Path file = dataFolder.resolve("local.json");
    try {
      JsonNode local = JSON.readTree(Files.readString(file));
      return of(local.path("url").asText(""), local.path("keys").path("srv").asText(""));
    } catch (IOException _) {
      throw new ImportStoppedException(
          "there is no "
              + file
              + ": start the local system by `./rapport up`, or say where to by"
              + " --url and --key");
    }
  }
}
