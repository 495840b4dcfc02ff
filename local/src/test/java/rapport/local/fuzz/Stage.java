package rapport.local.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.MessageAttribute;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import rapport.access.Access;
import rapport.access.Access.Kind;
import rapport.access.Access.Scope;
import rapport.access.IssuedKey;
import rapport.admin.AdminHandler;
import rapport.authorizer.AuthorizerHandler;
import rapport.edge.Log;
import rapport.edge.Surroundings;
import rapport.forms.FormsHandler;
import rapport.intake.IntakeHandler;
import rapport.queue.Message;
import rapport.queue.memory.MemoryQueue;
import rapport.reader.ReaderHandler;
import rapport.recorder.RecorderHandler;
import rapport.rollup.RollupHandler;
import rapport.store.AccessKeys;
import rapport.store.IssuedKeys;
import rapport.store.Table;
import rapport.store.memory.MemoryTable;

/// All functions on tables and queues in memory, with the keys of the events in `events/`. Every
/// line that one of them logs is held to be one JSON object.
final class Stage {

  static final String TENANT = "demo";
  static final String SRV = key("srv_example-server-key");
  static final String ADMIN = key("srv_example-admin-key");
  static final String READ = key("read_example-reader-key");
  static final String PUB = key("pub_example-public-key");
  static final String SURVEY = "relationship-2026";

  private static final Duration RETENTION = Duration.ofDays(400);
  private static final long BY_THE_DAY = 256 * 1024;
  private static final ObjectMapper JSON = new ObjectMapper();

  final Table events;
  final Table summary;
  final MemoryQueue queue = new MemoryQueue();
  final MemoryQueue work = new MemoryQueue();
  final MemoryQueue notices = new MemoryQueue();

  private final List<String> lines = new ArrayList<>();
  private Instant now = Instant.parse("2026-03-01T10:05:00Z");
  private final IntakeHandler intake;
  private final RecorderHandler recorder;
  private final RollupHandler rollup;
  private final ReaderHandler reader;
  private final AdminHandler admin;
  private final FormsHandler forms;
  private final AuthorizerHandler authorizer;
  private int messages;

  Stage() {
    this(new MemoryTable(), new MemoryTable());
    issueKeys();
  }

  /// The keys of `events/`, if the tables have none.
  Stage issueKeys() {
    issue("srv_example-server-key", Kind.SRV, Set.of(), Set.of());
    issue("srv_example-admin-key", Kind.SRV, Set.of(Scope.ADMIN), Set.of());
    issue("read_example-reader-key", Kind.READ, Set.of(), Set.of());
    issue("pub_example-public-key", Kind.PUB, Set.of(), Set.of(SURVEY));
    return this;
  }

  /// On tables that have something in them.
  Stage(Table events, Table summary) {
    this.events = events;
    this.summary = summary;
    InstantSource time = () -> now;
    var clock = time.withZone(ZoneOffset.UTC);
    var around = new Surroundings(clock, new Random(1), new Log(clock, lines::add));
    intake = new IntakeHandler(events, summary, queue, around);
    recorder = new RecorderHandler(events, summary, notices, RETENTION, around);
    rollup =
        new RollupHandler(
            new RollupHandler.Tables(events, summary, RETENTION, BY_THE_DAY), work, queue, around);
    reader = new ReaderHandler(events, summary, around);
    admin =
        new AdminHandler(
            events, summary, new AdminHandler.Queues(queue, notices), RETENTION, around);
    forms = new FormsHandler(events, summary, "", around);
    authorizer = new AuthorizerHandler(summary, around.log());
  }

  private void issue(String begin, Kind kind, Set<Scope> scopes, Set<String> surveys) {
    var access = new Access(TENANT, kind, scopes, surveys);
    var name = begin.substring(begin.indexOf('_') + 1);
    var hash = AccessKeys.hashOf(key(begin));
    new IssuedKeys(summary).issue(IssuedKey.of(name, name, access, now, hash), _ -> true);
  }

