package rapport.local.importer.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import rapport.local.importer.csv.Row;

/// A text made from a row: constant text and cells, then perhaps put into other words.
///
/// @param parts what it is put together from; none is a value that is always missing
/// @param missing the texts that stand for nothing in any of its cells
/// @param words what to say instead of what the file says; empty if every text passes as it is
public record Value(List<Part> parts, Set<String> missing, Map<String, String> words) {

  /// What says nothing about a row.
  public static final Value NONE = new Value(List.of(), Set.of(), Map.of());

  private static final Pattern COLUMN = Pattern.compile("\\$\\{([^}]*)}");

  public Value {
    parts = List.copyOf(parts);
    missing = Set.copyOf(missing);
    words = Map.copyOf(words);
  }

  /// Reads `${column}` and the text around it.
  static List<Part> parse(String template) {
    var parts = new ArrayList<Part>();
    Matcher matcher = COLUMN.matcher(template);
    int end = 0;
    while (matcher.find()) {
      if (matcher.start() > end) {
        parts.add(new Part.Text(template.substring(end, matcher.start())));
      }
      parts.add(new Part.Column(matcher.group(1).strip()));
      end = matcher.end();
    }
    if (end < template.length()) {
      parts.add(new Part.Text(template.substring(end)));
    }
    return parts;
  }

  /// The columns it is made from.
  public List<String> columns() {
    return parts.stream()
        .filter(Part.Column.class::isInstance)
        .map(part -> ((Part.Column) part).name())
        .toList();
  }

  /// Whether it says the same of every row.
  public boolean constant() {
    return columns().isEmpty();
  }

  /// What it says of a row; empty if one of its cells is missing.
  ///
  /// @throws RefusedRowException if it has words for what the file says, but none for this
  public Optional<String> of(Row row) throws RefusedRowException {
    var text = new StringBuilder();
    for (Part part : parts) {
      switch (part) {
        case Part.Text(var constant) -> text.append(constant);
        case Part.Column(var name) -> {
          String cell = row.cell(name);
          if (cell.isEmpty() || missing.contains(cell)) {
            return Optional.empty();
          }
          text.append(cell);
        }
      }
    }
    return text.isEmpty() ? Optional.empty() : Optional.of(inOtherWords(text.toString()));
  }

  /// What it says of a row that has to say something.
  ///
  /// @param what it is for, to name it in the reason
  /// @throws RefusedRowException if it is missing
  public String required(Row row, String what) throws RefusedRowException {
    return of(row)
        .orElseThrow(
            () -> new RefusedRowException("no " + what + " (" + source() + " is missing)"));
  }

  /// Where it comes from, as the mapping says it.
  public String source() {
    var text = new StringBuilder();
    for (Part part : parts) {
      switch (part) {
        case Part.Text(var constant) -> text.append(constant);
        case Part.Column(var name) -> text.append("${").append(name).append('}');
      }
    }
    return text.toString();
  }

  private String inOtherWords(String text) throws RefusedRowException {
    if (words.isEmpty()) {
      return text;
    }
    String word = words.get(text);
    if (word == null) {
      throw new RefusedRowException("`" + text + "` of " + source() + " is not in its `words`");
    }
    return word;
  }

  /// A piece of a value.
  public sealed interface Part {

    record Text(String text) implements Part {}

    record Column(String name) implements Part {}
  }
}
