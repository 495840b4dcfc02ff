package rapport.customer;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import rapport.entity.Frames;
import rapport.event.Payload.CustomerAction.Bought;

class ProfileTest {

  private static Profile profile(String story) {
    return Profile.of(CustomerStory.customer(story), Frames.NOTHING_DECIDED);
  }

  @Test
  void itSaysWhatStandsNow() {
    var profile =
        profile(
            """
            2026-03-01T09:00:00Z joined plan=basic region=EMEA
            2026-03-02T09:00:00Z purchased amount=20.50
            2026-03-03T09:00:00Z purchased amount=7 currency=USD
            2026-03-04T09:00:00Z purchased amount=1.05 plan=pro
            2026-03-04T10:00:00Z revenue amount=9
            2026-03-05T10:00:00Z revenue amount=12
            2026-03-06T10:00:00Z purchased amount=99 id=v rev=1 void
            """);

    assertThat(profile.present()).isTrue();
    assertThat(profile.segments()).isEqualTo(Map.of("plan", "pro", "region", "EMEA"));
    assertThat(profile.purchases())
        .isEqualTo(
            Map.of(
                "EUR", new Bought(2, new BigDecimal("21.55"), "EUR"),
                "USD", new Bought(1, new BigDecimal("7"), "USD")));
    assertThat(profile.recurringRevenue()).isEqualTo(Map.of("EUR", new BigDecimal("12")));
    assertThat(profile.firstJoinedAt()).contains(Instant.parse("2026-03-01T09:00:00Z"));
    assertThat(profile.lastEventAt()).contains(Instant.parse("2026-03-05T10:00:00Z"));
    assertThat(profile.events()).hasSize(6);
  }

  @Test
  void whoLeftPaysNothingAndIsNotThere() {
    var profile =
        profile(
            "2026-03-01T09:00:00Z joined\n2026-03-01T10:00:00Z revenue\n2026-03-02T09:00:00Z left");

    assertThat(profile.present()).isFalse();
    assertThat(profile.recurringRevenue()).isEmpty();
  }

  @Test
  void whoCameBackPaysWhatItAgreedToSince() {
    var profile =
        profile(
            """
            2026-03-01T09:00:00Z joined
            2026-03-01T10:00:00Z revenue
            2026-03-02T09:00:00Z left
            2026-03-03T09:00:00Z joined
            """);

    assertThat(profile.present()).isTrue();
    assertThat(profile.recurringRevenue()).isEmpty();
  }

  @Test
  void ofNothingNothingIsKnown() {
    var profile = Profile.of(Customer.empty("c1"), Frames.NOTHING_DECIDED);

    assertThat(profile.present()).isFalse();
    assertThat(profile.firstJoinedAt()).isEmpty();
    assertThat(profile.lastEventAt()).isEmpty();
    assertThat(profile.purchases()).isEmpty();
  }
}
