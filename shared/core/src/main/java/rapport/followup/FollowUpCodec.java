package rapport.followup;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.TreeMap;
import rapport.bytes.ByteReader;
import rapport.bytes.ByteWriter;
import rapport.bytes.Bytes;
import rapport.bytes.MalformedBytesException;
import rapport.event.LowScores;
import rapport.event.Version;
import rapport.fact.FactId;
import rapport.period.UtcHour;

/// Follow-ups as bytes. Version 2: the format byte, id, word, cause, what was done, how often it
/// was withdrawn. Version 1 ended before that.
public final class FollowUpCodec {

  private static final int VERSION = 2;
  private static final int WITHOUT_WITHDRAWALS = 1;
  private static final int NOTHING = 0;
  private static final int LOW_ANSWER = 1;

  /// Before the text of the alert was kept.
  private static final int ALERTED_WITHOUT_TEXT = 2;

  private static final int ALERTED = 3;
  private static final String NO_TEXT = "{}";

  /// More than any survey has questions.
  private static final int MAX_SCORES = 1_000;

  private FollowUpCodec() {}

  /// The same follow-up always gives the same bytes.
  public static Bytes encode(FollowUp followUp) {
    var writer = new ByteWriter().writeByte(VERSION);
    var id = followUp.id();
    writer.writeSigned(id.hour().epochHours());
    writer.writeFixed(id.fact().high()).writeFixed(id.fact().low());
    writer.writeUnsigned(followUp.said().revision()).writeBoolean(followUp.said().voided());
    writer.writeUnsigned(Integer.toUnsignedLong(followUp.said().tag()));
    write(followUp.cause(), writer);
    var handling = followUp.handling();
    writer.writeText(handling.assignee()).writeText(handling.note());
    writer.writeUnsigned(handling.resolutions().size());
    for (Resolution resolution : handling.resolutions()) {
      write(resolution.at(), writer);
      writer.writeBoolean(resolution.undone());
    }
    writer.writeUnsigned(followUp.withdrawals());
    return writer.toBytes();
  }

  /// @throws MalformedBytesException for bytes that [#encode] never wrote
  public static FollowUp decode(Bytes bytes) {
    var reader = new ByteReader(bytes);
    int version = reader.readByte();
    if (version != VERSION && version != WITHOUT_WITHDRAWALS) {
      throw new MalformedBytesException("a follow-up of version " + version);
    }
    try {
      var followUp = read(reader, version);
      if (!reader.atEnd()) {
        throw new MalformedBytesException(reader.remaining() + " bytes follow a follow-up");
      }
      return followUp;
    } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
      throw new MalformedBytesException("the bytes hold what can't be: " + e.getMessage());
    }
  }

  private static FollowUp read(ByteReader reader, int version) {
    var hour = new UtcHour(reader.readSigned());
    var id = new FollowUpId(hour, new FactId(reader.readFixed(), reader.readFixed()));
    var said = new Word(new Version(reader.readUnsigned(), reader.readBoolean()), readTag(reader));
    var cause = readCause(reader);
    String assignee = reader.readText();
    String note = reader.readText();
    var resolutions = new ArrayList<Resolution>();
    for (int left = reader.readCount(FollowUp.MAX_RESOLUTIONS); left > 0; left--) {
      resolutions.add(new Resolution(readTime(reader), reader.readBoolean()));
    }
    int withdrawals = version == WITHOUT_WITHDRAWALS ? 0 : reader.readCount(Integer.MAX_VALUE);
    var handling = new Handling(assignee, note, resolutions);
    return new FollowUp(id, cause, said, handling, withdrawals);
  }

  private static void write(Cause cause, ByteWriter writer) {
    switch (cause) {
      case Cause.Nothing() -> writer.writeByte(NOTHING);
      case Cause.LowAnswer low -> write(low, writer.writeByte(LOW_ANSWER));
      case Cause.Alerted(var start, var name, var metric, var text) -> {
        write(start, writer.writeByte(ALERTED));
        writer.writeText(name).writeText(metric).writeText(text);
      }
    }
  }

  private static void write(Cause.LowAnswer low, ByteWriter writer) {
    writer.writeText(low.customer());
    write(low.time(), writer);
    writer.writeText(low.importName()).writeText(low.survey()).writeUnsigned(low.scores().size());
    low.scores()
        .forEach(
            (question, score) ->
                writer
                    .writeText(question)
                    .writeSigned(score.score())
                    .writeSigned(score.low().least())
                    .writeSigned(score.low().most()));
  }

  private static Cause readCause(ByteReader reader) {
    int kind = reader.readByte();
    return switch (kind) {
      case NOTHING -> new Cause.Nothing();
      case LOW_ANSWER -> readLow(reader);
      case ALERTED_WITHOUT_TEXT ->
          new Cause.Alerted(readTime(reader), reader.readText(), reader.readText(), NO_TEXT);
      case ALERTED ->
          new Cause.Alerted(
              readTime(reader), reader.readText(), reader.readText(), reader.readText());
      default -> throw new MalformedBytesException("no cause has the number " + kind);
    };
  }

  private static Cause readLow(ByteReader reader) {
    String customer = reader.readText();
    var time = readTime(reader);
    String importName = reader.readText();
    String survey = reader.readText();
    var scores = new TreeMap<String, Cause.LowScore>();
    int size = reader.readCount(MAX_SCORES);
    for (int left = size; left > 0; left--) {
      String question = reader.readText();
      int score = readScore(reader);
      scores.put(
          question, new Cause.LowScore(score, new LowScores(readScore(reader), readScore(reader))));
    }
    if (scores.size() != size) {
      throw new MalformedBytesException("a question has one score");
    }
    return new Cause.LowAnswer(customer, time, importName, survey, scores);
  }

  private static int readTag(ByteReader reader) {
    long tag = reader.readUnsigned();
    if (tag != Integer.toUnsignedLong((int) tag)) {
      throw new MalformedBytesException("no tag is " + tag);
    }
    return (int) tag;
  }

  private static int readScore(ByteReader reader) {
    return Math.toIntExact(reader.readSigned());
  }

  private static void write(Instant time, ByteWriter writer) {
    writer.writeSigned(time.getEpochSecond()).writeUnsigned(time.getNano());
  }

  private static Instant readTime(ByteReader reader) {
    return Instant.ofEpochSecond(reader.readSigned(), reader.readCount(999_999_999));
  }
}
