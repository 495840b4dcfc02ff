package rapport.customer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import rapport.entity.EventHash;
import rapport.entity.Given;
import rapport.entity.Milestone;
import rapport.entity.Stamp;
import rapport.event.Payload.CustomerAction;
import rapport.event.Version;
import rapport.fact.Measure;
import rapport.settings.CustomerRules;
import rapport.settings.CustomerRules.ChurnDenominator;
import rapport.settings.EntityRules;
import rapport.settings.ServiceRules;

/// What one customer adds to the figures of November 2025, told by hand.
class CustomerMonthTest {

  private static final Instant START = Instant.parse("2025-11-01T00:00:00Z");
  private static final Instant END = Instant.parse("2025-12-01T00:00:00Z");
  private static final String JOINED = "2025-10-05T10:00:00Z joined\n";

  @Test
  void whoeverBuysSeveralTimesIsOneBuyerWhoReturns() {
    var story =
        """
        2025-11-02T10:00:00Z purchased amount=10
        2025-11-02T11:00:00Z purchased amount=20
        2025-11-20T10:00:00Z purchased amount=30
        """;

    assertThat(count(story, "buyers")).isEqualTo(1);
    assertThat(count(story, "returning")).isEqualTo(1);
    assertThat(count(story, "squares")).isEqualTo(9);
    assertThat(rows(story, "amount:EUR"))
        .containsExactly(
            List.of(10_000_000L, 10_000_000L),
            List.of(20_000_000L, 10_000_000L),
            List.of(30_000_000L, 10_000_000L));
  }

  @Test
  void purchasesOfEarlierMonthsMakeABuyerReturnAndNoMore() {
    var story = "2025-10-31T10:00:00Z purchased\n2025-11-02T10:00:00Z purchased";

    assertThat(count(story, "buyers")).isEqualTo(1);
    assertThat(count(story, "returning")).isEqualTo(1);
    assertThat(count(story, "squares")).isEqualTo(1);
  }

  @Test
  void activityMakesOneActiveCustomerWhileItIsThereAndOneReferrer() {
    var active =
        """
        2025-11-02T10:00:00Z active
        2025-11-03T10:00:00Z active activity=referral
        2025-11-04T10:00:00Z active activity=referral
        """;

    assertThat(counts(JOINED + active, "active", "engaged", "referrers"))
        .containsExactly(1L, 1L, 1L);
    assertThat(counts(active, "active", "engaged", "referrers")).containsExactly(1L, 0L, 0L);
    assertThat(counts("2025-11-02T10:00:00Z active", "active", "referrers"))
        .containsExactly(1L, 0L);
  }

  @Test
  void activityOfTheQuarterHourOfJoiningMayHaveComeAfterIt() {
    var referral = "2025-11-02T10:00:00Z active activity=referral\n2025-11-02T10:%s:00Z joined";

    assertThat(counts(referral.formatted("14"), "engaged", "referrers")).containsExactly(1L, 1L);
    assertThat(counts(referral.formatted("15"), "engaged", "referrers")).containsExactly(0L, 0L);
    assertThat(
            counts(
                "2025-11-02T10:00:00Z active\n2025-11-02T10:14:00Z joined", "engaged", "referrers"))
        .containsExactly(1L, 0L);
  }

  @Test
  void whoeverComplainsAgainIsOneWhoComplains() {
    var complained = "2025-11-02T10:00:00Z complained\n2025-11-03T10:00:00Z complained";

    assertThat(count(JOINED + complained, "complainers")).isEqualTo(1);
    assertThat(count(complained, "complainers")).isZero();
  }

  /// Under what the ticket says, and what it does not say under what the customer said before.
  @Test
  void aComplaintHasTheValuesOfItsTicketAndOfItsCustomer() {
    var ticket = new TreeMap<>(Map.of("reason", "late", "plan", "trial"));
    var events = CustomerStory.events("2025-10-05T10:00:00Z joined plan=pro region=EMEA");
    events.add(at("2025-11-02T10:00:00Z", new CustomerAction.Complained(ticket)));

    assertThat(facts(events, 0))
        .filteredOn(fact -> !told(fact, "complainers").isEmpty())
        .extracting(Milestone::segments)
        .containsExactly(
            new TreeMap<>(Map.of("plan", "trial", "reason", "late", "region", "EMEA")));
  }

  @Test
  void whatMembersAnswerIsToldOfAllAndOfTheirPlan() {
    var events =
        CustomerStory.events(
            """
            2025-11-02T10:00:00Z rewarded to=club
            2025-11-02T11:00:00Z rewarded to=unknown
            2025-11-03T10:00:00Z purchased amount=25
            """);
    events.add(at("2025-11-04T10:00:00Z", new CustomerAction.Recommended(List.of(9, 3))));

    assertThat(all(events, 0))
        .filteredOn(one -> one.family().key().equals("planconduct"))
        .extracting(CustomerMonthTest::line)
        .containsExactly(
            "amount:club:EUR [25000000]", "score 9", "score:club 9", "score 3", "score:club 3");
  }

  @Test
  void whatItCostToWinACustomerIsToldOnce() {
    assertThat(rows("2025-11-02T10:00:00Z acquired amount=5.25", "cost:EUR"))
        .containsExactly(List.of(5_250_000L));
  }

