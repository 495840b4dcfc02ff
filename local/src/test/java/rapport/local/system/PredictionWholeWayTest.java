package rapport.local.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import rapport.lifetime.PurchaseSums;
import rapport.lifetime.ValuePrediction;
import rapport.lifetime.ValuePrediction.Buyers;

/// What buyers are predicted to spend, from their events to the answer.
class PredictionWholeWayTest {

  private static final long SEED = 20_261_127;
  private static final int BUYERS = 240;
  private static final int A_POST = 400;
  private static final ZoneId ZONE = ZoneId.of("Asia/Kolkata");
  private static final Instant NOW = Instant.parse("2026-03-14T09:00:00Z");
  private static final Instant FIRST = Instant.parse("2025-03-20T00:00:00Z");
  private static final LocalDate DAY = LocalDate.of(2026, 3, 14);

  private final Random random = new Random(SEED);
  private final List<String> events = new ArrayList<>();

  /// Currency → customer → day → spend.
  private final Map<String, Map<String, TreeMap<LocalDate, BigDecimal>>> bought = new TreeMap<>();

  @Test
  void theServedPredictionIsThatOfSumsAddedUpByHandInWhateverOrderEventsCome() throws IOException {
    draw();
    var first = served(events);
    var again = new ArrayList<>(events);
    again.addAll(events.subList(0, 200)); // delivered twice
    Collections.shuffle(again, random);

    assertThat(served(again)).as("seed %d", SEED).isEqualTo(first);

    for (String currency : List.of("EUR", "USD")) {
      var wanted = ValuePrediction.of(buyers(currency), DAY.toEpochDay(), 731).orElseThrow();
      var point = point(first, currency);
      assertThat(new BigDecimal(point.get("value").textValue()))
          .as("seed %d %s", SEED, currency)
          .isEqualByComparingTo(BigDecimal.valueOf(wanted.meanValue()));
      assertThat(point.get("n").longValue()).isEqualTo(wanted.customers());
      assertThat(point.at("/parts/knownUntil").textValue()).isEqualTo(DAY.toString());
      assertThat(point.at("/parts/horizonDays").intValue()).isEqualTo(731);
      assertThat(point.at("/parts/logLikelihood").doubleValue()).isEqualTo(wanted.logLikelihood());
      assertThat(point.at("/parts/r").doubleValue()).isEqualTo(wanted.purchases().model().r());
      assertThat(point.at("/parts/gamma").doubleValue()).isEqualTo(wanted.values().model().v());
    }
  }

  /// What is answered on the day after.
  private JsonNode served(List<String> sent) throws IOException {
    var clock = MovableClock.at(NOW);
    try (var system = WholeSystem.start(clock)) {
      var settings = "{\"timezone\":\"%s\",\"clvYears\":2}".formatted(ZONE);
      assertThat(system.put("/v1/settings", settings).status()).isEqualTo(200);
      system.local().settle();
      for (int from = 0; from < sent.size(); from += A_POST) {
        var some = sent.subList(from, Math.min(from + A_POST, sent.size()));
        var reply = system.post("/v1/imports?import=shop", "[" + String.join(",", some) + "]");
        assertThat(reply.status()).as(reply.body()).isEqualTo(202);
        system.local().drain();
      }
      system.local().settle();
      clock.advance(Duration.ofHours(12));
      for (int run = 0; run < 4; run++) { // one goes through the customers, one fits
        system.local().runSchedules();
      }
      var query = "/v1/metrics?metric=clv_predicted&period=month&from=2026-03&to=2026-03";
      var reply = system.get(query);
      assertThat(reply.status()).as(reply.body()).isEqualTo(200);
      return reply.json().get("series");
    }
  }

  private static JsonNode point(JsonNode series, String currency) {
    for (JsonNode one : series) {
      if (currency.equals(one.get("currency").textValue())) {
        return one.at("/points/0");
      }
    }
    throw new AssertionError("no series of " + currency + " in " + series);
  }

  private void draw() {
    for (int i = 0; i < BUYERS; i++) {
      double everyDays = 30 / gamma(1);
      double leaving = Math.pow(random.nextDouble(), 1 / 0.8) * 0.5;
      double worth = 20 / gamma(3);
      double at = random.nextInt(180);
      for (boolean there = true; there && at < 358; there = random.nextDouble() > leaving) {
        var time = FIRST.plusSeconds((long) (at * 86_400));
        purchase("c" + i, time, "%.2f".formatted(worth * gamma(4)), i % 3 == 0 ? "USD" : "EUR");
        at += everyDays * -Math.log(1 - random.nextDouble());
      }
    }
    event("c4", "customer.left", NOW.minusSeconds(60), "{}");
  }

  private void purchase(String customer, Instant time, String amount, String currency) {
    var data = "{\"amount\":\"%s\",\"currency\":\"%s\"}".formatted(amount, currency);
    event(customer, "customer.purchased", time, data);
    bought
        .computeIfAbsent(currency, _ -> new TreeMap<>())
        .computeIfAbsent(customer, _ -> new TreeMap<>())
        .merge(LocalDate.ofInstant(time, ZONE), new BigDecimal(amount), BigDecimal::add);
  }

  private void event(String customer, String type, Instant time, String data) {
    events.add(
        """
        {"specversion":"1.0","id":"e%d","source":"test","type":"%s","time":"%s","subject":"%s","data":%s}"""
            .formatted(events.size(), type, time, customer, data));
  }

  private Buyers buyers(String currency) {
    var there = new ArrayList<PurchaseSums>();
    var left = new ArrayList<PurchaseSums>();
    bought
        .get(currency)
        .forEach(
            (customer, days) -> {
              var spend = days.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
              var sums =
                  new PurchaseSums(
                      days.firstKey().toEpochDay(),
                      days.lastKey().toEpochDay(),
                      days.size(),
                      spend);
              (customer.equals("c4") ? left : there).add(sums);
            });
    return new Buyers(there, left);
  }

  private double gamma(int shape) {
    double sum = 0;
    for (int i = 0; i < shape; i++) {
      sum -= Math.log(1 - random.nextDouble());
    }
    return sum;
  }
}
