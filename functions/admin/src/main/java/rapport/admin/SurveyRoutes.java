package rapport.admin;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import rapport.access.Access.Kind;
import rapport.access.Access.Scope;
import rapport.admin.Bodies.Content;
import rapport.edge.Admission;
import rapport.edge.Answers;
import rapport.edge.FieldError;
import rapport.edge.Json;
import rapport.edge.Need;
import rapport.edge.Problem;
import rapport.edge.Request;
import rapport.edge.SurveyJson;
import rapport.form.Definition;

/// `GET /v1/surveys`, and `GET`, `PUT` and `DELETE /v1/surveys/{survey}`.
final class SurveyRoutes {

  private static final String SURVEY = "survey";
  private static final Need READING = Need.of(Kind.SRV, Kind.READ);
  private static final Need WRITING = Need.of(Kind.SRV).with(Scope.ADMIN);

  private final Ports ports;
  private final SurveyVersions versions;

  SurveyRoutes(Ports ports) {
    this.ports = ports;
    this.versions = new SurveyVersions(ports.documents());
  }

  APIGatewayV2HTTPResponse list(Request request) {
    return switch (READING.admit(request.caller())) {
      case Admission.Refused(Problem problem) -> problem.answer();
      case Admission.Granted granted -> {
        ObjectNode tree = Json.object();
        ArrayNode surveys = tree.putArray("surveys");
        versions.all(granted.access().tenant()).stream()
            .map(SurveyJson::listed)
            .forEach(surveys::add);
        yield Answers.json(200, tree);
      }
    };
  }

  APIGatewayV2HTTPResponse get(Request request) {
    return switch (READING.admit(request.caller())) {
      case Admission.Refused(Problem problem) -> problem.answer();
      case Admission.Granted granted ->
          versions
              .current(granted.access().tenant(), request.pathParameter(SURVEY))
              .map(definition -> answer(200, definition))
              .orElseGet(SurveyRoutes::missing);
    };
  }

  APIGatewayV2HTTPResponse put(Request request) {
    return switch (WRITING.admit(request.caller())) {
      case Admission.Refused(Problem problem) -> problem.answer();
      case Admission.Granted granted -> {
        String id = request.pathParameter(SURVEY);
        yield switch (Bodies.read(request, value -> SurveyJson.read(id, value))) {
          case Content.Refused<Definition>(Problem problem) -> problem.answer();
          case Content.Readable<Definition>(Definition definition) ->
              put(request, granted.access().tenant(), definition);
        };
      }
    };
  }

  private APIGatewayV2HTTPResponse put(Request request, String tenant, Definition definition) {
    return switch (versions.put(tenant, definition, version -> Bodies.matches(request, version))) {
      case SurveyVersions.Outcome.Kept(Definition kept, boolean created) ->
          answer(created ? 201 : 200, kept);
      case SurveyVersions.Outcome.Incompatible(List<FieldError> errors) ->
          new Problem(409, "A question keeps its type, scale, direction and role.", errors)
              .answer();
      case SurveyVersions.Outcome.OtherVersion() ->
          Problem.of(412, "The survey has another version by now.").answer();
      case SurveyVersions.Outcome.Busy() ->
          Problem.of(409, "The survey is being changed by others.").answer();
    };
  }

  APIGatewayV2HTTPResponse delete(Request request) {
    return switch (WRITING.admit(request.caller())) {
      case Admission.Refused(Problem problem) -> problem.answer();
      case Admission.Granted granted ->
          switch (versions.delete(
              granted.access().tenant(),
              request.pathParameter(SURVEY),
              version -> Bodies.matches(request, version))) {
            case DELETED -> Answers.empty(204);
            case MISSING -> missing();
            case OTHER_VERSION ->
                Problem.of(412, "The survey has another version by now.").answer();
            case BUSY -> Problem.of(409, "The survey is being changed by others.").answer();
          };
    };
  }

  private static APIGatewayV2HTTPResponse missing() {
    return Problem.of(404, "There is no such survey.").answer();
  }

  private static APIGatewayV2HTTPResponse answer(int status, Definition definition) {
    var answer = Answers.json(status, SurveyJson.tree(definition));
    return Answers.with(answer, "etag", Bodies.tag(definition.survey().version()));
  }
}
