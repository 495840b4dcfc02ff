package rapport.local.simulation;

/// What goes wrong, and how the table of faults calls it.
enum Fault {
  NONE("none"),

  // of one call to a table or queue
  GAVE_WAY("another process went on in between"),
  THROTTLED("throttled"),
  FAILED("failed, not applied"),
  DIED_BEFORE("died before it"),
  DIED_AFTER("died after it"),
  ANSWER_LOST("timed out, applied"),
  LANDED_LATE("timed out, applied later"),
  LANDED_TWICE("applied, and again later"),
  LOST_AND_TWICE("timed out, applied, and again later"),
  RESENT("sent twice by the SDK"),
  HALF_DONE("partly done, then failed"),
  HALF_LATE("partly done, the rest later"),
  STALE("read what was before"),
  PAGE_CUT("page cut"),

  // of queues, processes and clocks
  DUPLICATED("delivered again after it was done"),
  REDELIVERED("delivered again while at work"),
  REORDERED("overtook others"),
  DONE_UNSEEN("acknowledgement lost"),
  DEAD_LETTERED("moved to the dead letters"),
  REDRIVEN("redriven"),
  FROZEN("frozen until the others had gone on"),
  KILLED("ended while it was frozen"),
  SKEWED("began with a clock that is off"),
  TOGETHER("two runs at once"),
  COLD("began anew"),
  OTHER_VERSION("folds by the hour, others by the day"),
  LONG_SILENCE("nobody scheduled for long"),
  LANDED("a late write landed");

  private final String words;

  Fault(String words) {
    this.words = words;
  }

  /// Whether it is drawn before it is known if it makes a difference. Whoever meets it counts it.
  boolean mayDoNothing() {
    return switch (this) {
      case GAVE_WAY, HALF_DONE, HALF_LATE, STALE, PAGE_CUT -> true;
      default -> false;
    };
  }

  String words() {
    return words;
  }

  static final Fault[] ALL = values();
}
