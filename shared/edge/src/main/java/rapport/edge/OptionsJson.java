package rapport.edge;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;
import rapport.form.Texts;
import rapport.survey.Question.Offering;

/// What a question offers, as JSON: an array of `{"id", "text"}`.
final class OptionsJson {

  private static final String OPTIONS = "options";

  private OptionsJson() {}

  /// Option → text, in their order; none of those whose names are at fault.
  static SequencedMap<String, Texts> read(Fields fields) {
    var options = new LinkedHashMap<String, Texts>();
    fields.required(OPTIONS);
    List<Fields.Element> elements = fields.elements(OPTIONS, Offering.MOST_OPTIONS);
    fields.refuseEmpty(OPTIONS);
    for (Fields.Element element : elements) {
      Fields given = element.fields();
      String id = given.requiredText("id", TextRule.NAME);
      Texts text = TextsJson.read(given, "text", TextRule.SHOWN);
      given.refuseOthers();
      if (!id.isEmpty() && options.putIfAbsent(id, text) != null) {
        element.fault("/id", "is the id of an earlier option too, got \"" + id + "\"");
      }
    }
    return Collections.unmodifiableSequencedMap(options);
  }

  /// The texts alone, of those that have one. What is wrong with them [#read] tells.
  static SortedMap<String, Texts> texts(Fields fields) {
    ObjectNode alone = Json.object();
    fields.node(OPTIONS).ifPresent(options -> alone.set(OPTIONS, options));
    var texts = new TreeMap<String, Texts>();
    read(Fields.of(alone, "", new FieldErrors()))
        .forEach(
            (option, text) ->
                Optional.of(text)
                    .filter(some -> !some.isEmpty())
                    .ifPresent(some -> texts.put(option, some)));
    return texts;
  }

  /// Adds the texts to the options of a question's tree.
  static void putTexts(ObjectNode tree, SortedMap<String, Texts> texts) {
    if (tree.get(OPTIONS) instanceof ArrayNode options) {
      options.forEach(
          option ->
              TextsJson.put(
                  (ObjectNode) option,
                  "text",
                  texts.getOrDefault(option.path("id").textValue(), Texts.NONE)));
    }
  }
}
