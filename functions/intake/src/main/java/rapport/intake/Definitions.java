package rapport.intake;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import rapport.edge.FieldError;
import rapport.event.Event;
import rapport.event.Payload.SurveyInvited;
import rapport.event.Payload.SurveyResponse;
import rapport.form.Definition;
import rapport.shelf.SurveyShelf;

/// Compares the events of one request with the definitions of their surveys.
///
/// A remembered definition may be a minute old. So what does not fit it is compared with the latest
/// one, which is read once a request and survey at most.
final class Definitions {

  /// That answers fit their questions is enough.
  static final Demand NOTHING_MORE = (_, _, _) -> List.of();

  private final SurveyShelf shelf;
  private final String tenant;
  private final Demand demand;
  private final Map<String, Optional<Definition>> known = new HashMap<>();
  private final Set<String> fresh = new HashSet<>();

  Definitions(SurveyShelf shelf, String tenant, Demand demand) {
    this.shelf = shelf;
    this.tenant = tenant;
    this.demand = demand;
  }

  /// What is asked of a response beyond that its answers fit their questions.
  interface Demand {

    /// @return what is wrong, with pointers from the event
    List<FieldError> faults(Definition definition, Event event, SurveyResponse response);
  }

  /// What became of the comparison.
  sealed interface Outcome {

    /// @param event with the version of the definition it fits
    record Fits(Event event) implements Outcome {}

    record Unfit(List<FieldError> errors) implements Outcome {}
  }

  Outcome compare(Event event) {
    return switch (event.payload()) {
      case SurveyResponse response -> response(event, response);
      case SurveyInvited(String survey) ->
          find(survey).isPresent() ? new Outcome.Fits(event) : unknown(survey);
      default -> new Outcome.Fits(event);
    };
  }

  /// The definition of a survey, empty if there is none.
  Optional<Definition> find(String survey) {
    return known.computeIfAbsent(survey, name -> shelf.find(tenant, name));
  }

  /// The latest definition, which is read once a request at most.
  Optional<Definition> latest(String survey) {
    refreshed(survey);
    return find(survey);
  }

  private Outcome response(Event event, SurveyResponse response) {
    Optional<Definition> definition = find(response.survey());
    if (definition.isEmpty()) {
      return unknown(response.survey());
    }
    List<FieldError> errors = faults(event, response, definition.get());
    if (errors.isEmpty()) {
      return new Outcome.Fits(stamped(event, response, definition.get().survey().version()));
    }
    return refreshed(response.survey()) ? response(event, response) : new Outcome.Unfit(errors);
  }

  /// What is taken back need not fit any more.
  private List<FieldError> faults(Event event, SurveyResponse response, Definition definition) {
    if (event.version().voided()) {
      return List.of();
    }
    var unfit =
        definition.survey().check(response).stream()
            .map(fault -> new FieldError(fault.pointer(), fault.message()));
    return Stream.concat(unfit, demand.faults(definition, event, response).stream()).toList();
  }

  /// Whether there is a newer definition than the one compared with.
  private boolean refreshed(String survey) {
    if (!fresh.add(survey)) {
      return false;
    }
    Optional<Definition> before = known.get(survey);
    Optional<Definition> now = shelf.fresh(tenant, survey);
    known.put(survey, now);
    return !now.equals(before);
  }

  private static Outcome unknown(String survey) {
    return new Outcome.Unfit(
        List.of(new FieldError("/data/survey", "there is no survey \"" + survey + "\"")));
  }

  private static Event stamped(Event event, SurveyResponse response, int definition) {
    var payload =
        new SurveyResponse(response.survey(), definition, response.complete(), response.answers());
    return new Event(event.identity(), event.subject(), event.version(), event.segments(), payload);
  }
}
