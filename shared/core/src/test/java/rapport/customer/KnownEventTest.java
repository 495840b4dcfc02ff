package rapport.customer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a customer knows already.
class KnownEventTest {

  /// Few ids and hours, so that most events meet one of their identity: the same, another revision,
  /// void, with other values, or with another amount.
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 20_261_127})
  void anEventIsKnownIfTakingItInWouldChangeNothing(long seed) {
    var random = new Random(seed);
    int known = 0;
    for (int i = 0; i < 400; i++) {
      var events = new ArrayList<CustomerEvent>();
      for (int event = random.nextInt(6); event >= 0; event--) {
        events.add(event(random));
      }
      var customer = Customer.empty("c1").admit(events).entity();
      var more = event(random);

      var with = customer.admit(List.of(more)).entity();

      assertThat(customer.knows(more))
          .as("seed %d, %s in %s", seed, more, customer.events())
          .isEqualTo(with.events().equals(customer.events()));
      known += customer.knows(more) ? 1 : 0;
    }
    assertThat(known).isBetween(40, 360);
  }

  private static CustomerEvent event(Random random) {
    var line =
        "2026-03-0%dT%02d:%02d:00Z purchased amount=%d rev=%d%s%s"
            .formatted(
                1 + random.nextInt(2),
                8 + random.nextInt(2),
                random.nextInt(2),
                1 + random.nextInt(2),
                random.nextInt(2),
                random.nextInt(4) == 0 ? " void" : "",
                random.nextInt(3) == 0 ? " plan=pro" : "");
    return CustomerStory.event(line, "e" + random.nextInt(2));
  }
}
