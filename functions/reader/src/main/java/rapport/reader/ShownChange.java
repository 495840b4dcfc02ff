package rapport.reader;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalDouble;
import rapport.comparison.Change;
import rapport.comparison.Change.Verdict;
import rapport.edge.Quantities;
import rapport.metric.Unit;
import rapport.period.Period;
import rapport.statistics.Interval;

/// How far a value is from an earlier one, as it is shown.
sealed interface ShownChange {

  /// There is nothing to compare, or one of the two is hidden.
  record Nothing() implements ShownChange {}

  /// @param change in the unit of the value
  /// @param method by which the two were compared, empty if there is none
  /// @param period the earlier one
  /// @param until where that was cut, its end if it was not
  /// @param n what was counted in it
  record Of(Change change, String method, Period period, Instant until, long n)
      implements ShownChange {}

  /// A difference as numbers; what is not known is empty.
  ///
  /// @param verdict empty if there was no test
  record Numbers(
      OptionalDouble value,
      OptionalDouble low,
      OptionalDouble high,
      OptionalDouble p,
      String verdict) {

    static Numbers of(Change change) {
      var none = OptionalDouble.empty();
      return switch (change) {
        case Change.Unknown() -> new Numbers(none, none, none, none, "");
        case Change.Plain(double value) ->
            new Numbers(OptionalDouble.of(value), none, none, none, "");
        case Change.Untested(double value, Interval interval) ->
            new Numbers(
                OptionalDouble.of(value),
                OptionalDouble.of(interval.low()),
                OptionalDouble.of(interval.high()),
                none,
                "");
        case Change.Tested(double value, Interval interval, double p, Verdict verdict) ->
            new Numbers(
                OptionalDouble.of(value),
                OptionalDouble.of(interval.low()),
                OptionalDouble.of(interval.high()),
                OptionalDouble.of(p),
                word(verdict));
      };
    }

    boolean significant() {
      return !verdict.equals(word(Verdict.NOT_SIGNIFICANT));
    }

    /// `value`, `low`, `high` and `p`, null where there is none.
    ///
    /// @param unit of the value; `p` has none
    void write(Unit unit, ObjectNode tree) {
      Quantities.put(tree, "value", value, unit);
      Quantities.put(tree, "low", low, unit);
      Quantities.put(tree, "high", high, unit);
      Quantities.put(tree, "p", p, Unit.FRACTION);
    }

    private static String word(Verdict verdict) {
      return verdict.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
