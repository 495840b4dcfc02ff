package rapport.reader;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// What media types a caller takes, and how gladly (RFC 9110, 12.5.1).
final class Accept {

  private static final String ANY = "*/*";

  private static final Comparator<Range> PREFERENCE =
      Comparator.comparingDouble(Range::quality)
          .thenComparing(Range::breadth, Comparator.reverseOrder())
          .thenComparing(Range::place, Comparator.reverseOrder());

  private final List<Range> ranges;

  /// @param header the value of `Accept`; empty if there is none, which takes everything
  Accept(String header) {
    var parts = header.isBlank() ? List.of(ANY) : List.of(header.split(","));
    this.ranges =
        IntStream.range(0, parts.size()).mapToObj(i -> Range.of(parts.get(i), i)).toList();
  }

  /// @param name in lower case: `text/csv`, `text/*`, `*/*`
  /// @param quality 0 to 1; 0 refuses it
  /// @param place among the others
  private record Range(String name, double quality, int place) {

    static Range of(String text, int place) {
      var parts = text.toLowerCase(Locale.ROOT).split(";");
      double quality =
          Arrays.stream(parts)
              .map(String::strip)
              .filter(part -> part.matches("q=[01](\\.\\d{0,3})?"))
              .mapToDouble(part -> Double.parseDouble(part.substring("q=".length())))
              .findFirst()
              .orElse(1);
      return new Range(parts.length == 0 ? "" : parts[0].strip(), quality, place);
    }

    boolean covers(String type) {
      return breadth() == 0
          ? name.equals(type)
          : name.equals(ANY) || type.startsWith(name.substring(0, name.length() - 1));
    }

    /// 0 for one type, 1 for all of a kind, 2 for all.
    int breadth() {
      return name.equals(ANY) ? 2 : name.endsWith("/*") ? 1 : 0;
    }
  }

  /// Whether one type is rather wanted than another: by its quality, else because it is named more
  /// exactly, else because it is named first. Not if it is wanted just as much, or not at all.
  boolean prefers(String type, String other) {
    var wanted = of(type);
    return wanted.quality() > 0 && PREFERENCE.compare(wanted, of(other)) > 0;
  }

  /// The most exact range decides.
  private Range of(String type) {
    return ranges.stream()
        .filter(range -> range.covers(type))
        .min(Comparator.comparingInt(Range::breadth).thenComparingInt(Range::place))
        .orElse(new Range(ANY, 0, ranges.size()));
  }
}
