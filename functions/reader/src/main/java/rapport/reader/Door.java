package rapport.reader;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.util.List;
import rapport.access.Access.Kind;
import rapport.access.Access.Scope;
import rapport.edge.Admission;
import rapport.edge.Checked;
import rapport.edge.Need;
import rapport.edge.Problem;
import rapport.edge.Request;
import rapport.edge.Throttle;
import rapport.edge.UrlEncoded;

/// Lets in who may read figures, or persons, with what its tenant has decided and what it asks for.
record Door(Throttle throttle, Tenants tenants) {

  private static final Need READ = Need.of(Kind.READ);
  private static final Need PEOPLE = Need.of(Kind.READ, Kind.SRV).with(Scope.PEOPLE);

  /// What is behind it.
  @FunctionalInterface
  interface Room {
    APIGatewayV2HTTPResponse answer(TenantView view, List<UrlEncoded.Pair> parameters);
  }

  APIGatewayV2HTTPResponse answer(Request request, Room room) {
    return answer(request, READ, room);
  }

  /// Only for those who may see persons.
  APIGatewayV2HTTPResponse answerToPeople(Request request, Room room) {
    return answer(request, PEOPLE, room);
  }

  private APIGatewayV2HTTPResponse answer(Request request, Need need, Room room) {
    return switch (throttle.admit(request, request.caller(), need)) {
      case Admission.Refused(Problem problem) -> problem.answer();
      case Admission.Granted(var access) ->
          switch (request.query()) {
            case Checked.Valid<List<UrlEncoded.Pair>>(var parameters) ->
                room.answer(tenants.view(access.tenant()), parameters);
            case Checked.Invalid<List<UrlEncoded.Pair>>(var errors) ->
                Problem.invalid(errors).answer();
          };
    };
  }
}
