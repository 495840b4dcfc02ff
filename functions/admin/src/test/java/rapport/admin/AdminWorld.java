package rapport.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import rapport.access.Access;
import rapport.access.IssuedKey;
import rapport.edge.CalendarsJson;
import rapport.edge.Caller;
import rapport.edge.CallerContext;
import rapport.edge.Credentials;
import rapport.edge.KeyFinder;
import rapport.edge.Log;
import rapport.edge.RememberedKeys;
import rapport.edge.Request;
import rapport.queue.memory.MemoryQueue;
import rapport.settings.Calendars;
import rapport.store.AccessKeys;
import rapport.store.Documents;
import rapport.store.FollowUps;
import rapport.store.IssuedKeys;
import rapport.store.IssuedKeys.Issue;
import rapport.store.Jobs;
import rapport.store.Marks;
import rapport.store.Table;
import rapport.store.Webhooks;
import rapport.store.memory.MemoryTable;
import rapport.webhook.Reach;

/// Administration on tables in memory, with the keys that the events in `events/` use.
final class AdminWorld {

  static final Instant NOW = Instant.parse("2026-03-01T10:05:00Z");

  private static final Path EVENTS = Path.of("../../events/admin");
  private static final ObjectMapper MAPPER = new ObjectMapper();

  final MemoryTable events = new MemoryTable();
  final MemoryTable summary = new MemoryTable();
  final List<String> lines = new ArrayList<>();
  final MemoryQueue queue = new MemoryQueue();
  Instant now = NOW;
  final MemoryQueue notices = new MemoryQueue();
  final InstantSource time = () -> now;
  final AdminHandler handler;
  private final KeyFinder remembered =
      new RememberedKeys(new AccessKeys(summary)::find, Clock.fixed(NOW, ZoneOffset.UTC));

  AdminWorld() {
    handler = another(events);
    put("srv_example-server-key", Access.Kind.SRV, Set.of());
    put("srv_example-admin-key", Access.Kind.SRV, Set.of(Access.Scope.ADMIN));
    put("read_example-reader-key", Access.Kind.READ, Set.of());
    put("srv_example-spare-key", Access.Kind.SRV, Set.of());
  }

  /// A function of another process.
  ///
  /// @param shared the table of events, as it sees it
  AdminHandler another(Table shared) {
    var clock = time.withZone(ZoneOffset.UTC);
    return new AdminHandler(
        Wiring.ports(shared, summary, clock, new Random(1)),
        Wiring.people(shared, summary, queue),
        new FollowUpRoutes.Stores(new FollowUps(shared), Duration.ofDays(400), queue),
        new WebhookRoutes.Stores(new Webhooks(summary), notices, Reach.OUTSIDE),
        new Log(clock, lines::add));
  }

  private void put(String begin, Access.Kind kind, Set<Access.Scope> scopes) {
    int secretStart = begin.indexOf('_') + 1;
    var id = begin.substring(secretStart);
    var text = begin + "0".repeat(secretStart + 43 - begin.length());
    var access = new Access("demo", kind, scopes, Set.of());
    var key = IssuedKey.of(id, id, access, NOW, AccessKeys.hashOf(text));
    assertThat(keys().issue(key, _ -> true)).isEqualTo(Issue.ISSUED);
  }

  IssuedKeys keys() {
    return new IssuedKeys(summary);
  }

  APIGatewayV2HTTPResponse send(String fixture) {
    return send(event(fixture));
  }

  /// As the HTTP API hands it on: what the authorizer says of the key goes with it, or has said
  /// before.
  APIGatewayV2HTTPResponse send(APIGatewayV2HTTPEvent event) {
    return send(event, handler);
  }

  APIGatewayV2HTTPResponse send(APIGatewayV2HTTPEvent event, AdminHandler to) {
    var key = Request.of(event).bearerKey().orElse("");
    CallerContext.put(new Credentials(remembered).caller(key), event);
    return to.handleRequest(event, null);
  }

  /// Sends what a file holds, from another caller.
  APIGatewayV2HTTPResponse send(String fixture, Caller caller) {
    var event = event(fixture);
    CallerContext.put(caller, event);
    return handler.handleRequest(event, null);
  }

  /// Sends what a file holds, with another body.
  APIGatewayV2HTTPResponse send(String fixture, String body) {
    var event = event(fixture);
    event.setBody(body);
    return send(event);
  }

  static APIGatewayV2HTTPEvent event(String fixture) {
    try {
      var text = Files.readString(EVENTS.resolve(fixture + ".json"));
      return MAPPER.readValue(text, APIGatewayV2HTTPEvent.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JsonNode json(APIGatewayV2HTTPResponse answer) {
    return json(answer.getBody());
  }

  static JsonNode json(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Documents documents() {
    return new Documents(summary);
  }

  Calendars calendars() {
    return documents()
        .read("demo", "calendar")
        .map(Documents.Document::text)
        .map(CalendarsJson::stored)
        .orElse(Calendars.DEFAULT);
  }

  List<String> jobs() {
    return new Marks(events)
        .pending(Marks.partitionOf("demo"), NOW).dueJobs().stream().map(Jobs.Job::name).toList();
  }
}
