package rapport.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What CloudWatch takes from a log by a filter pattern for JSON, as far as the template has such:
/// fields compared with a text, a number or anything, joined by `&&`, which binds closer, and `||`.
///
/// @param alternatives of each all must hold
/// @see <a
///   href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html">Filter
///   pattern syntax</a>
record FilterPattern(List<List<Comparison>> alternatives) {

  private static final Pattern WHOLE = Pattern.compile("\\{ (.+) }");
  private static final Pattern COMPARISON =
      Pattern.compile("\\$\\.(\\w+) (=|>=|>) (\\*|\\d+|\"[^\"]+\")");

  /// @throws IllegalArgumentException if it is no pattern of this form
  static FilterPattern of(String text) {
    var whole = WHOLE.matcher(text);
    if (!whole.matches()) {
      throw new IllegalArgumentException("no filter pattern for JSON: " + text);
    }
    return new FilterPattern(
        Stream.of(whole.group(1).split(" \\|\\| "))
            .map(all -> Stream.of(all.split(" && ")).map(Comparison::of).toList())
            .toList());
  }

  boolean matches(JsonNode line) {
    return alternatives.stream().anyMatch(all -> all.stream().allMatch(one -> one.holds(line)));
  }

  /// What a function must write for it to match: names of fields, and texts.
  List<String> words() {
    return alternatives.stream()
        .flatMap(List::stream)
        .flatMap(one -> Stream.concat(Stream.of(one.field), one.text()))
        .toList();
  }

  /// @param value in quotation marks if it is a text
  record Comparison(String field, String operator, String value) {

    private static Comparison of(String text) {
      var found = COMPARISON.matcher(text);
      if (!found.matches()) {
        throw new IllegalArgumentException("no comparison that is known here: " + text);
      }
      return new Comparison(found.group(1), found.group(2), found.group(3));
    }

    private Stream<String> text() {
      return value.startsWith("\"")
          ? Stream.of(value.substring(1, value.length() - 1))
          : Stream.empty();
    }

    private boolean holds(JsonNode line) {
      var found = line.path(field);
      if (value.equals("*")) {
        return found.isValueNode();
      }
      return text().findFirst().map(found.asText()::equals).orElseGet(() -> isSo(found));
    }

    private boolean isSo(JsonNode found) {
      if (!found.isNumber()) {
        return false;
      }
      int order = Long.compare(found.asLong(), Long.parseLong(value));
      return switch (operator) {
        case ">=" -> order >= 0;
        case ">" -> order > 0;
        default -> order == 0;
      };
    }
  }
}
