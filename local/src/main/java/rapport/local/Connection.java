package rapport.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/// How to reach a tenant of a local system, which a file in its data folder tells to other
/// programs: `local.json`, and of another tenant than the first one a file of its name.
public record Connection(
    String url, String tenant, LocalKeys keys, String queueUrl, String databaseUrl) {

  private static final String FIRST = "local";
  private static final ObjectMapper JSON = new ObjectMapper();

  /// @param folder of the data
  /// @return what the last system in this folder wrote, whether or not it still runs
  /// @throws StartException if the file is there and is no JSON
  public static Optional<Connection> read(Path folder) throws IOException {
    return read(folder, LocalSystem.TENANT);
  }

  /// @param folder of the data
  /// @return what the last system in this folder wrote of a tenant, whether or not it still runs
  /// @throws StartException if the file is there and is no JSON
  static Optional<Connection> read(Path folder, String tenant) throws IOException {
    Path file = file(folder, tenant);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    JsonNode json = json(file);
    JsonNode keys = json.path("keys");
    return Optional.of(
        new Connection(
            json.path("url").asText(),
            json.path("tenant").asText(),
            new LocalKeys(
                keys.path("srv").asText(), keys.path("read").asText(), keys.path("pub").asText()),
            json.path("queueUrl").asText(),
            json.path("dynamodbUrl").asText()));
  }

  /// Replaces the file at once, readable by its owner only: it holds keys.
  void write(Path folder) throws IOException {
    Path file = file(folder, tenant);
    Path next = file.resolveSibling(file.getFileName() + ".next");
    JSON.writerWithDefaultPrettyPrinter().writeValue(next.toFile(), json());
    if (next.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(next, PosixFilePermissions.fromString("rw-------"));
    }
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static Path file(Path folder, String tenant) {
    return folder.resolve((tenant.equals(LocalSystem.TENANT) ? FIRST : tenant) + ".json");
  }

  private static JsonNode json(Path file) throws IOException {
    try {
      return JSON.readTree(file.toFile());
    } catch (JsonProcessingException _) {
      throw new StartException(
          file + " holds the keys and is no JSON: mend it, or delete it for new keys");
    }
  }

  private ObjectNode json() {
    ObjectNode json = JSON.createObjectNode().put("url", url).put("tenant", tenant);
    json.putObject("keys").put("srv", keys.srv()).put("read", keys.read()).put("pub", keys.pub());
    return json.put("queueUrl", queueUrl).put("dynamodbUrl", databaseUrl);
  }
}
