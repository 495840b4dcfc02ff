package rapport.ticket;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import rapport.business.Schedule;

/// Time that is counted while something lasts, measured by any schedule. To be asked and told in
/// order of time. Not thread-safe.
///
/// It remembers what it measured, so that a long history is measured once for each schedule that it
/// is asked about.
final class TimeSpent {

  private record Spell(Instant from, Instant to) {}

  private final List<Spell> spells = new ArrayList<>();
  private boolean counting = true;
  private Instant since;

  /// By identity: business hours are always the same object, and large to compare.
  private final Map<Schedule, Measured> measured = new IdentityHashMap<>();

  /// Counts from then on.
  TimeSpent(Instant since) {
    this.since = since;
  }

  /// Whether it counts from then on.
  void count(boolean next, Instant at) {
    if (counting && !next) {
      spells.add(new Spell(since, at));
    }
    if (next && !counting) {
      since = at;
    }
    counting = next;
  }

  /// What was counted until then.
  ///
  /// @param at not before anything it was told or asked
  Duration until(Instant at, Schedule schedule) {
    var known = measured.computeIfAbsent(schedule, Measured::new);
    known.take(spells);
    if (counting) {
      known.take(new Spell(since, at));
    }
    return known.total;
  }

  private static final class Measured {

    private final Schedule schedule;
    private Duration total = Duration.ZERO;
    private int taken;
    private Instant upTo = Instant.MIN;

    private Measured(Schedule schedule) {
      this.schedule = schedule;
    }

    private void take(List<Spell> spells) {
      for (; taken < spells.size(); taken++) {
        take(spells.get(taken));
      }
    }

    /// Of a spell that went on only what is new.
    private void take(Spell spell) {
      var from = spell.from.isBefore(upTo) ? upTo : spell.from;
      if (from.isBefore(spell.to)) {
        total = total.plus(schedule.between(from, spell.to));
        upTo = spell.to;
      }
    }
  }
}
