package rapport.intake;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import rapport.access.Access;
import rapport.access.Access.Kind;
import rapport.bytes.Bytes;
import rapport.edge.Admission;
import rapport.edge.Answers;
import rapport.edge.Checked;
import rapport.edge.Json;
import rapport.edge.Lateness;
import rapport.edge.Need;
import rapport.edge.Problem;
import rapport.edge.Request;
import rapport.edge.TextRule;
import rapport.edge.UrlEncoded;
import rapport.store.Imports;

/// `POST /v1/imports` and `DELETE /v1/imports/{name}`: history, and taking it back.
final class ImportRoutes {

  /// What the name of a job that takes an import back begins with; the import's name follows.
  static final String WITHDRAWAL = "withdraw!";

  /// The state of a job that nobody has worked on: the form it is written in, and nothing yet.
  private static final Bytes NOT_BEGUN = Bytes.of(new byte[] {1});

  private static final Need NEED = Need.of(Kind.SRV);
  private static final String PARAMETER = "import";
  private static final int TOKEN_BITS = 64;

  private final Ports ports;
  private final EventRoutes events;

  ImportRoutes(Ports ports, EventRoutes events) {
    this.ports = ports;
    this.events = events;
  }

  APIGatewayV2HTTPResponse post(Request request) {
    return switch (ports.bounded().throttle().admit(request, request.caller(), NEED)) {
      case Admission.Refused(Problem problem) -> problem.answer();
      case Admission.Granted(Access access) -> post(request, access);
    };
  }

  private APIGatewayV2HTTPResponse post(Request request, Access access) {
    return switch (request.query()) {
      case Checked.Invalid<List<UrlEncoded.Pair>>(var errors) -> Problem.invalid(errors).answer();
      case Checked.Valid<List<UrlEncoded.Pair>>(var query) ->
          post(request, access, UrlEncoded.values(query, PARAMETER));
    };
  }

  private APIGatewayV2HTTPResponse post(Request request, Access access, List<String> names) {
    Optional<Problem> fault =
        names.size() == 1
            ? fault(names.getFirst())
            : Optional.of(Problem.parameter(PARAMETER, "must be named once: ?import=<name>"));
    if (fault.isPresent()) {
      return fault.get().answer();
    }
    String name = names.getFirst();
    return ports.imports().state(access.tenant(), name) == Imports.State.WITHDRAWN
        ? Problem.of(409, "This import was taken back, and its name is spent.").answer()
        : events.post(request, access, name, Lateness.HISTORY);
  }

  /// The name is spent first, so that what is still queued is dropped when the job begins.
  APIGatewayV2HTTPResponse delete(Request request) {
    return switch (ports.bounded().throttle().admit(request, request.caller(), NEED)) {
      case Admission.Refused(Problem problem) -> problem.answer();
      case Admission.Granted(Access access) -> {
        String name = request.pathParameter("name");
        yield fault(name).map(Problem::answer).orElseGet(() -> withdraw(access.tenant(), name));
      }
    };
  }

  private APIGatewayV2HTTPResponse withdraw(String tenant, String name) {
    ports.imports().withdraw(tenant, name, ports.clock().instant());
    ports.jobs().start(tenant, WITHDRAWAL + name, NOT_BEGUN, token(ports.random()));
    return Answers.json(202, Json.object().put("import", name).put("state", "withdrawing"));
  }

  private static Optional<Problem> fault(String name) {
    return TextRule.NAME.fault(name).map(message -> Problem.parameter(PARAMETER, message));
  }

  private static BigInteger token(RandomGenerator random) {
    byte[] bits = new byte[TOKEN_BITS / Byte.SIZE];
    random.nextBytes(bits);
    return new BigInteger(1, bits).add(BigInteger.ONE);
  }
}
