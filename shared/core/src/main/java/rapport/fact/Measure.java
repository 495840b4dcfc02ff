package rapport.fact;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// One thing a fact adds to the state of a family. Each case feeds a kind of cell in
/// [rapport.state].
public sealed interface Measure {

  Family family();

  /// The name of the cell in the family's state.
  String slot();

  /// Whether it changes a balance that later periods inherit, and not only what its own period
  /// counts.
  default boolean isBalance() {
    return family().isBalance(slot());
  }

  /// A measure that counts in every period its fact lies in.
  sealed interface Plain extends Measure {

    /// What takes this back where both count.
    ///
    /// @throws IllegalArgumentException if nothing does
    default Plain negated() {
      throw new IllegalArgumentException("nothing takes back " + this);
    }
  }

  /// Adds to a whole number.
  ///
  /// @param amount may be negative
  record Count(Family family, String slot, long amount) implements Plain {
    @Override
    public Plain negated() {
      return new Count(family, slot, -amount);
    }
  }

  /// Counts more of a value, for instance a score.
  ///
  /// @param times how many more; negative takes back what another fact of the same period counts
  record Value(Family family, String slot, int value, long times) implements Plain {

    /// One more.
    public Value(Family family, String slot, int value) {
      this(family, slot, value, 1);
    }

    @Override
    public Plain negated() {
      return new Value(family, slot, value, -times);
    }
  }

  /// Counts one more at the local hour of day, 0 to 23, of the fact's time.
  record LocalHour(Family family, String slot) implements Plain {}

  /// One duration.
  ///
  /// @param millis 0 or more
  record Duration(Family family, String slot, long millis) implements Plain {
    public Duration {
      if (millis < 0) {
        throw new IllegalArgumentException("a duration must be 0 ms or more, got " + millis);
      }
    }
  }

  /// Numbers that belong together, such as one person's answers to several questions.
  ///
  /// @param values one or more; a slot always has as many
  /// @param times 1, or −1 to take back what another fact of the same period adds
  record Row(Family family, String slot, List<Long> values, int times) implements Plain {
    public Row {
      values = List.copyOf(values);
      if (values.isEmpty()) {
        throw new IllegalArgumentException("a row must have a number");
      }
      if (times != 1 && times != -1) {
        throw new IllegalArgumentException("a row counts once or is taken back, got " + times);
      }
    }

    /// One more row.
    public Row(Family family, String slot, List<Long> values) {
      this(family, slot, values, 1);
    }

    @Override
    public Plain negated() {
      return new Row(family, slot, values, -times);
    }
  }

  /// Counts only in the periods that began at certain times: the first purchase of a month is one
  /// whose month began after the purchase before it. It feeds a cell for each granularity, which
  /// [rapport.state.State#at] reads, so that distinct counts are sums and merge.
  ///
  /// No calendar is needed to derive it, and a changed one changes none.
  ///
  /// @param what is counted
  /// @param began when the period must have begun, in totals and in every dimension not named
  /// @param others when it must have begun in these dimensions
  record When(Plain what, Span began, SortedMap<String, Span> others) implements Measure {
    public When {
      others = Collections.unmodifiableSortedMap(new TreeMap<>(others));
    }

    /// The same in all dimensions.
    public When(Plain what, Span began) {
      this(what, began, Collections.emptySortedMap());
    }

    @Override
    public Family family() {
      return what.family();
    }

    @Override
    public String slot() {
      return what.slot();
    }

    /// When a period must have begun.
    public Span began(String dimension) {
      return others.getOrDefault(dimension, began);
    }
  }

  /// Counts somebody for a cohort: those whose beginning lies in the same week, month, quarter or
  /// year. It feeds a histogram by the cohort's number ([rapport.period.Cohort]) for each of these
  /// granularities, in totals only.
  ///
  /// @param times 1, or −1 to take back what another fact counts
  /// @param since when the customer, or whoever is counted, began
  /// @param began when the period must have begun that it counts in
  record Cohort(Family family, String slot, int times, Instant since, Span began)
      implements Measure {
    public Cohort {
      if (times != 1 && times != -1) {
        throw new IllegalArgumentException(
            "a cohort counts somebody once or takes that back, got " + times);
      }
      since = since.truncatedTo(ChronoUnit.MILLIS);
    }

    /// What takes this back where both count.
    public Cohort negated() {
      return new Cohort(family, slot, -times, since, began);
    }
  }
}
