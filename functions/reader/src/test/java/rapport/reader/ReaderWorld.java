package rapport.reader;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import rapport.access.Access;
import rapport.edge.CalendarsJson;
import rapport.edge.Log;
import rapport.edge.SettingsJson;
import rapport.edge.SurveyJson;
import rapport.event.Scale;
import rapport.event.Version;
import rapport.fact.FactId;
import rapport.fact.Family;
import rapport.fact.LoggedFact;
import rapport.fact.Measure;
import rapport.fold.Fold;
import rapport.fold.Part;
import rapport.fold.PartKey;
import rapport.period.Calendar;
import rapport.period.UtcHour;
import rapport.settings.Calendars;
import rapport.settings.Settings;
import rapport.settings.Settings.Pair;
import rapport.store.AccessKeys;
import rapport.store.Documents;
import rapport.store.EventLog;
import rapport.store.LogEntry;
import rapport.store.Marks;
import rapport.store.Registry;
import rapport.store.Summaries;
import rapport.store.SummaryKey;
import rapport.store.SummaryKey.Level;
import rapport.store.SummaryRecord;
import rapport.store.memory.MemoryTable;
import rapport.survey.Question;
import rapport.survey.Survey;

/// A reader on tables in memory, at 2026-03-14T09:00:00Z in Berlin unless a test says otherwise.
/// [#record] does what the recorder would, [#settle] what the rollup would.
final class ReaderWorld {

  static final String TENANT = "demo";
  static final String READ = key("read_example-reader-key");
  static final String SRV = key("srv_example-server-key");
  static final String PUB = key("pub_example-public-key");
  static final Family RECOMMEND = Family.question("relationship-2026", "recommend");
  static final Survey SURVEY =
      survey(
          "relationship-2026",
          List.of(
              new Question.Nps("recommend"),
              new Question.Csat("happy", new Scale(1, 5, false)),
              new Question.Ces("effort", new Scale(1, 7, false))));
  static final Survey OTHER_SURVEY =
      survey(
          "shop",
          List.of(new Question.Nps("again"), new Question.Csat("content", new Scale(1, 7, false))));
  static final ObjectMapper MAPPER = new ObjectMapper();

  private static final Duration RETENTION = Duration.ofDays(400);

  final MemoryTable events = new MemoryTable();
  final MemoryTable summary = new MemoryTable();
  final Registry registry = new Registry(summary);
  final EventLog log = new EventLog(events, RETENTION);
  final Marks marks = new Marks(events);
  final List<String> lines = new ArrayList<>();
  Calendar calendar = new Calendar(1, ZoneId.of("Europe/Berlin"), DayOfWeek.MONDAY);
  Instant now = Instant.parse("2026-03-14T09:00:00Z");
  final InstantSource time = () -> now;
  final Clock clock = time.withZone(ZoneOffset.UTC);
  ReaderHandler reader = another();

  private long tokens = 1;
  private final Set<LocalDate> utcDays = new TreeSet<>();

  ReaderWorld() {
    key(READ, Access.Kind.READ, Set.of());
    key(SRV, Access.Kind.SRV, Set.of());
    key(PUB, Access.Kind.PUB, Set.of(SURVEY.id()));
    define(SURVEY);
    define(OTHER_SURVEY);
    zone("Europe/Berlin");
    write(
        "settings",
        SettingsJson.write(
            new Settings(
                calendar.zone(),
                calendar.weekStart(),
                List.of("region", "plan"),
                List.of(new Pair("region", "plan")),
                "EUR",
                10)));
  }

  private static Survey survey(String id, List<Question> questions) {
    return new Survey(id, 1, new TreeMap<>(Map.of("en", id)), questions, "", List.of());
  }

  private void key(String key, Access.Kind kind, Set<String> surveys) {
    new AccessKeys(summary)
        .put(AccessKeys.hashOf(key), new Access(TENANT, kind, Set.of(), surveys));
  }

  private static String key(String begin) {
    int length = begin.indexOf('_') + 1 + 43;
    return begin + "0".repeat(length - begin.length());
  }

  /// A reader of another process: it remembers nothing.
  ReaderHandler another() {
    return new ReaderHandler(Wiring.routes(events, summary, clock), new Log(clock, lines::add));
  }

  void zone(String zone) {
    calendar = new Calendar(1, ZoneId.of(zone), DayOfWeek.MONDAY);
    write("calendar", CalendarsJson.write(new Calendars(calendar, List.of())));
    reader = another();
  }

  void define(Survey survey) {
    write("survey#" + survey.id(), SurveyJson.write(survey));
  }

  private void write(String name, String text) {
    var documents = new Documents(summary);
    long version = documents.read(TENANT, name).map(Documents.Document::version).orElse(0L);
    documents.write(TENANT, name, version, text);
  }

  LoggedFact fact(String id, String time, Map<String, String> segments, Measure... measures) {
    return fact(id, Instant.parse(time), segments, measures);
  }

  LoggedFact fact(String id, Instant time, Map<String, String> segments, Measure... measures) {
    var numbers = new TreeMap<String, Integer>();
    segments.forEach((name, value) -> numbers.put(name, registry.numberOf(TENANT, name, value)));
    return new LoggedFact(
        FactId.of(id),
        Version.FIRST,
        time,
        new LoggedFact.Origin(0, ""),
        numbers,
        List.of(measures),
        new TreeMap<>());
  }

