package rapport.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/// A template as CloudFormation and SAM read it, with its short forms written out.
///
/// @param root never changed
public record Template(JsonNode root) {

  public static final String FUNCTION = "AWS::Serverless::Function";
  public static final String QUEUE = "AWS::SQS::Queue";
  public static final String TABLE = "AWS::DynamoDB::Table";
  public static final String API = "AWS::Serverless::HttpApi";
  public static final String DISTRIBUTION = "AWS::CloudFront::Distribution";
  public static final String HEADERS = "AWS::CloudFront::ResponseHeadersPolicy";

  /// @throws IOException if the file can't be read
  public static Template read(Path file) throws IOException {
    return parse(Files.readString(file));
  }

  /// @throws IllegalArgumentException if a key appears twice
  public static Template parse(String yaml) {
    return new Template(TemplateYaml.parse(yaml));
  }

  /// All resources by their logical names, in the order of the file.
  public Map<String, JsonNode> resources() {
    return children(root.path("Resources"));
  }

  /// The properties of the resources of one type, by their logical names.
  public Map<String, JsonNode> properties(String type) {
    var found = new LinkedHashMap<String, JsonNode>();
    resources()
        .forEach(
            (name, resource) -> {
              if (resource.path("Type").asText().equals(type)) {
                found.put(name, resource.path("Properties"));
              }
            });
    return found;
  }

  /// The declared parameters and their defaults.
  public Map<String, String> parameterDefaults() {
    var found = new LinkedHashMap<String, String>();
    children(root.path("Parameters"))
        .forEach((name, parameter) -> found.put(name, parameter.path("Default").asText()));
    return found;
  }

  /// The fields of an object, in their order; none if it is no object.
  public static Map<String, JsonNode> children(JsonNode object) {
    var found = new LinkedHashMap<String, JsonNode>();
    object.properties().forEach(entry -> found.put(entry.getKey(), entry.getValue()));
    return found;
  }
}
