package rapport.settings;

import java.time.DayOfWeek;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/// A tenant's settings.
///
/// @param zone where its days begin
/// @param weekStart the day its weeks begin on
/// @param dimensions the attributes it groups by, beside the built-in ones
/// @param pairs the pairs of dimensions it groups by together
/// @param currency ISO 4217, for money without one
/// @param smallN below this many answers a segment of respondents is not shown; 1 shows all
/// @param rules what it decides about tickets and customers
/// @param watched the metrics that are watched by control charts
public record Settings(
    ZoneId zone,
    DayOfWeek weekStart,
    List<String> dimensions,
    List<Pair> pairs,
    String currency,
    int smallN,
    EntityRules rules,
    List<Watched> watched) {

  /// The dimensions every tenant has. A survey is one too, by way of its own family.
  public static final List<String> BUILT_IN =
      List.of("agent", "channel", "group", "language", "priority", "reason");

  /// What holds where a tenant has decided nothing.
  public static final Settings DEFAULT =
      new Settings(ZoneOffset.UTC, DayOfWeek.MONDAY, List.of(), List.of(), "EUR", 10);

  /// With nothing decided about tickets and customers.
  public Settings(
      ZoneId zone,
      DayOfWeek weekStart,
      List<String> dimensions,
      List<Pair> pairs,
      String currency,
      int smallN) {
    this(zone, weekStart, dimensions, pairs, currency, smallN, EntityRules.NONE);
  }

  /// With the metrics watched that are until a tenant decides otherwise.
  public Settings(
      ZoneId zone,
      DayOfWeek weekStart,
      List<String> dimensions,
      List<Pair> pairs,
      String currency,
      int smallN,
      EntityRules rules) {
    this(zone, weekStart, dimensions, pairs, currency, smallN, rules, Watched.DEFAULT);
  }

  public Settings watching(List<Watched> some) {
    return new Settings(zone, weekStart, dimensions, pairs, currency, smallN, rules, some);
  }

  public Settings {
    dimensions = List.copyOf(dimensions);
    pairs = List.copyOf(pairs);
    watched = List.copyOf(watched);
  }

  /// Two dimensions as one: its values are the pairs of theirs.
  public record Pair(String first, String second) {

    private static final char BETWEEN_NAMES = '+';
    private static final char BETWEEN_VALUES = '\u001f';

    /// The name of the dimension that the pair makes.
    public String name() {
      return first + BETWEEN_NAMES + second;
    }

    /// Whether a dimension is a pair: no other has a plus in its name.
    public static boolean isName(String dimension) {
      return dimension.indexOf(BETWEEN_NAMES) >= 0;
    }

    /// The two values that make a value.
    public List<String> parts(String value) {
      int between = value.indexOf(BETWEEN_VALUES);
      if (between < 0) {
        throw new IllegalArgumentException("not a value of the pair " + name() + ": " + value);
      }
      return List.of(value.substring(0, between), value.substring(between + 1));
    }

    /// The value that two values make.
    public String value(String ofFirst, String ofSecond) {
      return ofFirst + BETWEEN_VALUES + ofSecond;
    }
  }
}
