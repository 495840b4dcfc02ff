package rapport.customer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.entity.EventSet;

/// What a customer knows already.
class KnownEventTest {

  /// An event as it is drawn: few ids and hours, so that most meet one of their identity, the same,
  /// in another revision, void, with other values, or with another amount.
  private record Drawn(String identity, CustomerEvent event) {}

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 20_261_127})
  void anEventIsKnownByItsIdentityAndCoveredIfTakingItInWouldChangeNothing(long seed) {
    var random = new Random(seed);
    int known = 0;
    int covered = 0;
    for (int i = 0; i < 400; i++) {
      var events = new ArrayList<Drawn>();
      for (int event = random.nextInt(6); event >= 0; event--) {
        events.add(drawn(random));
      }
      var customer =
          Customer.empty("c1").admit(events.stream().map(Drawn::event).toList()).entity();
      var more = drawn(random);

      var with = customer.admit(List.of(more.event())).entity();

      var description = "seed %d, %s in %s".formatted(seed, more, customer.events());
      boolean came = events.stream().anyMatch(one -> one.identity().equals(more.identity()));
      assertThat(customer.knows(more.event())).as(description).isEqualTo(came);
      boolean covers = EventSet.covers(customer.events(), more.event());
      assertThat(covers).as(description).isEqualTo(with.events().equals(customer.events()));
      known += came ? 1 : 0;
      covered += covers ? 1 : 0;
    }
    assertThat(known).isBetween(100, 390);
    assertThat(covered).isBetween(40, known - 1);
  }

  private static Drawn drawn(Random random) {
    int day = 1 + random.nextInt(2);
    int hour = 8 + random.nextInt(2);
    var id = "e" + random.nextInt(2);
    var line =
        "2026-03-0%dT%02d:%02d:00Z purchased amount=%d rev=%d%s%s"
            .formatted(
                day,
                hour,
                random.nextInt(2),
                1 + random.nextInt(2),
                random.nextInt(2),
                random.nextInt(4) == 0 ? " void" : "",
                random.nextInt(3) == 0 ? " plan=pro" : "");
    return new Drawn(id + " " + day + " " + hour, CustomerStory.event(line, id));
  }
}
