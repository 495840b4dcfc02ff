package rapport.rollup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.abort;
import static rapport.rollup.RollupWorld.TENANT;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import rapport.lifetime.PurchaseSums;
import rapport.lifetime.ValuePrediction;
import rapport.store.Documents;
import rapport.store.Entities;
import rapport.store.Predictions.Predicted;
import rapport.store.contract.Steps;

class ValuePredictionsTest {

  private static final Instant START = Instant.parse("2025-03-01T00:00:00Z");

  /// 23:30 of the day before in Berlin, half an hour before it ends.
  private static final Instant EVENING = Instant.parse("2026-02-28T22:30:00Z");

  private static final LocalDate DAY = LocalDate.of(2026, 2, 28);
  private static final Instant NIGHT = Instant.parse("2026-03-01T00:00:00Z");
  private static final int MAX_STEPS = 400;

  /// Buyers drawn at random, the same with one seed, whose ids and events come in any order.
  private static BuyersWorld world(long seed, int buyers, Random order) {
    var world = new BuyersWorld("Europe/Berlin");
    var random = new Random(seed);
    var purchases = new ArrayList<Runnable>();
    for (int i = 0; i < buyers; i++) {
      var id = "c" + i;
      double everyDays = 30 / gamma(random, 1);
      double leaving = Math.pow(random.nextDouble(), 1 / 0.8) * 0.5;
      double worth = 20 / gamma(random, 3);
      var currency = i % 3 == 0 ? "USD" : "EUR";
      double at = random.nextInt(180);
      for (boolean there = true; there && at < 364; there = random.nextDouble() > leaving) {
        var time = START.plusSeconds((long) (at * 86_400));
        var amount = "%.2f".formatted(worth * gamma(random, 4));
        purchases.add(() -> world.buys(id, time, amount, currency));
        at += everyDays * -Math.log(1 - random.nextDouble());
      }
    }
    Collections.shuffle(purchases, order);
    purchases.forEach(Runnable::run);
    world.leaves("c1", EVENING);
    world.leaves("c3", EVENING);
    world.store();
    world.rollup.now = EVENING;
    return world;
  }

  /// A gamma variate of a whole shape: a sum of exponential ones.
  private static double gamma(Random random, int shape) {
    double sum = 0;
    for (int i = 0; i < shape; i++) {
      sum -= Math.log(1 - random.nextDouble());
    }
    return sum;
  }

  @Test
  void whatWasBoughtUntilTheEndOfTheDayIsFittedWhenItIsOver() {
    long seed = 11;
    var world = world(seed, 300, new Random(1));
    world.hasNothingPredictedFor(DAY.minusDays(1));
    world.buys("c2", NIGHT.plusSeconds(60), "999.00", "EUR"); // on the next day
    world.store();
    world.logsPurchase(EVENING);

    world.rollup.rollup.run();

    assertThat(world.job().orElseThrow().dueAt()).isEqualTo(NIGHT);
    world.rollup.now = NIGHT.minusSeconds(1);
    world.rollup.rollup.run();
    assertThat(world.predictions().keySet()).containsExactly(DAY.minusDays(1));

    world.rollup.now = NIGHT.plusSeconds(120);
    world.runUntilDone();

    var predicted = world.predictions();
    assertThat(predicted.keySet()).containsExactly(DAY.minusDays(1), DAY);
    for (String currency : List.of("EUR", "USD")) {
      var naive = world.naive(currency, DAY, List.of("c1", "c3"));
      assertThat(predicted.get(DAY).byCurrency().get(currency))
          .as("seed %d %s", seed, currency)
          .isEqualTo(ValuePrediction.of(naive, DAY.toEpochDay(), 365).orElseThrow());
    }
    assertThat(world.job()).isEmpty();
  }

  @Test
  void theOrderOfCustomersAndEventsChangesNoBit() {
    var first = predicted(world(12, 300, new Random(1)));
    var second = predicted(world(12, 300, new Random(2)));

    assertThat(second).isEqualTo(first).isNotEmpty();
  }

  private static SortedMap<String, ValuePrediction> predicted(BuyersWorld world) {
    world.startsDue();
    world.rollup.now = NIGHT;
    world.runUntilDone();
    return world.predictions().get(DAY).byCurrency();
  }

