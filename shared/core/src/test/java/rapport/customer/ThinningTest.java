package rapport.customer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import rapport.entity.Given;
import rapport.entity.Milestone;
import rapport.event.Payload.CustomerAction;
import rapport.event.Payload.CustomerAction.Active;
import rapport.event.Payload.CustomerAction.Bought;
import rapport.event.Payload.CustomerAction.Complained;
import rapport.event.Payload.CustomerAction.Heard;
import rapport.event.Payload.CustomerAction.Joined;
import rapport.event.Payload.CustomerAction.Left;
import rapport.event.Payload.CustomerAction.Purchased;
import rapport.event.Payload.CustomerAction.Reached;
import rapport.event.Payload.CustomerAction.Revenue;
import rapport.event.Payload.CustomerAction.Rewarded;
import rapport.settings.CustomerRules;
import rapport.settings.CustomerRules.ChurnDenominator;
import rapport.settings.EntityRules;
import rapport.settings.ServiceRules;

/// What is left of a customer whose months before June 2026 freeze: what later facts depend on, and
/// no more. Short lives, told by hand. Each goes on, and every later fact must be as if nothing had
/// frozen.
class ThinningTest {

  private static final Instant END = Instant.parse("2026-06-01T00:00:00Z");
  private static final String LATER =
      """
      2026-06-02T09:00:00Z active id=l1
      2026-06-02T12:00:00Z active activity=referral id=l2
      2026-06-03T09:00:00Z complained id=l3
      2026-06-04T09:00:00Z purchased amount=8 id=l4
      2026-06-05T09:00:00Z revenue amount=77 id=l5
      2026-06-06T09:00:00Z reached stage=paid id=l6
      2026-06-07T09:00:00Z active plan=late id=l7
      2026-06-09T09:00:00Z left id=l8
      2026-06-10T09:00:00Z joined id=l9
      2026-12-30T09:00:00Z active id=m1
      2026-12-31T09:00:00Z left id=m2
      """;

  @Test
  void ofComplaintsOfTheYearTheLastIsKept() {
    assertThat(
            kept(
                """
                2025-06-01T09:00:00Z joined
                2025-11-01T09:00:00Z complained
                2026-02-01T09:00:00Z complained
                2026-02-01T10:00:00Z complained
                2026-02-01T11:00:00Z complained
                """))
        .containsExactly(
            "2025-06-01T09 joined",
            "2025-11-01T09 heard",
            "2026-02-01T09 heard",
            "2026-02-01T11 complained");
  }

  @Test
  void nobodyComplainsWhoIsNoCustomer() {
    assertThat(kept("2026-02-01T09:00:00Z complained\n2026-02-01T10:00:00Z joined"))
        .containsExactly("2026-02-01T09 heard", "2026-02-01T10 joined");
  }

  @Test
  void ofActivityOfTheYearTheLastOfEachKindIsKept() {
    assertThat(
            kept(
                """
                2026-01-10T09:00:00Z joined
                2026-01-10T10:00:00Z active
                2026-01-10T11:00:00Z active activity=social
                2026-01-10T12:00:00Z active activity=social
                2026-01-10T13:00:00Z active
                """))
        .containsExactly(
            "2026-01-10T09 joined", "2026-01-10T12 active social", "2026-01-10T13 active login");
  }

  @Test
  void activityOfTheQuarterHourBeforeJoiningIsKeptBesideTheLastOfOneWhoIsAway() {
    assertThat(kept(activityBeforeJoiningAt("09:14")))
        .containsExactly(
            "2026-02-01T09 active login",
            "2026-02-01T09 joined",
            "2026-02-01T10 left",
            "2026-02-01T11 active login");
    assertThat(kept(activityBeforeJoiningAt("09:15")))
        .containsExactly(
            "2026-02-01T09 heard",
            "2026-02-01T09 joined",
            "2026-02-01T10 left",
            "2026-02-01T11 active login");
  }

  private static String activityBeforeJoiningAt(String time) {
    return """
           2026-02-01T09:00:00Z active
           2026-02-01T%s:00Z joined
           2026-02-01T10:00:00Z left
           2026-02-01T11:00:00Z active
           """
        .formatted(time);
  }

