package rapport.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static rapport.reader.Samples.nps;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.fact.Family;
import rapport.fact.LoggedFact;
import rapport.fact.Measure;

/// Figures of some, and of several questions together.
class SegmentTest {

  private final ReaderWorld world = new ReaderWorld();

  @Test
  void segmentsAreBuiltInDeclaredPairsAndSurveys() {
    var other = Family.question("shop", "again");
    world.record(
        world.fact(
            "1",
            "2026-03-02T10:00:00Z",
            Map.of(
                "channel", "web", "region", "EMEA", "plan", "pro", "region+plan", "EMEA\u001fpro"),
            nps(9)),
        world.fact("2", "2026-03-02T10:00:00Z", Map.of("region", "EMEA"), nps(9)),
        world.fact(
            "3",
            "2026-03-02T10:00:00Z",
            Map.of("channel", "web"),
            new Measure.Value(other, "score:0-10", 1)));

    for (boolean settled : new boolean[] {false, true}) {
      if (settled) {
        world.settle();
      }
      assertThat(n("")).isEqualTo(3);
      assertThat(n("&segment=channel:web")).isEqualTo(2);
      assertThat(n("&segment=region:EMEA")).isEqualTo(2);
      assertThat(n("&segment=region:EMEA&segment=plan:pro")).isEqualTo(1);
      assertThat(n("&segment=plan:pro&segment=region:EMEA")).isEqualTo(1);
      assertThat(n("&segment=survey:shop")).isEqualTo(1);
      assertThat(n("&segment=survey:shop&segment=channel:web")).isEqualTo(1);
      assertThat(n("&survey=relationship-2026")).isEqualTo(2);
      assertThat(n("&question=again")).isEqualTo(1);
      assertThat(n("&segment=region:other")).isZero();
    }
  }

  private int n(String more) {
    return world.point("metric=nps&from=2026-03&to=2026-03" + more).get("n").intValue();
  }