  /// Rows of what was paid at the start of the month, what is paid now, and the less of both.
  @Test
  void whatIsPaidChangesFromWhatWasPaidAtTheStart() {
    var paid = JOINED + "2025-10-06T10:00:00Z revenue amount=49\n";

    assertThat(rows(paid + "2025-11-05T10:00:00Z revenue amount=60", "change:EUR"))
        .containsExactly(
            List.of(-49_000_000L, -49_000_000L, -49_000_000L),
            List.of(49_000_000L, 60_000_000L, 49_000_000L));
    assertThat(rows(paid + "2025-11-05T10:00:00Z revenue amount=49", "change:EUR")).isEmpty();
    assertThat(rows(paid + "2025-11-05T10:00:00Z left", "change:EUR"))
        .containsExactly(
            List.of(-49_000_000L, -49_000_000L, -49_000_000L), List.of(49_000_000L, 0L, 0L));
    assertThat(rows(paid + "2025-11-05T10:00:00Z left", "mrr:EUR"))
        .containsExactly(List.of(-49_000_000L));
  }

  @Test
  void whoFallsSilentHasLeftAndPaysAgainWhenItComesBack() {
    var story =
        """
        2025-11-02T10:00:00Z joined
        2025-11-03T10:00:00Z revenue amount=49
        2025-11-20T10:00:00Z active
        """;

    assertThat(counts(story, 6, "joined", "left", "customers")).containsExactly(2L, 2L, 0L);
    assertThat(facts(CustomerStory.events(story), 6))
        .filteredOn(fact -> !told(fact, "mrr:EUR").isEmpty())
        .extracting(fact -> fact.time() + " " + told(fact, "mrr:EUR"))
        .containsExactly(
            "2025-11-03T10:00:00Z [[49000000]]",
            "2025-11-09T10:00:00Z [[-49000000]]",
            "2025-11-20T10:00:00Z [[49000000]]",
            "2025-11-26T10:00:00Z [[-49000000]]");
    assertThat(counts(story, 0, "joined", "left", "customers")).containsExactly(1L, 0L, 1L);
  }

  @Test
  void whoWasThereAtTheStartMayBeLostAndOthersEnterOnce() {
    var again = "2025-11-03T10:00:00Z left\n2025-11-04T10:00:00Z joined\n";

    assertThat(counts(JOINED + again, "entered", "lost")).containsExactly(0L, 1L);
    assertThat(counts("2025-11-02T10:00:00Z joined\n" + again, "entered", "lost"))
        .containsExactly(1L, 0L);
    assertThat(counts(JOINED + again + "2025-11-05T10:00:00Z left", "entered", "lost"))
        .containsExactly(0L, 1L);
  }

  private static CustomerEvent at(String time, CustomerAction action) {
    var stamp = new Stamp(EventHash.of("test", time), Instant.parse(time), Version.FIRST, "");
    return new CustomerEvent(stamp, new TreeMap<>(), action);
  }

  private static long count(String story, String slot) {
    return counts(story, slot).getFirst();
  }

  private static List<Long> counts(String story, String... slots) {
    return counts(story, 0, slots);
  }

  private static List<Long> counts(String story, int inactivityDays, String... slots) {
    var all = all(CustomerStory.events(story), inactivityDays);
    return List.of(slots).stream()
        .map(
            slot ->
                all.stream()
                    .filter(one -> one.slot().equals(slot) && one instanceof Measure.Count)
                    .mapToLong(one -> ((Measure.Count) one).amount())
                    .sum())
        .toList();
  }

  private static List<List<Long>> rows(String story, String slot) {
    return facts(CustomerStory.events(story), 0).stream()
        .flatMap(fact -> told(fact, slot).stream())
        .toList();
  }

  /// The rows of a slot; of what is taken back with the first number below 0.
  private static List<List<Long>> told(Milestone fact, String slot) {
    var rows = new ArrayList<List<Long>>();
    for (Measure.Plain one : inMonth(fact)) {
      if (one.slot().equals(slot)) {
        rows.add(
            one instanceof Measure.Row row
                ? row.values().stream().map(value -> value * row.times()).toList()
                : List.of());
      }
    }
    return rows;
  }

  private static String line(Measure.Plain one) {
    return switch (one) {
      case Measure.Row row -> row.slot() + " " + row.values();
      case Measure.Value value -> value.slot() + " " + value.value();
      case Measure.Plain other -> other.slot();
    };
  }

  private static List<Measure.Plain> all(List<CustomerEvent> events, int inactivityDays) {
    return facts(events, inactivityDays).stream().flatMap(fact -> inMonth(fact).stream()).toList();
  }

  /// What a fact adds to the month in total.
  private static List<Measure.Plain> inMonth(Milestone fact) {
    var plain = new ArrayList<Measure.Plain>();
    for (Measure measure : fact.measures()) {
      switch (measure) {
        case Measure.Plain one -> plain.add(one);
        case Measure.When when when when.began("").holds(START) -> plain.add(when.what());
        case Measure _ -> {}
      }
    }
    return plain;
  }

  private static List<Milestone> facts(List<CustomerEvent> events, int inactivityDays) {
    var rules =
        new CustomerRules(
            inactivityDays,
            new TreeMap<>(),
            new TreeMap<>(Map.of("club", List.of("gold"))),
            ChurnDenominator.START,
            0);
    var given = new Given(new EntityRules(ServiceRules.NONE, rules), END);
    return Customer.empty("c1").admit(events).entity().milestones(given).stream()
        .filter(fact -> !fact.time().isBefore(START) && fact.time().isBefore(END))
        .toList();
  }
}
