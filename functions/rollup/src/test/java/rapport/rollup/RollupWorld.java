package rapport.rollup;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import rapport.edge.CalendarsJson;
import rapport.edge.Log;
import rapport.edge.Surroundings;
import rapport.event.Version;
import rapport.fact.Fact;
import rapport.fact.FactId;
import rapport.fact.Family;
import rapport.fact.LoggedFact;
import rapport.fact.Measure;
import rapport.fold.Part;
import rapport.fold.PartKey;
import rapport.period.Calendar;
import rapport.period.UtcHour;
import rapport.queue.memory.MemoryQueue;
import rapport.settings.Calendars;
import rapport.store.Documents;
import rapport.store.EventLog;
import rapport.store.Marks;
import rapport.store.Quarantine;
import rapport.store.Summaries;
import rapport.store.SummaryKey;
import rapport.store.SummaryKey.Level;
import rapport.store.SummaryRecord;
import rapport.store.Table;
import rapport.store.contract.SteppedTable;
import rapport.store.contract.Steps;
import rapport.store.memory.MemoryTable;

/// A rollup on tables in memory, at 2026-03-01T10:05:00Z unless a test sets the clock. What the
/// recorder would write is written by [#record].
final class RollupWorld {

  static final String TENANT = "demo";
  static final Duration RETENTION = Duration.ofDays(400);
  static final Family SCORES = Family.question("relationship-2026", "recommend");

  final MemoryTable events;
  final MemoryTable summary;
  final MemoryQueue work = new MemoryQueue();
  final MemoryQueue toRecorder = new MemoryQueue();
  final Steps steps = new Steps();
  final Marks marks;
  final EventLog log;
  final Summaries summaries;
  Instant now = Instant.parse("2026-03-01T10:05:00Z");
  final InstantSource time = () -> now;
  final Clock clock = time.withZone(ZoneOffset.UTC);
  Rollup rollup;

  /// Of all its processes: no two may draw the same tokens.
  private final Random random = new Random(1);

  private final long maxLogBytes;
  private long tokens = 1;

  RollupWorld() {
    this(DayRollup.MAX_LOG_BYTES);
  }

  /// @param maxLogBytes days with more log are kept by their hours
  RollupWorld(long maxLogBytes) {
    this(maxLogBytes, new MemoryTable(), new MemoryTable());
  }

  private RollupWorld(long maxLogBytes, MemoryTable events, MemoryTable summary) {
    this.maxLogBytes = maxLogBytes;
    this.events = events;
    this.summary = summary;
    this.marks = new Marks(events);
    this.log = new EventLog(events, RETENTION);
    this.summaries = new Summaries(summary);
    this.rollup = another();
  }

  /// One in which every day is kept by its hours.
  static RollupWorld byTheHour() {
    return new RollupWorld(0);
  }

  /// Its tables as they are now, and a process that knows nothing yet.
  RollupWorld copy() {
    var copy = new RollupWorld(maxLogBytes, events.copy(), summary.copy());
    copy.now = now;
    copy.random.setSeed(random.nextLong());
    copy.tokens = tokens;
    return copy;
  }

  /// A rollup of another process on the same tables: it knows nothing yet.
  Rollup another() {
    return rollup(new SteppedTable(events, steps), new SteppedTable(summary, steps));
  }

  /// Another process, unseen by [#steps].
  Rollup rival() {
    return rollup(events, summary);
  }

  Rollup rollup(Table events, Table summary) {
    return Wiring.rollup(
        new RollupHandler.Tables(events, summary, RETENTION, maxLogBytes),
        new Wiring.Queues(work, toRecorder),
        new Surroundings(clock, random, Log.toStandardOutput(clock)));
  }

  /// Another process that lets a tenant spend so much an hour, on the same tables.
  ///
  /// @param lines takes its log
  Rollup rollup(long foldUnitsAnHour, Consumer<String> lines) {
    return Wiring.rollup(
        new RollupHandler.Tables(events, summary, RETENTION, maxLogBytes),
        foldUnitsAnHour,
        new Wiring.Queues(work, toRecorder),
        new Surroundings(clock, new Random(1), new Log(clock, lines)));
  }

  /// Does what a run left to the work queue.
  void workOff() {
    for (var message : work.drain()) {
      var task = Task.decode(message.body());
      rollup.run(task.tenant(), task.hours());
    }
  }

  void zone(String zone) {
    calendars(new Calendars(calendar(1, zone), List.of()));
  }

