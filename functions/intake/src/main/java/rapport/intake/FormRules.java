package rapport.intake;

import static java.util.stream.Collectors.toSet;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import rapport.edge.EventJson;
import rapport.edge.FieldError;
import rapport.event.Event;
import rapport.event.Payload.SurveyResponse;
import rapport.form.Acceptance.Decision;
import rapport.form.Block;
import rapport.form.Condition.Given;
import rapport.form.Definition;
import rapport.form.FormWord;
import rapport.intake.Sorting.Accepted;
import rapport.shelf.AnswerCounts;

/// What a form asks of an answer beyond that it fits: that all is answered that must be, and that
/// answers are taken just then. What servers bring as events is not held to it.
record FormRules(AnswerCounts counts) {

  /// What had to be answered and was not; of a response that says it is not complete nothing.
  List<FieldError> missing(Definition definition, Event event, SurveyResponse response) {
    return response.complete()
        ? definition.missing(response, event.segments()).stream()
            .map(fault -> new FieldError(fault.pointer(), fault.message()))
            .toList()
        : List.of();
  }

  /// The same with no answers but those to questions that were to be seen: without script a form
  /// shows all it has. Empty if no answer is left.
  static Optional<Accepted> seen(Definition definition, Accepted accepted) {
    Event event = accepted.event();
    if (!(event.payload() instanceof SurveyResponse response)) {
      return Optional.of(accepted);
    }
    var given = new Given(response.answers(), event.segments());
    var seen = definition.seen(given).stream().flatMap(Block::questions).collect(toSet());
    var left = new TreeMap<>(response.answers());
    if (!left.keySet().retainAll(seen)) {
      return Optional.of(accepted);
    }
    var payload =
        new SurveyResponse(response.survey(), response.definition(), response.complete(), left);
    var asked =
        new Event(event.identity(), event.subject(), event.version(), event.segments(), payload);
    return left.isEmpty()
        ? Optional.empty()
        : Optional.of(new Accepted(accepted.index(), asked, EventJson.write(asked)));
  }

  /// Whether an answer is taken that was given at a time.
  Decision decide(String tenant, Definition definition, Instant answered) {
    var acceptance = definition.acceptance();
    Decision inTime = acceptance.at(answered);
    return inTime == Decision.TAKEN && acceptance.isLimited()
        ? acceptance.after(counts.of(tenant, definition.survey().id()))
        : inTime;
  }

  /// All of it as faults of an event: public keys may bring answers as events, too.
  List<FieldError> faults(
      String tenant, Definition definition, Event event, SurveyResponse response) {
    var faults = new ArrayList<>(missing(definition, event, response));
    Decision decision = decide(tenant, definition, event.identity().time());
    switch (decision) {
      case TAKEN -> {}
      case TOO_EARLY, TOO_LATE -> faults.add(new FieldError("/time", said(decision, definition)));
      case FULL -> faults.add(new FieldError("/data/survey", said(decision, definition)));
    }
    return faults;
  }

  /// Why no answer is taken, for programs.
  ///
  /// @throws IllegalArgumentException if it is
  static String said(Decision decision, Definition definition) {
    var acceptance = definition.acceptance();
    return switch (decision) {
      case TAKEN -> throw new IllegalArgumentException("the answer is taken");
      case TOO_EARLY -> "The survey takes answers given from %s on.".formatted(acceptance.opens());
      case TOO_LATE -> "The survey took answers given before %s.".formatted(acceptance.closes());
      case FULL ->
          "The survey has the %d answers it takes. What was taken before counts, also if it comes again."
              .formatted(acceptance.quota());
    };
  }

  /// The same for people.
  static FormWord word(Decision decision) {
    return switch (decision) {
      case TAKEN -> throw new IllegalArgumentException("the answer is taken");
      case TOO_EARLY -> FormWord.TOO_EARLY;
      case TOO_LATE -> FormWord.TOO_LATE;
      case FULL -> FormWord.FULL;
    };
  }
}
