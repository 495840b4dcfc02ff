package rapport.local.simulation;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import rapport.queue.MessageQueue;
import rapport.store.Table;

/// Bugs that can be planted, to see that they are found. Each is one that somebody could write in
/// good faith, and most lose or double an event only when several things go wrong at once. Each
/// names the check that is there to find it, so that no check can be empty.
enum Plant {
  NOTHING("nothing is planted", ""),
  MARK_BEFORE_DATA("the recorder marks an hour before its facts are in the log", "I2:"),
  ONLY_FIRST_HOUR_MARKED("of several hours written only the first is marked", "I2:"),
  UNPROCESSED_DROPPED("what a batch write leaves unprocessed is dropped", "I3:"),
  NOTHING_REPUBLISHED("a redelivered event of an entity publishes nothing", "I3:"),
  UNCONDITIONAL_RECORD("records are put whatever their revision is", "I5:"),
  UNCONDITIONAL_ENTITY("entities are put whatever their revision is", "I5:"),
  REVISION_READ_AGAIN("a refused put of a record is repeated over what is there", "I3:", "I6:"),
  CONFLICT_IGNORED("a refused put of a record is taken for done", "I3:"),
  PARENT_LOST("a put of a month is lost now and then", "I3:"),
  MARK_GONE_BEFORE_PARENT("marks are removed before the month is written", "I3:"),
  COUNTER_TOKEN("a mark's token counts by one", "I3:", "I6:"),
  CONSTANT_TOKEN("a mark is put with a token that is always the same", "I3:", "I6:"),
  SAME_RANDOM("the source of chance always gives the same", "I3:", "I6:"),
  UNCONDITIONAL_REMOVAL("marks are removed whatever their token is", "I3:", "I6:"),
  WAKE_GONE_FIRST("a wake is removed before it has become a mark", "I3:", "I6:"),
  WAKE_FORGOTTEN("nobody looks again for what lies ahead", "I3:", "I6:"),
  LOG_READ_EVENTUALLY("the rollup reads the log with eventual consistency", "I3:"),
  MARKS_READ_EVENTUALLY("the reader reads marks with eventual consistency", "I4: amid all"),
  ACKNOWLEDGED_FIRST("messages are acknowledged before they are recorded", "I3:"),
  FAILURES_ACKNOWLEDGED("messages that failed for now are acknowledged", "I3:"),
  DEAD_LETTERS_DROPPED("what was received too often is thrown away", "I3:"),
  TENANT_OF_THE_FIRST("a batch goes to the tenant of its first message", "I3:"),
  ACCEPTED_UNSENT("202 is answered although the queue did not take the events", "I1: answered"),
  NONSENSE_DROPPED("what can't be read is thrown away", "I1: not in quarantine"),
  ERROR_LET_THROUGH(
      "a function ends with an error of Java's, which no boundary catches", Simulation.THROWN),
  DAY_LOST("a put of a day is lost now and then", "I6:"),
  MARKS_KEPT("no mark is ever removed", "I7:"),
  OTHERS_READ("what another tenant has decided is read, too", "I8:"),
  RECORDS_WRITTEN_AGAIN(
      "each run of the rollup writes all records once more", "I9: a final record changed"),
  CLOCK_AHEAD("the clocks of some recorders are three days ahead", "I4: refused too early"),
  OLD_DAYS_DELETED("each run of the rollup deletes old days", "I9: final records are gone"),
  MARKS_READ_TWICE("the rollup reads all marks twice", "I10:"),
  ERASURE_NOTED_LAST("who was erased is noted only when all is done", "erased:", "I3:"),
  ERASED_LEARNT_ONCE("a recorder asks only once who was erased", "erased:", "I3:"),
  ERASURE_SAVED_FIRST("how far an erasure has come is noted before it is done", "erased:", "I3:"),
  BURIED_UNMARKED("hours in which facts are buried are not marked", "I2:"),
  NAMELESS_DELETED("blocks in which nobody is named any more are deleted", "I3:", "I6:"),
  REWRITTEN_KEPT("a block is kept beside the one without names", "erased: the log names"),
  WORDS_KEPT("facts lose their name and keep their words", "erased: the log quotes"),
  ERASED_NOT_EMPTIED("what an erased customer did is void, and kept", "erased: the entity"),
  QUARANTINE_KEPT("what quarantine has of the erased is kept", "erased: the quarantine");

  private final String words;
  private final List<String> caughtBy;

  /// @param caughtBy how the violations begin of which one must find it
  Plant(String words, String... caughtBy) {
    this.words = words;
    this.caughtBy = List.of(caughtBy);
  }

  /// Whether a fault is what this bug must be found by; without a bug each is.
  boolean isCaughtBy(String fault) {
    return caughtBy.stream().anyMatch(fault::startsWith);
  }

  String words() {
    return words;
  }

  Table wrap(Table table, World world, Container container) {
    return switch (this) {
      case NOTHING -> table;
      case ERASURE_NOTED_LAST,
          ERASED_LEARNT_ONCE,
          ERASURE_SAVED_FIRST,
          BURIED_UNMARKED,
          NAMELESS_DELETED,
          REWRITTEN_KEPT,
          WORDS_KEPT,
          ERASED_NOT_EMPTIED,
          QUARANTINE_KEPT ->
          container.function() == Site.Function.RECORDER
              ? new SabotagedErasure(table, world, this)
              : table;
      default -> new SabotagedTable(table, world, container, this);
    };
  }

  MessageQueue wrap(MessageQueue queue) {
    return this != ACCEPTED_UNSENT
        ? queue
        : messages -> {
          try {
            queue.sendAll(messages);
          } catch (RuntimeException _) {
            return; // the plant
          }
        };
  }

  /// How far a process's clock is ahead, beside what clocks may be.
  Duration ahead(Site.Function function, int process) {
    boolean ahead = this == CLOCK_AHEAD && function == Site.Function.RECORDER && process % 2 == 0;
    return ahead ? Duration.ofDays(3) : Duration.ZERO;
  }

  RandomGenerator wrap(RandomGenerator random) {
    return this == SAME_RANDOM ? () -> 42 : random;
  }
}
