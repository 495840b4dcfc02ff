package rapport.admin;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import rapport.access.Access.Kind;
import rapport.access.Access.Scope;
import rapport.admin.Bodies.Content;
import rapport.bytes.Bytes;
import rapport.edge.Admission;
import rapport.edge.Answers;
import rapport.edge.Json;
import rapport.edge.Need;
import rapport.edge.Problem;
import rapport.edge.Request;
import rapport.edge.TextRule;
import rapport.edge.WebhookJson;
import rapport.edge.WebhookJson.Wanted;
import rapport.queue.Message;
import rapport.queue.MessageQueue;
import rapport.store.Table.Outcome;
import rapport.store.Table.Read;
import rapport.store.Webhooks;
import rapport.store.Webhooks.Stored;
import rapport.webhook.Attempt;
import rapport.webhook.Notice;
import rapport.webhook.Reach;
import rapport.webhook.Trial;
import rapport.webhook.Webhook;
import rapport.webhook.WebhookSecret;
import rapport.webhook.WebhookSecrets;

/// `GET /v1/webhooks`, and `GET`, `PUT` and `DELETE /v1/webhooks/{webhook}`, and `POST
/// /v1/webhooks/{webhook}/test`.
final class WebhookRoutes {

  /// Each is one more message for whatever happens.
  static final int MAX_WEBHOOKS = 20;

  private static final Need ADMIN = Need.of(Kind.SRV).with(Scope.ADMIN);
  private static final String WEBHOOK = "webhook";
  private static final int MAX_TRIES = 5;

  private static final int ID_BYTES = 16;

  private final Ports ports;
  private final Webhooks webhooks;
  private final MessageQueue notifier;
  private final Reach reach;

  WebhookRoutes(Ports ports, Stores stores) {
    this.ports = ports;
    this.webhooks = stores.webhooks();
    this.notifier = stores.notifier();
    this.reach = stores.reach();
  }

  /// @param notifier the queue of whoever tells other systems
  /// @param reach where they may lead
  record Stores(Webhooks webhooks, MessageQueue notifier, Reach reach) {}

  APIGatewayV2HTTPResponse list(Request request) {
    return switch (ADMIN.admit(request.caller())) {
      case Admission.Refused(Problem problem) -> problem.answer();
      case Admission.Granted granted -> {
        var tree = Json.object();
        var array = tree.putArray("webhooks");
        webhooks
            .list(granted.access().tenant(), Read.STRONG)
            .forEach(stored -> array.add(tree(stored)));
        yield Answers.json(200, tree);
      }
    };
  }

  APIGatewayV2HTTPResponse get(Request request) {
    return switch (ADMIN.admit(request.caller())) {
      case Admission.Refused(Problem problem) -> problem.answer();
      case Admission.Granted granted ->
          webhooks
              .read(granted.access().tenant(), request.pathParameter(WEBHOOK))
              .map(stored -> answer(200, stored, Optional.empty()))
              .orElseGet(WebhookRoutes::missing);
    };
  }

  APIGatewayV2HTTPResponse put(Request request) {
    return switch (ADMIN.admit(request.caller())) {
      case Admission.Refused(Problem problem) -> problem.answer();
      case Admission.Granted granted -> {
        String name = request.pathParameter(WEBHOOK);
        var fault = TextRule.NAME.fault(name);
        if (fault.isPresent()) {
          yield Problem.parameter(WEBHOOK, fault.get()).answer();
        }
        yield switch (Bodies.read(request, value -> WebhookJson.read(value, reach))) {
          case Content.Refused<Wanted>(Problem problem) -> problem.answer();
          case Content.Readable<Wanted>(Wanted wanted) ->
              put(request, granted.access().tenant(), name, wanted);
        };
      }
    };
  }

