package rapport.recorder;

import static org.assertj.core.api.Assertions.assertThat;
import static rapport.recorder.RecorderWorld.TENANT;
import static rapport.recorder.RecorderWorld.array;
import static rapport.recorder.RecorderWorld.event;
import static rapport.recorder.RecorderWorld.response;
import static rapport.recorder.RecorderWorld.ticket;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import rapport.customer.CustomerCodec;
import rapport.erasure.ErasureProgress;
import rapport.fact.Family;
import rapport.fact.LoggedFact;
import rapport.fold.PartKey;
import rapport.period.UtcHour;
import rapport.respondent.RespondentCodec;
import rapport.state.State;
import rapport.store.Documents;
import rapport.store.Entities;
import rapport.store.Erasures;
import rapport.store.Erasures.Erasure;
import rapport.store.Jobs;
import rapport.store.Jobs.Job;
import rapport.store.SubjectSecrets;
import rapport.survey.Question;
import rapport.survey.Survey;
import rapport.survey.Survey.Respondents;
import rapport.ticket.TicketCodec;

/// What two customers do, and the erasure of one of them.
final class ErasureStory {

  static final LocalDate DAY = LocalDate.of(2026, 3, 1);
  static final LocalDate OLD = LocalDate.of(2020, 5, 4);
  private static final Family RECOMMEND = Family.question("relationship-2026", "recommend");
  private static final Survey VOTE =
      new Survey(
          "vote",
          1,
          new TreeMap<>(),
          List.of(new Question.Nps("recommend")),
          "",
          List.of(),
          new Respondents(true, true));
  private static final Map<String, String> IMPORT = Map.of("tenant", TENANT, "import", "history");
  static final int MAX_STEPS = 2_000;
  private static final List<LocalDate> DAYS = List.of(DAY, OLD, LocalDate.of(2026, 2, 27));

  /// What is to be left.
  private static final Map<LocalDate, SortedMap<PartKey, SortedMap<String, State>>> WITHOUT_HER =
      DAYS.stream().collect(Collectors.toMap(day -> day, day -> figures(withoutHer(), day)));

  final RecorderWorld world;
  Instant erasedAt;

  ErasureStory() {
    this(new RecorderWorld());
    world.define(VOTE);
  }

  private ErasureStory(RecorderWorld world) {
    this.world = world;
    this.erasedAt = world.now;
  }

  /// What another process finds that begins now.
  ErasureStory copy() {
    var copy = new ErasureStory(world.copy());
    copy.erasedAt = erasedAt;
    return copy;
  }

  /// Everything that the two customers do; in one ticket both.
  void bring(String... customers) {
    for (String customer : customers) {
      assertThat(world.deliver(world.message(array(did(customer))))).isEmpty();
      assertThat(world.deliver(world.message(array(history(customer)), IMPORT))).isEmpty();
    }
    var shared = ticket("s1", "created", "2026-03-01T06:00:00Z", "S").replace("c1", "c2");
    assertThat(world.deliver(world.message(shared))).isEmpty();
    if (List.of(customers).contains("c1")) {
      assertThat(world.deliver(world.message(rated("s2", "c1", "S", 1)))).isEmpty();
    }
    assertThat(world.deliver(world.message(rated("s3", "c2", "S", 5)))).isEmpty();
  }

  /// One of hers alone, which nobody has ever resolved.
  void bringAnOpenTicketOfAFinalDay() {
    var ticket = ticket("o1", "created", OLD + "T08:00:00Z", "O");
    assertThat(world.deliver(world.message(ticket, IMPORT))).isEmpty();
    SealedRecords.put(world, Family.BACKLOG, OLD.toString(), world.now.plus(Duration.ofDays(1)));
    world.handler = world.another();
    world.removeMarks();
  }

  /// The first hour that can't become final before tomorrow.
  UtcHour firstOpenHour() {
    return UtcHour.of(erasedAt.minus(RecorderWorld.RETENTION).plus(Duration.ofDays(9)));
  }

  LocalDate firstOpen() {
    return firstOpenHour().day();
  }

  static List<String> did(String customer) {
    var events =
        List.of(
            response(
                customer + "r",
                "2026-03-01T08:10:00Z",
                "\"answers\":{\"recommend\":3,\"why\":\"slow for me, Jane\"},"
                    + "\"attributes\":{\"region\":\"of-"
                    + customer
                    + "\",\"city\":\"Ulm\"}"),
            ticket(customer + "1", "created", "2026-03-01T07:00:00Z", "T" + customer)
                .replace("\"ticket\"", "\"complaint\":true,\"ticket\""),
            ticket(customer + "2", "replied", "2026-03-01T07:10:00Z", "T" + customer)
                .replace("\"subject\":\"c1\",", ""),
            ticket(customer + "3", "resolved", "2026-03-01T09:30:00Z", "T" + customer),
            rated(customer + "4", "c1", "T" + customer, 2),
            event(customer + "5", "customer.joined", "2026-02-27T09:00:00Z", "{}"),
            event(
                customer + "6",
                "customer.purchased",
                "2026-03-01T10:01:00Z",
                "{\"amount\":\"20\",\"currency\":\"EUR\"}"),
            event(
                customer + "7", "customer.active", "2026-03-01T09:00:00Z", "{\"activity\":\"x\"}"),
            event(
                customer + "8", "survey.invited", "2026-03-01T08:00:00Z", "{\"survey\":\"vote\"}"),
            event(
                customer + "9",
                "survey.response",
                "2026-03-01T08:30:00Z",
                "{\"survey\":\"vote\",\"answers\":{\"recommend\":9}}"));
    return events.stream().map(one -> one.replace("\"c1\"", '"' + customer + '"')).toList();
  }

