package rapport.customer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import rapport.entity.Frames;
import rapport.entity.Lines;
import rapport.entity.Milestone;
import rapport.fact.Family;
import rapport.fact.Measure;

class CustomerHistoryTest {

  @Test
  void joiningAndLeavingChangeTheNumberOfCustomers() {
    assertThat(
            lines(
                """
                2026-03-02T09:00:00Z joined plan=basic
                2026-03-05T10:30:00Z left
                """))
        .containsExactly(
            "joined#1 09:00 {plan=basic} joined=1 customers=1",
            "left#1 10:30 {plan=basic} left=1 customers=-1");
  }

  @Test
  void joiningAgainWhilePresentAndLeavingWhileAbsentChangeNothing() {
    assertThat(
            lines(
                """
                2026-03-01T08:00:00Z left
                2026-03-02T09:00:00Z joined
                2026-03-02T10:00:00Z joined
                2026-03-03T11:00:00Z left
                2026-03-03T12:00:00Z left
                2026-03-04T13:00:00Z joined
                """))
        .containsExactly(
            "joined#1 09:00 {} joined=1 customers=1",
            "left#1 11:00 {} left=1 customers=-1",
            "joined#1 13:00 {} joined=1 customers=1");
  }

  @Test
  void twoChangesOfOneHourAreTwoFacts() {
    assertThat(
            lines(
                """
                2026-03-02T09:00:00Z joined
                2026-03-02T09:10:00Z left
                2026-03-02T09:20:00Z joined
                """))
        .containsExactly(
            "joined#1 09:00 {} joined=1 customers=1",
            "left#1 09:10 {} left=1 customers=-1",
            "joined#2 09:20 {} joined=1 customers=1");
  }

  @Test
  void joiningComesFirstAndLeavingLastOfOneMoment() {
    assertThat(lines("2026-03-02T09:00:00Z left\n2026-03-02T09:00:00Z joined"))
        .containsExactly(
            "joined#1 09:00 {} joined=1 customers=1", "left#1 09:00 {} left=1 customers=-1");
  }

  @Test
  void aCustomerHasTheValueAtJoiningUntilAnEventBringsAnother() {
    assertThat(
            lines(
                """
                2026-03-02T08:00:00Z purchased region=EMEA
                2026-03-02T09:00:00Z joined plan=basic
                2026-03-03T10:00:00Z purchased
                2026-03-04T11:00:00Z active plan=pro
                2026-03-05T12:00:00Z left reason=price
                """))
        .containsExactly(
            "joined#1 09:00 {plan=basic, region=EMEA} joined=1 customers=1",
            "moved-out#1 11:00 {plan=basic, region=EMEA} customers=-1",
            "active#1 11:00 {plan=pro, region=EMEA} customers=1",
            "moved-out#1 12:00 {plan=pro, region=EMEA} customers=-1",
            "left#1 12:00 {plan=pro, reason=price, region=EMEA} left=1");
  }

  @Test
  void whatIsAgreedAfterLeavingIsOwedAlsoByWhoWasSilentBefore() {
    var customer =
        CustomerStory.customer(
            """
            2026-03-01T09:00:00Z joined
            2026-03-02T09:00:00Z revenue amount=49
            2026-03-13T09:00:00Z left
            2026-03-14T09:00:00Z revenue amount=9
            """);

    assertThat(customer.milestones(CustomerFiguresTest.given(6)))
        .flatExtracting(
            milestone ->
                milestone.measures().stream()
                    .filter(one -> one.slot().equals("mrr:EUR"))
                    .map(Measure.Row.class::cast)
                    .map(row -> milestone.time() + " " + row.times() + " of " + row.values())
                    .toList())
        .containsExactly(
            "2026-03-02T09:00:00Z 1 of [49000000]",
            "2026-03-08T09:00:00Z -1 of [49000000]",
            "2026-03-14T09:00:00Z 1 of [9000000]");
  }

  @Test
  void aVoidedEventCountsNowhere() {
    assertThat(
            lines("2026-03-02T09:00:00Z joined id=j\n2026-03-02T09:00:00Z joined id=j rev=1 void"))
        .isEmpty();
  }

  @Test
  void aChangeNamesItsCustomerAndItsImport() {
    var joined =
        CustomerStory.customer("2026-03-02T09:00:00Z joined import=old")
            .milestones(Frames.NOTHING_DECIDED)
            .getFirst();

    assertThat(joined.origin().subject()).isEqualTo("c1");
    assertThat(joined.origin().importName()).isEqualTo("old");
  }

  /// Only what changes the number of customers, or tells why.
  private static List<String> lines(String story) {
    return Lines.of(
        CustomerStory.customer(story).milestones(Frames.NOTHING_DECIDED).stream()
            .map(CustomerHistoryTest::ofNumber)
            .filter(milestone -> !milestone.measures().isEmpty())
            .toList());
  }

  private static Milestone ofNumber(Milestone milestone) {
    return new Milestone(
        milestone.name(),
        milestone.time(),
        milestone.origin(),
        milestone.segments(),
        milestone.measures().stream()
            .filter(one -> one.family().equals(Family.CUSTOMERS) && one instanceof Measure.Plain)
            .toList(),
        milestone.texts());
  }
}
