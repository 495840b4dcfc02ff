package rapport.erasure;

import java.time.Duration;
import java.time.Instant;
import rapport.bytes.ByteReader;
import rapport.bytes.ByteWriter;
import rapport.bytes.Bytes;

/// How far the erasure of a customer has come: what its job keeps. The steps are the customer
/// itself with its respondents, the quarantine, the shards of tickets, and last the log, day by
/// day.
///
/// All of it is gone over four times. A recorder that read who was erased just before may still be
/// writing; by the second time it has ended. The third and fourth find what only a fault of ours
/// could have let in: queues and dead letters can bring a message back for three weeks.
///
/// @param subject the customer
/// @param at what is dated before this is erased
/// @param pass 1 to [#PASSES]
/// @param step 0 to [#STEPS]
/// @param after the last entity or quarantined event that is done of this step, or the [LogPlace];
///   empty before the first
/// @param finalFacts facts of final days that were found and lost their name, without those of a
///   step that broke off
/// @param askedAt when it was asked for last. If that is later than `at`, all is gone over from the
///   start once this time is done: what goes on to its end can't be held up by asking again
public record ErasureProgress(
    String subject,
    Instant at,
    int pass,
    int step,
    String after,
    long finalFacts,
    Instant askedAt) {

  public static final int PASSES = 4;

  /// How many partitions the tickets of a tenant lie in.
  public static final int SHARDS = 64;

  private static final int FIRST_SHARD = 2;

  /// How many there are: the customer, the quarantine, shards, the log.
  public static final int STEPS = FIRST_SHARD + SHARDS + 1;

  /// When the second time may begin: no function runs longer than this.
  public static final Duration PAUSE = Duration.ofMinutes(15);

  private static final Duration THIRD = Duration.ofHours(24);
  private static final Duration FOURTH = Duration.ofDays(22);
  private static final String JOB = "erase!";

  /// It knew of no other time than that of its beginning, and went over all respondents.
  private static final int FIRST_FORM = 1;

  private static final int FORM = 2;

  /// What a step goes over, in order.
  public enum Part {
    CUSTOMER,
    QUARANTINE,
    TICKETS,
    LOG
  }

  public ErasureProgress {
    if (askedAt.isBefore(at)) {
      throw new IllegalArgumentException("what is erased at " + at + " was asked for " + askedAt);
    }
  }

  /// Before anything is done.
  public static ErasureProgress start(String subject, Instant at) {
    return new ErasureProgress(subject, at, 1, 0, "", 0, at);
  }

  /// What the job that erases a customer is called.
  ///
  /// @param subject the hash of the customer's id
  public static String job(long subject) {
    return JOB + "%016x".formatted(subject);
  }

  /// Whether a job of that name erases a customer.
  public static boolean isNamed(String job) {
    return job.startsWith(JOB);
  }

  /// @throws IllegalArgumentException if it has a form that is unknown here
  public static ErasureProgress decode(Bytes state) {
    var reader = new ByteReader(state);
    int form = reader.readByte();
    if (form != FIRST_FORM && form != FORM) {
      throw new IllegalArgumentException("an erasure of form " + form + " is unknown here");
    }
    var subject = reader.readText();
    var at = Instant.ofEpochMilli(reader.readSigned());
    int pass = reader.readCount(PASSES);
    int step = reader.readCount(form == FIRST_FORM ? STEPS + SHARDS : STEPS);
    var progress =
        new ErasureProgress(
            subject,
            at,
            pass,
            step,
            reader.readText(),
            reader.readUnsigned(),
            form == FIRST_FORM ? at : Instant.ofEpochMilli(reader.readSigned()));
    return form == FIRST_FORM ? progress.ofFirstForm() : progress;
  }

  /// It went over the shards of respondents before those of tickets. Who is among them is left to
  /// the next time.
  private ErasureProgress ofFirstForm() {
    if (step < FIRST_SHARD) {
      return this;
    }
    boolean amongRespondents = step < FIRST_SHARD + SHARDS;
    int next = amongRespondents ? FIRST_SHARD : step - SHARDS;
    return new ErasureProgress(
        subject, at, pass, next, amongRespondents ? "" : after, finalFacts, askedAt);
  }

  public Bytes encode() {
    return new ByteWriter()
        .writeByte(FORM)
        .writeText(subject)
        .writeSigned(at.toEpochMilli())
        .writeUnsigned(pass)
        .writeUnsigned(step)
        .writeText(after)
        .writeUnsigned(finalFacts)
        .writeSigned(askedAt.toEpochMilli())
        .toBytes();
  }

  public Part part() {
    return switch (step) {
      case 0 -> Part.CUSTOMER;
      case 1 -> Part.QUARANTINE;
      default -> step < FIRST_SHARD + SHARDS ? Part.TICKETS : Part.LOG;
    };
  }

  public int shard() {
    return (step - FIRST_SHARD) % SHARDS;
  }

  /// Whether all has been gone over this time.
  public boolean passDone() {
    return step >= STEPS;
  }

  /// Whether nothing is left to be done after this time.
  public boolean lastPass() {
    return pass >= PASSES && !isAskedAgain();
  }

  /// Whether it was asked for again since this time began.
  public boolean isAskedAgain() {
    return askedAt.isAfter(at);
  }

  /// The same when it has been asked for again: what waits begins anew, and what is under way does
  /// so when this time is done.
  public ErasureProgress askedAgain(Instant again) {
    boolean waits = pass > 1 && step == 0;
    return waits ? withAskedAt(again).nextPass() : withAskedAt(again);
  }

  /// @param other when it was asked for last
  public ErasureProgress withAskedAt(Instant other) {
    return new ErasureProgress(subject, at, pass, step, after, finalFacts, other);
  }

  public ErasureProgress after(String done) {
    return new ErasureProgress(subject, at, pass, step, done, finalFacts, askedAt);
  }

  public ErasureProgress nextStep() {
    return new ErasureProgress(subject, at, pass, step + 1, "", finalFacts, askedAt);
  }

  /// The next time; the first of what was asked for meanwhile, if anything was.
  public ErasureProgress nextPass() {
    int next = isAskedAgain() ? 1 : pass + 1;
    return new ErasureProgress(subject, askedAt, next, 0, "", finalFacts, askedAt);
  }

  public ErasureProgress withFinalFacts(long more) {
    return new ErasureProgress(subject, at, pass, step, after, finalFacts + more, askedAt);
  }

  /// When this pass may begin, the one before having ended now.
  public Instant dueAt(Instant now) {
    var soonest = now.plus(PAUSE);
    return switch (pass) {
      case 1 -> Instant.EPOCH;
      case 2 -> soonest;
      case 3 -> later(soonest, at.plus(THIRD));
      default -> later(soonest, at.plus(FOURTH));
    };
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
