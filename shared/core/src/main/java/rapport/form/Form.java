package rapport.form;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import rapport.survey.Survey;

/// How a survey is shown. Nothing of it changes what is counted.
///
/// @param language the one shown where a text lacks the asked one; empty if the definition names
///   none
/// @param blocks in the order they are shown; each question of the survey is in one of them
/// @param hidden names of the attributes that the form's address may carry
/// @param words what the form says by itself in more languages: language → word → text
public record Form(
    String language,
    Texts intro,
    List<Block> blocks,
    List<String> hidden,
    Thanks thanks,
    Theme theme,
    SortedMap<String, Map<FormWord, String>> words) {

  /// As many attributes as an address may carry.
  public static final int MOST_HIDDEN = 20;

  private static final Pattern ROW_SCALE = Pattern.compile("/rows/\\d+(/scale|/type)$");

  public Form {
    blocks = List.copyOf(blocks);
    hidden = List.copyOf(hidden);
    var copy = new TreeMap<String, Map<FormWord, String>>(String.CASE_INSENSITIVE_ORDER);
    words.forEach((tag, own) -> copy.put(tag, copyOf(own)));
    words = Collections.unmodifiableSortedMap(copy);
  }

  private static Map<FormWord, String> copyOf(Map<FormWord, String> words) {
    var copy = new EnumMap<FormWord, String>(FormWord.class);
    copy.putAll(words);
    return Collections.unmodifiableMap(copy);
  }

  /// Of a definition that says nothing of it.
  public static Form bare(Survey survey) {
    return new Form(
        "",
        Texts.NONE,
        survey.questions().stream().<Block>map(Block.Asked::bare).toList(),
        List.of(),
        Thanks.NONE,
        Theme.DEFAULT,
        Collections.emptySortedMap());
  }

  /// Where a definition has a question, as a JSON Pointer: `/questions/2`, of a row of a table
  /// `/questions/2/rows/0`.
  ///
  /// @throws IllegalArgumentException if no block asks it
  public String pointer(String question) {
    for (int place = 0; place < blocks.size(); place++) {
      List<String> asked = blocks.get(place).questions().toList();
      if (asked.contains(question)) {
        String block = "/questions/" + place;
        return blocks.get(place) instanceof Block.Matrix
            ? block + "/rows/" + asked.indexOf(question)
            : block;
      }
    }
    throw new IllegalArgumentException("the form does not show " + question);
  }

  /// The pointer to a field of a question, which rows of a table leave to the table: its scale.
  public static String settled(String pointer) {
    return ROW_SCALE.matcher(pointer).replaceFirst("$1");
  }

  /// A word of the form's own: in the language asked for, or the more general one, or English.
  public String word(FormWord word, String language) {
    var own = new TreeMap<String, String>();
    words.forEach(
        (tag, texts) -> {
          if (texts.containsKey(word)) {
            own.put(tag, texts.get(word));
          }
        });
    return new Texts(own).in(language).orElseGet(() -> word.in(language));
  }
}
