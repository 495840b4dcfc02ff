package rapport.local.simulation;

import java.util.random.RandomGenerator;
import rapport.queue.MessageQueue;
import rapport.store.Table;

/// Bugs that can be planted, to see that they are found. Each is one that somebody could write in
/// good faith, and each loses or doubles an event only when several things go wrong at once.
enum Plant {
  NOTHING("nothing is planted"),
  MARK_BEFORE_DATA("the recorder marks an hour before its facts are in the log"),
  ONLY_FIRST_HOUR_MARKED("of several hours written only the first is marked"),
  UNPROCESSED_DROPPED("what a batch write leaves unprocessed is dropped"),
  NOTHING_REPUBLISHED("a redelivered event of an entity publishes nothing"),
  UNCONDITIONAL_RECORD("records are put whatever their revision is"),
  UNCONDITIONAL_ENTITY("entities are put whatever their revision is"),
  REVISION_READ_AGAIN("a record's revision is read just before it is put"),
  CONFLICT_IGNORED("a refused put of a record is taken for done"),
  PARENT_LOST("a put of a month is lost now and then"),
  MARK_GONE_BEFORE_PARENT("marks are removed before the month is written"),
  COUNTER_TOKEN("a mark's token counts by one"),
  CONSTANT_TOKEN("a mark is put with a token that is always the same"),
  SAME_RANDOM("the source of chance always gives the same"),
  UNCONDITIONAL_REMOVAL("marks are removed whatever their token is"),
  WAKE_GONE_FIRST("a wake is removed before it has become a mark"),
  WAKE_FORGOTTEN("nobody looks again for what lies ahead"),
  LOG_READ_EVENTUALLY("the rollup reads the log with eventual consistency"),
  MARKS_READ_EVENTUALLY("the reader reads marks with eventual consistency"),
  ACKNOWLEDGED_FIRST("messages are acknowledged before they are recorded"),
  FAILURES_ACKNOWLEDGED("messages that failed for now are acknowledged"),
  DEAD_LETTERS_DROPPED("what was received too often is thrown away"),
  TENANT_OF_THE_FIRST("a batch goes to the tenant of its first message"),
  ACCEPTED_UNSENT("202 is answered although the queue did not take the events"),
  ERROR_LET_THROUGH("a function ends with an error of Java's, which no boundary catches");

  private final String words;

  Plant(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }

  Table wrap(Table table, World world, Container container) {
    return this == NOTHING ? table : new SabotagedTable(table, world, container, this);
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

  RandomGenerator wrap(RandomGenerator random) {
    return this == SAME_RANDOM ? () -> 42 : random;
  }
}
