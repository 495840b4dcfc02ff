package rapport.intake;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import rapport.bytes.Bytes;
import rapport.bytes.Sha256;
import rapport.edge.EventJson;
import rapport.event.Event;
import rapport.event.Identity;
import rapport.event.Payload.SurveyResponse;
import rapport.event.Version;
import rapport.intake.Sorting.Accepted;
import rapport.link.SurveyLink;
import rapport.queue.MessageQueue;
import rapport.store.AnsweredLinks;
import rapport.store.AnsweredLinks.Answer;
import rapport.store.AnsweredLinks.Stored;
import rapport.store.Table.Outcome;

/// Takes one answer of each link.
///
/// The first answer is noted, put into the queue, and then noted as sent. Each that comes by the
/// same link gets the same identity and time, so whatever breaks off, comes twice or at once, one
/// counts. The same answer again is taken again. Another is refused once the first is known to be
/// in the queue; before that it takes its place, with a higher revision, so that nobody is refused
/// for an answer that was lost.
record LinkAnswers(AnsweredLinks answered, MessageQueue queue, Clock clock) {

  private static final int MAX_TRIES = 8;
  private static final String ID = "link-";

  /// What became of an answer.
  sealed interface Taking {

    /// @param event as it was put into the queue
    record Taken(Event event) implements Taking {}

    /// Another answer was taken before.
    record Used() implements Taking {}

    /// Others answered again and again in between.
    record Busy() implements Taking {}
  }

  /// Whose turn it is.
  private sealed interface Claim {

    record Held(Stored stored) implements Claim {}

    record Lost() implements Claim {}

    record Used() implements Claim {}
  }

  /// @param event whatever its identity and revision
  Taking take(SurveyLink link, Event event) {
    Bytes content = content(event);
    for (int attempt = 0; attempt < MAX_TRIES; attempt++) {
      switch (claim(link, content)) {
        case Claim.Used() -> {
          return new Taking.Used();
        }
        case Claim.Held(Stored stored) -> {
          Event own = named(link, event, stored.answer());
          if (stored.answer().sent() || sent(link, own, stored)) {
            return new Taking.Taken(own);
          }
        }
        case Claim.Lost() -> {} // and looked at again
      }
    }
    return new Taking.Busy();
  }

  /// Whether this very answer came by the link before.
  ///
  /// @param event whatever its identity and revision
  boolean knows(SurveyLink link, Event event) {
    return answered
        .read(link)
        .filter(stored -> stored.answer().content().equals(content(event)))
        .isPresent();
  }

  private Claim claim(SurveyLink link, Bytes content) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    var first = new Answer(now, content, 0, false);
    if (answered.write(link, 0, first) == Outcome.DONE) {
      return new Claim.Held(new Stored(first, 1));
    }
    Optional<Stored> found = answered.read(link);
    if (found.isEmpty()) {
      return new Claim.Lost();
    }
    Stored stored = found.get();
    if (stored.answer().content().equals(content)) {
      return new Claim.Held(stored);
    }
    return stored.answer().sent() ? new Claim.Used() : replaced(link, stored, content);
  }

  private Claim replaced(SurveyLink link, Stored stored, Bytes content) {
    Answer next = stored.answer().replacedBy(content);
    return answered.write(link, stored.version(), next) == Outcome.DONE
        ? new Claim.Held(new Stored(next, stored.version() + 1))
        : new Claim.Lost();
  }

  /// @return false if another answer has taken its place meanwhile, or somebody sent the same
  private boolean sent(SurveyLink link, Event own, Stored stored) {
    var accepted = new Accepted(0, own, EventJson.write(own));
    queue.sendAll(Packing.pack(link.tenant(), "", List.of(accepted)));
    Answer done = stored.answer().asSent();
    return answered.write(link, stored.version(), done) == Outcome.DONE;
  }

  private static Event named(SurveyLink link, Event event, Answer answer) {
    var identity =
        new Identity(event.identity().source(), ID + link.id().toHex(), answer.time(), "");
    return new Event(
        identity,
        event.subject(),
        new Version(answer.revision(), false),
        event.segments(),
        event.payload());
  }

  /// Of what was answered alone: not of whom, which the link says, nor when, nor by which version
  /// of the survey. So what is kept of it leads to nobody.
  private static Bytes content(Event event) {
    var identity = new Identity(event.identity().source(), ID, Instant.EPOCH, "");
    var payload =
        switch (event.payload()) {
          case SurveyResponse response ->
              new SurveyResponse(response.survey(), 0, response.complete(), response.answers());
          default -> throw new IllegalArgumentException("a link brings answers only");
        };
    var bare = new Event(identity, "", Version.FIRST, event.segments(), payload);
    return Sha256.of(EventJson.write(bare).getBytes(StandardCharsets.UTF_8));
  }
}
