package rapport.local.simulation;

import java.util.HashSet;
import java.util.Set;
import rapport.store.Key;

/// One run of a handler. It knows whose keys the run may touch, and which hours it has written into
/// the log and not marked since.
final class Invocation {

  private static final String ANYBODY = "";

  private final String tenant;
  private final long beganAtMillis;
  private final Set<String> unmarked = new HashSet<>();
  private Turns.Strand strand;

  /// @param tenant whose keys it may touch, empty if anybody's
  Invocation(String tenant, long beganAtMillis) {
    this.tenant = tenant;
    this.beganAtMillis = beganAtMillis;
  }

  void runsOn(Turns.Strand runs) {
    strand = runs;
  }

  long beganAtMillis() {
    return beganAtMillis;
  }

  void giveWay() {
    strand.giveWay();
  }

  void reads(String partition, String sort) {
    touches(partition, sort);
  }

  void writes(Key key) {
    touches(key.partition(), key.sort());
  }

  /// Facts of an hour are in the log.
  void logged(Key block) {
    if (block.partition().startsWith("t#")) {
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

  /// Nothing it was given failed, so all of it is about to be acknowledged.
  void succeeds() {
    if (!unmarked.isEmpty()) {
      throw new Violation("I2: acknowledged with facts in unmarked hours " + unmarked);
    }
  }

  private void touches(String partition, String sort) {
    if (tenant.equals(ANYBODY)) {
      return;
    }
    var owner = owner(partition, sort);
    if (!owner.isEmpty() && !owner.equals(tenant)) {
      throw new Violation("I8: a run for " + tenant + " touched " + partition + " " + sort);
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
