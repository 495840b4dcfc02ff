package rapport.admin;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.time.Instant;
import java.util.function.Predicate;
import rapport.access.Access.Kind;
import rapport.access.Access.Scope;
import rapport.access.FreshKey;
import rapport.access.KeyRing;
import rapport.admin.Bodies.Content;
import rapport.bytes.Bytes;
import rapport.edge.Admission;
import rapport.edge.Answers;
import rapport.edge.Caller;
import rapport.edge.KeyJson;
import rapport.edge.KeyJson.Wanted;
import rapport.edge.Need;
import rapport.edge.Problem;
import rapport.edge.Request;

/// `POST` and `GET /v1/keys`, and `DELETE /v1/keys/{key}`.
///
/// Elsewhere a key is trusted for a minute after it was revoked. Here it must be on its tenant's
/// list at the moment that counts: who was shut out can't let himself in again.
final class KeyRoutes {

  private static final Need ADMIN = Need.of(Kind.SRV).with(Scope.ADMIN);

  private final Ports ports;
  private final SurveyVersions surveys;

  KeyRoutes(Ports ports) {
    this.ports = ports;
    this.surveys = new SurveyVersions(ports.documents());
  }

  APIGatewayV2HTTPResponse get(Request request) {
    return switch (ADMIN.admit(request.caller())) {
      case Admission.Refused(Problem problem) -> problem.answer();
      case Admission.Granted granted -> {
        KeyRing ring = ports.keys().ring(granted.access().tenant());
        yield asker(request).test(ring)
            ? Answers.json(200, KeyJson.tree(ring))
            : Need.UNKNOWN.answer();
      }
    };
  }

  APIGatewayV2HTTPResponse post(Request request) {
    return switch (ADMIN.admit(request.caller())) {
      case Admission.Refused(Problem problem) -> problem.answer();
      case Admission.Granted _ when request.caller() instanceof Caller.ByToken ->
          Problem.of(403, "Keys are made with a key: what outlives a token is not made with one.")
              .answer();
      case Admission.Granted granted -> {
        String tenant = granted.access().tenant();
        yield switch (Bodies.read(request, value -> KeyJson.read(value, known(tenant)))) {
          case Content.Refused<Wanted>(Problem problem) -> problem.answer();
          case Content.Readable<Wanted>(Wanted wanted) -> issue(request, tenant, wanted);
        };
      }
    };
  }

  private Predicate<String> known(String tenant) {
    return survey -> surveys.current(tenant, survey).isPresent();
  }

  private APIGatewayV2HTTPResponse issue(Request request, String tenant, Wanted wanted) {
    var fresh = FreshKey.of(wanted.name(), wanted.access(tenant), ports.random(), now());
    return switch (ports.keys().issue(fresh.key(), asker(request))) {
      case ISSUED -> Answers.json(201, KeyJson.once(fresh.key(), fresh.text()));
      case NOT_ALLOWED -> Need.UNKNOWN.answer();
      case TOO_MANY_OF_A_NAME ->
          conflict("Two keys of this name work already: revoke the one that is replaced.");
      case FULL -> conflict("There are " + KeyRing.MAX_KEYS + " keys already: revoke one.");
      case REVOKED -> conflict("The key was revoked before it worked.");
      case BUSY -> conflict("The keys are being changed by others.");
    };
  }

  APIGatewayV2HTTPResponse delete(Request request) {
    return switch (ADMIN.admit(request.caller())) {
      case Admission.Refused(Problem problem) -> problem.answer();
      case Admission.Granted granted -> {
        String id = request.pathParameter("key");
        yield switch (ports.keys().revoke(granted.access().tenant(), id, asker(request), now())) {
          case REVOKED -> Answers.empty(204);
          case NOT_ALLOWED -> Need.UNKNOWN.answer();
          case MISSING -> Problem.of(404, "There is no such key.").answer();
          case LAST_ADMINISTRATOR ->
              conflict(
                  "This is the last key that can give out keys: without it nobody could."
                      + " Make another with the scope admin first.");
          case BUSY -> conflict("The keys are being changed by others.");
        };
      }
    };
  }

  /// Whether the key that asks is on the list, and may give out keys. A token is on no list: it may
  /// what it says.
  private static Predicate<KeyRing> asker(Request request) {
    return switch (request.caller()) {
      case Caller.ByKey(var _, Bytes hash) -> ring -> ring.isAdministeredBy(hash);
      case Caller.ByToken _ -> _ -> true;
      case Caller.Nobody(), Caller.Stranger() -> _ -> false;
    };
  }

  private static APIGatewayV2HTTPResponse conflict(String detail) {
    return Problem.of(409, detail).answer();
  }

  private Instant now() {
    return ports.clock().instant();
  }
}
