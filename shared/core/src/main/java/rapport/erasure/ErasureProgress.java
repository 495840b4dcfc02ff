package rapport.erasure;

import java.time.Duration;
import java.time.Instant;
import rapport.bytes.ByteReader;
import rapport.bytes.ByteWriter;
import rapport.bytes.Bytes;

/// How far the erasure of a customer has come: what its job keeps. The steps are the customer
/// itself, the quarantine, the shards of respondents and of tickets, and last the log, day by day.
///
/// All of it is gone over four times. A recorder that read who was erased just before may still be
/// writing; by the second time it has ended. The third and fourth find what only a fault of ours
/// could have let in: queues and dead letters can bring a message back for three weeks.
///
/// @param subject the customer
/// @param at what is dated before this is erased
/// @param pass 1 to [#PASSES]
/// @param step 0 to [#STEPS]
/// @param after the last entity, quarantined event or day of the log that is done of this step;
///   empty before the first
/// @param finalFacts facts of final days that were found and lost their name
public record ErasureProgress(
    String subject, Instant at, int pass, int step, String after, long finalFacts) {

  public static final int PASSES = 4;

  /// How many partitions the respondents, and the tickets, of a tenant lie in.
  public static final int SHARDS = 64;

  /// How many there are: the customer, the quarantine, shards, the log.
  public static final int STEPS = 3 + 2 * SHARDS;

  /// When the second time may begin: no function runs longer than this.
  public static final Duration PAUSE = Duration.ofMinutes(15);

  private static final Duration THIRD = Duration.ofHours(24);
  private static final Duration FOURTH = Duration.ofDays(22);
  private static final String JOB = "erase!";
  private static final int FORM = 1;

  /// What a step goes over, in order.
  public enum Part {
    CUSTOMER,
    QUARANTINE,
    RESPONDENTS,
    TICKETS,
    LOG
  }

  /// Before anything is done.
  public static ErasureProgress start(String subject, Instant at) {
    return new ErasureProgress(subject, at, 1, 0, "", 0);
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
    if (form != FORM) {
      throw new IllegalArgumentException("an erasure of form " + form + " is unknown here");
    }
    return new ErasureProgress(
        reader.readText(),
        Instant.ofEpochMilli(reader.readSigned()),
        reader.readCount(PASSES),
        reader.readCount(STEPS),
        reader.readText(),
        reader.readUnsigned());
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
        .toBytes();
  }

  public Part part() {
    return switch (step) {
      case 0 -> Part.CUSTOMER;
      case 1 -> Part.QUARANTINE;
      default -> Part.values()[2 + (step - 2) / SHARDS];
    };
  }

  public int shard() {
    return (step - 2) % SHARDS;
  }

  /// Whether all has been gone over this time.
  public boolean passDone() {
    return step >= STEPS;
  }

  public boolean lastPass() {
    return pass >= PASSES;
  }

  public ErasureProgress after(String done) {
    return new ErasureProgress(subject, at, pass, step, done, finalFacts);
  }

  public ErasureProgress nextStep() {
    return new ErasureProgress(subject, at, pass, step + 1, "", finalFacts);
  }

  public ErasureProgress nextPass() {
    return new ErasureProgress(subject, at, pass + 1, 0, "", finalFacts);
  }

  public ErasureProgress withFinalFacts(long more) {
    return new ErasureProgress(subject, at, pass, step, after, finalFacts + more);
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
