package rapport.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.comparison.Change;
import rapport.comparison.Figure;
import rapport.fact.Family;
import rapport.fact.LoggedFact;
import rapport.fact.Measure;
import rapport.fact.Span;

/// A metric by the values of a dimension.
class SegmentsTest {

  private static final String MARCH = "by=region&period=2026-03";

  private final ReaderWorld world = new ReaderWorld();

  private record Answer(String region, int score) {}

  /// The oracle counts the raw answers of each region and of all others, and raises the p-values as
  /// Benjamini and Hochberg's definition says: the least of m p / rank over all ranks from its own.
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 20_261_127})
  void everySegmentIsComparedWithTheRest(long seed) {
    var random = new Random(seed);
    var answers = answers(random);
    record(answers);
    if (random.nextBoolean()) {
      world.settle();
    }

    var table = world.asked("nps", "segments", MARCH);

    var shown = new ArrayList<JsonNode>();
    table.get("segments").forEach(shown::add);
    shown.add(table.get("none"));
    var raw = new HashMap<String, Double>();
    for (JsonNode segment : shown) {
      var region = segment.at("/segment/region").asText();
      var own = answers.stream().filter(answer -> answer.region().equals(region)).toList();
      var rest = answers.stream().filter(answer -> !answer.region().equals(region)).toList();
      var expected = (Change.Tested) Change.between(figure(rest), figure(own), 0.95).times(100);
      assertThat(segment.get("n").intValue()).isEqualTo(own.size());
      assertThat(segment.get("value").doubleValue()).isCloseTo(net(own), within(1e-9));
      assertThat(segment.at("/rest/n").intValue()).isEqualTo(rest.size());
      assertThat(segment.at("/rest/value").doubleValue()).isCloseTo(net(rest), within(1e-9));
      assertThat(segment.at("/difference/value").doubleValue()).isEqualTo(expected.value());
      assertThat(segment.at("/difference/low").doubleValue()).isEqualTo(expected.interval().low());
      assertThat(segment.at("/difference/p").doubleValue()).isEqualTo(expected.p());
      raw.put(region, expected.p());
    }
    for (JsonNode segment : shown) {
      var region = segment.at("/segment/region").asText();
      double adjusted = adjusted(raw.get(region), List.copyOf(raw.values()));
      assertThat(segment.at("/difference/adjustedP").doubleValue())
          .isCloseTo(adjusted, within(1e-12));
      assertThat(segment.at("/difference/significant").booleanValue()).isEqualTo(adjusted <= 0.05);
    }
    assertThat(table.at("/total/n").intValue()).isEqualTo(answers.size());
    assertThat(table.get("other").isNull()).isTrue();
  }

  /// By the definition, without sorting anything: of all p from this one up.
  private static double adjusted(double p, List<Double> all) {
    return all.stream()
        .filter(other -> other >= p)
        .mapToDouble(
            other -> {
              long rank = all.stream().filter(one -> one <= other).count();
              return Math.min(1, other * all.size() / rank);
            })
        .min()
        .orElseThrow();
  }

  private static List<Answer> answers(Random random) {
    var answers = new ArrayList<Answer>();
    for (int region = 0; region < 8; region++) {
      int size = 15 + random.nextInt(200);
      int bias = region == 0 ? 6 : 0;
      for (int i = 0; i < size; i++) {
        var name = region == 7 ? "" : "region " + region;
        answers.add(new Answer(name, Math.max(0, random.nextInt(11) - random.nextInt(bias + 1))));
      }
    }
    return answers;
  }

  private void record(List<Answer> answers) {
    var facts = new ArrayList<LoggedFact>();
    for (int i = 0; i < answers.size(); i++) {
      var answer = answers.get(i);
      facts.add(
          world.fact(
              "r" + i,
              "2026-03-%02dT10:00:00Z".formatted(1 + i % 13),
              answer.region().isEmpty() ? Map.of() : Map.of("region", answer.region()),
              Samples.nps(answer.score())));
    }
    world.record(facts);
  }

  private static double net(List<Answer> answers) {
    return answers.stream().mapToInt(SegmentsTest::net).sum() * 100.0 / answers.size();
  }

  private static int net(Answer answer) {
    return answer.score() >= 9 ? 1 : answer.score() <= 6 ? -1 : 0;
  }

  private static Figure figure(List<Answer> answers) {
    long[] counts = new long[3];
    answers.forEach(answer -> counts[1 - net(answer)]++);
    return Figure.ofNetShare(counts[0], counts[1], counts[2]);
  }

  @Test
  void aDurationIsToldOfEveryAgentAndOfTicketsWithoutOne() {
    duration("1", "ann", 1_000);
    duration("2", "ann", 3_000);
    duration("3", "bob", 9_000);
    duration("4", "", 5_000);
    duration("5", "", 0);

    var table = world.asked("first_response_time", "segments", "by=agent&period=2026-W10");

    assertThat(table.at("/segments/0/segment/agent").asText()).isEqualTo("ann");
    assertThat(table.at("/segments/0/value").doubleValue()).isEqualTo(2);
    assertThat(table.at("/segments/0/flag").asText()).isEqualTo("low-n");
    assertThat(table.at("/segments/0/rest/n").intValue()).isEqualTo(3);
    assertThat(table.at("/segments/0/difference/method").asText()).isEqualTo("welch");
    assertThat(table.at("/segments/1/segment/agent").asText()).isEqualTo("bob");
    assertThat(table.at("/none/n").intValue()).isEqualTo(2);
    assertThat(table.at("/none/value").doubleValue()).isEqualTo(2.5);
    assertThat(table.at("/none/parts/max").doubleValue()).isCloseTo(5, within(0.05));
    assertThat(table.at("/total/parts/max").doubleValue()).isEqualTo(9);
  }

  private void duration(String id, String agent, long millis) {
    world.record(
        world.fact(
            id,
            "2026-03-05T10:00:00Z",
            agent.isEmpty() ? Map.of() : Map.of("agent", agent),
            new Measure.Duration(Family.TICKETS, "firstResponse", millis)));
  }

  /// Whoever has a ticket moved to him last month still has it.
  @Test
  void aBalanceIsThatOfAllTimeOfEachValue() {
    world.record(
        open("1", "2026-01-05T10:00:00Z", "ann", 3),
        open("2", "2026-03-05T10:00:00Z", "bob", 2),
        open("3", "2026-03-05T11:00:00Z", "", 4));
    world.settle();

    var table = world.asked("backlog", "segments", "by=agent&period=2026-03");

    assertThat(table.at("/segments/0/value").doubleValue()).isEqualTo(3);
    assertThat(table.at("/segments/1/value").doubleValue()).isEqualTo(2);
    assertThat(table.at("/none/value").doubleValue()).isEqualTo(4);
    assertThat(table.at("/segments/0/rest/value").doubleValue()).isEqualTo(6);
    assertThat(table.at("/segments/0/difference/value").doubleValue()).isEqualTo(-3);
    assertThat(table.at("/segments/0/difference/significant").isNull()).isTrue();
    assertThat(table.at("/segments/0/difference/adjustedP").isNull()).isTrue();
  }

  /// Customers have no channel: complaints of one are a share of all customers, and so is the rest.
  @Test
  void complaintsOfAChannelAreDividedByAllCustomers() {
    for (int i = 0; i < 10; i++) {
      var joined = new Measure.Count(Family.CUSTOMERS, "customers", 1);
      world.record(world.fact("c" + i, "2026-02-05T10:00:00Z", Map.of(), joined));
    }
    for (int i = 0; i < 4; i++) {
      var complaint = new Measure.Count(Family.TICKETS, "complaints", 1);
      var channel = Map.of("channel", i < 3 ? "chat" : "phone");
      world.record(world.fact("t" + i, "2026-03-05T10:00:00Z", channel, complaint));
    }
    world.settle();

    var table = world.asked("complaint_rate", "segments", "by=channel&period=2026-03");

    assertThat(table.at("/total/value").doubleValue()).isEqualTo(0.4);
    assertThat(table.at("/segments/0/n").intValue()).isEqualTo(10);
    assertThat(table.at("/segments/0/value").doubleValue()).isEqualTo(0.3);
    assertThat(table.at("/segments/0/rest/value").doubleValue()).isEqualTo(0.1);
    assertThat(table.at("/segments/1/value").doubleValue()).isEqualTo(0.1);
    assertThat(table.at("/segments/1/rest/value").doubleValue()).isEqualTo(0.3);
  }

  private LoggedFact open(String id, String time, String agent, int change) {
    return world.fact(
        id, time, agent.isEmpty() ? Map.of() : Map.of("agent", agent), Samples.open(change));
  }

  @Test
  void valuesBeyondTheCapAreOther() {
    var facts = new ArrayList<LoggedFact>();
    for (int i = 0; i < rapport.store.Registry.DEFAULT_CAP + 12; i++) {
      facts.add(
          world.fact("r" + i, "2026-03-02T10:00:00Z", Map.of("region", "v" + i), Samples.nps(9)));
    }
    world.record(facts);

    var table = world.asked("nps", "segments", MARCH);

    assertThat(table.get("segments")).hasSize(rapport.store.Registry.DEFAULT_CAP);
    assertThat(table.at("/other/n").intValue()).isEqualTo(12);
    assertThat(table.at("/segments/0/flag").asText()).isEqualTo("suppressed");
  }

  @Test
  void surveysAreSegmentsAndNeverHidden() {
    for (int i = 0; i < 15; i++) {
      world.record(world.answer("r" + i, "2026-03-02T10:00:00Z", 9));
    }
    world.record(
        world.fact(
            "s",
            "2026-03-02T10:00:00Z",
            Map.of(),
            new Measure.Value(Family.question("shop", "again"), "score:0-10", 0)));

    var table = world.asked("nps", "segments", "by=survey&period=2026");

    assertThat(table.at("/segments/0/segment/survey").asText()).isEqualTo("relationship-2026");
    assertThat(table.at("/segments/1/segment/survey").asText()).isEqualTo("shop");
    assertThat(table.at("/segments/1/value").doubleValue()).isEqualTo(-100);
    assertThat(table.at("/segments/1/flag").asText()).isEqualTo("low-n");
    assertThat(world.ask("backlog", "segments", "by=survey").getBody()).contains("/by");
  }

  /// One vote for each respondent counts one person under several values.
  @Test
  void whereValuesOverlapTheRestIsAllOtherValues() {
    var facts = new ArrayList<LoggedFact>();
    for (int i = 0; i < 40; i++) {
      facts.add(
          world.fact(
              "v" + i,
              "2026-03-02T10:00:00Z",
              Map.of("region", i % 2 == 0 ? "EMEA" : "APAC"),
              new Measure.When((Measure.Plain) Samples.nps(8), Span.ALWAYS)));
    }
    world.record(facts);

    var table = world.asked("nps", "segments", MARCH);

    assertThat(table.get("none").isNull()).isTrue();
    assertThat(table.at("/segments/0/rest/n").intValue()).isEqualTo(20);
  }

  @Test
  void anEmptyPeriodHasNoSegments() {
    var table = world.asked("csat", "segments", "by=agent&period=2026-Q1");

    assertThat(table.get("segments")).isEmpty();
    assertThat(table.at("/total/n").intValue()).isZero();
    assertThat(table.at("/total/value").isNull()).isTrue();
    assertThat(table.get("open").booleanValue()).isTrue();
  }

  @Test
  void hoursAndThePeriodThatIsOpenCanBeAskedFor() {
    world.record(world.fact("a", "2026-03-14T08:10:00Z", Map.of("region", "EMEA"), Samples.nps(9)));

    var hour = world.asked("nps", "segments", "by=region&period=2026-03-14T09%2B01:00");
    var month = world.asked("nps", "segments", "by=region");

    assertThat(hour.at("/segments/0/n").intValue()).isEqualTo(1);
    assertThat(month.get("period").asText()).isEqualTo("2026-03");
    assertThat(month.at("/segments/0/n").intValue()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "nope, by=region, /metric",
    "nps, '', /by",
    "nps, by=nothing, /by",
    "nps, by=region%2Bplan, /by",
    "nps, by=region&by=plan, /by",
    "nps, by=region&period=2026-3, /period",
    "nps, by=region&period=, /period",
    "nps, by=region&period=2026-02-30, /period",
    "nps, by=region&period=1969, /period",
    "nps, by=region&from=2026-01, /from",
    "nps, by=region&segment=plan:pro, /segment",
    "nps, by=region&compare=year, /compare",
    "nps, by=region&survey=none, /survey",
    "nps, by=region&question=happy, /question",
    "nps, by=region&confidence=2, /confidence",
    "nps, by=region&colour=red, /colour"
  })
  void whatIsWrongIsNamed(String metric, String query, String pointer) {
    var answer = world.ask(metric, "segments", query);

    assertThat(answer.getStatusCode()).isEqualTo(400);
    var errors = Samples.json(answer.getBody()).get("errors");
    assertThat(errors.findValuesAsText("pointer")).containsExactly(pointer);
  }

  @Test
  void allThatIsWrongIsToldAtOnce() {
    var answer = world.ask("nope", "segments", "by=x&period=y&confidence=z&colour=red");

    assertThat(Samples.json(answer.getBody()).get("errors").findValuesAsText("pointer"))
        .containsExactlyInAnyOrder("/metric", "/by", "/period", "/confidence", "/colour");
  }

  @Test
  void meansOverSeveralScalesAreRefused() {
    world.record(
        world.fact(
            "1",
            "2026-03-02T10:00:00Z",
            Map.of("region", "EMEA"),
            new Measure.Value(Family.question("relationship-2026", "happy"), "score:1-5", 4)),
        world.fact(
            "2",
            "2026-03-02T10:00:00Z",
            Map.of("region", "APAC"),
            new Measure.Value(Family.question("shop", "content"), "score:1-7", 4)));

    var answer = world.ask("csat_mean", "segments", MARCH);

    assertThat(answer.getStatusCode()).isEqualTo(400);
    assertThat(answer.getBody()).contains("/metric", "1-5", "1-7");
    assertThat(world.asked("csat_mean", "segments", MARCH + "&survey=shop").at("/total/n").asInt())
        .isEqualTo(1);
  }

  @Test
  void segmentsStandInOrderOfWhatIsCounted() {
    record(answers(new Random(7)));

    var sizes = new ArrayList<Integer>();
    world
        .asked("nps", "segments", MARCH)
        .get("segments")
        .forEach(s -> sizes.add(s.get("n").asInt()));

    assertThat(sizes).isSortedAccordingTo(Comparator.reverseOrder()).hasSize(7);
    assertThat(Instant.parse(world.asked("nps", "segments", MARCH).get("asOf").asText()))
        .isEqualTo(world.now);
  }
}
