package rapport.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import rapport.entity.Stamp;
import rapport.event.Version;
import rapport.ticket.Ticket;

class CustomerTest {

  @Test
  void activityOfOneKindAndQuarterHourIsOneEvent() {
    var customer =
        CustomerStory.customer(
            """
            2026-03-02T09:00:00Z active
            2026-03-02T09:14:59Z active
            2026-03-02T09:15:00Z active
            2026-03-02T09:16:00Z active activity=social
            2026-03-02T10:00:00Z active
            2026-03-02T10:00:00Z active import=old
            """);

    assertThat(customer.events())
        .extracting(event -> event.stamp().time().toString())
        .containsExactly(
            "2026-03-02T09:00:00Z",
            "2026-03-02T09:15:00Z",
            "2026-03-02T09:15:00Z",
            "2026-03-02T10:00:00Z",
            "2026-03-02T10:00:00Z");
  }

  @Test
  void activityThatBringsAValueIsKeptAsItIs() {
    var customer =
        CustomerStory.customer(
            "2026-03-02T09:01:02Z active plan=pro\n2026-03-02T09:03:04Z active plan=pro");

    assertThat(customer.events())
        .extracting(event -> event.stamp().time().toString())
        .containsExactly("2026-03-02T09:01:02Z", "2026-03-02T09:03:04Z");
  }

  @Test
  void voidingAnActivityVoidsItsKindInItsQuarterHour() {
    var customer =
        CustomerStory.customer(
            """
            2026-03-02T09:01:00Z active id=a rev=1 void
            2026-03-02T09:02:00Z active id=b
            2026-03-02T09:16:00Z active id=c
            """);

    assertThat(customer.events())
        .extracting(event -> event.stamp().version().voided())
        .containsExactly(true, false);
  }

  @Test
  void aTimeBeforeTheEpochLiesInItsQuarterHourToo() {
    var customer = CustomerStory.customer("1969-12-31T23:59:59Z active");

    assertThat(customer.events().getFirst().stamp().time())
        .isEqualTo(Instant.parse("1969-12-31T23:45:00Z"));
  }

  @Test
  void mereActivityInsideAQuarterHourIsABug() {
    var active = CustomerStory.event("2026-03-02T09:00:00Z active", "a");
    var time = active.stamp().time().plusSeconds(1);
    var stamp = new Stamp(active.stamp().hash(), time, Version.FIRST, "");

    assertThatThrownBy(
            () -> new CustomerEvent(stamp, Collections.emptySortedMap(), active.action()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aCustomerKnowsWhatCameBeforeWithWhateverContent() {
    var customer =
        CustomerStory.customer(
            "2026-03-02T09:00:00Z joined id=j rev=1\n2026-03-02T09:05:00Z active id=a");

    assertThat(customer.knows(CustomerStory.event("2026-03-02T09:00:00Z joined id=j", "")))
        .isTrue();
    assertThat(customer.knows(CustomerStory.event("2026-03-02T09:06:00Z active id=x", "")))
        .isTrue();
    assertThat(customer.knows(CustomerStory.event("2026-03-02T09:00:00Z joined id=j rev=2", "")))
        .isTrue();
    assertThat(customer.knows(CustomerStory.event("2026-03-02T09:00:00Z joined id=k", "")))
        .isFalse();
  }

  @Test
  void factsOfOneCustomerAreNotThoseOfATicketOfThatName() {
    var customer = CustomerStory.customer("2026-03-02T09:00:00Z joined");

    assertThat(customer.factId("x")).isNotEqualTo(Ticket.empty("c1").factId("x"));
  }

  @Test
  void onlyWholeMonthsFreeze() {
    var inside = Instant.parse("2026-03-02T00:00:00Z");

    assertThatThrownBy(() -> new Customer("c1", List.of(), inside, Collections.emptySortedSet()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