  void announce(String zone, String next) {
    calendars(new Calendars(calendar(1, zone), List.of(calendar(2, next))));
  }

  void calendars(Calendars calendars) {
    var documents = new Documents(summary);
    long version = documents.read(TENANT, "calendar").map(Documents.Document::version).orElse(0L);
    documents.write(TENANT, "calendar", version, CalendarsJson.write(calendars));
  }

  Calendars calendars() {
    return new CalendarStore(new Documents(summary)).of(TENANT);
  }

  static Calendar calendar(int version, String zone) {
    return new Calendar(version, ZoneId.of(zone), DayOfWeek.MONDAY);
  }

  /// An answer.
  static LoggedFact answer(String id, String time, int score) {
    return answer(id, Version.FIRST, time, score);
  }

  static LoggedFact answer(String id, Version version, String time, int score) {
    return fact(
        FactId.of(id),
        version,
        Instant.parse(time),
        List.of(
            new Measure.Value(SCORES, "score:0-10", score),
            new Measure.LocalHour(Family.survey("relationship-2026"), "hours")),
        Map.of("region", 1 + score % 3));
  }

  /// A ticket that is opened (+1) or closed (-1).
  static LoggedFact open(String id, String time, int change) {
    return fact(
        FactId.of(id),
        Version.FIRST,
        Instant.parse(time),
        List.of(
            new Measure.Count(Family.BACKLOG, "open", change),
            new Measure.Duration(Family.TICKETS, "resolution", 1000L * id.hashCode() & 0xFFFFFF)),
        Map.of("agent", 1 + (id.hashCode() & 3)));
  }

  static LoggedFact voidOf(LoggedFact fact, long revision) {
    var none = Fact.voidOf(fact.id(), fact.hour(), revision, new Fact.Origin("", ""));
    return fact(none.id(), none.version(), none.time(), List.of(), Map.of());
  }

  private static LoggedFact fact(
      FactId id,
      Version version,
      Instant time,
      List<Measure> measures,
      Map<String, Integer> segments) {
    return new LoggedFact(
        id,
        version,
        time,
        new LoggedFact.Origin(0, ""),
        new TreeMap<>(segments),
        measures,
        new TreeMap<>());
  }

  void record(LoggedFact... facts) {
    record(TENANT, List.of(facts));
  }

  /// Log, then marks, as the recorder does.
  void record(String tenant, Collection<LoggedFact> facts) {
    for (UtcHour hour : log.append(tenant, facts, now)) {
      mark(tenant, hour);
    }
  }

  void mark(String tenant, UtcHour hour) {
    marks.mark(tenant, hour, BigInteger.valueOf(tokens++), now);
  }

  List<Marks.Mark> marks() {
    return marks.of(TENANT);
  }

  List<Quarantine.Kept> quarantine() {
    return new Quarantine(events, RETENTION).list(TENANT, 1000);
  }

  Part day(String day) {
    return part(Level.DAY, day, SCORES);
  }

  Map<Integer, Long> scores(String day) {
    return day(day).state(0).values("score:0-10");
  }

  Part part(Level level, String period, Family family) {
    return records(1, level)
        .getOrDefault(new SummaryKey(TENANT, 1, level, PartKey.totals(family), period), Part.EMPTY);
  }

  /// All that is stored of a level.
  SortedMap<SummaryKey, Part> records(int version, Level level) {
    var parts = new TreeMap<SummaryKey, Part>(Comparator.comparing(SummaryKey::toString));
    summaries.each(TENANT, version, level, (key, record) -> parts.put(key, record.part()));
    return parts;
  }

  SummaryRecord record(Level level, String period, Family family) {
    var key = new SummaryKey(TENANT, 1, level, PartKey.totals(family), period);
    return summaries.readAll(List.of(key)).get(key);
  }

  /// What the days, months and years must hold: folded straight from the log.
  void assertRecordsAreTheLog(Calendar calendar, LocalDate first, LocalDate last, Object context) {
    new RecordOracle(this, calendar).assertRecordsAreTheLog(first, last, context);
  }

  /// What the handler answers to a fixture or event.
  String handle(String event) {
    var out = new ByteArrayOutputStream();
    try {
      new RollupHandler(rollup, clock)
          .handleRequest(
              new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), out, null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  static String fixture(String name) {
    try {
      return Files.readString(Path.of("../../events/rollup", name + ".json"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
