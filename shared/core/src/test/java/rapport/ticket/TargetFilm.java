package rapport.ticket;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import rapport.ticket.NightDesk.Promise;

/// Watches one target minute by minute: the minutes spent are counted for every clock there is, and
/// the one that the target goes by is looked at after each minute's events.
final class TargetFilm {

  private static final String[] CLOCKS = {"clock", "late", "sunday", "monday"};

  private final String phases;
  private final BiFunction<Integer, SortedMap<String, String>, Optional<Promise>> promises;
  private final Map<String, Integer> used = new HashMap<>();
  private int start;
  private boolean reached;
  private Optional<Promise> atReach = Optional.empty();
  private int left;
  private SortedMap<String, String> values = new TreeMap<>();
  private String outcome = "";
  private int minute;

  /// @param phases those in which minutes are spent
  TargetFilm(
      String phases,
      int created,
      BiFunction<Integer, SortedMap<String, String>, Optional<Promise>> promises) {
    this.phases = phases;
    this.start = created;
    this.promises = promises;
  }

  /// A minute has gone by.
  void gone(int gone, char phase) {
    for (String clock : CLOCKS) {
      if (phases.indexOf(phase) >= 0 && NightDesk.isOpen(clock, gone)) {
        used.merge(clock, 1, Integer::sum);
      }
    }
    if (reached && atReach.isPresent() && NightDesk.isOpen(atReach.get().hours(), gone)) {
      left--;
    }
  }

  void reach(int now, SortedMap<String, String> current) {
    if (!outcome.isEmpty() || reached) {
      return;
    }
    reached = true;
    atReach = promises.apply(start, current);
    values = new TreeMap<>(current);
    left = atReach.map(this::left).orElse(0);
    if (left < 0) {
      decide("breached", now);
    }
  }

  void reopen() {
    reached = false;
  }

  void restart(int now) {
    if (!reached) {
      start = now;
      used.clear();
    }
  }

  /// All events of a minute have happened.
  void settle(int now, char phase, SortedMap<String, String> current) {
    if (!outcome.isEmpty()) {
      return;
    }
    if (reached) {
      if (atReach.isPresent() && left <= 0) {
        decide("met", now);
      }
    } else if (phase == 'O') {
      values = new TreeMap<>(current);
      if (promises.apply(start, values).filter(promise -> left(promise) <= 0).isPresent()) {
        decide("breached", now);
      }
    }
  }

  /// Whether time alone may still decide it.
  boolean isWaiting(char phase) {
    return outcome.isEmpty()
        && (reached
            ? atReach.isPresent()
            : phase == 'O' && promises.apply(start, values).isPresent());
  }

  /// What came of it: `minute slot:outcome {segments}`, or nothing.
  Optional<String> figure(String slot) {
    return outcome.isEmpty()
        ? Optional.empty()
        : Optional.of(minute + " " + slot + ":" + outcome + " " + values);
  }

  private int left(Promise promise) {
    return promise.minutes() - used.getOrDefault(promise.hours(), 0);
  }

  private void decide(String what, int now) {
    outcome = what;
    minute = now;
  }
}