  private static String key(String begin) {
    return begin + "0".repeat(begin.indexOf('_') + 1 + 43 - begin.length());
  }

  /// Lets time go by, so that nothing that is limited by the minute is used up.
  void pass(Duration time) {
    now = now.plus(time);
  }

  /// Whatever is asked, the answer is no fault of ours.
  APIGatewayV2HTTPResponse answered(APIGatewayV2HTTPEvent event) {
    var answer = call(event);
    assertThat(answer.getStatusCode()).as(() -> "answer; log: " + lines).isBetween(200, 499);
    checkLines();
    return answer;
  }

  APIGatewayV2HTTPResponse call(APIGatewayV2HTTPEvent event) {
    pass(Duration.ofSeconds(1));
    try {
      event.setRequestContext(context(event.getHeaders().getOrDefault("authorization", "")));
    } catch (RuntimeException e) { // as the HTTP API does, and Lambda logs what was thrown
      lines.add(JsonNodeFactory.instance.objectNode().put("message", e.toString()).toString());
      return APIGatewayV2HTTPResponse.builder().withStatusCode(500).build();
    }
    var route = event.getRouteKey();
    if (IntakeHandler.ROUTES.contains(route)) {
      return intake.handleRequest(event, null);
    }
    if (FormsHandler.ROUTES.contains(route)) {
      return forms.handleRequest(event, null);
    }
    return ReaderHandler.ROUTES.contains(route)
        ? reader.handleRequest(event, null)
        : admin.handleRequest(event, null);
  }

  /// What the authorizer says of a key, as the HTTP API hands it on.
  private RequestContext context(String authorization) {
    var asked = JsonNodeFactory.instance.objectNode();
    asked.putArray("identitySource").add(authorization);
    var told = new TreeMap<String, Object>();
    json(answer(authorizer, asked.toString()))
        .path("context")
        .properties()
        .forEach(field -> told.put(field.getKey(), field.getValue().asText()));
    var context = new RequestContext();
    context.setAuthorizer(new RequestContext.Authorizer());
    context.getAuthorizer().setLambda(told);
    return context;
  }

  /// @return how many messages failed
  int deliver(String body, Map<String, String> attributes) {
    pass(Duration.ofSeconds(1));
    var message = new SQSMessage();
    message.setMessageId("message-" + messages++);
    message.setBody(body);
    message.setAttributes(Map.of("SentTimestamp", Long.toString(now.toEpochMilli())));
    var described = new HashMap<String, MessageAttribute>();
    attributes.forEach((name, value) -> described.put(name, attribute(value)));
    message.setMessageAttributes(described);
    var event = new SQSEvent();
    event.setRecords(List.of(message));
    List<BatchItemFailure> failed = recorder.handleRequest(event, null).getBatchItemFailures();
    return failed.size();
  }

  private static MessageAttribute attribute(String value) {
    var attribute = new MessageAttribute();
    attribute.setStringValue(value);
    attribute.setDataType("String");
    return attribute;
  }

  /// Records all that intake has put into the queue.
  void drain() {
    for (Message message : queue.drain()) {
      assertThat(deliver(message.body(), message.attributes())).as(() -> "log: " + lines).isZero();
    }
  }

  /// What the rollup answers.
  String roll(String event) {
    return answer(rollup, event);
  }

  private static String answer(RequestStreamHandler handler, String event) {
    var out = new ByteArrayOutputStream();
    try {
      var in = new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8));
      handler.handleRequest(in, out, null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  /// Each line logged since the last time is one JSON object; they are forgotten then.
  List<JsonNode> checkLines() {
    var read = new ArrayList<JsonNode>();
    for (String line : lines) {
      assertThat(line).doesNotContain("\n", "\r");
      read.add(json(line));
      assertThat(read.getLast().isObject()).as(line).isTrue();
    }
    lines.clear();
    return read;
  }

  static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError("no JSON: " + text, e);
    }
  }
}
