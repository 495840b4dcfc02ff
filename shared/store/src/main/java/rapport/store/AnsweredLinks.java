package rapport.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import rapport.bytes.ByteReader;
import rapport.bytes.ByteWriter;
import rapport.bytes.Bytes;
import rapport.bytes.MalformedBytesException;
import rapport.link.SurveyLink;
import rapport.store.Table.Outcome;
import rapport.store.Table.Read;

/// Which survey links were answered, and by what.
///
/// PK `l#<tenant>#<id of the link, hex>`, SK `answer`; `r` the version, `b` the answer, `ttl` some
/// days after the link has expired: by then nothing can come of it any more.
public final class AnsweredLinks {

  /// How long an answer is known after its link has expired, clocks that differ included.
  static final Duration SLACK = Duration.ofDays(7);

  private static final int VERSION = 1;
  private static final String SORT = "answer";

  private final Table events;

  /// @param events the table of events
  public AnsweredLinks(Table events) {
    this.events = events;
  }

  /// @param time when the first answer came, in whole milliseconds; every later one has it, too
  /// @param content tells answers of different content apart
  /// @param revision 0, or 1 more than that of the answer that this one has taken the place of
  /// @param sent whether it is known to be in the queue: then no other takes its place
  public record Answer(Instant time, Bytes content, long revision, boolean sent) {

    /// Known to be in the queue.
    public Answer asSent() {
      return new Answer(time, content, revision, true);
    }

    /// Another content in its place.
    public Answer replacedBy(Bytes next) {
      return new Answer(time, next, revision + 1, false);
    }
  }

  /// @param version 1 or more; grows by one with every write
  public record Stored(Answer answer, long version) {}

  /// Strongly consistent.
  ///
  /// @throws MalformedBytesException if what is stored there is no answer
  public Optional<Stored> read(SurveyLink link) {
    return events
        .get(key(link), Read.STRONG)
        .map(item -> new Stored(decode(item), Revision.of(item)));
  }

  /// Writes version n + 1 over n. Refused if there is another by now, which may be this one.
  ///
  /// @param previousVersion 0 if there was no answer
  public Outcome write(SurveyLink link, long previousVersion, Answer answer) {
    var body = new ByteWriter().writeByte(VERSION).writeSigned(answer.time().toEpochMilli());
    body.writeBytes(answer.content().toArray());
    body.writeUnsigned(answer.revision()).writeBoolean(answer.sent());
    return events.put(
        Revision.next(key(link), previousVersion, body, link.expiresAt().plus(SLACK)),
        Revision.unchanged(previousVersion));
  }

  private static Answer decode(Item item) {
    ByteReader body = Packed.body(item, VERSION);
    var time = Instant.ofEpochMilli(body.readSigned());
    var content = Bytes.of(body.readBytes());
    var answer = new Answer(time, content, body.readUnsigned(), body.readBoolean());
    if (!body.atEnd()) {
      throw new MalformedBytesException("more follows the answer of a link");
    }
    return answer;
  }

  private static Key key(SurveyLink link) {
    return new Key("l#" + link.tenant() + "#" + link.id().toHex(), SORT);
  }
}
