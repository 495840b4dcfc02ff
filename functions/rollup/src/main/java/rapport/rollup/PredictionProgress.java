package rapport.rollup;

import java.time.LocalDate;
import rapport.bytes.ByteReader;
import rapport.bytes.ByteWriter;
import rapport.bytes.Bytes;
import rapport.store.Entities;

/// Where the making of predictions stands: it waits, goes through the customers, or fits.
///
/// Customers lie in shards by the hash of their ids, so those of some shards stand for all. What is
/// too much is therefore left out by whole shards. If one shard alone is too much, all begins anew
/// with every second of its customers, by their hash, then every fourth.
///
/// @param again whether purchases were folded since it began
/// @param goal what it makes
/// @param at how far it is; shard [Entities#SHARDS] when all are in
/// @param whole of shards that are through
/// @param part of the shard it is at
/// @param attempts how often it was fitted without an end
record PredictionProgress(
    boolean again, Goal goal, Place at, BuyerSample whole, BuyerSample part, int attempts) {

  /// Histories that are fitted in some ten seconds, and fit into the job's item.
  static final int MAX_HISTORIES = 20_000;

  /// An item of the table holds 400 KB.
  static final int MAX_BYTES = 350_000;

  static final PredictionProgress WAITING =
      new PredictionProgress(
          false, Goal.NONE, Place.FIRST, BuyerSample.EMPTY, BuyerSample.EMPTY, 0);

  private static final int FORM = 1;

  /// @param calendarVersion by whose zone days are told; 0 before it has begun
  /// @param day up to whose end purchases are known
  record Goal(int calendarVersion, LocalDate day) {
    private static final Goal NONE = new Goal(0, LocalDate.EPOCH);
  }

  /// @param share which share of a shard is taken, 1 for all, 2 for half of it
  /// @param afterId the last customer of the shard that is in, empty before the first
  record Place(int share, int shard, String afterId) {
    private static final Place FIRST = new Place(1, 0, "");
  }

  static PredictionProgress decode(Bytes state) {
    var reader = new ByteReader(state);
    reader.readByte();
    boolean again = reader.readBoolean();
    var goal = new Goal(reader.readCount(Integer.MAX_VALUE), day(reader));
    var at =
        new Place(
            reader.readCount(Integer.MAX_VALUE),
            reader.readCount(Entities.SHARDS),
            reader.readText());
    int attempts = reader.readCount(Integer.MAX_VALUE);
    return new PredictionProgress(again, goal, at, sample(reader), sample(reader), attempts);
  }

  private static LocalDate day(ByteReader reader) {
    return LocalDate.ofEpochDay(reader.readSigned());
  }

  private static BuyerSample sample(ByteReader reader) {
    return new BuyerSample(reader.readCount(Integer.MAX_VALUE), Bytes.of(reader.readBytes()));
  }

  Bytes encode() {
    return new ByteWriter()
        .writeByte(FORM)
        .writeBoolean(again)
        .writeUnsigned(goal.calendarVersion())
        .writeSigned(goal.day().toEpochDay())
        .writeUnsigned(at.share())
        .writeUnsigned(at.shard())
        .writeText(at.afterId())
        .writeUnsigned(attempts)
        .writeUnsigned(whole.histories())
        .writeBytes(whole.content().toArray())
        .writeUnsigned(part.histories())
        .writeBytes(part.content().toArray())
        .toBytes();
  }

  boolean isBegun() {
    return goal.calendarVersion() > 0;
  }

  boolean isGathered() {
    return at.shard() == Entities.SHARDS;
  }

  /// From the first customer on.
  PredictionProgress begun(Goal next) {
    return new PredictionProgress(
        again, next, Place.FIRST, BuyerSample.EMPTY, BuyerSample.EMPTY, 0);
  }

  PredictionProgress askedAgain() {
    return new PredictionProgress(true, goal, at, whole, part, attempts);
  }

  PredictionProgress attempted() {
    return new PredictionProgress(again, goal, at, whole, part, attempts + 1);
  }

  /// With more customers of the shard it is at.
  ///
  /// @param afterId the last of them
  PredictionProgress with(BuyerSample more, String afterId) {
    var next = part.with(more);
    if (isTooMuch(next)) {
      return whole.histories() > 0
          ? new PredictionProgress(
              again, goal, new Place(at.share(), Entities.SHARDS, ""), whole, BuyerSample.EMPTY, 0)
          : new PredictionProgress(
              again,
              goal,
              new Place(Math.multiplyExact(at.share(), 2), 0, ""),
              BuyerSample.EMPTY,
              BuyerSample.EMPTY,
              0);
    }
    return new PredictionProgress(
        again, goal, new Place(at.share(), at.shard(), afterId), whole, next, 0);
  }

  /// The shard it was at is through.
  PredictionProgress nextShard() {
    return new PredictionProgress(
        again,
        goal,
        new Place(at.share(), at.shard() + 1, ""),
        whole.with(part),
        BuyerSample.EMPTY,
        0);
  }

  private boolean isTooMuch(BuyerSample next) {
    return whole.histories() + next.histories() > MAX_HISTORIES
        || whole.content().length() + next.content().length() > MAX_BYTES;
  }
}
