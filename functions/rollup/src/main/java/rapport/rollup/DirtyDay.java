package rapport.rollup;

import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import rapport.fold.Fold;
import rapport.period.Calendar;
import rapport.period.UtcHour;
import rapport.store.DayKey;

/// A local day to be folded, and why.
///
/// @param tokens of the marks that made it dirty, by their hours; read before anything else was
record DirtyDay(
    String tenant, Calendar calendar, LocalDate date, SortedMap<UtcHour, BigInteger> tokens) {

  DirtyDay {
    tokens = Collections.unmodifiableSortedMap(new TreeMap<>(tokens));
  }

  DayKey key() {
    return new DayKey(tenant, calendar.version(), date);
  }

  List<UtcHour> hours() {
    return calendar.hoursOf(date);
  }

  /// What of an hour lies in another day is left out by it.
  Fold fold(Instant now) {
    return Fold.ofDay(date, calendar, now);
  }
}
