package rapport.local.importer.mapping;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import rapport.local.importer.csv.Row;

/// How a file writes its times.
public sealed interface Times {

  /// RFC 3339, as `2026-03-01T10:00:00Z`.
  Times RFC_3339 = new Offset();

  /// The instant that a text names.
  ///
  /// @throws DateTimeException if it is none
  Instant parse(String text);

  /// How a text should look, to say so.
  String form();

  /// The instant that a value of a row names.
  ///
  /// @throws RefusedRowException if it is missing or no time of this form
  default Instant of(Value value, Row row) throws RefusedRowException {
    String text = value.required(row, "time");
    try {
      return (value.constant() ? RFC_3339 : this).parse(text);
    } catch (DateTimeException _) {
      throw new RefusedRowException(value.source() + " is not a time of the form " + form());
    }
  }

  /// Says its own offset.
  record Offset() implements Times {
    @Override
    public Instant parse(String text) {
      return OffsetDateTime.parse(text).toInstant();
    }

    @Override
    public String form() {
      return "2026-03-01T10:00:00Z";
    }
  }

  /// Wall-clock time of one zone. Where clocks are turned, the offset before the turn holds: a time
  /// that is there twice is the first of the two, and one that is skipped counts on as if the clock
  /// had not been turned yet.
  ///
  /// @param pattern of [DateTimeFormatter], as it was written
  /// @param at the time of day where the pattern has none
  record Local(String pattern, DateTimeFormatter formatter, ZoneId zone, LocalTime at)
      implements Times {

    /// Dates that don't exist are no dates: 30 February is refused and not read as 29.
    ///
    /// @throws IllegalArgumentException if the pattern is none
    static Local of(String pattern, ZoneId zone, LocalTime at) {
      // Without an era, only the letter u makes a year to be strict about; people write y.
      var formatter =
          DateTimeFormatter.ofPattern(
                  pattern.contains("'") ? pattern : pattern.replace('y', 'u'), Locale.ENGLISH)
              .withResolverStyle(ResolverStyle.STRICT);
      return new Local(pattern, formatter, zone, at);
    }

    @Override
    public Instant parse(String text) {
      TemporalAccessor read = formatter.parseBest(text, LocalDateTime::from, LocalDate::from);
      LocalDateTime local =
          read instanceof LocalDateTime dateTime ? dateTime : ((LocalDate) read).atTime(at);
      return local.atZone(zone).toInstant();
    }

    @Override
    public String form() {
      return "`" + pattern + "`";
    }
  }

  /// Counts from 1970-01-01T00:00Z.
  ///
  /// @param perSecond 1 for seconds, 1000 for milliseconds
  record Epoch(long perSecond) implements Times {
    @Override
    public Instant parse(String text) {
      try {
        return Instant.ofEpochMilli(Math.multiplyExact(Long.parseLong(text), 1000 / perSecond));
      } catch (NumberFormatException | ArithmeticException _) {
        throw new DateTimeException("no whole number of seconds or milliseconds");
      }
    }

    @Override
    public String form() {
      return perSecond == 1 ? "epoch-seconds" : "epoch-millis";
    }
  }
}