  static Measure nps(int score) {
    return new Measure.Value(RECOMMEND, "score:0-10", score);
  }

  static Measure open(int change) {
    return new Measure.Count(Family.BACKLOG, "open", change);
  }

  LoggedFact answer(String id, String time, int score) {
    return fact(id, time, Map.of(), nps(score));
  }

  /// Log, then marks.
  void record(LoggedFact... facts) {
    record(List.of(facts));
  }

  void record(Collection<LoggedFact> facts) {
    for (UtcHour hour : log.append(TENANT, facts, now)) {
      marks.mark(TENANT, hour, BigInteger.valueOf(tokens++), now);
      utcDays.add(hour.day());
    }
  }

  /// Folds everything into days, months and years, and removes the marks.
  void settle() {
    var days = new TreeSet<LocalDate>();
    for (LocalDate utc : utcDays) {
      for (int hour = 0; hour < 24; hour++) {
        days.addAll(calendar.daysOf(UtcHour.of(utc, hour)));
      }
    }
    var months = new TreeMap<String, SortedMap<PartKey, Part>>();
    var years = new TreeMap<String, SortedMap<PartKey, Part>>();
    for (LocalDate day : days) {
      var parts = fold(day);
      save(Level.DAY, day.toString(), parts, now.plus(RETENTION));
      add(parts, months.computeIfAbsent(YearMonth.from(day).toString(), _ -> new TreeMap<>()));
      parts.keySet().removeIf(part -> !part.family().running());
      add(parts, years.computeIfAbsent("%04d".formatted(day.getYear()), _ -> new TreeMap<>()));
    }
    months.forEach((month, parts) -> save(Level.MONTH, month, parts, SummaryRecord.NEVER));
    years.forEach((year, parts) -> save(Level.YEAR, year, parts, SummaryRecord.NEVER));
    marks.of(TENANT).forEach(marks::remove);
  }

  private static void add(SortedMap<PartKey, Part> parts, SortedMap<PartKey, Part> to) {
    parts.forEach((key, part) -> to.merge(key, part, Part::merge));
  }

  private SortedMap<PartKey, Part> fold(LocalDate day) {
    var fold = new Fold(calendar.startOf(day), calendar.endOf(day), calendar.zone(), now);
    var hours = calendar.hoursOf(day);
    log.read(
        TENANT,
        hours.getFirst(),
        hours.getLast(),
        entry -> {
          if (entry instanceof LogEntry.Block block) {
            block.facts().forEach(fold::add);
          }
          return true;
        });
    return new TreeMap<>(fold.result().parts());
  }

  private void save(Level level, String period, SortedMap<PartKey, Part> parts, Instant sealAt) {
    var summaries = new Summaries(summary);
    parts.forEach(
        (part, content) -> {
          var key = new SummaryKey(TENANT, calendar.version(), level, part, period);
          var before = summaries.readAll(List.of(key)).get(key);
          long revision = before == null ? 1 : before.revision() + 1;
          summaries.save(
              key,
              new SummaryRecord(revision, content, sealAt, calendar.zone().getId(), "2026a", 100));
        });
  }

  APIGatewayV2HTTPResponse send(String query, Map<String, String> headers) {
    var event = new APIGatewayV2HTTPEvent();
    event.setRouteKey("GET /v1/metrics");
    event.setRawPath("/v1/metrics");
    event.setRawQueryString(query);
    event.setHeaders(new HashMap<>(headers));
    return reader.handleRequest(event, null);
  }

  APIGatewayV2HTTPResponse send(String query) {
    return send(query, Map.of("authorization", "Bearer " + READ));
  }

  static APIGatewayV2HTTPEvent fixture(String name) {
    try (var in = Files.newInputStream(Path.of("../../events/reader", name + ".json"))) {
      return LambdaEventSerializers.serializerFor(
              APIGatewayV2HTTPEvent.class, ReaderWorld.class.getClassLoader())
          .fromJson(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The answer, which must be 200.
  JsonNode get(String query) {
    var answer = send(query);
    if (answer.getStatusCode() != 200) {
      throw new AssertionError(answer.getStatusCode() + " " + answer.getBody());
    }
    return json(answer.getBody());
  }

  /// The points of the one series.
  JsonNode points(String query) {
    var series = get(query).get("series");
    if (series.size() != 1) {
      throw new AssertionError("expected one series, got " + series);
    }
    return series.get(0).get("points");
  }

  /// The one point of the one series.
  JsonNode point(String query) {
    var points = points(query);
    if (points.size() != 1) {
      throw new AssertionError("expected one point, got " + points);
    }
    return points.get(0);
  }

  /// The answer's CSV, which must be 200.
  String csv(String query) {
    var answer = send(query, Map.of("authorization", "Bearer " + READ, "accept", "text/csv"));
    if (answer.getStatusCode() != 200) {
      throw new AssertionError(answer.getStatusCode() + " " + answer.getBody());
    }
    return answer.getBody();
  }

  static JsonNode json(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