  private APIGatewayV2HTTPResponse put(Request request, String tenant, String name, Wanted wanted) {
    for (int attempt = 0; attempt < MAX_TRIES; attempt++) {
      var before = webhooks.read(tenant, name);
      long version = before.map(Stored::version).orElse(0L);
      if (!Bodies.matches(request, version)) {
        return Problem.of(412, "The webhook has another version by now.").answer();
      }
      if (before.isEmpty() && webhooks.list(tenant, Read.STRONG).size() >= MAX_WEBHOOKS) {
        return Problem.of(409, "There are " + MAX_WEBHOOKS + " webhooks already.").answer();
      }
      var made =
          before.isEmpty() || wanted.fresh()
              ? Optional.of(WebhookSecret.fresh(ports.random(), ports.clock().instant()))
              : Optional.<WebhookSecret>empty();
      var secrets = secrets(before.map(stored -> stored.webhook().secrets()), made, wanted);
      var next = new Webhook(wanted.address(), wanted.events(), wanted.enabled(), secrets);
      if (webhooks.write(tenant, name, version, next) == Outcome.DONE) {
        return answer(
            before.isEmpty() ? 201 : 200,
            new Stored(name, next, version + 1, Optional.empty()),
            made);
      }
    }
    return Problem.of(409, "The webhook is being changed by others.").answer();
  }

  private static WebhookSecrets secrets(
      Optional<WebhookSecrets> before, Optional<WebhookSecret> made, Wanted wanted) {
    var all =
        made.map(
                fresh ->
                    before
                        .map(known -> known.followedBy(fresh))
                        .orElseGet(() -> WebhookSecrets.of(fresh)))
            .or(() -> before)
            .orElseThrow();
    return wanted.alone() ? all.newestOnly() : all;
  }

  APIGatewayV2HTTPResponse delete(Request request) {
    return switch (ADMIN.admit(request.caller())) {
      case Admission.Refused(Problem problem) -> problem.answer();
      case Admission.Granted granted ->
          delete(request, granted.access().tenant(), request.pathParameter(WEBHOOK));
    };
  }

  private APIGatewayV2HTTPResponse delete(Request request, String tenant, String name) {
    for (int attempt = 0; attempt < MAX_TRIES; attempt++) {
      var before = webhooks.read(tenant, name);
      if (before.isEmpty()) {
        return missing();
      }
      long version = before.get().version();
      if (!Bodies.matches(request, version)) {
        return Problem.of(412, "The webhook has another version by now.").answer();
      }
      if (webhooks.delete(tenant, name, version) == Outcome.DONE) {
        return Answers.empty(204);
      }
    }
    return Problem.of(409, "The webhook is being changed by others.").answer();
  }

  /// Has a receiver told something that never happened, by the same way as all else.
  APIGatewayV2HTTPResponse test(Request request) {
    return switch (ADMIN.admit(request.caller())) {
      case Admission.Refused(Problem problem) -> problem.answer();
      case Admission.Granted granted ->
          webhooks
              .read(granted.access().tenant(), request.pathParameter(WEBHOOK))
              .map(stored -> test(granted.access().tenant(), stored))
              .orElseGet(WebhookRoutes::missing);
    };
  }

  private APIGatewayV2HTTPResponse test(String tenant, Stored stored) {
    if (!stored.webhook().enabled()) {
      return Problem.of(409, "The webhook is switched off.").answer();
    }
    byte[] random = new byte[ID_BYTES];
    ports.random().nextBytes(random);
    var id = Trial.TEST + Bytes.of(random).toHex();
    var now = ports.clock().instant();
    var body = WebhookJson.payload("webhook.test", now, Json.object().put(WEBHOOK, stored.name()));
    var notice = new Notice(tenant, stored.name(), Attempt.first(now, id), body);
    notifier.sendAll(List.of(Message.of(body, notice.attributes(), tenant)));
    return Answers.json(202, Json.object().put("id", id));
  }

  private static APIGatewayV2HTTPResponse missing() {
    return Problem.of(404, "There is no such webhook.").answer();
  }

  private static ObjectNode tree(Stored stored) {
    var tree = WebhookJson.tree(stored.name(), stored.webhook());
    stored.last().ifPresent(last -> tree.set("last", WebhookJson.tree(last)));
    return tree;
  }

  /// @param made the secret that is shown this once
  private static APIGatewayV2HTTPResponse answer(
      int status, Stored stored, Optional<WebhookSecret> made) {
    var tree = tree(stored);
    made.ifPresent(secret -> tree.put("secret", secret.shown()));
    return Answers.with(Answers.json(status, tree), "etag", Bodies.tag(stored.version()));
  }
}
