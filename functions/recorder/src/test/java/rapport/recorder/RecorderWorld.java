package rapport.recorder;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import rapport.edge.Log;
import rapport.edge.SettingsJson;
import rapport.edge.SurveyJson;
import rapport.event.Scale;
import rapport.fact.Family;
import rapport.fact.LoggedFact;
import rapport.fold.Fold;
import rapport.fold.PartKey;
import rapport.period.UtcHour;
import rapport.queue.memory.MemoryQueue;
import rapport.settings.Calendars;
import rapport.settings.Settings;
import rapport.settings.Settings.Pair;
import rapport.state.State;
import rapport.store.Documents;
import rapport.store.EventLog;
import rapport.store.LogEntry;
import rapport.store.LogFold;
import rapport.store.Marks;
import rapport.store.Quarantine;
import rapport.store.Registry;
import rapport.store.contract.SteppedTable;
import rapport.store.contract.Steps;
import rapport.store.memory.MemoryTable;
import rapport.survey.Question;
import rapport.survey.Survey;

/// A recorder on tables in memory, at 2026-03-01T10:05:00Z unless a test sets the clock, with one
/// survey of one tenant.
final class RecorderWorld {

  static final String TENANT = "demo";
  static final Duration RETENTION = Duration.ofDays(400);
  static final Instant START = Instant.parse("2026-03-01T10:05:00Z");
  static final Survey SURVEY =
      new Survey(
          "relationship-2026",
          1,
          new TreeMap<>(Map.of("en", "How are we doing?")),
          List.of(
              new Question.Nps("recommend"),
              new Question.Csat("happy", new Scale(1, 5, false)),
              new Question.Ces("effort", new Scale(1, 7, false)),
              new Question.Text("why")),
          "",
          List.of());
  static final Settings SETTINGS =
      new Settings(
          Settings.DEFAULT.zone(),
          Settings.DEFAULT.weekStart(),
          List.of("region", "plan"),
          List.of(new Pair("region", "plan")),
          "EUR",
          10);

  final MemoryTable events;
  final MemoryTable summary;
  final Steps steps = new Steps();
  final MemoryQueue notices = new MemoryQueue();
  final List<String> lines = new ArrayList<>();
  Instant now = START;
  final InstantSource time = () -> now;
  final Clock clock = time.withZone(ZoneOffset.UTC);
  RecorderHandler handler;

  private int messages;

  RecorderWorld() {
    this(new MemoryTable(), new MemoryTable());
    define(SURVEY);
    settings(SETTINGS);
  }

  private RecorderWorld(MemoryTable events, MemoryTable summary) {
    this.events = events;
    this.summary = summary;
    this.handler = another();
  }

  /// Its tables as they are now, and a process that knows nothing yet.
  RecorderWorld copy() {
    var copy = new RecorderWorld(events.copy(), summary.copy());
    copy.now = now;
    copy.messages = messages;
    return copy;
  }

  /// A recorder of another process on the same tables: it remembers nothing.
  RecorderHandler another() {
    var parts =
        Wiring.parts(
            new SteppedTable(events, steps),
            new SteppedTable(summary, steps),
            notices,
            RETENTION,
            new Wiring.Moment(clock, new SecureRandom()));
    return new RecorderHandler(parts, new Log(clock, lines::add));
  }

  void define(Survey survey) {
    write("survey#" + survey.id(), SurveyJson.write(survey));
    write(
        "surveyversion#%s#%08d".formatted(survey.id(), survey.version()), SurveyJson.write(survey));
  }

  void settings(Settings settings) {
    write("settings", SettingsJson.write(settings));
  }

  private void write(String name, String text) {
    var documents = new Documents(summary);
    long version = documents.read(TENANT, name).map(Documents.Document::version).orElse(0L);
    documents.write(TENANT, name, version, text);
  }

  /// A message that nobody has judged, sent now.
  SQSMessage message(String body) {
    return message(body, Map.of("tenant", TENANT));
  }

