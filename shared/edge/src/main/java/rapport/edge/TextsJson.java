package rapport.edge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.TreeMap;
import rapport.form.Texts;

/// Texts in some languages, as JSON: an object of language → text.
final class TextsJson {

  private static final int MAX_LANGUAGES = 40;

  private TextsJson() {}

  static Texts read(Fields fields, String name, TextRule rule) {
    Optional<JsonNode> node = fields.node(name);
    if (node.isEmpty()) {
      return Texts.NONE;
    }
    Fields given = fields.inner(name, node.get());
    var texts = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    for (String language : given.names()) {
      TextRule.LANGUAGE.fault(language).ifPresent(fault -> given.fault(language, fault));
      if (texts.containsKey(language)) {
        given.fault(language, "is named before, in other letters");
      }
      given.text(language, rule).ifPresent(text -> texts.put(language, text));
    }
    if (node.get().size() > MAX_LANGUAGES) {
      fields.fault(
          name,
          "must be in at most %d languages, got %d".formatted(MAX_LANGUAGES, node.get().size()));
    }
    return new Texts(texts);
  }

  /// The same of what must be there.
  static Texts required(Fields fields, String name, TextRule rule) {
    Optional<JsonNode> node = fields.required(name);
    if (node.filter(given -> given.isObject() && given.isEmpty()).isPresent()) {
      fields.fault(name, "must be in one language at least, got none");
    }
    return read(fields, name, rule);
  }

  static void put(ObjectNode tree, String name, Texts texts) {
    if (!texts.isEmpty()) {
      ObjectNode object = tree.putObject(name);
      texts.byLanguage().forEach(object::put);
    }
  }
}
