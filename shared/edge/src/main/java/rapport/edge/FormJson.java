package rapport.edge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import rapport.form.Block;
import rapport.form.Form;
import rapport.form.FormWord;
import rapport.form.Thanks;

/// How a survey is shown, as JSON: among the fields of its definition.
final class FormJson {

  private static final String LANGUAGE = "language";
  private static final String INTRO = "intro";
  private static final String HIDDEN = "hidden";
  private static final String WORDS = "words";
  private static final int MAX_LANGUAGES = 40;

  private FormJson() {}

  static Form read(Fields fields, List<Block> blocks, Thanks thanks) {
    return new Form(
        fields.text(LANGUAGE, TextRule.LANGUAGE).orElse(""),
        TextsJson.read(fields, INTRO, TextRule.SHOWN),
        blocks,
        hidden(fields),
        thanks,
        ThemeJson.read(fields),
        words(fields));
  }

  private static List<String> hidden(Fields fields) {
    var names = new ArrayList<String>();
    for (Fields.Element element : fields.elements(HIDDEN, Form.MOST_HIDDEN)) {
      Optional<String> name = element.text(TextRule.NAME);
      if (name.filter(EventTypes.RESERVED::contains).isPresent()) {
        element.fault("is a built-in segment, got \"" + name.get() + "\"; give another name");
      } else if (name.filter(names::contains).isPresent()) {
        element.fault("is named before, got \"" + name.get() + "\"");
      } else {
        name.ifPresent(names::add);
      }
    }
    return names;
  }

  /// What no definition may take from its address any more, though a stored one may.
  static void check(Fields fields) {
    if (fields.node(HIDDEN).filter(JsonNode::isArray).isPresent()) {
      for (Fields.Element element : fields.elements(HIDDEN, Integer.MAX_VALUE)) {
        FormNames.fault(element.node().asText()).ifPresent(element::fault);
      }
    }
  }

  private static SortedMap<String, Map<FormWord, String>> words(Fields fields) {
    var words = new TreeMap<String, Map<FormWord, String>>(String.CASE_INSENSITIVE_ORDER);
    Optional<JsonNode> node = fields.node(WORDS);
    if (node.isEmpty()) {
      return words;
    }
    Fields given = fields.object(WORDS, MAX_LANGUAGES);
    for (String language : given.names()) {
      TextRule.LANGUAGE.fault(language).ifPresent(fault -> given.fault(language, fault));
      if (FormWord.speaks(language)) {
        given.fault(
            language, "is spoken here already: words are for other languages than en and zh");
      }
      given.node(language).ifPresent(own -> words.put(language, texts(given.inner(language, own))));
    }
    return words;
  }

  private static Map<FormWord, String> texts(Fields given) {
    var words = new EnumMap<FormWord, String>(FormWord.class);
    for (String key : given.names()) {
      Optional<FormWord> word = FormWord.of(key);
      Optional<String> text = given.text(key, TextRule.VALUE);
      if (word.isEmpty()) {
        given.fault(key, "is no word of a form; words are " + known());
      } else {
        text.ifPresent(some -> words.put(word.get(), some));
      }
    }
    return words;
  }

  private static String known() {
    return Arrays.stream(FormWord.values()).map(FormWord::key).collect(Collectors.joining(", "));
  }

  static void put(ObjectNode tree, Form form) {
    if (!form.language().isEmpty()) {
      tree.put(LANGUAGE, form.language());
    }
    TextsJson.put(tree, INTRO, form.intro());
    if (!form.hidden().isEmpty()) {
      ArrayNode hidden = tree.putArray(HIDDEN);
      form.hidden().forEach(hidden::add);
    }
    ThemeJson.put(tree, form.theme());
    if (!form.words().isEmpty()) {
      ObjectNode words = tree.putObject(WORDS);
      form.words()
          .forEach(
              (language, own) -> {
                ObjectNode texts = words.putObject(language);
                own.forEach((word, text) -> texts.put(word.key(), text));
              });
    }
  }
}
