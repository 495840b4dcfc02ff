package rapport.reader;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import rapport.edge.CallerContext;
import rapport.edge.Credentials;
import rapport.edge.Log;
import rapport.edge.Request;
import rapport.event.Version;
import rapport.fact.FactId;
import rapport.fact.LoggedFact;
import rapport.fact.Measure;
import rapport.fold.Fold;
import rapport.fold.PartKey;
import rapport.period.Calendar;
import rapport.period.UtcHour;
import rapport.store.AccessKeys;
import rapport.store.DayKey;
import rapport.store.EventLog;
import rapport.store.HourRecord;
import rapport.store.HourRecord.SealingPart;
import rapport.store.HourRecords;
import rapport.store.LogFold;
import rapport.store.Marks;
import rapport.store.Registry;
import rapport.store.SummaryRecord;
import rapport.store.memory.MemoryTable;

/// A reader on tables in memory, at 2026-03-14T09:00:00Z in Berlin unless a test says otherwise.
/// [#record] does what the recorder would, [#settle] what the rollup would, [Admin] the rest.
final class ReaderWorld {

  static final String TENANT = "demo";
  static final Duration RETENTION = Duration.ofDays(400);

  final MemoryTable events = new MemoryTable();
  final MemoryTable summary = new MemoryTable();
  final Registry registry = new Registry(summary);
  final EventLog log = new EventLog(events, RETENTION);
  final Marks marks = new Marks(events);
  final Admin admin = new Admin(summary);
  final List<String> lines = new ArrayList<>();
  Calendar calendar = new Calendar(1, ZoneId.of("Europe/Berlin"), DayOfWeek.MONDAY);
  Instant now = Instant.parse("2026-03-14T09:00:00Z");
  final InstantSource time = () -> now;
  final Clock clock = time.withZone(ZoneOffset.UTC);
  ReaderHandler reader = another();

  private long tokens = 1;
  private final Set<LocalDate> utcDays = new TreeSet<>();

  ReaderWorld() {
    admin.keys();
    admin.define(Samples.SURVEY);
    admin.define(Samples.OTHER_SURVEY);
    admin.settings();
    zone("Europe/Berlin");
  }

  /// A reader of another process: it remembers nothing.
  ReaderHandler another() {
    return new ReaderHandler(Wiring.routes(events, summary, clock), new Log(clock, lines::add));
  }

  void zone(String zone) {
    calendar(new Calendar(1, ZoneId.of(zone), DayOfWeek.MONDAY));
  }

  void calendar(Calendar current) {
    calendar = current;
    admin.calendar(calendar);
    reader = another();
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

  LoggedFact answer(String id, String time, int score) {
    return fact(id, time, Map.of(), Samples.nps(score));
  }

  /// Answers of 40 KB each that no compression makes smaller.
  List<LoggedFact> heavy(int count, String time) {
    var random = new Random(1);
    var facts = new ArrayList<LoggedFact>();
    for (int i = 0; i < count; i++) {
      var text = new StringBuilder();
      random.ints(20_000, 0x4E00, 0x9FA0).forEach(text::appendCodePoint);
      var fact = answer("heavy" + i, time, 9);
      facts.add(
          new LoggedFact(
              fact.id(),
              fact.version(),
              fact.time(),
              fact.origin(),
              fact.segments(),
              fact.measures(),
              new TreeMap<>(Map.of("why", text.toString()))));
    }
    return facts;
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

  /// Keeps a day by its hours as they are now.
  void keepByHours(LocalDate date) {
    var hours = new HourRecords(summary);
    var day = new DayKey(TENANT, calendar.version(), date);
    hours.begin(day);
    for (UtcHour hour : calendar.hoursOf(date)) {
      var fold = Fold.ofDay(date, calendar, now);
      LogFold.everything(log, TENANT, List.of(hour), fold);
      var parts = new TreeMap<PartKey, SealingPart>();
      fold.result()
          .parts()
          .forEach((key, part) -> parts.put(key, new SealingPart(part, SummaryRecord.NEVER)));
      hours.save(day, hour, new HourRecord(1, HourRecord.UNMARKED, "2026a", 0, parts));
    }
  }

  /// Folds everything into days, months and years, and removes the marks.
  void settle() {
    new Settling(this).settle(utcDays);
  }

  /// The example of the interface's description: 70 promoters, 25 passives, 25 detractors.
  void recordExample() {
    var facts = new ArrayList<LoggedFact>();
    for (int i = 0; i < 120; i++) {
      int score = i < 70 ? 10 : i < 95 ? 8 : 2;
      facts.add(
          fact("r" + i, "2026-03-05T10:00:00Z", Map.of("region", "EMEA"), Samples.nps(score)));
    }
    record(facts);
    settle();
  }

  APIGatewayV2HTTPResponse send(String query, Map<String, String> headers) {
    var event = new APIGatewayV2HTTPEvent();
    event.setRouteKey("GET /v1/metrics");
    event.setRawPath("/v1/metrics");
    event.setRawQueryString(query);
    event.setHeaders(new HashMap<>(headers));
    return send(event);
  }

  /// Asks at an address without parameters in its path.
  APIGatewayV2HTTPResponse send(String path, String query, String key) {
    var event = new APIGatewayV2HTTPEvent();
    event.setRouteKey("GET " + path);
    event.setRawPath(path);
    event.setRawQueryString(query);
    event.setHeaders(new HashMap<>(Map.of("authorization", "Bearer " + key)));
    return send(event);
  }

  /// As the HTTP API hands it on: what the authorizer says of the key goes with it.
  APIGatewayV2HTTPResponse send(APIGatewayV2HTTPEvent event) {
    var key = Request.of(event).bearerKey().orElse("");
    CallerContext.put(new Credentials(new AccessKeys(summary)::find).caller(key), event);
    return reader.handleRequest(event, null);
  }

  /// @param question `segments` or `explain`
  APIGatewayV2HTTPResponse ask(String metric, String question, String query) {
    var event = new APIGatewayV2HTTPEvent();
    event.setRouteKey("GET /v1/metrics/{metric}/" + question);
    event.setRawPath("/v1/metrics/" + metric + "/" + question);
    event.setPathParameters(Map.of("metric", metric));
    event.setRawQueryString(query);
    event.setHeaders(new HashMap<>(Map.of("authorization", "Bearer " + Samples.READ)));
    return send(event);
  }

  /// The answer, which must be 200.
  JsonNode asked(String metric, String question, String query) {
    return Samples.json(body(ask(metric, question, query)));
  }

  APIGatewayV2HTTPResponse send(String query) {
    return send(query, Map.of("authorization", "Bearer " + Samples.READ));
  }

  /// The answer, which must be 200.
  JsonNode get(String query) {
    return Samples.json(body(send(query)));
  }

  /// The points of the one series.
  JsonNode points(String query) {
    return only(get(query).get("series")).get("points");
  }

  /// The one point of the one series.
  JsonNode point(String query) {
    return only(points(query));
  }

  private static JsonNode only(JsonNode some) {
    if (some.size() != 1) {
      throw new AssertionError("expected one, got " + some);
    }
    return some.get(0);
  }

  /// The answer's CSV, which must be 200.
  String csv(String query) {
    return body(
        send(query, Map.of("authorization", "Bearer " + Samples.READ, "accept", "text/csv")));
  }

  private static String body(APIGatewayV2HTTPResponse answer) {
    if (answer.getStatusCode() != 200) {
      throw new AssertionError(answer.getStatusCode() + " " + answer.getBody());
    }
    return answer.getBody();
  }
}
