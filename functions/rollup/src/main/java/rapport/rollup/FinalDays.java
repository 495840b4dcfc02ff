package rapport.rollup;

import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import rapport.period.Calendar;
import rapport.store.Summaries;
import rapport.store.SummaryKey;
import rapport.store.SummaryKey.Level;
import rapport.store.SummaryRecord;

/// Gives a calendar that is announced the final days of the current one as they are, since they
/// can't be folded again, and folds its months from them. There may be tens of thousands, so it
/// goes on in steps, through the months of one part after the other.
final class FinalDays {

  private static final int MONTH_LENGTH = "2026-01".length();
  private static final int MAX_TRIES = 5;

  private final Summaries summaries;
  private final AncestorRollup ancestors;
  private final Clock clock;

  FinalDays(Summaries summaries, AncestorRollup ancestors, Clock clock) {
    this.summaries = summaries;
    this.ancestors = ancestors;
    this.clock = clock;
  }

  /// Where its days come from and go to.
  record Change(String tenant, Calendar from, Calendar to) {}

  /// How far it has come.
  ///
  /// @param after the last part and month that is done, empty before the first
  /// @param all whether there are no more
  record Reached(String after, boolean all) {

    static final Reached NOTHING = new Reached("", false);
    static final Reached ALL = new Reached("", true);
  }

  /// Goes on until that time, one month of one part at least. What was done before and not noted is
  /// done again, and changes nothing.
  Reached takeOver(Change change, Reached from, Instant deadline) {
    var taking = new Taking(change, from, deadline);
    summaries.each(change.tenant(), change.from().version(), Level.DAY, taking::see);
    return taking.end();
  }

  /// One step. The records come in the order of parts, and of each by day.
  private final class Taking {

    private final Change change;
    private final Instant deadline;
    private final List<SummaryKey> days = new ArrayList<>();
    private Reached reached;
    private String month = "";
    private boolean begun;
    private boolean stopped;

    private Taking(Change change, Reached from, Instant deadline) {
      this.change = change;
      this.reached = from;
      this.deadline = deadline;
    }

    private void see(SummaryKey key, SummaryRecord record) {
      var place = month(key);
      if (stopped || place.compareTo(reached.after()) <= 0 || !record.sealedBy(clock.instant())) {
        return;
      }
      if (!place.equals(month)) {
        endMonth();
        stopped |= begun && !clock.instant().isBefore(deadline);
        month = place;
      }
      if (!stopped) {
        take(key, record);
      }
    }

    private void take(SummaryKey key, SummaryRecord record) {
      begun = true;
      days.add(key);
      var first =
          new SummaryRecord(
              1, record.part(), record.sealAt(), record.zone(), record.tzdb(), record.logBytes());
      var version = change.to().version();
      summaries.save(
          new SummaryKey(key.tenant(), version, Level.DAY, key.part(), key.period()), first);
    }

    /// A month that others keep writing is left to the next step.
    private void endMonth() {
      if (days.isEmpty()) {
        return;
      }
      var part = days.getFirst().part();
      var period = YearMonth.parse(days.getFirst().period().substring(0, MONTH_LENGTH));
      days.clear();
      for (int attempt = 0; attempt < MAX_TRIES; attempt++) {
        var result = ancestors.roll(change.tenant(), change.to(), period, Set.of(part));
        if (result instanceof AncestorRollup.Result.Written) {
          reached = new Reached(month, false);
          return;
        }
      }
      stopped = true;
    }

    private Reached end() {
      endMonth();
      return stopped ? reached : Reached.ALL;
    }
  }

  /// Sorts as the records do.
  private static String month(SummaryKey day) {
    var part = day.part();
    return part.family().key()
        + "#"
        + part.dimension()
        + "#"
        + day.period().substring(0, MONTH_LENGTH);
  }
}