  private static List<String> history(String customer) {
    var events =
        List.of(
            response(customer + "h1", "2020-05-04T08:00:00Z", 4),
            event(customer + "h2", "customer.joined", "2020-05-04T10:00:00Z", "{}"));
    return events.stream().map(one -> one.replace("\"c1\"", '"' + customer + '"')).toList();
  }

  private static String rated(String id, String customer, String ticket, int score) {
    return event(
            id,
            "ticket.rated",
            "2026-03-01T09:40:00Z",
            "{\"ticket\":\"%s\",\"score\":%d,\"scale\":\"1-5\",\"comment\":\"Jane\"}"
                .formatted(ticket, score))
        .replace("\"c1\"", '"' + customer + '"');
  }

  long hash(String customer) {
    return new SubjectSecrets(new Documents(world.summary)).find(TENANT).orElseThrow().of(customer);
  }

  void begin() {
    erasedAt = world.now;
    new Erasures(world.events).begin(TENANT, erasure());
    new Jobs(world.events)
        .start(TENANT, name(), ErasureProgress.start("c1", erasedAt).encode(), BigInteger.TEN);
  }

  /// As the second call does while the first is under way.
  void askAgain() {
    askAgainAndDie();
    new Erasures(world.events).begin(TENANT, erasure());
  }

  /// As a second call does that breaks off when only the job knows of it.
  void askAgainAndDie() {
    erasedAt = world.now;
    var job = job().orElseThrow();
    var asked = ErasureProgress.decode(job.state()).askedAgain(erasedAt);
    new Jobs(world.events).update(job, asked.encode(), job.dueAt(), BigInteger.TWO);
  }

  Erasure erasure() {
    return new Erasure(hash("c1"), erasedAt);
  }

  String name() {
    return ErasureProgress.job(hash("c1"));
  }

  Optional<Job> job() {
    return new Jobs(world.events).find(TENANT, name());
  }

  boolean step() {
    return world.deliver(world.message("{}", Map.of("tenant", TENANT, "job", name()))).isEmpty();
  }

  /// Goes on until the last pass has ended.
  void finish() {
    for (int steps = 0; job().isPresent(); steps++) {
      assertThat(steps).isLessThan(MAX_STEPS);
      var dueAt = job().orElseThrow().dueAt();
      world.now = world.now.isBefore(dueAt) ? dueAt : world.now;
      assertThat(step()).isTrue();
    }
  }

  static RecorderWorld withoutHer() {
    var test = new ErasureStory();
    test.bring("c2");
    return test.world;
  }

  /// What of it is more than nothing.
  static SortedMap<PartKey, SortedMap<String, State>> figures(RecorderWorld world, LocalDate day) {
    var figures = new TreeMap<PartKey, SortedMap<String, State>>();
    world
        .fold(day)
        .forEach(
            (part, states) -> {
              var some = new TreeMap<>(states);
              some.values().removeIf(state -> state.cells().isEmpty());
              if (!some.isEmpty()) {
                figures.put(part, some);
              }
            });
    return figures;
  }

  void assertGone() {
    for (LocalDate day : DAYS) {
      assertThat(figures(world, day)).isEqualTo(WITHOUT_HER.get(day));
    }
    assertNameless();
  }

  void assertNameless() {
    for (LocalDate day : DAYS) {
      for (LoggedFact fact : world.facts(day).values().stream().flatMap(List::stream).toList()) {
        boolean hers = fact.origin().subject() == hash("c1");
        boolean others = fact.origin().subject() == hash("c2");
        assertThat(hers).as("%s", fact).isFalse();
        assertThat(others || fact.texts().isEmpty()).as("%s", fact).isTrue();
      }
    }
    assertThat(world.quarantine()).noneMatch(kept -> kept.body().contains("c1"));
    assertThat(stored("ticket")).noneMatch(text -> text.contains("\"c1\"") || text.contains("c1,"));
  }

  /// Every entity of a kind but those under the customer's own key, as text.
  List<String> stored(String kind) {
    var texts = new ArrayList<String>();
    for (int shard = 0; shard < Entities.SHARDS; shard++) {
      new Entities(world.events)
          .list(
              TENANT,
              kind,
              shard,
              "",
              listed -> {
                var content = listed.stored().content();
                texts.add(
                    switch (kind) {
                      case "ticket" -> TicketCodec.decode(content).toString().replace("Tc1", "T1");
                      case "customer" -> CustomerCodec.decode(content).toString();
                      default -> RespondentCodec.decode(content).toString();
                    });
                return true;
              });
    }
    return texts;
  }
}
