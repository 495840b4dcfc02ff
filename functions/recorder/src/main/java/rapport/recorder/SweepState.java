package rapport.recorder;

import java.time.Instant;
import rapport.bytes.ByteReader;
import rapport.bytes.ByteWriter;
import rapport.bytes.Bytes;
import rapport.store.Entities;

/// How far a sweep over all entities has come: the shards of tickets, then those of customers.
///
/// @param pass 1 or 2
/// @param step 0 to [#STEPS]
/// @param afterId the last entity of the shard that is done; empty before the first
/// @param beganAt when this pass began
/// @param doneUntil when the last pass began that came to its end
record SweepState(int pass, int step, String afterId, Instant beganAt, Instant doneUntil) {

  static final int STEPS = 2 * Entities.SHARDS;
  static final int PASSES = 2;

  static final SweepState START = new SweepState(1, 0, "", Instant.EPOCH, Instant.EPOCH);

  private static final int FORM = 1;

  /// A state that says nothing yet is the start.
  static SweepState decode(Bytes state) {
    var reader = new ByteReader(state);
    int form = reader.readByte();
    if (form != FORM) {
      throw new IllegalArgumentException("a sweep of form " + form + " is unknown here");
    }
    return reader.atEnd()
        ? START
        : new SweepState(
            reader.readCount(PASSES),
            reader.readCount(STEPS),
            reader.readText(),
            Instant.ofEpochMilli(reader.readSigned()),
            Instant.ofEpochMilli(reader.readSigned()));
  }

  Bytes encode() {
    return new ByteWriter()
        .writeByte(FORM)
        .writeUnsigned(pass)
        .writeUnsigned(step)
        .writeText(afterId)
        .writeSigned(beganAt.toEpochMilli())
        .writeSigned(doneUntil.toEpochMilli())
        .toBytes();
  }

  /// Whether the step goes over a shard of tickets; else of customers.
  boolean tickets() {
    return step < Entities.SHARDS;
  }

  boolean done() {
    return step >= STEPS;
  }

  int shard() {
    return step % Entities.SHARDS;
  }

  /// With the time that it begins, if it has not begun.
  SweepState begun(Instant now) {
    return beganAt.equals(Instant.EPOCH)
        ? new SweepState(pass, step, afterId, now, doneUntil)
        : this;
  }

  SweepState onlyCustomers() {
    return tickets() ? new SweepState(pass, Entities.SHARDS, "", beganAt, doneUntil) : this;
  }

  SweepState after(String id) {
    return new SweepState(pass, step, id, beganAt, doneUntil);
  }

  SweepState nextStep() {
    return new SweepState(pass, step + 1, "", beganAt, doneUntil);
  }

  /// The same again, from the start.
  SweepState nextPass() {
    return new SweepState(pass + 1, 0, "", Instant.EPOCH, beganAt);
  }

  /// Another first pass.
  SweepState again() {
    return new SweepState(1, 0, "", Instant.EPOCH, beganAt);
  }
}