  SQSMessage message(String body, Map<String, String> attributes) {
    var message = new SQSMessage();
    message.setMessageId("message-" + messages++);
    message.setBody(body);
    message.setAttributes(Map.of("SentTimestamp", Long.toString(now.toEpochMilli())));
    message.setMessageAttributes(
        attributes.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, entry -> attribute(entry.getValue()))));
    return message;
  }

  private static SQSEvent.MessageAttribute attribute(String value) {
    var attribute = new SQSEvent.MessageAttribute();
    attribute.setStringValue(value);
    attribute.setDataType("String");
    return attribute;
  }

  /// The ids of the messages that failed.
  Set<String> deliver(SQSMessage... delivered) {
    return deliver(List.of(delivered));
  }

  Set<String> deliver(List<SQSMessage> delivered) {
    var event = new SQSEvent();
    event.setRecords(delivered);
    return deliver(event);
  }

  Set<String> deliver(SQSEvent event) {
    return handler.handleRequest(event, null).getBatchItemFailures().stream()
        .map(BatchItemFailure::getItemIdentifier)
        .collect(Collectors.toSet());
  }

  static SQSEvent fixture(String name) {
    try (var in = Files.newInputStream(Path.of("../../events/recorder", name + ".json"))) {
      return LambdaEventSerializers.serializerFor(
              SQSEvent.class, RecorderWorld.class.getClassLoader())
          .fromJson(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String array(List<String> some) {
    return "[" + String.join(",", some) + "]";
  }

  static String event(String id, String type, String time, String data) {
    return
"""
{"specversion":"1.0","id":"%s","source":"test","type":"%s","time":"%s","subject":"c1","data":%s}"""
        .formatted(id, type, time, data);
  }

  /// An answer to the one survey.
  static String response(String id, String time, int score) {
    return response(id, time, "\"answers\":{\"recommend\":" + score + "}");
  }

  /// @param fields of data, but the survey
  static String response(String id, String time, String fields) {
    return event(id, "survey.response", time, "{\"survey\":\"relationship-2026\"," + fields + "}");
  }

  static String ticket(String id, String type, String time, String ticket) {
    return event(id, "ticket." + type, time, "{\"ticket\":\"" + ticket + "\"}");
  }

  /// What the log of a day of UTC comes to, with values in place of their numbers.
  SortedMap<PartKey, SortedMap<String, State>> fold(LocalDate day) {
    var fold = Fold.ofDay(day, Calendars.DEFAULT.current(), now);
    var hours = new ArrayList<UtcHour>();
    for (int hour = 0; hour < 24; hour++) {
      hours.add(UtcHour.of(day, hour));
    }
    LogFold.everything(log(), TENANT, hours, fold);
    return named(fold.result());
  }

  private SortedMap<PartKey, SortedMap<String, State>> named(Fold.Folded folded) {
    var registry = new Registry(summary);
    var named = new TreeMap<PartKey, SortedMap<String, State>>();
    folded
        .parts()
        .forEach(
            (key, part) -> {
              var states = new TreeMap<String, State>();
              var numbers = registry.read(TENANT, key.dimension());
              part.states()
                  .forEach(
                      (number, state) ->
                          states.put(numbers.value(number).orElse("number " + number), state));
              named.put(key, Collections.unmodifiableSortedMap(states));
            });
    return Collections.unmodifiableSortedMap(named);
  }

  State total(LocalDate day, Family family) {
    return fold(day)
        .getOrDefault(PartKey.totals(family), Collections.emptySortedMap())
        .getOrDefault("number 0", State.EMPTY);
  }

  State total(Family family) {
    return total(LocalDate.of(2026, 3, 1), family);
  }

  EventLog log() {
    return new EventLog(events, RETENTION);
  }

  /// All facts of a day in the log, by hour.
  Map<UtcHour, List<LoggedFact>> facts(LocalDate day) {
    var facts = new HashMap<UtcHour, List<LoggedFact>>();
    log()
        .read(
            TENANT,
            UtcHour.of(day, 0),
            UtcHour.of(day, 23),
            entry -> {
              if (entry instanceof LogEntry.Block block) {
                facts.computeIfAbsent(block.hour(), _ -> new ArrayList<>()).addAll(block.facts());
              }
              return true;
            });
    return facts;
  }

  List<LoggedFact> facts() {
    return facts(LocalDate.of(2026, 3, 1)).values().stream().flatMap(List::stream).toList();
  }

  List<Marks.Mark> marks() {
    return new Marks(events).of(TENANT);
  }

  Set<UtcHour> markedHours() {
    return marks().stream().map(Marks.Mark::hour).collect(Collectors.toSet());
  }

  void removeMarks() {
    marks().forEach(mark -> new Marks(events).remove(mark));
  }

  List<Quarantine.Kept> quarantine() {
    return quarantine(TENANT);
  }

  List<Quarantine.Kept> quarantine(String tenant) {
    return new Quarantine(events, RETENTION).list(tenant, 1000);
  }

  /// Another recorder that works on the same tables at the same time, unseen by [#steps].
  static final class Rival {

    private final RecorderWorld world;
    private final Steps steps;
    private final RecorderHandler handler;

    Rival(RecorderWorld world) {
      this(world, new Steps());
    }

    /// One that dies when it has put an item of that sort key.
    Rival(RecorderWorld world, String last) {
      this(world, new Steps());
      var dead = new boolean[1];
      steps.restart(
          step -> {
            dead[0] |= step.call().equals("after put") && step.sort().equals(last);
            if (dead[0]) {
              throw new IllegalStateException("dead since " + step);
            }
          });
    }

    private Rival(RecorderWorld world, Steps steps) {
      this.world = world;
      this.steps = steps;
      this.handler =
          new RecorderHandler(
              Wiring.parts(
                  new SteppedTable(world.events, steps),
                  world.summary,
                  world.notices,
                  RETENTION,
                  new Wiring.Moment(world.clock, new SecureRandom())),
              new Log(world.clock, world.lines::add));
    }

    void deliver(String body) {
      var event = new SQSEvent();
      event.setRecords(List.of(world.message(body)));
      handler.handleRequest(event, null);
    }
  }
}
