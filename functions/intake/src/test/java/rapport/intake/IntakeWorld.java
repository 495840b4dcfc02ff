package rapport.intake;

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
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import rapport.access.Access;
import rapport.bytes.Bytes;
import rapport.edge.CallerContext;
import rapport.edge.Checked;
import rapport.edge.Credentials;
import rapport.edge.Front;
import rapport.edge.Json;
import rapport.edge.Log;
import rapport.edge.Request;
import rapport.edge.Surroundings;
import rapport.edge.SurveyJson;
import rapport.event.Scale;
import rapport.fact.Family;
import rapport.fold.Part;
import rapport.fold.PartKey;
import rapport.form.Definition;
import rapport.queue.Message;
import rapport.queue.memory.MemoryQueue;
import rapport.state.Cell;
import rapport.state.State;
import rapport.store.AccessKeys;
import rapport.store.Attribute;
import rapport.store.Condition;
import rapport.store.Documents;
import rapport.store.Item;
import rapport.store.Key;
import rapport.store.Summaries;
import rapport.store.SummaryKey;
import rapport.store.SummaryKey.Level;
import rapport.store.SummaryRecord;
import rapport.store.memory.MemoryTable;
import rapport.survey.Question;
import rapport.survey.Survey;

/// Intake on tables and a queue in memory, with the keys that the events in `events/` use, and one
/// survey.
final class IntakeWorld {

  static final String FRONT_SECRET = "0123456789abcdefghijklmnopqrstuv";
  static final String SRV = key("srv_example-server-key");
  static final String PUB = key("pub_example-public-key");
  static final String READ = key("read_example-reader-key");
  static final Survey SURVEY =
      new Survey(
          "relationship-2026",
          1,
          new TreeMap<>(Map.of("en", "How are we doing?", "de", "Wie sind wir <so>?")),
          List.of(
              new Question.Nps("recommend"),
              new Question.Csat("happy", new Scale(1, 5, false)),
              new Question.Ces("effort", new Scale(1, 7, false)),
              new Question.Csat("smile", Scale.GOOD_BAD),
              new Question.Text("why")),
          "",
          List.of());

  private static final Path EVENTS = Path.of("../../events/intake");
  private static final ObjectMapper MAPPER = new ObjectMapper();

  final MemoryTable events = new MemoryTable();
  final MemoryTable summary = new MemoryTable();
  final MemoryQueue queue = new MemoryQueue();
  final List<String> lines = new ArrayList<>();
  Instant now = Instant.parse("2026-03-01T10:05:00Z");
  final IntakeHandler handler;

  /// The keys as the authorizer sees them: what that reads is not intake's.
  private final AccessKeys authorizer = new AccessKeys(new MemoryTable());

  /// One in which there is no limit but for what comes late.
  IntakeWorld() {
    this(new Wiring.Bounds(Map.of(), new LateBudget.Allowance(Duration.ofHours(24), 240)));
  }

  IntakeWorld(Wiring.Bounds bounds) {
    handler = handler(bounds);
    for (var keys : List.of(new AccessKeys(summary), authorizer)) {
      put(keys, SRV, Access.Kind.SRV, Set.of());
      put(keys, PUB, Access.Kind.PUB, Set.of(SURVEY.id(), "after-visit", "spring-2025"));
      put(keys, READ, Access.Kind.READ, Set.of());
    }
    define(SURVEY);
  }

  /// Another instance of the function, on the same tables.
  IntakeHandler handler(Wiring.Bounds bounds) {
    InstantSource time = () -> now;
    Clock clock = time.withZone(ZoneOffset.UTC);
    var log = new Log(clock, lines::add);
    return new IntakeHandler(
        Wiring.ports(events, summary, queue, bounds, new Surroundings(clock, new Random(1), log)),
        Front.of(FRONT_SECRET),
        log);
  }

  private static void put(AccessKeys keys, String key, Access.Kind kind, Set<String> surveys) {
    keys.open(AccessKeys.hashOf(key), new Access("demo", kind, Set.of(), surveys));
  }

  /// Spoils what is stored of a key.
  void corrupt(String key) {
    var item = new Key("k#" + AccessKeys.hashOf(key).toHex(), "key");
    var body = new Attribute.Binary(Bytes.of(new byte[] {0, 1, 9}));
    summary.put(Item.of(item, Map.of("b", body)), Condition.ALWAYS);
  }

  void define(Survey survey) {
    define(Definition.bare(survey));
  }

  /// Defines our survey in another way.
  void define(String text) {
    define(SURVEY.id(), text);
  }

  /// Defines the survey of a sample.
  void defineBy(String fixture) {
    var put = event("../admin/" + fixture);
    define(put.getPathParameters().get("survey"), put.getBody());
  }

  private void define(String id, String text) {
    var value = ((Json.Parsed.Values) Json.readOne(text)).values().getFirst();
    switch (SurveyJson.read(id, value)) {
      case Checked.Valid<Definition>(Definition definition) -> define(definition);
      case Checked.Invalid<Definition>(var errors) ->
          throw new AssertionError("expected a definition, got " + errors);
    }
  }

  /// As a rollup has counted the answers of a month.
  void count(String month, long complete, long partial) {
    var part = PartKey.totals(Family.survey(SURVEY.id()));
    var state =
        State.of("complete", new Cell.Count(complete))
            .merge(State.of("partial", new Cell.Count(partial)));
    new Summaries(summary)
        .save(
            new SummaryKey("demo", 1, Level.MONTH, part, month),
            new SummaryRecord(1, Part.ofTotal(state), SummaryRecord.NEVER, "UTC", "2025b", 0));
  }

  private void define(Definition definition) {
    var name = "survey#" + definition.survey().id();
    var documents = new Documents(summary);
    long version = documents.read("demo", name).map(Documents.Document::version).orElse(0L);
    documents.write("demo", name, version, SurveyJson.write(definition));
  }

  /// A survey that is like ours in a later version, with another question.
  static Survey later() {
    var questions = new ArrayList<>(SURVEY.questions());
    questions.add(new Question.Nps("again"));
    return new Survey(
            SURVEY.id(), 1, Collections.emptySortedMap(), questions, "/thanks.html", List.of())
        .succeeding(SURVEY);
  }

  APIGatewayV2HTTPResponse send(String fixture) {
    return send(event(fixture));
  }

  /// As the HTTP API hands it on: before all routes but one the authorizer was asked.
  APIGatewayV2HTTPResponse send(APIGatewayV2HTTPEvent event) {
    return send(event, handler);
  }

  APIGatewayV2HTTPResponse send(APIGatewayV2HTTPEvent event, IntakeHandler instance) {
    if (!IntakeHandler.POST_RESPONSES.equals(event.getRouteKey())) {
      var key = Request.of(event).bearerKey().orElse("");
      CallerContext.put(new Credentials(authorizer::find).caller(key), event);
    }
    return instance.handleRequest(event, null);
  }

  /// Posts to a route that takes events.
  APIGatewayV2HTTPResponse post(String body) {
    var event = event("post-events-array");
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

  static JsonNode json(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JsonNode json(APIGatewayV2HTTPResponse answer) {
    return json(answer.getBody());
  }

  /// The one message in the queue.
  Message message() {
    var messages = queue.messages();
    if (messages.size() != 1) {
      throw new AssertionError("expected one message, got " + messages);
    }
    return messages.getFirst();
  }

  /// The events in the one message.
  JsonNode queued() {
    return json(message().body());
  }

  private static String key(String begin) {
    int length = begin.indexOf('_') + 1 + 43;
    return begin + "0".repeat(length - begin.length());
  }
}
