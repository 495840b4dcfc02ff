package rapport.page;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import rapport.edge.Json;
import rapport.form.Block;
import rapport.form.Condition;
import rapport.form.Definition;
import rapport.form.FormWord;
import rapport.form.Remainder;

/// A form as it is filled in: with all its questions one below the other, so that it can be
/// answered without any script. The script of forms makes more of it.
public final class FormView {

  /// What the script says by itself.
  private static final List<FormWord> OF_SCRIPT =
      List.of(
          FormWord.SEND,
          FormWord.NEXT,
          FormWord.BACK,
          FormWord.PROGRESS,
          FormWord.CHECK,
          FormWord.UNANSWERED,
          FormWord.NOTHING,
          FormWord.AT_MOST,
          FormWord.WHOLE_NUMBER,
          FormWord.KEYS,
          FormWord.WAITING,
          FormWord.BUSY,
          FormWord.NOT_TAKEN,
          FormWord.THANKS,
          FormWord.RECEIVED,
          FormWord.CLOSE);

  private final Definition definition;
  private final Wording wording;
  private final Map<String, String> attributes;
  private final Filled filled;
  private final BlockView blocks;

  /// @param attributes what is known of who answers, name → value
  public FormView(
      Definition definition, Wording wording, Map<String, String> attributes, Filled filled) {
    this.definition = definition;
    this.wording = wording;
    this.attributes = Map.copyOf(attributes);
    this.filled = filled;
    this.blocks = new BlockView(definition, wording, filled);
  }

  /// Fields that nobody sees.
  ///
  /// @param values name → what it holds, one or more of each name
  public record Hidden(Map<String, List<String>> values) {
    public Hidden {
      values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
  }

  /// The title, and what a survey says before it asks.
  public void head(Html html) {
    html.element("h1", wording.title(), Attribute.of("tabindex", "-1"));
    var intro = definition.form().intro();
    wording
        .in(intro)
        .ifPresent(
            text -> html.element("p", text, Attribute.of("class", "intro"), wording.lang(intro)));
  }

  /// All that is wrong, each with a link to its field.
  public void faults(Html html) {
    html.open(
        "div",
        Attribute.of("class", "errors"),
        Attribute.of("id", "errors"),
        Attribute.of("role", "alert"),
        Attribute.of("tabindex", "-1"),
        Attribute.flag("autofocus", true));
    html.element("h2", wording.word(FormWord.CHECK)).open("ul");
    filled.faults().forEach((name, fault) -> fault(html, name, fault));
    html.close().close();
  }

  private void fault(Html html, String name, String fault) {
    html.open("li");
    if (name.isEmpty()) {
      html.text(fault);
    } else {
      html.element(
          "a", ended(wording.label(name)) + fault, Attribute.of("href", "#" + Field.id(name)));
    }
    html.close();
  }

  /// What asks, with something to part it from what follows: most ask with a question mark.
  private static String ended(String label) {
    boolean isOpen = Character.isLetterOrDigit(label.codePointBefore(label.length()));
    return isOpen ? label + ": " : label + " ";
  }

  /// @param hidden what is sent along
  /// @param strange names of fields that are no question of it, to be shown all the same
  public void form(Html html, Hidden hidden, Set<String> strange) {
    html.open(
        "form",
        Attribute.of("method", "post"),
        Attribute.of("action", "/v1/surveys/%s/responses".formatted(definition.survey().id())),
        Attribute.of("accept-charset", "utf-8"),
        Attribute.of("class", "survey"),
        Attribute.of("data-survey", definition.survey().id()),
        Attribute.of("data-words", Json.write(words())));
    hidden.values().forEach((name, all) -> all.forEach(value -> html.hidden(name, value)));
    for (Block block : definition.form().blocks()) {
      Condition left = Remainder.of(block.prompt().when(), attributes);
      if (!left.equals(Remainder.NEVER)) {
        blocks.write(html, block, left);
      }
    }
    strange.forEach(name -> blocks.strange(html, name));
    html.open("div", Attribute.of("class", "actions"));
    html.element("button", wording.word(FormWord.SEND), Attribute.of("type", "submit"));
    html.close().close();
  }

  private ObjectNode words() {
    var words = Json.object();
    OF_SCRIPT.forEach(word -> words.put(word.key(), wording.word(word)));
    return words;
  }

  /// The names of the questions that are shown to who is known to be this.
  public Set<String> questions() {
    return definition.form().blocks().stream()
        .filter(block -> !Remainder.of(block.prompt().when(), attributes).equals(Remainder.NEVER))
        .flatMap(Block::questions)
        .collect(Collectors.toSet());
  }
}
