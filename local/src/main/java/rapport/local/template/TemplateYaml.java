package rapport.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.StringReader;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/// Turns a template's YAML into the JSON that CloudFormation means by it: `!Ref X` becomes
/// `{"Ref":"X"}`, `!GetAtt X.Arn` becomes `{"Fn::GetAtt":["X","Arn"]}`, any other `!F`
/// `{"Fn::F":…}`.
final class TemplateYaml {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private TemplateYaml() {}

  /// @throws IllegalArgumentException if a key appears twice
  /// @throws org.yaml.snakeyaml.error.YAMLException if this is no YAML
  static JsonNode parse(String text) {
    return json(new Yaml(new LoaderOptions()).compose(new StringReader(text)));
  }

  private static JsonNode json(Node node) {
    JsonNode plain =
        switch (node) {
          case MappingNode mapping -> object(mapping);
          case SequenceNode sequence -> array(sequence);
          case ScalarNode scalar -> scalar(scalar);
          default -> throw new IllegalArgumentException("no node of JSON: " + node);
        };
    String tag = node.getTag().getValue();
    return tag.startsWith("!") ? function(tag.substring(1), plain) : plain;
  }

  private static ObjectNode object(MappingNode mapping) {
    ObjectNode object = JSON.objectNode();
    for (NodeTuple tuple : mapping.getValue()) {
      String key = ((ScalarNode) tuple.getKeyNode()).getValue();
      if (object.has(key)) {
        throw new IllegalArgumentException(
            "the key " + key + " appears twice" + tuple.getKeyNode().getStartMark());
      }
      object.set(key, json(tuple.getValueNode()));
    }
    return object;
  }

  private static ArrayNode array(SequenceNode sequence) {
    ArrayNode array = JSON.arrayNode();
    sequence.getValue().forEach(value -> array.add(json(value)));
    return array;
  }

  private static JsonNode scalar(ScalarNode scalar) {
    Tag tag = scalar.getTag();
    String value = scalar.getValue();
    if (tag.equals(Tag.INT)) {
      return JSON.numberNode(Long.parseLong(value));
    }
    if (tag.equals(Tag.BOOL)) {
      return JSON.booleanNode(Boolean.parseBoolean(value));
    }
    return JSON.textNode(value);
  }

  private static ObjectNode function(String name, JsonNode argument) {
    ObjectNode call = JSON.objectNode();
    return switch (name) {
      case "Ref", "Condition" -> call.set(name, argument);
      case "GetAtt" -> {
        ArrayNode path = call.putArray("Fn::GetAtt");
        String[] parts = argument.asText().split("\\.", 2);
        path.add(parts[0]).add(parts[1]);
        yield call;
      }
      default -> call.set("Fn::" + name, argument);
    };
  }
}
