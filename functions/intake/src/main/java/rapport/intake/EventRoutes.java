package rapport.intake;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rapport.access.Access;
import rapport.access.Access.Kind;
import rapport.edge.Admission;
import rapport.edge.Answers;
import rapport.edge.FieldError;
import rapport.edge.Json;
import rapport.edge.Lateness;
import rapport.edge.Need;
import rapport.edge.Problem;
import rapport.edge.Request;
import rapport.event.Event;
import rapport.event.Identity;
import rapport.event.Payload.SurveyResponse;
import rapport.intake.EventBody.Content;
import rapport.intake.Sorting.Accepted;
import rapport.intake.Sorting.Rejected;
import rapport.intake.Sorting.Sorted;

/// `POST /v1/events`: events of all types, live.
final class EventRoutes {

  private static final Need NEED = Need.of(Kind.SRV, Kind.PUB);

  private final Ports ports;

  EventRoutes(Ports ports) {
    this.ports = ports;
  }

  APIGatewayV2HTTPResponse post(Request request) {
    return switch (ports.bounded().throttle().admit(request, request.caller(), NEED)) {
      case Admission.Refused(Problem problem) -> problem.answer();
      case Admission.Granted(Access access) ->
          post(request, access, origin(access), lateness(access));
    };
  }

  static Lateness lateness(Access access) {
    return access.kind() == Kind.PUB ? Lateness.PUBLIC : Lateness.LIVE;
  }

  /// What stands for an import in what a key brings live.
  static String origin(Access access) {
    return access.kind() == Kind.PUB ? Identity.PUBLIC : "";
  }

  /// @param importName the import that brings the events, or [#origin] for what is live
  APIGatewayV2HTTPResponse post(
      Request request, Access access, String importName, Lateness lateness) {
    return switch (EventBody.of(request)) {
      case Content.Refused(Problem problem) -> problem.answer();
      case Content.Items items ->
          ports
              .bounded()
              .throttle()
              .takeFurther(request, request.caller(), items.items().size() - 1L)
              .map(Problem::answer)
              .orElseGet(() -> take(items, access, importName, lateness));
    };
  }

  private APIGatewayV2HTTPResponse take(
      Content.Items items, Access access, String importName, Lateness lateness) {
    var definitions = new Definitions(ports.surveys(), access.tenant(), demand(access));
    var sorting =
        new Sorting(
            definitions, lateness, event -> allowed(access, event), ports.clock().instant());
    Sorted sorted = sorting.sort(items.items(), importName, ports.identities());
    if (sorted.forbidden()) {
      return Problem.of(403, "This key may only bring answers to the surveys it is bound to.")
          .answer();
    }
    if (sorted.accepted().isEmpty()) {
      return noneValid(items.listed(), sorted.rejected());
    }
    Optional<Problem> tooLate =
        Identity.isImport(importName)
            ? Optional.empty()
            : ports.bounded().late().spend(access, sorted.accepted(), items.listed());
    if (tooLate.isPresent()) {
      return tooLate.get().answer();
    }
    ports.queue().sendAll(Packing.pack(access.tenant(), importName, sorted.accepted()));
    return Answers.json(202, accepted(sorted));
  }

  /// What a public key brings was answered in a form; what servers bring is history.
  private Definitions.Demand demand(Access access) {
    var forms = ports.bounded().forms();
    return access.kind() == Kind.PUB
        ? (definition, event, response) ->
            forms.faults(access.tenant(), definition, event, response)
        : Definitions.NOTHING_MORE;
  }

  /// A public key lies open in a web page: it can't take back what others said, either.
  private static boolean allowed(Access access, Event event) {
    return access.kind() == Kind.SRV
        || event.payload() instanceof SurveyResponse response
            && access.answers(response.survey())
            && !event.version().voided();
  }

  /// The same of one event that was all there was.
  static ObjectNode accepted(Event event) {
    ObjectNode tree = Json.object().put("accepted", 1);
    tree.putArray("ids").add(event.identity().id());
    tree.putArray("rejected");
    return tree;
  }

  private static ObjectNode accepted(Sorted sorted) {
    ObjectNode tree = Json.object().put("accepted", sorted.accepted().size());
    ArrayNode ids = tree.putArray("ids");
    sorted.accepted().stream()
        .map(Accepted::event)
        .forEach(event -> ids.add(event.identity().id()));
    tree.set("rejected", rejected(sorted.rejected()));
    return tree;
  }

  /// The errors point from the body; what is rejected is listed as it is beside what is accepted.
  private static APIGatewayV2HTTPResponse noneValid(boolean listed, List<Rejected> rejected) {
    var errors = new ArrayList<FieldError>();
    for (Rejected one : rejected) {
      String outer = listed ? "/" + one.index() : "";
      one.errors().forEach(error -> errors.add(error.under(outer)));
    }
    var problem = Problem.invalid(errors);
    ObjectNode tree = problem.tree();
    tree.set("rejected", rejected(rejected));
    return problem.answer(tree);
  }

  private static ArrayNode rejected(List<Rejected> rejected) {
    ArrayNode array = Json.object().arrayNode();
    for (Rejected one : rejected) {
      ObjectNode tree = array.addObject().put("index", one.index()).put("id", one.id());
      tree.set("errors", Problem.tree(one.errors()));
    }
    return array;
  }
}