  @Test
  void joiningAndLeavingOfTheYearAreKeptAndOfEarlierTheFirstAndTheLast() {
    assertThat(
            kept(
                """
                2025-03-01T09:00:00Z joined
                2025-03-01T10:00:00Z joined
                2025-03-01T11:00:00Z left
                2025-03-01T12:00:00Z joined
                2025-03-01T13:00:00Z left
                2026-02-01T09:00:00Z joined
                2026-02-01T10:00:00Z joined
                2026-02-01T11:00:00Z left
                2026-02-01T12:00:00Z joined
                """))
        .containsExactly(
            "2025-03-01T09 joined",
            "2025-03-01T12 joined",
            "2025-03-01T13 left",
            "2026-02-01T09 joined",
            "2026-02-01T11 left",
            "2026-02-01T12 joined");
  }

  /// 10 was owed when the year began, 30 when the quarter did, and 40 is owed now.
  @Test
  void whatWasOwedWhenAPeriodBeganIsKept() {
    assertThat(
            kept(
                """
                2025-06-01T09:00:00Z joined
                2025-07-01T09:00:00Z revenue amount=5
                2025-07-01T10:00:00Z revenue amount=10
                2026-02-01T09:00:00Z revenue amount=20
                2026-02-01T10:00:00Z revenue amount=30
                2026-05-10T09:00:00Z revenue amount=40
                """))
        .containsExactly(
            "2025-06-01T09 joined",
            "2025-07-01T10 revenue 10",
            "2026-02-01T09 heard",
            "2026-02-01T10 revenue 30",
            "2026-05-10T09 revenue 40");
  }

  @Test
  void whatWasOwedLastUnderOtherValuesIsKept() {
    assertThat(
            kept(
                """
                2025-06-01T09:00:00Z joined plan=pro
                2026-02-01T09:00:00Z revenue amount=20
                2026-02-01T10:00:00Z active plan=free
                2026-02-01T11:00:00Z revenue amount=30
                """))
        .containsExactly(
            "2025-06-01T09 joined",
            "2026-02-01T09 revenue 20",
            "2026-02-01T10 active login",
            "2026-02-01T11 revenue 30");
  }

  @Test
  void ofRewardsTheFirstIsKeptAndTheLastThatBroughtATier() {
    assertThat(
            kept(
                """
                2026-02-01T09:00:00Z joined
                2026-02-01T10:00:00Z rewarded
                2026-02-01T11:00:00Z rewarded tier=silver
                2026-02-01T12:00:00Z rewarded tier=gold
                2026-02-01T13:00:00Z rewarded
                """))
        .containsExactly(
            "2026-02-01T09 joined",
            "2026-02-01T10 rewarded",
            "2026-02-01T12 rewarded gold",
            "2026-02-01T13 heard");
  }

  @Test
  void aStageIsReachedOnce() {
    assertThat(kept("2026-02-01T09:00:00Z reached\n2026-02-01T10:00:00Z reached"))
        .containsExactly("2026-02-01T09 reached cart", "2026-02-01T10 heard");
  }

  @Test
  void purchasesAreAddedUpBetweenStartsOfPeriodsAndTheFirstOfACurrencyStays() {
    assertThat(
            kept(
                """
                2025-03-01T09:00:00Z purchased amount=10
                2025-03-01T10:00:00Z purchased amount=20
                2025-03-01T11:00:00Z purchased amount=30
                2026-02-01T09:00:00Z purchased amount=5
                2026-02-01T10:00:00Z purchased amount=1 currency=USD
                2026-02-01T11:00:00Z purchased amount=2 currency=USD
                2026-02-01T12:00:00Z purchased amount=6
                2026-04-10T09:00:00Z purchased amount=7
                """))
        .containsExactly(
            "2025-03-01T09 purchased 10",
            "2025-03-01T11 bought 2 for 50",
            "2026-02-01T09 heard",
            "2026-02-01T10 purchased 1",
            "2026-02-01T11 purchased 2",
            "2026-02-01T12 bought 2 for 11",
            "2026-04-10T09 purchased 7");
  }

  /// Nothing was silent for a day, and nothing is with these three marks; with two it would be.
  @Test
  void whereNoSilenceWasNoneIsSeen() {
    assertThat(
            kept(
                """
                2026-02-01T09:00:00Z joined
                2026-02-02T08:00:00Z active
                2026-02-02T20:00:00Z active
                2026-02-03T07:00:00Z active
                2026-02-03T19:00:00Z active
                2026-02-04T18:00:00Z active
                """))
        .containsExactly(
            "2026-02-01T09 joined",
            "2026-02-02T08 heard",
            "2026-02-03T07 heard",
            "2026-02-03T19 heard",
            "2026-02-04T18 active login");
  }

