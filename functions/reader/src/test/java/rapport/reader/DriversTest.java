package rapport.reader;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rapport.event.Scale;
import rapport.fact.Family;
import rapport.fact.Measure;
import rapport.survey.Question;
import rapport.survey.Question.Feed;
import rapport.survey.Question.Rating;
import rapport.survey.Survey;

/// `GET /v1/drivers`.
class DriversTest {

  private static final Scale TEN = new Scale(1, 10, false);
  private static final Survey SERVICE =
      new Survey(
          "service",
          1,
          new TreeMap<>(),
          List.of(
              new Question.Nps("recommend"),
              new Question.Csat("happy", new Scale(1, 5, false)),
              new Rating("q1", TEN, new Feed("csi", "", "delivery", BigDecimal.ZERO, "")),
              new Rating("q2", TEN, new Feed("csi", "", "price", BigDecimal.ZERO, "")),
              new Question.Text("why")),
          "",
          List.of());
  private static final String SLOT = "drivers/1-10/happy,delivery,price";

  private final ReaderWorld world = new ReaderWorld();

  @BeforeEach
  void define() {
    world.admin.define(SERVICE);
  }

  /// Price is all of it; delivery varies by itself.
  @Test
  void theMostImportantDimensionComesFirst() {
    record(40);
    for (boolean settled : List.of(false, true)) {
      if (settled) {
        world.settle();
      }
      var answer = Samples.json(send("survey=service&period=2026-Q1").getBody());

      assertThat(answer.get("outcome").asText()).isEqualTo("happy");
      assertThat(answer.get("n").intValue()).isEqualTo(40);
      assertThat(answer.get("dropped").intValue()).isEqualTo(1);
      assertThat(answer.get("open").booleanValue()).isTrue();
      assertThat(answer.get("rSquared").doubleValue()).isEqualTo(1);
      assertThat(answer.at("/drivers/0/dimension").asText()).isEqualTo("price");
      assertThat(answer.at("/drivers/0/importanceShare").doubleValue()).isGreaterThan(0.9);
      assertThat(answer.at("/drivers/1/dimension").asText()).isEqualTo("delivery");
    }
  }

  @Test
  void fewAnswersHaveMeansAndNoImportance() {
    record(19);

    var answer = Samples.json(send("survey=service&period=2026-03").getBody());

    assertThat(answer.get("n").intValue()).isEqualTo(19);
    assertThat(answer.get("rSquared").isNull()).isTrue();
    assertThat(answer.at("/drivers/0/importance").isNull()).isTrue();
    assertThat(answer.at("/drivers/0/mean").isNumber()).isTrue();
  }

  @Test
  void nobodyIsNoDataAndNotZero() {
    var answer = Samples.json(send("survey=service&period=2026-01&outcome=recommend").getBody());

    assertThat(answer.get("n").intValue()).isZero();
    assertThat(answer.at("/drivers")).hasSize(2);
    assertThat(answer.at("/drivers/0").toString())
        .isEqualTo(
            "{\"dimension\":\"delivery\",\"mean\":null,\"correlation\":null,\"importance\":null,"
                + "\"importanceShare\":null,\"relativeWeight\":null,\"relativeWeightShare\":null}");
  }

  @Test
  void dimensionsThatChangedWithinThePeriodAreNamed() {
    record(1);
    world.record(
        world.fact(
            "old",
            "2026-03-02T10:00:00Z",
            Map.of(),
            new Measure.Row(
                Family.drivers("service"), "drivers/1-10/happy,delivery", List.of(1L, 1L))));

    var answer = send("survey=service&period=2026-03");

    assertThat(answer.getStatusCode()).isEqualTo(400);
    assertThat(answer.getBody()).contains("/period", "happy + delivery on 1-10");
    assertThat(send("survey=service&period=2026-03-02").getStatusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "'', /survey, must name",
    "survey=none&period=2026, /survey, there is no survey",
    "survey=shop&period=2026, /survey, no dimensions",
    "survey=service, /period, for instance",
    "survey=service&period=month, /period, for instance",
    "survey=service&period=2026-03-01T10+01:00, /period, for instance",
    "survey=service&period=1969, /period, years",
    "survey=service&period=2026&outcome=why, /outcome, 'happy, recommend'",
    "survey=service&period=2026&segment=region:EMEA, /segment, of everybody together",
    "survey=service&period=2026&segment=region:EMEA&segment=plan:pro, /segment, of everybody together",
    "survey=service&period=2026&colour=red, /colour, is no parameter",
    "survey=service&period=2026&period=2025, /period, once"
  })
  void whatIsAskedWronglyIsRefusedByName(String query, String pointer, String message) {
    var answer = send(query);

    assertThat(answer.getStatusCode()).isEqualTo(400);
    assertThat(answer.getBody()).contains(pointer, message);
  }

  @Test
  void aKeyThatMayNotReadIsRefused() {
    assertThat(send("survey=service&period=2026", Samples.SRV).getStatusCode()).isEqualTo(403);
    assertThat(world.send(Samples.fixture("get-drivers")).getStatusCode())
        .isEqualTo(400); // its survey has no dimensions here
  }

  private void record(int count) {
    var family = Family.drivers("service");
    for (int i = 0; i < count; i++) {
      long price = 1 + i % 5;
      world.record(
          world.fact(
              "r" + i,
              "2026-03-05T10:00:00Z",
              Map.of("region", "EMEA"),
              new Measure.Row(family, SLOT, List.of(price, 1L + i / 5 % 4, 2 * price))));
    }
    world.record(
        world.fact(
            "dropped",
            "2026-03-05T10:00:00Z",
            Map.of(),
            new Measure.Count(family, SLOT + "/dropped", 1)));
  }

  private APIGatewayV2HTTPResponse send(String query) {
    return send(query, Samples.READ);
  }

  private APIGatewayV2HTTPResponse send(String query, String key) {
    return world.send("/v1/drivers", query, key);
  }
}
