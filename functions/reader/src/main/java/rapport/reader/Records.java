package rapport.reader;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import rapport.fold.Part;
import rapport.fold.PartKey;
import rapport.period.Period;
import rapport.period.UtcHour;
import rapport.state.State;
import rapport.store.EventLog;
import rapport.store.HourRecords;
import rapport.store.Marks;
import rapport.store.Summaries;

/// The records of some parts, and in place of what is marked the log.
///
/// First the marks are read, strongly, then the records, strongly, then the log: whatever was
/// recorded before the first step is in one of the three.
final class Records {

  private final Map<PartKey, Spread> spreads;
  private final Instant asOf;

  private Records(Map<PartKey, Spread> spreads, Instant asOf) {
    this.spreads = Map.copyOf(spreads);
    this.asOf = asOf;
  }

  /// Where they come from.
  record Stores(Summaries summaries, HourRecords hours, Marks marks, EventLog log) {}

  /// What of them is wanted.
  ///
  /// @param parts the parts
  /// @param first none of the two is an hour
  /// @param last of the same granularity
  /// @param before whether all time before the first is wanted too, of the running families
  record Wanted(Collection<PartKey> parts, Period first, Period last, boolean before) {}

  static Records read(Stores stores, TenantView view, Wanted wanted, Instant now) {
    var calendar = view.calendar();
    var from = wanted.before() ? Instant.MIN : wanted.first().start(calendar);
    var to = wanted.last().end(calendar);
    var marks =
        wanted.before()
            ? stores.marks().of(view.tenant())
            : stores.marks().of(view.tenant(), UtcHour.of(from), UtcHour.of(to.minusMillis(1)));
    var unfolded =
        new Unfolded(stores.log(), stores.hours(), view.tenant(), calendar, marks, from, to);
    var spreads = new HashMap<PartKey, Spread>();
    for (PartKey part : new TreeSet<>(wanted.parts())) { // the same question makes the same calls
      var spread =
          new Spread(stores.summaries(), view.tenant(), calendar, part, unfolded.days(), now);
      spread.read(wanted.first(), wanted.last());
      if (wanted.before() && part.family().running()) {
        spread.readBefore(wanted.first().firstDay());
      }
      spreads.put(part, spread);
    }
    var folded = unfolded.fold(now);
    spreads.values().forEach(spread -> spread.replace(folded.days()));
    return new Records(spreads, folded.asOf());
  }

  /// Every event recorded before this is in the states.
  Instant asOf() {
    return asOf;
  }

  State of(PartKey part, int number, Period period) {
    return spreads.get(part).of(period, number);
  }

  /// All values of a part.
  Part part(PartKey part, Period period) {
    return spreads.get(part).part(period);
  }

  /// Of all time before a day, which must be the first that was wanted.
  State before(PartKey part, int number, LocalDate day) {
    return spreads.get(part).before(day, number);
  }
}
