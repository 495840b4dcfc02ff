package rapport.admin;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.util.ArrayList;
import java.util.List;
import rapport.access.Access.Kind;
import rapport.access.Access.Scope;
import rapport.admin.Bodies.Content;
import rapport.bytes.Bytes;
import rapport.edge.Admission;
import rapport.edge.Answers;
import rapport.edge.Caller;
import rapport.edge.FieldError;
import rapport.edge.LinkJson;
import rapport.edge.LinkJson.Asked;
import rapport.edge.LinkJson.Wanted;
import rapport.edge.Need;
import rapport.edge.Problem;
import rapport.edge.Request;
import rapport.link.LinkSecret;
import rapport.link.LinkSecrets;
import rapport.link.LinkToken;
import rapport.link.SurveyLink;

/// `POST /v1/surveys/{survey}/links` makes links by which one person each answers once, and `POST
/// /v1/link-secrets` has those that are made from now on signed with another secret.
///
/// Nothing is kept of a link. What it says is in its token, signed with the tenant's secret, which
/// is made with the first link.
final class LinkRoutes {

  private static final Need MAKING = Need.of(Kind.SRV);
  private static final Need ROTATING = Need.of(Kind.SRV).with(Scope.ADMIN);

  private final Ports ports;
  private final SurveyVersions surveys;
  private final LinkSigning signing;

  LinkRoutes(Ports ports) {
    this.ports = ports;
    this.surveys = new SurveyVersions(ports.documents());
    this.signing = new LinkSigning(ports);
  }

  APIGatewayV2HTTPResponse post(Request request) {
    return switch (MAKING.admit(request.caller())) {
      case Admission.Refused(Problem problem) -> problem.answer();
      case Admission.Granted _ when request.caller() instanceof Caller.ByToken ->
          Problem.of(403, "Links are made with a key: what outlives a token is not made with one.")
              .answer();
      case Admission.Granted granted -> {
        String survey = request.pathParameter("survey");
        String tenant = granted.access().tenant();
        yield surveys.current(tenant, survey).isEmpty()
            ? Problem.of(404, "There is no such survey.").answer()
            : post(request, tenant, survey);
      }
    };
  }

  private APIGatewayV2HTTPResponse post(Request request, String tenant, String survey) {
    var content =
        Bodies.readMany(request, values -> LinkJson.read(values, ports.clock().instant()));
    return switch (content) {
      case Content.Refused<Asked>(Problem problem) -> problem.answer();
      case Content.Readable<Asked>(Asked asked) ->
          signing
              .current(tenant)
              .map(secret -> make(asked, tenant, survey, secret))
              .orElseGet(LinkRoutes::busy);
    };
  }

  private APIGatewayV2HTTPResponse make(
      Asked asked, String tenant, String survey, LinkSecret secret) {
    var links = asked.links().stream().map(one -> link(one, tenant, survey)).toList();
    var tokens = links.stream().map(link -> LinkToken.sign(link, secret)).toList();
    List<FieldError> tooLong = tooLong(asked, tokens);
    return tooLong.isEmpty()
        ? Answers.json(201, LinkJson.tree(links, tokens))
        : Problem.invalid(tooLong).answer();
  }

  private SurveyLink link(Wanted wanted, String tenant, String survey) {
    byte[] id = new byte[SurveyLink.ID_BYTES];
    ports.random().nextBytes(id);
    return new SurveyLink(
        Bytes.of(id),
        tenant,
        survey,
        wanted.expiresAt(),
        wanted.subject(),
        wanted.language(),
        wanted.attributes());
  }

  private static List<FieldError> tooLong(Asked asked, List<String> tokens) {
    var errors = new ArrayList<FieldError>();
    for (int index = 0; index < tokens.size(); index++) {
      if (!LinkToken.isOne(tokens.get(index))) {
        errors.add(
            new FieldError(
                asked.pointer(index),
                "would make a link of more than %d characters: name fewer or shorter attributes"
                    .formatted(LinkToken.MAX_CHARACTERS)));
      }
    }
    return errors;
  }

  APIGatewayV2HTTPResponse rotate(Request request) {
    return switch (ROTATING.admit(request.caller())) {
      case Admission.Refused(Problem problem) -> problem.answer();
      case Admission.Granted granted ->
          signing
              .rotate(granted.access().tenant())
              .map((LinkSecrets secrets) -> Answers.json(201, LinkJson.tree(secrets)))
              .orElseGet(LinkRoutes::busy);
    };
  }

  private static APIGatewayV2HTTPResponse busy() {
    return Problem.of(409, "The secrets of the links are being changed by others.").answer();
  }
}