  @Test
  void howFarAheadIsASetting() {
    var world = world(13, 300, new Random(1));
    new Documents(world.rollup.summary).write(TENANT, "settings", 0, "{\"clvYears\":2.5}");
    world.startsDue();
    world.rollup.now = NIGHT;

    world.runUntilDone();

    assertThat(world.predictions().get(DAY).byCurrency().values())
        .hasSize(2)
        .allMatch(prediction -> prediction.days() == 913);
  }

  /// Wherever a run dies, what is there is right or not there; the runs after it set all right.
  @Test
  void whereverARunDiesThePredictionIsRightOrNotThere() {
    var right = predicted(world(14, 120, new Random(1)));
    int n = 1;
    for (boolean died = true; died; n++) {
      assertThat(n).isLessThan(MAX_STEPS);
      var world = world(14, 120, new Random(1));
      world.startsDue();
      world.rollup.now = NIGHT;
      world.rollup.steps.dieAt(n);
      try {
        world.rollup.rollup.run();
        world.rollup.rollup.run();
      } catch (Steps.Died _) {
        // Lambda would say so
      }
      died = world.rollup.steps.count() >= n;
      assertThat(world.predictions().values())
          .as("step %d", n)
          .allMatch(some -> some.byCurrency().equals(right));
      world.rollup.steps.rest();
      world.rollup.rollup = world.rollup.another();

      world.runUntilDone();

      assertThat(world.predictions().get(DAY).byCurrency()).as("step %d", n).isEqualTo(right);
      assertThat(world.job()).as("step %d", n).isEmpty();
    }
    assertThat(n).isGreaterThan(80);
  }

  @Test
  void twoRunsAtOnceDoNoHarm() {
    var right = predicted(world(14, 240, new Random(1)));
    for (int at = 1; at < 160; at += 7) {
      var world = world(14, 240, new Random(1));
      world.startsDue();
      world.rollup.now = NIGHT;
      var rival = world.rollup.rival();
      int when = at;
      world.rollup.steps.restart(
          step -> {
            if (step.number() == when) {
              rival.run();
            }
          });
      world.runUntilDone();
      assertThat(world.predictions().get(DAY).byCurrency()).as("step %d", at).isEqualTo(right);
    }
  }

  @Test
  void whatIsFoldedWhileItIsMadeIsSeenByTheNextDaysOne() {
    var world = world(15, 300, new Random(1));
    world.startsDue();
    world.rollup.now = NIGHT;
    world.rollup.rollup.run(); // all customers are read
    world.buys("c5", EVENING, "55.00", "EUR");
    world.store();
    world.logsPurchase(EVENING);
    world.rollup.rollup.run(); // folds, then fits
    world.runUntilDone();

    assertThat(world.predictions().keySet()).containsExactly(DAY);
    assertThat(world.job().orElseThrow().dueAt()).isEqualTo(NIGHT.plus(Duration.ofDays(1)));
    world.rollup.now = NIGHT.plus(Duration.ofDays(1));
    world.runUntilDone();

    var next = DAY.plusDays(1);
    assertThat(world.predictions().get(next).byCurrency().get("EUR"))
        .isEqualTo(
            ValuePrediction.of(
                    world.naive("EUR", next, List.of("c1", "c3")), next.toEpochDay(), 365)
                .orElseThrow());
    assertThat(world.job()).isEmpty();
  }

  @Test
  void nobodyBuyingAgainGivesNoPrediction() {
    var world = new BuyersWorld("UTC");
    for (int i = 0; i < 20; i++) {
      world.buys("c" + i, EVENING.minus(Duration.ofDays(i)), "5.00", "EUR");
    }
    world.store();
    world.startsDue();
    world.rollup.now = NIGHT.plusSeconds(3_600);

    world.runUntilDone();

    assertThat(world.predictions().get(DAY).byCurrency()).isEmpty();
    assertThat(world.job()).isEmpty();
  }

  @Test
  void whereYesterdayHasNoPredictionOneIsMadeSoonAndTheNextAtNight() {
    var world = world(17, 300, new Random(1));
    world.logsPurchase(EVENING.minus(Duration.ofDays(3)));
    world.rollup.rollup.run();
    assertThat(world.job().orElseThrow().dueAt()).isEqualTo(EVENING.plus(Watching.AFTER_CHANGE));

    world.rollup.now = EVENING.plus(Watching.AFTER_CHANGE);
    world.runUntilDone();

    var yesterday = DAY.minusDays(1);
    assertThat(world.predictions().keySet()).containsExactly(yesterday);
    assertThat(world.predictions().get(yesterday).byCurrency().get("EUR"))
        .isEqualTo(
            ValuePrediction.of(
                    world.naive("EUR", yesterday, List.of()), yesterday.toEpochDay(), 365)
                .orElseThrow());
    assertThat(world.job().orElseThrow().dueAt()).isEqualTo(NIGHT);
    world.rollup.now = NIGHT;
    world.runUntilDone();
    assertThat(world.predictions().keySet()).containsExactly(yesterday, DAY);
    assertThat(world.job()).isEmpty();
  }

