package rapport.customer;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rapport.entity.Frames;
import rapport.lifetime.PurchaseSums;
import rapport.period.Calendar;

class BuyerTest {

  private static final Calendar BERLIN =
      new Calendar(1, ZoneId.of("Europe/Berlin"), DayOfWeek.MONDAY);
  private static final LocalDate UNTIL = LocalDate.of(2026, 3, 31);
  private static final Instant START = Instant.parse("2023-01-01T00:00:00Z");
  private static final int DAYS = 1_000;

  static LongStream seeds() {
    return LongStream.range(1, 41);
  }

  @Test
  void purchasesAreAddedUpByLocalDayAndCurrency() {
    var buyer =
        of(
            """
            2026-03-01T22:30:00Z purchased amount=1.50
            2026-03-01T23:30:00Z purchased amount=2.25
            2026-03-02T22:30:00Z purchased amount=4
            2026-03-05T10:00:00Z purchased amount=7 currency=USD
            2026-03-09T10:00:00Z purchased amount=8
            """);

    assertThat(buyer)
        .isEqualTo(
            new Buyer(
                false,
                new TreeMap<>(
                    Map.of(
                        "EUR", sums("2026-03-01", "2026-03-09", 3, "15.750000"),
                        "USD", sums("2026-03-05", "2026-03-05", 1, "7.000000")))));
  }

  @Test
  void whatIsVoidOrLaterThanTheDayIsNotKnown() {
    var buyer =
        of(
            """
            2026-03-31T21:59:59.999Z purchased amount=1
            2026-03-30T10:00:00Z purchased amount=2 rev=1 void
            2026-03-31T22:00:00Z purchased amount=4
            2026-04-02T22:00:00Z left
            """);

    assertThat(buyer.left()).isFalse();
    assertThat(buyer.byCurrency())
        .isEqualTo(Map.of("EUR", sums("2026-03-31", "2026-03-31", 1, "1.000000")));
  }

  @Test
  void whoNeverBoughtIsABuyerOfNothing() {
    assertThat(of("2026-03-01T10:00:00Z joined").byCurrency()).isEmpty();
    assertThat(Buyer.of(Customer.empty("c1"), BERLIN, UNTIL).byCurrency()).isEmpty();
  }

  @Test
  void whoLeftMayComeBackByJoiningOrBuying() {
    assertThat(of("2026-03-01T10:00:00Z purchased\n2026-03-02T10:00:00Z left").left()).isTrue();
    assertThat(of("2026-03-01T10:00:00Z left\n2026-03-02T10:00:00Z active").left()).isTrue();
    assertThat(of("2026-03-01T10:00:00Z left\n2026-03-02T10:00:00Z purchased").left()).isFalse();
    assertThat(of("2026-03-01T10:00:00Z left\n2026-03-02T10:00:00Z joined").left()).isFalse();
  }

  /// The oracle adds up the purchases that were drawn. What froze may have happened on fewer days.
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void whatFreezesKeepsFirstAndLastDayAndSpendOfEachCurrency(long seed) {
    var random = new Random(seed);
    var events = new ArrayList<CustomerEvent>();
    var drawn = new TreeMap<String, TreeMap<LocalDate, BigDecimal>>();
    var counts = new TreeMap<String, Long>();
    for (int i = 0; i < 250; i++) {
      var time = START.plusSeconds(random.nextInt(DAYS * 96) * 900L);
      var currency = random.nextInt(4) == 0 ? "USD" : "EUR";
      var amount = BigDecimal.valueOf(random.nextInt(100_000), 2);
      var value = random.nextInt(4) == 0 ? " plan=p" + random.nextInt(3) : "";
      var kind = " purchased amount=%s currency=%s%s".formatted(amount, currency, value);
      events.add(CustomerStory.event(time + kind, "e" + i));
      counts.merge(currency, 1L, Long::sum);
      drawn
          .computeIfAbsent(currency, _ -> new TreeMap<>())
          .merge(LocalDate.ofInstant(time, BERLIN.zone()), amount, BigDecimal::add);
    }
    var customer = Customer.empty("c1").admit(events).entity();
    var frozen = customer;
    for (int day = 100; day < DAYS; day += 1 + random.nextInt(300)) {
      frozen = Freezing.frozenBefore(Months.start(START.plusSeconds(day * 86_400L)), frozen);
    }

    var exact = Buyer.of(customer, BERLIN, UNTIL).byCurrency();
    var later = Buyer.of(frozen, BERLIN, UNTIL).byCurrency();

    drawn.forEach(
        (currency, days) -> {
          var spend = days.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
          var sums = exact.get(currency);
          assertThat(sums)
              .as("seed %d", seed)
              .usingComparator(PurchaseSums::compareTo)
              .isEqualTo(
                  new PurchaseSums(
                      days.firstKey().toEpochDay(),
                      days.lastKey().toEpochDay(),
                      days.size(),
                      spend));
          var kept = later.get(currency);
          assertThat(kept.firstDay()).as("seed %d", seed).isEqualTo(sums.firstDay());
          assertThat(kept.lastDay()).isEqualTo(sums.lastDay());
          assertThat(kept.spend()).isEqualByComparingTo(spend);
          assertThat(kept.days()).isBetween(sums.days(), counts.get(currency));
        });
    assertThat(frozen.events()).as("seed %d", seed).hasSizeLessThan(customer.events().size());
    assertSameFacts(customer, frozen, seed);
  }

  private static void assertSameFacts(Customer customer, Customer frozen, long seed) {
    for (var given : List.of(Frames.NOTHING_DECIDED, CustomerFiguresTest.given(3))) {
      assertThat(frozen.milestones(given))
          .as("seed %d", seed)
          .filteredOn(milestone -> !milestone.time().isBefore(frozen.frozenBefore()))
          .containsExactlyElementsOf(
              customer.milestones(given).stream()
                  .filter(milestone -> !milestone.time().isBefore(frozen.frozenBefore()))
                  .toList());
    }
  }

  private static Buyer of(String story) {
    return Buyer.of(CustomerStory.customer(story), BERLIN, UNTIL);
  }

  private static PurchaseSums sums(String first, String last, long days, String spend) {
    return new PurchaseSums(
        LocalDate.parse(first).toEpochDay(),
        LocalDate.parse(last).toEpochDay(),
        days,
        new BigDecimal(spend));
  }
}
