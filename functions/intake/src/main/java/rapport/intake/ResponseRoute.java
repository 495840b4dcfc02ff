package rapport.intake;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import rapport.access.Access;
import rapport.access.Access.Kind;
import rapport.bytes.Sha256;
import rapport.edge.Admission;
import rapport.edge.Answers;
import rapport.edge.Caller;
import rapport.edge.Checked;
import rapport.edge.FieldError;
import rapport.edge.Json;
import rapport.edge.Json.Parsed;
import rapport.edge.Need;
import rapport.edge.Problem;
import rapport.edge.Request;
import rapport.edge.Request.Body;
import rapport.edge.Throttle;
import rapport.edge.UrlEncoded;
import rapport.edge.UrlEncoded.Pair;
import rapport.event.Event;
import rapport.form.Acceptance.Decision;
import rapport.form.Definition;
import rapport.intake.Entrance.Sending;
import rapport.intake.Sorting.Accepted;
import rapport.intake.Sorting.Sorted;
import rapport.link.LinkToken;
import rapport.link.SurveyLink;
import rapport.shelf.Links.Opening;
import rapport.survey.Survey;

/// `POST /v1/surveys/{survey}/responses`: one response, as JSON or from a plain HTML form, by a key
/// or by a link. A person who posted a form is answered with a page.
final class ResponseRoute {

  private static final Need NEED = Need.of(Kind.PUB, Kind.SRV);
  private static final Problem OTHER_SURVEY = Problem.of(403, "This key is not for this survey.");

  /// What stands for a key in the limits of forms that need none.
  private static final String KEYLESS = "keyless#";

  private final Ports ports;
  private final ThanksRoute thanks;

  ResponseRoute(Ports ports) {
    this.ports = ports;
    this.thanks = new ThanksRoute(ports);
  }

  /// A request that may go on.
  private sealed interface Entry {
    record Open(Entrance entrance, Definitions definitions, Definition definition)
        implements Entry {

      Survey survey() {
        return definition.survey();
      }
    }

    record Closed(Problem problem) implements Entry {}
  }

  APIGatewayV2HTTPResponse post(Request request) {
    boolean form = PostedForm.isForm(request);
    if (!form && !request.mediaType().name().equals("application/json")
        || !request.mediaType().charset().equals("utf-8")) {
      return Pages.told(request, unsupported());
    }
    return switch (request.body()) {
      case Body.Text(String text) -> form ? postForm(request, text) : postJson(request, text);
      case Body.TooLarge() -> Pages.told(request, tooLarge());
      case Body.NotUtf8() -> Pages.told(request, malformed("not UTF-8"));
    };
  }

  private APIGatewayV2HTTPResponse postJson(Request request, String text) {
    return switch (enter(request, request.bearerKey().orElse(""))) {
      case Entry.Closed(Problem problem) -> problem.answer();
      case Entry.Open open ->
          switch (Json.readOne(text)) {
            case Parsed.Malformed(String message) -> malformed(message).answer();
            case Parsed.Values(boolean _, List<Json.Value> values) ->
                takeJson(open, values.getFirst());
          };
    };
  }

  private APIGatewayV2HTTPResponse takeJson(Entry.Open open, Json.Value value) {
    var response = response(open, value.node(), value.errors());
    Sorted sorted = sort(open, response);
    List<FieldError> errors = response.errors(sorted);
    if (!errors.isEmpty()) {
      return Problem.invalid(errors).answer();
    }
    Decision decision = decide(open, sorted.accepted().getFirst());
    if (decision != Decision.TAKEN) {
      return Problem.of(409, FormRules.said(decision, latest(open))).answer();
    }
    return switch (open.entrance().send(sorted.accepted().getFirst())) {
      case Sending.Refused(Problem problem) -> problem.answer();
      case Sending.Sent(Event event) -> Answers.json(202, EventRoutes.accepted(event));
    };
  }

  private static ResponseBody response(Entry.Open open, JsonNode body, List<FieldError> found) {
    var errors = new ArrayList<>(found);
    errors.addAll(open.entrance().faults(body));
    return new ResponseBody(open.survey().id(), open.entrance().completed(body), errors);
  }

  private APIGatewayV2HTTPResponse postForm(Request request, String text) {
    return switch (UrlEncoded.parse(text)) {
      case Checked.Invalid<List<Pair>> _ ->
          Pages.told(request, malformed("not a form's fields in UTF-8"));
      case Checked.Valid<List<Pair>>(var pairs) -> postForm(request, PostedForm.of(pairs));
    };
  }

  private APIGatewayV2HTTPResponse postForm(Request request, PostedForm form) {
    String key = form.key().isEmpty() ? request.bearerKey().orElse("") : form.key();
    FormReply reply = FormReply.to(request, form, thanks);
    return switch (enterByForm(request, key)) {
      case Entry.Closed(Problem problem) -> reply.closed(problem);
      case Entry.Open open -> takeForm(open, form, reply);
    };
  }