  @Test
  void aDayWithoutAnEventIsSilence() {
    assertThat(heardBetween("2026-02-02T09:00:00Z", "2026-02-03T08:45:00Z"))
        .as("a day after the one before")
        .contains("2026-02-02T09 heard");
    assertThat(heardBetween("2026-02-02T08:45:00Z", "2026-02-02T09:00:00Z"))
        .as("the next follows the one before by a day")
        .contains("2026-02-02T08 heard");
    assertThat(heardBetween("2026-02-02T08:30:00Z", "2026-02-02T08:45:00Z"))
        .as("none, even without it")
        .containsExactly("2026-02-01T09 joined", "2026-02-02T08 active login");
  }

  private static List<String> heardBetween(String first, String second) {
    return kept("2026-02-01T09:00:00Z joined\n%s active\n%s active".formatted(first, second));
  }

  @Test
  void whoWasSilentAndLeavesComesBackByWhatItDidAtThatMoment() {
    assertThat(
            kept(
                """
                2026-01-10T09:00:00Z joined
                2026-01-20T09:00:00Z active
                2026-01-20T09:00:00Z left
                2026-01-20T10:00:00Z joined
                2026-01-20T11:00:00Z active
                """))
        .containsExactly(
            "2026-01-10T09 joined",
            "2026-01-20T09 heard",
            "2026-01-20T09 left",
            "2026-01-20T10 joined",
            "2026-01-20T11 active login");
  }

  @Test
  void ofWhatWasBeforeTheYearOnlyTheLastIsHeard() {
    assertThat(
            kept(
                """
                2025-02-01T09:00:00Z joined
                2025-03-01T09:00:00Z active
                2025-05-01T09:00:00Z active
                2026-02-01T09:00:00Z active
                """))
        .containsExactly(
            "2025-02-01T09 joined", "2025-05-01T09 heard", "2026-02-01T09 active login");
  }

  /// What is left of a story, once it was seen that it goes on as it would have.
  private static List<String> kept(String story) {
    var whole = CustomerStory.customer(story.strip() + "\n" + LATER);
    var frozen = Freezing.frozenBefore(END, whole);
    for (int inactivityDays : new int[] {0, 1, 3}) {
      var given = given(inactivityDays);
      assertThat(later(frozen, given)).as("%d days", inactivityDays).isNotEmpty();
      assertThat(later(frozen, given)).as("%d days", inactivityDays).isEqualTo(later(whole, given));
    }
    return frozen.events().stream()
        .filter(event -> event.stamp().time().isBefore(END))
        .map(ThinningTest::line)
        .toList();
  }

  private static List<Milestone> later(Customer customer, Given given) {
    return customer.milestones(given).stream()
        .filter(milestone -> !milestone.time().isBefore(END))
        .toList();
  }

  private static Given given(int inactivityDays) {
    var rules =
        new CustomerRules(
            inactivityDays,
            new TreeMap<>(Map.of("buy", List.of("cart", "paid"))),
            new TreeMap<>(Map.of("club", List.of("gold", "silver"))),
            ChurnDenominator.START,
            0);
    return new Given(
        new EntityRules(ServiceRules.NONE, rules), Instant.parse("2027-02-01T00:00:00Z"));
  }

  private static String line(CustomerEvent event) {
    var what =
        switch (event.action()) {
          case Joined _ -> "joined";
          case Left _ -> "left";
          case Heard _ -> "heard";
          case Complained _ -> "complained";
          case Active(var activity) -> "active " + activity;
          case Reached(_, var stage) -> "reached " + stage;
          case Rewarded(_, _, var tier) -> ("rewarded " + tier).strip();
          case Revenue(var monthly, _) -> "revenue " + monthly;
          case Purchased(var amount, _, _) -> "purchased " + amount;
          case Bought(long times, var amount, _) -> "bought " + times + " for " + amount;
          case CustomerAction other -> other.toString();
        };
    return event.stamp().time().toString().substring(0, 13) + " " + what;
  }
}
