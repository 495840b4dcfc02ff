package rapport.recorder;

import java.time.Duration;
import rapport.bytes.ByteReader;
import rapport.bytes.ByteWriter;
import rapport.bytes.Bytes;
import rapport.store.Entities;

/// How far an import has been taken back: which time it is gone over, and where in it. The steps
/// are the shards of tickets, of customers and of respondents, and last the log.
///
/// It is gone over twice. A recorder that read the import's state just before it was withdrawn may
/// still be writing; by the second time it has ended.
///
/// @param pass 1 or 2
/// @param step 0 to [#LAST_STEP]
/// @param afterId the last entity of the shard, or day of the log, that is done; empty before the
///   first
record Withdrawal(int pass, int step, String afterId) {

  static final Withdrawal START = new Withdrawal(1, 0, "");

  /// What a step goes over, in order.
  enum Part {
    TICKETS,
    CUSTOMERS,
    RESPONDENTS,
    LOG
  }

  static final int LAST_STEP = Part.LOG.ordinal() * Entities.SHARDS;
  static final int PASSES = 2;

  /// When the second time may begin: no function runs longer than this.
  static final Duration PAUSE = Duration.ofMinutes(15);

  private static final int FORM = 2;

  /// In form 1, which knew no respondents, the log came after the customers.
  private static final int LOG_OF_FORM_1 = 2 * Entities.SHARDS;

  /// A state that says nothing yet is the start.
  static Withdrawal decode(Bytes state) {
    var reader = new ByteReader(state);
    int form = reader.readByte();
    if (form < 1 || form > FORM) {
      throw new IllegalArgumentException("a withdrawal of form " + form + " is unknown here");
    }
    if (reader.atEnd()) {
      return START;
    }
    int pass = reader.readCount(PASSES);
    int step = reader.readCount(LAST_STEP);
    boolean older = form == 1 && step >= LOG_OF_FORM_1;
    return older
        ? new Withdrawal(pass, LOG_OF_FORM_1, "") // goes over the respondents first
        : new Withdrawal(pass, step, reader.readText());
  }

  Bytes encode() {
    return new ByteWriter()
        .writeByte(FORM)
        .writeUnsigned(pass)
        .writeUnsigned(step)
        .writeText(afterId)
        .toBytes();
  }

  /// What the step goes over: a shard of it, or the log.
  Part part() {
    return Part.values()[step / Entities.SHARDS];
  }

  /// Whether all has been gone over this time.
  boolean done() {
    return step > LAST_STEP;
  }

  int shard() {
    return step % Entities.SHARDS;
  }

  Withdrawal after(String id) {
    return new Withdrawal(pass, step, id);
  }

  Withdrawal nextStep() {
    return new Withdrawal(pass, step + 1, "");
  }
}
