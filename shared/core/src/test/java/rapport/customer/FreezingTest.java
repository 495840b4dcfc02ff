package rapport.customer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rapport.entity.Frames;
import rapport.entity.SimulatedLog;
import rapport.fact.Family;
import rapport.fact.Measure.Count;

class FreezingTest {

  private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");
  private static final List<String> KINDS =
      List.of(
          "joined",
          "left",
          "purchased",
          "revenue",
          "acquired",
          "active",
          "reached",
          "rewarded",
          "complained",
          "rewarded tier=gold",
          "active activity=referral",
          "purchased currency=USD");

  static LongStream seeds() {
    return LongStream.range(1, 41);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void freezingChangesNoFactThatIsNotFrozen(long seed) {
    var random = new Random(seed);
    var events = new ArrayList<CustomerEvent>();
    for (int i = 0; i < 200; i++) {
      events.add(randomEvent(random, i));
    }
    var customer = Customer.empty("c1").admit(events).entity();
    var boundary = Months.start(START.plusSeconds(random.nextInt(300) * 86_400L));

    var frozen = Freezing.frozenBefore(boundary, customer);
    var twice = Freezing.frozenBefore(boundary, frozen);

    assertThat(frozen.events().size()).isLessThanOrEqualTo(customer.events().size());
    for (var given : List.of(Frames.NOTHING_DECIDED, CustomerFiguresTest.given(3))) {
      assertThat(frozen.milestones(given))
          .as("seed %d", seed)
          .filteredOn(milestone -> !milestone.time().isBefore(boundary))
          .containsExactlyElementsOf(
              customer.milestones(given).stream()
                  .filter(milestone -> !milestone.time().isBefore(boundary))
                  .toList());
    }
    assertThat(twice).isEqualTo(frozen);
  }

  @Test
  void aBusyCustomerStaysSmallAndFreezesItsOldestMonths() {
    var customer = Customer.empty("c1");
    var log = new SimulatedLog();
    int refused = 0;
    for (int day = 0; day < 800; day += 40) {
      var batch = new ArrayList<CustomerEvent>();
      for (int i = 0; i < 120; i++) {
        int on = day + i / 3;
        batch.add(
            event(on, i % 3, on % 40 == 0 ? (on % 80 == 0 ? "joined" : "left") : "purchased"));
      }
      var admission = customer.admit(batch);
      refused += admission.refused().size();
      var publication = admission.entity().publish(customer, day + 1, Frames.OPEN, false);
      log.add(publication.facts());
      customer = publication.entity();
      assertThat(CustomerCodec.encode(customer).length()).isLessThan(Customer.BYTES_USUAL + 4096);
    }

    assertThat(refused).isZero();
    assertThat(customer.frozenBefore()).isAfter(START);
    assertThat(customer.published())
        .allMatch(fact -> !fact.hour().start().isBefore(START.plusSeconds(86_400)));
    assertThat(log.standing())
        .filteredOn(fact -> fact.measures().contains(new Count(Family.CUSTOMERS, "customers", 1)))
        .hasSize(10);
  }

  @Test
  void anEventOfAFrozenMonthIsRefusedAndOthersAreTaken() {
    var customer =
        Freezing.frozenBefore(
            Instant.parse("2024-03-01T00:00:00Z"),
            CustomerStory.customer("2024-01-05T00:00:00Z joined"));
    var early = CustomerStory.event("2024-02-29T23:59:59Z left", "early");
    var late = CustomerStory.event("2024-03-01T00:00:00Z left", "late");

    var admission = customer.admit(List.of(early, late));

    assertThat(admission.refused()).containsExactly(early);
    assertThat(admission.entity().events()).contains(late);
    assertThat(customer.knows(early)).isFalse();
  }

  @Test
  void factsOfFrozenMonthsAreFinal() {
    var joined = CustomerStory.customer("2024-01-05T00:00:00Z joined import=old");
    var stored = joined.publish(Customer.empty("c1"), 1, Frames.OPEN, false).entity();
    var frozen = Freezing.frozenBefore(Instant.parse("2024-03-01T00:00:00Z"), stored);

    var redelivered = frozen.publish(frozen, 1, Frames.OPEN, true);
    var withdrawn = frozen.withdraw("old").publish(frozen, 2, Frames.OPEN, false);

    assertThat(frozen.published()).isEmpty();
    assertThat(redelivered.isEmpty()).isTrue();
    assertThat(withdrawn.isEmpty()).isTrue();
    assertThat(withdrawn.entity().events()).hasSize(1);
  }

  /// The month that just changed is not frozen: the facts of that change may have to be repaired.
  /// So a month alone can grow, until it takes no more.
  @Test
  void aMonthThatIsTooMuchRefusesMoreButRepairsWhatItHas() {
    var customer = Customer.empty("guest");
    int refused = 0;
    var taken = new ArrayList<CustomerEvent>();
    for (int minute = 0; minute < 4000; minute += 20) {
      var events = new ArrayList<CustomerEvent>();
      for (int i = minute; i < minute + 20; i++) {
        events.add(
            CustomerStory.event(START.plusSeconds(i * 60L) + " purchased", Integer.toString(i)));
      }
      var admission = customer.admit(events);
      customer = admission.entity();
      refused += admission.refused().size();
      events.removeAll(admission.refused());
      taken.addAll(events);
    }

    assertThat(refused).isPositive();
    assertThat(CustomerCodec.encode(customer).length()).isLessThan(Customer.BYTES_MAX + 1_000);
    assertThat(customer.admit(taken).refused()).isEmpty();
    assertThat(taken).allMatch(customer::knows);
    var nextMonth = CustomerStory.event("2024-02-01T00:00:00Z purchased", "next");
    assertThat(customer.admit(List.of(nextMonth)).refused()).isEmpty();
    assertThat(customer.admit(List.of(nextMonth)).entity().frozenBefore())
        .isEqualTo(Instant.parse("2024-02-01T00:00:00Z"));
  }

  @Test
  void monthsAreThoseOfUtcBeforeTheEpochToo() {
    for (int year : new int[] {-5, 1969, 1970, 2024}) {
      for (int month = 1; month <= 12; month++) {
        var start = LocalDate.of(year, month, 1).atStartOfDay(ZoneOffset.UTC).toInstant();
        assertThat(Months.start(start)).isEqualTo(start);
        assertThat(Months.start(start.minusNanos(1))).isBefore(start);
        assertThat(Months.end(start.minusNanos(1))).isEqualTo(start);
      }
    }
  }

  private static CustomerEvent event(int day, int hour, String kind) {
    var time = START.plusSeconds(day * 86_400L + hour * 3600L + 10_000);
    return CustomerStory.event(time + " " + kind, day + "-" + hour);
  }

  private static CustomerEvent randomEvent(Random random, int number) {
    var time = START.plusSeconds(random.nextInt(300 * 24) * 3600L);
    String kind = KINDS.get(random.nextInt(KINDS.size()));
    String values =
        switch (random.nextInt(5)) {
          case 0 -> " plan=p" + random.nextInt(3);
          case 1 -> " region=r" + random.nextInt(3) + " plan=p" + random.nextInt(3);
          default -> "";
        };
    String version = random.nextInt(8) == 0 ? " rev=1 void" : "";
    return CustomerStory.event(time + " " + kind + values + version, "e" + number);
  }

  @Test
  void anImportIsTakenBackButForFrozenMonths() {
    var frozen = frozenInFebruary();

    assertThat(frozen.withdraw("old").events())
        .extracting(event -> event.stamp().time())
        .containsExactly(Instant.parse("2026-01-10T09:00:00Z"));
    assertThat(frozen.withdraw("new")).isEqualTo(frozen);
  }

  @Test
  void noMonthIsFrozenAnyMoreIfAllOfItsEventsAreErased() {
    var frozen = frozenInFebruary();
    var within = Instant.parse("2026-01-20T00:00:00Z");
    var after = Instant.parse("2026-02-20T00:00:00Z");

    assertThat(frozen.erase(within, Frames.NOTHING_DECIDED).frozenBefore())
        .isEqualTo(frozen.frozenBefore());
    assertThat(frozen.erase(after, Frames.NOTHING_DECIDED).frozenBefore()).isEqualTo(Instant.MIN);
  }

  private static Customer frozenInFebruary() {
    return Freezing.frozenBefore(
        Instant.parse("2026-02-01T00:00:00Z"),
        CustomerStory.customer(
            """
            2026-01-10T09:00:00Z joined id=a import=old
            2026-03-10T09:00:00Z purchased id=b import=old amount=20
            """));
  }
}
