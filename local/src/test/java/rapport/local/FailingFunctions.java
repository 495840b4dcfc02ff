package rapport.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.MessageAttribute;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import rapport.access.Access;
import rapport.access.Access.Kind;
import rapport.access.Access.Scope;
import rapport.admin.AdminHandler;
import rapport.authorizer.AuthorizerHandler;
import rapport.bytes.Bytes;
import rapport.bytes.Sha256;
import rapport.edge.Caller;
import rapport.edge.CallerContext;
import rapport.edge.Log;
import rapport.edge.Surroundings;
import rapport.forms.FormsHandler;
import rapport.intake.IntakeHandler;
import rapport.notifier.NotifierHandler;
import rapport.period.UtcHour;
import rapport.queue.memory.MemoryQueue;
import rapport.reader.ReaderHandler;
import rapport.recorder.RecorderHandler;
import rapport.rollup.RollupHandler;
import rapport.store.AccessKeys;
import rapport.store.Attribute;
import rapport.store.Condition;
import rapport.store.Item;
import rapport.store.Key;
import rapport.store.Marks;
import rapport.store.Table;
import rapport.store.memory.MemoryTable;
import rapport.webhook.Attempt;
import rapport.webhook.Letter;
import rapport.webhook.Notice;
import rapport.webhook.Reach;

/// What each function writes into its log when it fails without an error that Lambda would see, and
/// when it does not fail.
final class FailingFunctions {

  private static final Instant NOW = Instant.parse("2026-03-01T10:05:00Z");
  private static final Duration RETENTION = Duration.ofDays(400);
  private static final long BY_THE_DAY = 256 * 1024;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PUB = "pub_" + "0".repeat(43);
  private static final String SHOWN = "GET /s/{survey}";
  private static final String FORM = "POST /v1/surveys/{survey}/responses";

  /// Whatever it is asked, it fails.
  private static final Table BROKEN =
      (Table)
          Proxy.newProxyInstance(
              Table.class.getClassLoader(),
              new Class<?>[] {Table.class},
              (_, method, _) -> {
                throw new IllegalStateException(method.getName());
              });

  private final List<JsonNode> lines = new ArrayList<>();
  private final Surroundings around;

  FailingFunctions() {
    var clock = Clock.fixed(NOW, ZoneOffset.UTC);
    around = new Surroundings(clock, new Random(1), new Log(clock, line -> lines.add(json(line))));
  }

  /// One line of each way to fail; what else was written beside it is left out.
  List<JsonNode> failures(String function) {
    return switch (function) {
      case "authorizer" -> List.of(authorized(unreadableKey(), "a stored key can't be read"));
      case "intake" ->
          List.of(
              answered(FORM, BROKEN, "request"),
              answered(FORM, unreadableKey(), "a stored key can't be read"));
      case "reader" -> List.of(answered("GET /v1/health", BROKEN, "request"));
      case "admin" -> List.of(answered("GET /v1/settings", BROKEN, "request"));
      case "forms" ->
          List.of(
              answered(SHOWN, BROKEN, "request"),
              answered(SHOWN, unreadableKey(), "a stored key can't be read"));
      case "recorder" ->
          List.of(
              recorded(BROKEN, "demo", "message not recorded"),
              recorded(BROKEN, "", "message failed"));
      case "notifier" ->
          List.of(notified(BROKEN, "desk", "message failed"), notified(BROKEN, "", "no notice"));
      case "rollup" ->
          List.of(
              rolledUp(BROKEN, "{}", "rolled up"),
              rolledUp(
                  new MemoryTable(),
                  "{\"Records\":[{\"messageId\":\"m\",\"body\":\"no task\"}]}",
                  "message not worked off"));
      default -> throw new AssertionError("nobody knows how this fails: " + function);
    };
  }

  /// Lines of one run that did not fail; of routes also one that was refused.
  List<JsonNode> ordinary(String function) {
    return switch (function) {
      case "authorizer" -> List.of(authorized(new MemoryTable(), "authorized"));
      case "intake" ->
          List.of(
              answered("GET /v1/thanks", new MemoryTable(), "request"),
              answered("POST /v1/events", new MemoryTable(), "request"),
              answered(FORM, new MemoryTable(), "request"));
      case "reader" ->
          List.of(
              answered("GET /v1/health", new MemoryTable(), "request"),
              answered("GET /v1/nothing", new MemoryTable(), "request"));
      case "admin" -> List.of(answered("GET /v1/settings", new MemoryTable(), "request"));
      case "forms" -> List.of(answered(SHOWN, new MemoryTable(), "request"));
      case "recorder" -> recorded();
      case "notifier" -> notified();
      case "rollup" -> List.of(rolledUp(new MemoryTable(), "{}", "rolled up"));
      default -> throw new AssertionError("nobody knows how this goes well: " + function);
    };
  }

  private JsonNode authorized(Table summary, String message) {
    ask(
        new AuthorizerHandler(summary, around.log()),
        "{\"identitySource\":[\"Bearer %s\"]}".formatted(PUB));
    return only(message);
  }

