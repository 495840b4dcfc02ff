package rapport.local.simulation;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import rapport.store.Key;

/// One run of a handler. It knows whose keys the run may touch, and which hours it has written into
/// the log and not marked since.
final class Invocation {

  private final Set<String> tenants;
  private final Instant beganAt;
  private final Set<String> unmarked = new HashSet<>();
  private Turns.Strand strand;

  /// @param tenants whose keys it may touch from the beginning
  Invocation(Set<String> tenants, Instant beganAt) {
    this.tenants = new HashSet<>(tenants);
    this.beganAt = beganAt;
  }

  void runsOn(Turns.Strand runs) {
    strand = runs;
  }

  Instant beganAt() {
    return beganAt;
  }

  /// @return whether another run went on meanwhile
  boolean giveWay() {
    return strand.giveWay();
  }

  void reads(String partition, String sort) {
    touches(partition, sort);
  }

  /// It has found that there is something to be done: from then on it may touch whose that is.
  void found(Key key) {
    if (key.partition().startsWith("q#")) {
      tenants.add(owner(key.partition(), key.sort()));
    }
  }

  void writes(Key key) {
    touches(key.partition(), key.sort());
  }

  /// Facts of an hour are in the log. What is put in the place of a block, under a name that goes
  /// on after a dot, is what was there before.
  void logged(Key block) {
    if (block.partition().startsWith("t#") && block.sort().indexOf('.') < 0) {
      int day = block.partition().lastIndexOf('#');
      unmarked.add(
          block.partition().substring("t#".length(), day + 1)
              + block.partition().substring(day + 1)
              + block.sort().substring(0, block.sort().indexOf('#')));
    }
  }

  /// A mark is set.
  void marked(Key mark) {
    if (mark.sort().startsWith("0#")) {
      unmarked.remove(mark.sort().substring("0#".length()));
    }
  }

  /// What it was given is about to be acknowledged.
  ///
  /// @param excused the tenants of whose messages one is not, or is dropped after all
  void succeedsBut(Set<String> excused) {
    var missing = new TreeSet<>(unmarked);
    missing.removeIf(hour -> excused.contains(between(hour, 0)));
    if (!missing.isEmpty()) {
      throw new Violation("I2: acknowledged with facts in unmarked hours " + missing);
    }
  }

  private void touches(String partition, String sort) {
    var owner = owner(partition, sort);
    if (!owner.isEmpty() && !tenants.contains(owner)) {
      throw new Violation("I8: a run for " + tenants + " touched " + partition + " " + sort);
    }
  }

  /// Whose a key is; empty for those of nobody.
  private static String owner(String partition, String sort) {
    return switch (partition.charAt(0)) {
      case 'k' -> "";
      case 'q' ->
          switch (sort.substring(0, Math.min(2, sort.length()))) {
            case "0#", "0!" -> between(sort, 2);
            case "1#" -> between(sort, sort.indexOf('#', 2) + 1);
            default -> "";
          };
      default -> between(partition, 2);
    };
  }

  private static String between(String text, int from) {
    int to = text.indexOf('#', from);
    return text.substring(from, to < 0 ? text.length() : to);
  }
}