  @Test
  void whatCameAfterADimensionWasFullIsOther() {
    var facts = new ArrayList<LoggedFact>();
    for (int i = 0; i < rapport.store.Registry.DEFAULT_CAP + 3; i++) {
      facts.add(world.fact("r" + i, "2026-03-02T10:00:00Z", Map.of("region", "v" + i), nps(9)));
    }
    world.record(facts);

    assertThat(n("&segment=region:other")).isEqualTo(3);
    assertThat(n("&segment=region:v7")).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a:b", "a b", "ä&b=c", "100%", "+1", "other:", "\u4e1c\u4eac", "=1+1"})
  void aValueMayHoldAnyCharacters(String value) {
    var both = "EMEA" + value;
    world.record(
        world.fact("1", "2026-03-02T10:00:00Z", Map.of("region", value), nps(9)),
        world.fact("2", "2026-03-02T10:00:00Z", Map.of("region", both), nps(9)));

    var answer =
        world.get(
            "metric=nps&from=2026-03&to=2026-03&segment="
                + URLEncoder.encode("region:" + value, StandardCharsets.UTF_8));

    assertThat(answer.at("/series/0/points/0/n").intValue()).isEqualTo(1);
    assertThat(answer.at("/series/0/segment/region").asText()).isEqualTo(value);
  }

  @Test
  void aPairMayBeNamedInBothOrdersAndOtherwiseMustBeDeclared() {
    world.record(
        world.fact("1", "2026-03-02T10:00:00Z", Map.of("region+plan", "EMEA\u001fpro"), nps(9)));

    assertThat(n("&segment=region:EMEA&segment=plan:pro")).isEqualTo(1);
    assertThat(n("&segment=plan:pro&segment=region:EMEA")).isEqualTo(1);
    assertThat(n("&segment=plan:pro&segment=survey:shop&segment=region:EMEA")).isZero();
    for (String pair :
        List.of("segment=region:pro&segment=plan:EMEA", "segment=region%2Bplan:EMEA%1Fpro")) {
      assertThat(world.send("metric=nps&" + pair).getStatusCode()).isEqualTo(400);
    }
  }

  /// No data would look like no open tickets.
  @Test
  void aBalanceByAPairIsRefused() {
    world.record(
        world.fact("1", "2026-03-02T10:00:00Z", Map.of("region+plan", "EMEA\u001fpro"), nps(9)));

    var answer = world.send("metric=nps&metric=backlog&segment=region:EMEA&segment=plan:pro");

    assertThat(answer.getStatusCode()).isEqualTo(400);
    assertThat(answer.getBody())
        .contains("\"pointer\":\"/segment\"", "backlog is kept by one dimension at a time");
  }

  @Test
  void fewAnswersOfASegmentAreSuppressedAndFewOfAllAreFlagged() {
    var facts = new ArrayList<LoggedFact>();
    for (int i = 0; i < 12; i++) {
      facts.add(
          world.fact(
              "r" + i, "2026-03-02T10:00:00Z", Map.of("region", i < 9 ? "few" : "less"), nps(9)));
    }
    for (int i = 0; i < 10; i++) {
      facts.add(world.fact("s" + i, "2026-03-02T10:00:00Z", Map.of("region", "enough"), nps(9)));
    }
    for (int i = 0; i < 30; i++) {
      facts.add(world.fact("m" + i, "2026-03-02T10:00:00Z", Map.of("region", "many"), nps(9)));
    }
    facts.add(
        world.fact(
            "d",
            "2026-03-02T10:00:00Z",
            Map.of("region", "few"),
            new Measure.Duration(Family.TICKETS, "resolution", 1000)));
    world.record(facts);
    var flags = new HashMap<String, String>();
    for (var region : List.of("few", "enough", "many")) {
      var point = world.point("metric=nps&from=2026-03&to=2026-03&segment=region:" + region);
      flags.put(region, point.get("flag").asText());
      assertThat(point.get("value").isNull()).isEqualTo(region.equals("few"));
      assertThat(point.at("/parts/promoters").isNull()).isEqualTo(region.equals("few"));
    }

    assertThat(flags).isEqualTo(Map.of("few", "suppressed", "enough", "low-n", "many", "null"));
    assertThat(
            world
                .point("metric=resolution_time&from=2026-03&to=2026-03&segment=region:few")
                .get("value")
                .doubleValue())
        .isEqualTo(1);
    assertThat(world.csv("metric=nps&from=2026-03&to=2026-03&segment=region:few"))
        .contains(
            "9,,,,,suppressed,nps/1,true,,month,Europe/Berlin,2026-03-14T09:00:00Z,small,,,\r\n");
    assertThat(
            world.point("metric=nps&period=day&from=2026-03-02&to=2026-03-02").get("flag").isNull())
        .isTrue();
  }

  @Test
  void meansOverSeveralScalesAreRefusedByName() {
    world.record(
        world.fact(
            "1",
            "2026-03-02T10:00:00Z",
            Map.of(),
            new Measure.Value(Family.question("relationship-2026", "happy"), "score:1-5", 4)),
        world.fact(
            "2",
            "2026-02-02T10:00:00Z",
            Map.of(),
            new Measure.Value(Family.question("shop", "content"), "score:1-7", 4)));

    var answer = world.send("metric=csat_mean&from=2026-01&to=2026-03");

    assertThat(answer.getStatusCode()).isEqualTo(400);
    assertThat(answer.getBody()).contains("/metric", "1-5", "1-7");
    assertThat(world.point("metric=csat&period=year&from=2026&to=2026").get("n").intValue())
        .isEqualTo(2);
    assertThat(
            world
                .point("metric=csat_mean&period=year&from=2026&to=2026&survey=shop")
                .get("value")
                .doubleValue())
        .isEqualTo(4);
  }

  @Test
  void ratingsOfTicketsCountAsSurveyTickets() {
    world.record(
        world.fact(
            "1",
            "2026-03-02T10:00:00Z",
            Map.of("agent", "a1"),
            new Measure.Value(Family.question("tickets", "rating"), "score:good-bad", 1)));

    assertThat(
            world
                .point("metric=csat&from=2026-03&to=2026-03&survey=tickets")
                .get("value")
                .doubleValue())
        .isEqualTo(1);
  }
}