  @Test
  void aTenantWithoutPurchasesWritesNothingForThem() {
    var world = new BuyersWorld("UTC");
    world.rollup.record(
        RollupWorld.answer("1", "2026-02-28T08:00:00Z", 9),
        RollupWorld.open("2", "2026-02-28T08:00:00Z", 1));

    world.rollup.rollup.run();

    assertThat(world.rollup.marks()).isEmpty();
    assertThat(world.job()).isEmpty();
    assertThat(world.predictions()).isEmpty();
  }

  /// Lambda ends a run that takes too long, so nothing is caught.
  @Test
  void aFitThatNeverEndsIsGivenUp() {
    var world = world(16, 60, new Random(1));
    world.startsDue();
    world.rollup.now = NIGHT;
    world.rollup.rollup.run();
    for (int attempt = 0; attempt < ValuePredictions.MAX_ATTEMPTS; attempt++) {
      world.rollup.steps.restart(
          step -> {
            if (step.call().equals("before put") && step.sort().equals(DAY.toString())) {
              throw new IllegalStateException("too long");
            }
          });
      assertThat(world.rollup.rollup.run().failed()).isEqualTo(1);
    }

    world.rollup.steps.restart(_ -> {});

    assertThat(world.rollup.rollup.run().failed()).isZero();

    assertThat(world.job()).isEmpty();
    assertThat(world.predictions().get(DAY).byCurrency()).isEmpty();
  }

  /// More than are fitted, so that whole shards are left out.
  @Test
  void whereThereIsRealDataItGivesTheParametersThatAreKnown() throws IOException {
    var world = new BuyersWorld("UTC");
    for (String line : realPurchasesOrSkip()) {
      var cells = line.strip().split("\\s+");
      var day = LocalDate.parse(cells[1], DateTimeFormatter.BASIC_ISO_DATE);
      world.buys(cells[0], day.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC), cells[3], "USD");
    }
    world.store();
    world.startsDue();
    world.rollup.now = Instant.parse("1997-10-01T01:00:00Z");

    world.runUntilDone();

    var last = LocalDate.of(1997, 9, 30);
    Predicted predicted = world.predictions().get(last);
    var prediction = predicted.byCurrency().get("USD");
    System.out.println("CDNOW through the job: " + prediction);
    assertThat(prediction.customers()).isBetween(19_000L, 20_000L);
    assertThat(prediction.purchases().model().r()).isCloseTo(0.2516, within(0.01));
    assertThat(prediction.purchases().model().alpha()).isCloseTo(4.789, within(0.25));
    assertThat(prediction.purchases().model().a()).isCloseTo(0.7234, within(0.07));
    assertThat(prediction.purchases().model().b()).isCloseTo(2.161, within(0.3));
    assertThat(prediction.values().model().p()).isCloseTo(10.83, within(1.0));
    assertThat(prediction.values().model().q()).isCloseTo(3.267, within(0.1));
    int shards = 0;
    var some = new ArrayList<PurchaseSums>();
    while (some.size() < prediction.customers()) {
      some.addAll(world.naiveOfShard(shards++, "USD", last));
    }
    assertThat(shards).isLessThan(Entities.SHARDS);
    assertThat(ValuePrediction.of(some, last.toEpochDay(), 365)).contains(prediction);
  }

  private static List<String> realPurchasesOrSkip() throws IOException {
    String folder = System.getProperty("rapport.data", "");
    var file = Path.of(folder, "cdnow-1997.txt.gz");
    if (folder.isEmpty() || !Files.isRegularFile(file)) {
      System.out.println("SKIPPED, real data is missing: cdnow-1997.txt.gz in -Drapport.data");
      abort("there is no cdnow-1997.txt.gz in the folder that -Drapport.data names");
    }
    try (var text = new GZIPInputStream(Files.newInputStream(file))) {
      return new String(text.readAllBytes(), StandardCharsets.US_ASCII).lines().skip(1).toList();
    }
  }
}
