package rapport.recorder;

import java.time.Duration;
import rapport.bytes.ByteReader;
import rapport.bytes.ByteWriter;
import rapport.bytes.Bytes;
import rapport.store.Entities;

/// How far an import has been taken back: which time it is gone over, and where in it. The steps
/// are the shards of tickets, the shards of customers, and last the log.
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

  static final int LAST_STEP = 2 * Entities.SHARDS;
  static final int PASSES = 2;

  /// When the second time may begin: no function runs longer than this.
  static final Duration PAUSE = Duration.ofMinutes(15);

  private static final int FORM = 1;

  /// A state that says nothing yet is the start.
  static Withdrawal decode(Bytes state) {
    var reader = new ByteReader(state);
    int form = reader.readByte();
    if (form != FORM) {
      throw new IllegalArgumentException("a withdrawal of form " + form + " is unknown here");
    }
    return reader.atEnd()
        ? START
        : new Withdrawal(reader.readCount(PASSES), reader.readCount(LAST_STEP), reader.readText());
  }

  Bytes encode() {
    return new ByteWriter()
        .writeByte(FORM)
        .writeUnsigned(pass)
        .writeUnsigned(step)
        .writeText(afterId)
        .toBytes();
  }

  /// Whether the step goes over a shard of tickets; else of customers, or the log.
  boolean tickets() {
    return step < Entities.SHARDS;
  }

  boolean log() {
    return step == LAST_STEP;
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