  private JsonNode answered(String route, Table table, String message) {
    var event = APIGatewayV2HTTPEvent.builder().withRouteKey(route).build();
    event.setHeaders(new TreeMap<>(Map.of("content-type", "application/json")));
    event.setPathParameters(Map.of("survey", "relationship"));
    event.setBody("{}");
    var server = new Access("demo", Kind.SRV, Set.of(Scope.ADMIN), Set.of());
    CallerContext.put(new Caller.ByKey(server, Sha256.of(new byte[0])), event);
    if (route.equals(FORM)) {
      event.setRequestContext(null);
      event.getHeaders().put("authorization", "Bearer " + PUB);
    }
    if (route.equals(SHOWN)) {
      event.setRequestContext(null);
      event.setRawQueryString("k=" + PUB);
      new FormsHandler(table, table, "", around).handleRequest(event, null);
    } else if (IntakeHandler.ROUTES.contains(route)) {
      new IntakeHandler(table, table, new MemoryQueue(), around).handleRequest(event, null);
    } else if (route.equals("GET /v1/settings")) {
      var queues = new AdminHandler.Queues(new MemoryQueue(), new MemoryQueue());
      new AdminHandler(table, table, queues, RETENTION, around).handleRequest(event, null);
    } else {
      new ReaderHandler(table, table, around).handleRequest(event, null);
    }
    return only(message);
  }

  private List<JsonNode> recorded() {
    var recorder =
        new RecorderHandler(
            new MemoryTable(), new MemoryTable(), new MemoryQueue(), RETENTION, around);
    assertThat(recorder.handleRequest(message("demo"), null).getBatchItemFailures()).isEmpty();
    return List.copyOf(lines);
  }

  private JsonNode recorded(Table table, String tenant, String message) {
    var recorder = new RecorderHandler(table, table, new MemoryQueue(), RETENTION, around);
    assertThat(recorder.handleRequest(message(tenant), null).getBatchItemFailures()).hasSize(1);
    return only(message);
  }

  private JsonNode notified(Table summary, String webhook, String message) {
    var answer = notifier(summary).handleRequest(notice(webhook), null);
    assertThat(answer.getBatchItemFailures()).hasSize(1);
    return only(message);
  }

  /// Nobody wants to know, and a letter is taken.
  private List<JsonNode> notified() {
    for (String webhook : List.of("desk", Notice.MAIL)) {
      var answer = notifier(new MemoryTable()).handleRequest(notice(webhook), null);
      assertThat(answer.getBatchItemFailures()).isEmpty();
    }
    return List.copyOf(lines);
  }

  private NotifierHandler notifier(Table summary) {
    var outlets = new NotifierHandler.Outlets(Reach.OUTSIDE, (_, _) -> true);
    return new NotifierHandler(summary, new MemoryQueue(), outlets, around);
  }

  private static SQSEvent notice(String webhook) {
    var body = new Letter("subject", "text").written();
    var notice = new Notice("demo", webhook, Attempt.first(NOW, "msg_1"), body);
    return message(notice.attributes(), body);
  }

  private static SQSEvent message(String tenant) {
    return message(Map.of("tenant", tenant), "[]");
  }

  private static SQSEvent message(Map<String, String> attributes, String body) {
    var message = new SQSMessage();
    message.setMessageId("m");
    message.setBody(body);
    message.setAttributes(Map.of("SentTimestamp", Long.toString(NOW.toEpochMilli())));
    var given = new TreeMap<String, MessageAttribute>();
    attributes.forEach((name, value) -> given.put(name, attribute(value)));
    message.setMessageAttributes(given);
    var event = new SQSEvent();
    event.setRecords(List.of(message));
    return event;
  }

  private static MessageAttribute attribute(String value) {
    var attribute = new MessageAttribute();
    attribute.setDataType("String");
    attribute.setStringValue(value);
    return attribute;
  }

  /// With something marked, so that there is something to do.
  private JsonNode rolledUp(Table summary, String event, String message) {
    var events = new MemoryTable();
    new Marks(events).mark("demo", UtcHour.of(NOW), BigInteger.ONE, NOW);
    var tables = new RollupHandler.Tables(events, summary, RETENTION, BY_THE_DAY);
    ask(new RollupHandler(tables, new MemoryQueue(), new MemoryQueue(), around), event);
    return only(message);
  }

  private JsonNode only(String message) {
    var found =
        lines.stream().filter(line -> line.path("message").asText().equals(message)).toList();
    assertThat(found).as("%s among %s", message, lines).hasSize(1);
    lines.clear();
    return found.getFirst();
  }

  private static Table unreadableKey() {
    var table = new MemoryTable();
    var key = new Key("k#" + AccessKeys.hashOf(PUB).toHex(), "key");
    var body = new Attribute.Binary(Bytes.of(new byte[] {0, 1, 9}));
    table.put(Item.of(key, Map.of("b", body)), Condition.ALWAYS);
    return table;
  }

  private static void ask(RequestStreamHandler handler, String event) {
    try {
      var input = new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8));
      handler.handleRequest(input, new ByteArrayOutputStream(), null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode json(String line) {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw new AssertionError("no JSON: " + line, e);
    }
  }
}
