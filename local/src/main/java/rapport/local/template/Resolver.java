package rapport.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Pattern;

/// Works out `Ref`, `Fn::GetAtt` and `Fn::Sub` for one machine, and draws the secrets that a value
/// names.
final class Resolver {

  private static final Pattern PLACE = Pattern.compile("\\$\\{([A-Za-z0-9:.]+)}");
  private static final Pattern SECRET =
      Pattern.compile("\\{\\{resolve:secretsmanager:([A-Za-z0-9]+)}}");
  private static final int SECRET_BYTES = 32;

  private final Template template;
  private final Map<String, String> parameters;
  private final Location location;
  private final Map<String, String> secrets = new HashMap<>();

  /// @param parameters the value of every parameter of the template
  Resolver(Template template, Map<String, String> parameters, Location location) {
    this.template = template;
    this.parameters = parameters;
    this.location = location;
  }

  /// @throws IllegalArgumentException if the value names what the template has not, or calls a
  ///   function that isn't known here
  String text(JsonNode value) {
    if (value.isValueNode()) {
      return value.asText();
    }
    if (value.has("Ref")) {
      return reference(value.path("Ref").asText());
    }
    if (value.has("Fn::GetAtt")) {
      JsonNode path = value.path("Fn::GetAtt");
      return attribute(path.path(0).asText(), path.path(1).asText());
    }
    if (value.path("Fn::Sub").isTextual()) {
      return substituted(value.path("Fn::Sub").asText());
    }
    throw new IllegalArgumentException("no value that can be worked out locally: " + value);
  }

  int number(JsonNode value) {
    return Integer.parseInt(text(value));
  }

  private String reference(String name) {
    if (parameters.containsKey(name)) {
      return parameters.get(name);
    }
    return switch (name) {
      case "AWS::Region" -> Location.REGION;
      case "AWS::AccountId" -> Location.ACCOUNT;
      case "AWS::StackName" -> "rapport";
      default -> typeOf(name).equals(Template.QUEUE) ? location.queueUrl(name) : name;
    };
  }

  private String attribute(String name, String attribute) {
    String service =
        switch (typeOf(name)) {
          case Template.QUEUE -> "sqs";
          case Template.TABLE -> "dynamodb";
          default -> "";
        };
    return switch (attribute) {
      case "QueueName" -> name;
      case "Arn" -> Location.arn(service, name);
      default -> throw new IllegalArgumentException("unknown here: " + name + "." + attribute);
    };
  }

  private String substituted(String text) {
    String substituted =
        PLACE
            .matcher(text)
            .replaceAll(
                place -> {
                  String[] path = place.group(1).split("\\.", 2);
                  return path.length == 1 ? reference(path[0]) : attribute(path[0], path[1]);
                });
    return SECRET
        .matcher(substituted)
        .replaceAll(name -> secrets.computeIfAbsent(name.group(1), _ -> draw()));
  }

  private static String draw() {
    byte[] secret = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(secret);
    return HexFormat.of().formatHex(secret);
  }

  private String typeOf(String name) {
    JsonNode resource = template.resources().get(name);
    if (resource == null) {
      throw new IllegalArgumentException("the template has no resource or parameter " + name);
    }
    return resource.path("Type").asText();
  }
}
