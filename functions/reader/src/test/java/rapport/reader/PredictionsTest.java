package rapport.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rapport.lifetime.BgNbd;
import rapport.lifetime.BgNbdFit;
import rapport.lifetime.GammaGamma;
import rapport.lifetime.GammaGammaFit;
import rapport.lifetime.ValuePrediction;
import rapport.store.Predictions;
import rapport.store.Predictions.Predicted;

class PredictionsTest {

  private static final String ASKED = "metric=clv_predicted";

  private final ReaderWorld world = new ReaderWorld();
  private final Predictions predictions = new Predictions(world.summary);

  private void predicted(String day, Map<String, Double> means) {
    var byCurrency = new TreeMap<String, ValuePrediction>();
    means.forEach((currency, mean) -> byCurrency.put(currency, prediction(mean)));
    predictions.save(
        ReaderWorld.TENANT,
        LocalDate.parse(day),
        new Predicted(Instant.parse(day + "T23:30:00Z"), byCurrency));
  }

  private static ValuePrediction prediction(double mean) {
    return new ValuePrediction(
        new BgNbdFit(new BgNbd(0.25, 4.5, 0.75, 2.5), -9_000.5, 946),
        new GammaGammaFit(new GammaGamma(6.25, 3.75, 15.5), -4_000.25, 900),
        mean,
        365);
  }

  @Test
  void aPeriodHasTheLastPredictionMadeForOneOfItsDays() {
    predicted("2026-01-31", Map.of("EUR", 10.5));
    predicted("2026-03-02", Map.of("EUR", 20.25, "USD", 7.0));
    predicted("2026-03-03", Map.of("EUR", 30.5));

    var series = world.get(ASKED + "&from=2026-01&to=2026-03").get("series");

    assertThat(series).hasSize(2);
    var euros = series.get(0);
    assertThat(euros.get("currency").textValue()).isEqualTo("EUR");
    assertThat(euros.get("unit").textValue()).isEqualTo("money");
    assertThat(euros.at("/points/0/value").textValue()).isEqualTo("10.5");
    assertThat(euros.at("/points/1/value").isNull()).isTrue();
    assertThat(euros.at("/points/1/n").intValue()).isZero();
    assertThat(euros.at("/points/2/value").textValue()).isEqualTo("30.5");
    assertThat(series.at("/1/points/2/value").textValue()).isEqualTo("7");
    assertThat(series.at("/1/points/2/parts/knownUntil").textValue()).isEqualTo("2026-03-02");
  }

  @Test
  void aPointSaysThatItIsAPredictionAndWhatItRestsOn() {
    predicted("2026-03-03", Map.of("EUR", 30.5));

    var point = world.point(ASKED + "&from=2026-03&to=2026-03");

    assertThat(point.get("n").intValue()).isEqualTo(946);
    assertThat(point.get("low").isNull()).isTrue();
    assertThat(point.get("method").isNull()).isTrue();
    var parts = point.get("parts");
    assertThat(parts.get("prediction").textValue()).isEqualTo("bg-nbd, gamma-gamma");
    assertThat(parts.get("fittedAt").textValue()).isEqualTo("2026-03-03T23:30:00Z");
    assertThat(parts.get("horizonDays").intValue()).isEqualTo(365);
    assertThat(parts.get("logLikelihood").doubleValue()).isEqualTo(-13_000.75);
    var wanted =
        Map.of("r", 0.25, "alpha", 4.5, "a", 0.75, "b", 2.5, "p", 6.25, "q", 3.75, "gamma", 15.5);
    wanted.forEach(
        (name, value) -> assertThat(parts.get(name).doubleValue()).as(name).isEqualTo(value));
  }

  @Test
  void nothingIsKnownWhereNothingWasPredicted() {
    var point = world.point(ASKED + "&from=2026-02&to=2026-02");

    assertThat(point.get("n").intValue()).isZero();
    assertThat(point.get("value").isNull()).isTrue();
    assertThat(point.at("/parts/prediction").isTextual()).isTrue();
    for (String part : List.of("knownUntil", "fittedAt", "horizonDays", "r", "gamma")) {
      assertThat(point.at("/parts/" + part).isNull()).as(part).isTrue();
    }
  }

  @Test
  void aDifferenceIsToldAndNotTested() {
    predicted("2026-02-10", Map.of("EUR", 20.0));
    predicted("2026-02-27", Map.of("EUR", 50.0)); // beyond what is over of March
    predicted("2026-03-03", Map.of("EUR", 30.5));

    var change = world.point(ASKED + "&from=2026-03&to=2026-03&compare=previous").get("change");

    assertThat(change.get("value").textValue()).isEqualTo("10.5");
    assertThat(change.get("p").isNull()).isTrue();
    assertThat(change.get("significant").isNull()).isTrue();
    assertThat(change.get("n").intValue()).isEqualTo(946);
  }

  @Test
  void oneCurrencyCanBeAskedFor() {
    predicted("2026-03-03", Map.of("EUR", 30.5, "USD", 7.0));

    var point = world.point(ASKED + "&from=2026-03&to=2026-03&currency=USD");

    assertThat(point.get("value").textValue()).isEqualTo("7");
    assertThat(world.csv(ASKED + "&from=2026-03&to=2026-03")).contains("bg-nbd, gamma-gamma");
  }

  @ParameterizedTest
  @CsvSource({
    "segment=region:EMEA, /segment",
    "segment=survey:relationship-2026, /segment",
    "survey=relationship-2026, /survey",
    "period=hour, /period"
  })
  void itIsToldOfAllCustomersTogetherAndByTheDayAtLeast(String parameter, String pointer) {
    world.registry.numberOf(ReaderWorld.TENANT, "region", "EMEA");

    var answer = world.send(ASKED + "&" + parameter);

    assertThat(answer.getStatusCode()).isEqualTo(400);
    assertThat(answer.getBody()).contains("\"" + pointer + "\"").contains("clv_predicted");
  }

  @ParameterizedTest
  @CsvSource({"segments, region", "explain, region", "segments, survey"})
  void noDimensionTellsIt(String question, String by) {
    var answer = world.ask("clv_predicted", question, "period=2026-03&by=" + by);

    assertThat(answer.getStatusCode()).isEqualTo(400);
    assertThat(answer.getBody()).contains("\"/by\"").contains("predicted of all customers");
  }
}