  private APIGatewayV2HTTPResponse takeForm(Entry.Open open, PostedForm form, FormReply reply) {
    ObjectNode body = form.body(open.survey());
    var response = response(open, body, form.faults(open.survey(), body));
    Sorted sorted = sort(open, response);
    var known = open.entrance().attributes(form);
    List<FieldError> errors =
        response.errors(sorted).stream().map(PostedForm::ofField).distinct().toList();
    if (!errors.isEmpty()) {
      return reply.invalid(open.definition(), known, errors);
    }
    Optional<Accepted> seen = FormRules.seen(open.definition(), sorted.accepted().getFirst());
    if (seen.isEmpty()) {
      return reply.invalid(open.definition(), known, List.of(PostedForm.NOTHING));
    }
    Decision decision = decide(open, seen.get());
    if (decision != Decision.TAKEN) {
      return reply.notTaken(latest(open), decision);
    }
    return switch (open.entrance().send(seen.get())) {
      case Sending.Refused(Problem problem) ->
          problem.status() == 429 // without its time it is not late any more
              ? reply.invalid(open.definition(), known, problem.errors())
              : reply.refused(problem);
      case Sending.Sent(Event event) -> reply.taken(open.definition(), open.entrance(), event);
    };
  }

  /// Whether the answer is taken at its time. A remembered definition may be a minute old, so who
  /// would be refused by it is judged by the latest; and what was taken once is taken again, for
  /// its reply may have been lost.
  private Decision decide(Entry.Open open, Accepted accepted) {
    Instant answered = accepted.event().identity().time();
    String tenant = open.entrance().tenant();
    if (rules().decide(tenant, open.definition(), answered) == Decision.TAKEN) {
      return Decision.TAKEN;
    }
    Decision decision = rules().decide(tenant, latest(open), answered);
    return decision != Decision.TAKEN && open.entrance().knows(accepted)
        ? Decision.TAKEN
        : decision;
  }

  private static Definition latest(Entry.Open open) {
    return open.definitions().latest(open.survey().id()).orElse(open.definition());
  }

  private FormRules rules() {
    return ports.bounded().forms();
  }

  /// Where there is one tenant a form needs no key: it may answer any survey, as a public key may
  /// that is for all of them.
  private Entry enterByForm(Request request, String key) {
    String onlyTenant = ports.doors().onlyTenant();
    if (!key.isEmpty() || onlyTenant.isEmpty()) {
      return enter(request, key);
    }
    var access = new Access(onlyTenant, Kind.PUB, Set.of(), Set.of(survey(request)));
    return enter(request, new Caller.ByKey(access, Sha256.of(utf8(KEYLESS + onlyTenant))));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private Entry enter(Request request, String key) {
    if (!key.isEmpty() && !ports.doors().credentials().remembers(key)) { // may be nothing of ours
      Optional<Problem> refusal = throttle().stranger(request).refusal(1);
      if (refusal.isPresent()) {
        return new Entry.Closed(refusal.get());
      }
    }
    return LinkToken.isOne(key) ? enterByLink(request, key) : enterByKey(request, key);
  }

  private Throttle throttle() {
    return ports.bounded().throttle();
  }

  private Entry enterByKey(Request request, String key) {
    Caller caller = ports.doors().credentials().caller(key);
    if (caller instanceof Caller.Stranger) {
      throttle().stranger(request).take(1);
    }
    return enter(request, caller);
  }

  private Entry enter(Request request, Caller caller) {
    return switch (throttle().admit(request, caller, NEED)) {
      case Admission.Refused(Problem problem) -> new Entry.Closed(problem);
      case Admission.Granted(Access access) ->
          access.answers(survey(request))
              ? enter(request, new Entrance.ByKey(access, ports.queue(), ports.bounded().late()))
              : new Entry.Closed(OTHER_SURVEY);
    };
  }

  private Entry enterByLink(Request request, String key) {
    throttle().stranger(request).take(1);
    return switch (ports.doors().links().open(key)) {
      case Opening.Refused(Problem problem) -> new Entry.Closed(problem);
      case Opening.Good(SurveyLink link) ->
          link.survey().equals(survey(request))
              ? enter(request, new Entrance.ByLink(link, ports.linkAnswers()))
              : new Entry.Closed(OTHER_SURVEY);
    };
  }

  private Entry enter(Request request, Entrance entrance) {
    var definitions = new Definitions(ports.surveys(), entrance.tenant(), rules()::missing);
    return definitions
        .find(survey(request))
        .<Entry>map(found -> new Entry.Open(entrance, definitions, found))
        .orElseGet(() -> new Entry.Closed(Problem.of(404, "There is no such survey.")));
  }

  private static String survey(Request request) {
    return request.pathParameter("survey");
  }

  private Sorted sort(Entry.Open open, ResponseBody response) {
    return new Sorting(
            open.definitions(),
            open.entrance().lateness(),
            _ -> true, // the way in was asked
            ports.clock().instant())
        .sort(List.of(response.event()), open.entrance().origin(), ports.identities());
  }

  private static Problem unsupported() {
    return Problem.of(
        415, "Content-Type must be application/json or " + PostedForm.MEDIA_TYPE + ", in UTF-8.");
  }

  private static Problem tooLarge() {
    return Problem.of(413, "The body must be at most " + Json.MAX_BODY_BYTES + " bytes.");
  }

  private static Problem malformed(String message) {
    return Problem.invalid(List.of(new FieldError("", message)));
  }
}
