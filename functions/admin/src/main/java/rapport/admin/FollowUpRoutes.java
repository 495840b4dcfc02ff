package rapport.admin;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rapport.access.Access.Kind;
import rapport.access.Access.Scope;
import rapport.admin.Bodies.Content;
import rapport.edge.Admission;
import rapport.edge.Answers;
import rapport.edge.FollowUpJson;
import rapport.edge.Need;
import rapport.edge.Problem;
import rapport.edge.Request;
import rapport.followup.Edit;
import rapport.followup.FollowUp;
import rapport.followup.FollowUp.State;
import rapport.followup.FollowUpId;
import rapport.queue.Message;
import rapport.queue.MessageQueue;
import rapport.store.FollowUps;
import rapport.store.FollowUps.Stored;
import rapport.store.Table.Outcome;

/// `PATCH /v1/followups/{followup}`: somebody takes it on, notes something, is done or is not.
///
/// Whoever tells the customer is asked to before the follow-up is written, and held back until this
/// function can't be running any more: then it finds what was written, or nothing was.
final class FollowUpRoutes {

  private static final Need PEOPLE = Need.of(Kind.SRV).with(Scope.PEOPLE);
  private static final String FOLLOW_UP = "followup";
  private static final int MAX_TRIES = 8;

  /// Longer than the function may run.
  static final Duration HELD_BACK = Duration.ofSeconds(20);

  private final Stores stores;
  private final Clock clock;

  FollowUpRoutes(Stores stores, Clock clock) {
    this.stores = stores;
    this.clock = clock;
  }

  /// @param retention how long a follow-up is kept after its last change
  /// @param recorder the queue of whoever tells customers
  record Stores(FollowUps followUps, Duration retention, MessageQueue recorder) {}

  APIGatewayV2HTTPResponse patch(Request request) {
    return switch (PEOPLE.admit(request.caller())) {
      case Admission.Refused(Problem problem) -> problem.answer();
      case Admission.Granted granted ->
          switch (Bodies.read(request, FollowUpJson::edits)) {
            case Content.Refused<List<Edit>>(Problem problem) -> problem.answer();
            case Content.Readable<List<Edit>>(List<Edit> edits) ->
                FollowUpId.read(request.pathParameter(FOLLOW_UP))
                    .map(id -> edit(request, granted.access().tenant(), id, edits))
                    .orElseGet(FollowUpRoutes::missing);
          };
    };
  }

  private APIGatewayV2HTTPResponse edit(
      Request request, String tenant, FollowUpId id, List<Edit> edits) {
    for (int attempt = 0; attempt < MAX_TRIES; attempt++) {
      var known = stores.followUps().read(tenant, id).filter(FollowUpRoutes::isStanding);
      if (known.isEmpty()) {
        return missing();
      }
      var before = known.get();
      if (!Bodies.matches(request, before.revision())) {
        return Problem.of(412, "The follow-up has another version by now.").answer();
      }
      var next = edited(before.followUp(), edits);
      if (next.isEmpty()) {
        return Problem.of(409, "It was resolved too often: open another one.").answer();
      }
      if (next.get().equals(before.followUp())) {
        return answer(before);
      }
      if (write(tenant, before, next.get()) == Outcome.DONE) {
        return answer(new Stored(next.get(), before.revision() + 1));
      }
    }
    return Problem.of(409, "The follow-up is being changed by others.").answer();
  }

  /// Of what is withdrawn nobody needs to know.
  private static boolean isStanding(Stored stored) {
    return stored.followUp().state() != State.WITHDRAWN;
  }

  /// Empty if it can't be resolved once more.
  private Optional<FollowUp> edited(FollowUp before, List<Edit> edits) {
    var after = before;
    for (Edit edit : edits) {
      boolean resolves = edit instanceof Edit.Resolve && after.state() == State.OPEN;
      if (resolves && !after.canResolve()) {
        return Optional.empty();
      }
      after = after.with(edit, clock.instant());
    }
    return Optional.of(after);
  }

  private Outcome write(String tenant, Stored before, FollowUp next) {
    if (next.state() != before.followUp().state()) {
      var attributes = Map.of("tenant", tenant, FOLLOW_UP, next.id().toString());
      var asked = Message.of("{}", attributes, tenant).heldBack(HELD_BACK);
      stores.recorder().sendAll(List.of(asked));
    }
    var expiresAt = clock.instant().plus(stores.retention());
    return stores.followUps().write(tenant, before.revision(), next, expiresAt);
  }

  private static APIGatewayV2HTTPResponse missing() {
    return Problem.of(404, "There is no such follow-up.").answer();
  }

  private static APIGatewayV2HTTPResponse answer(Stored stored) {
    var answer = Answers.json(200, FollowUpJson.tree(stored.followUp()));
    return Answers.with(answer, "etag", Bodies.tag(stored.revision()));
  }
}
