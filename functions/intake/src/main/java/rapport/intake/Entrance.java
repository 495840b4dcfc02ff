package rapport.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rapport.access.Access;
import rapport.edge.FieldError;
import rapport.edge.Json;
import rapport.edge.Lateness;
import rapport.edge.Problem;
import rapport.event.Event;
import rapport.intake.LinkAnswers.Taking;
import rapport.intake.Sorting.Accepted;
import rapport.link.SurveyLink;
import rapport.queue.MessageQueue;

/// By what an answer comes in: what that decides of the answer, and how it goes on from here.
sealed interface Entrance {

  String tenant();

  Lateness lateness();

  /// What stands for an import in the answer's identity.
  String origin();

  /// What the body may not say.
  List<FieldError> faults(JsonNode body);

  /// The body, with what is decided here.
  JsonNode completed(JsonNode body);

  /// Whether it is known that this very answer came before. By a key that would have to be looked
  /// for in the log.
  boolean knows(Accepted accepted);

  /// What is known of who answers by a form, name → value.
  Map<String, String> attributes(PostedForm form);

  /// Puts an answer into the queue.
  Sending send(Accepted accepted);

  /// What became of that.
  sealed interface Sending {

    /// @param event as it was put into the queue
    record Sent(Event event) implements Sending {}

    record Refused(Problem problem) implements Sending {}
  }

  /// By a key, which decides nothing.
  record ByKey(Access access, MessageQueue queue, LateBudget late) implements Entrance {

    @Override
    public String tenant() {
      return access.tenant();
    }

    @Override
    public Lateness lateness() {
      return EventRoutes.lateness(access);
    }

    @Override
    public String origin() {
      return EventRoutes.origin(access);
    }

    @Override
    public List<FieldError> faults(JsonNode body) {
      return List.of();
    }

    @Override
    public JsonNode completed(JsonNode body) {
      return body;
    }

    @Override
    public boolean knows(Accepted accepted) {
      return false;
    }

    @Override
    public Map<String, String> attributes(PostedForm form) {
      return form.attributes();
    }

    @Override
    public Sending send(Accepted accepted) {
      Optional<Problem> tooLate = late.spend(access, List.of(accepted), false);
      if (tooLate.isPresent()) {
        return new Sending.Refused(tooLate.get());
      }
      queue.sendAll(Packing.pack(access.tenant(), origin(), List.of(accepted)));
      return new Sending.Sent(accepted.event());
    }
  }

  /// By a link. It says who answers and what of, so the body may not; and it is the answer's
  /// identity, so an id or a time that a form brings says nothing. How long a page was open before
  /// doesn't matter: a link has an end of its own.
  record ByLink(SurveyLink link, LinkAnswers answers) implements Entrance {

    private static final Problem USED =
        Problem.of(409, "This link was used already, for another answer: it takes one.");
    private static final String SUBJECT = "subject";
    private static final String ATTRIBUTES = "attributes";
    private static final String LANGUAGE = "language";
    private static final String DECIDED = "is decided by the link";

    @Override
    public String tenant() {
      return link.tenant();
    }

    @Override
    public Lateness lateness() {
      return Lateness.HISTORY;
    }

    @Override
    public String origin() {
      return "";
    }

    @Override
    public List<FieldError> faults(JsonNode body) {
      var faults = new ArrayList<FieldError>();
      if (body.hasNonNull(SUBJECT)) {
        faults.add(new FieldError("/" + SUBJECT, DECIDED));
      }
      JsonNode attributes = body.path(ATTRIBUTES);
      if (attributes.isObject()) {
        attributes
            .fieldNames()
            .forEachRemaining(
                name ->
                    faults.add(new FieldError(FieldError.child("/" + ATTRIBUTES, name), DECIDED)));
      } else if (body.hasNonNull(ATTRIBUTES)) {
        faults.add(new FieldError("/" + ATTRIBUTES, DECIDED));
      }
      return faults;
    }

    @Override
    public JsonNode completed(JsonNode body) {
      if (!(body instanceof ObjectNode sent)) {
        return body;
      }
      ObjectNode completed = sent.deepCopy();
      completed.remove(List.of("id", "time", SUBJECT, ATTRIBUTES));
      text(link.subject()).ifPresent(subject -> completed.put(SUBJECT, subject));
      if (!link.attributes().isEmpty()) {
        ObjectNode attributes = Json.object();
        link.attributes().forEach(attributes::put);
        completed.set(ATTRIBUTES, attributes);
      }
      if (!completed.hasNonNull(LANGUAGE)) {
        text(link.language()).ifPresent(language -> completed.put(LANGUAGE, language));
      }
      return completed;
    }

    private static Optional<String> text(String text) {
      return Optional.of(text).filter(some -> !some.isEmpty());
    }

    @Override
    public boolean knows(Accepted accepted) {
      return answers.knows(link, accepted.event());
    }

    @Override
    public Map<String, String> attributes(PostedForm form) {
      return link.attributes();
    }

    @Override
    public Sending send(Accepted accepted) {
      return switch (answers.take(link, accepted.event())) {
        case Taking.Taken(Event event) -> new Sending.Sent(event);
        case Taking.Used() -> new Sending.Refused(USED);
        case Taking.Busy() -> new Sending.Refused(Problem.unavailable());
      };
    }
  }
}
