package rapport.customer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import rapport.entity.EventHash;
import rapport.entity.Stamp;
import rapport.event.Payload.CustomerAction.Reached;
import rapport.event.Version;
import rapport.fact.Family;
import rapport.fact.Measure;

/// A customer goes from visit over trial to purchase, and all counts where it first visited.
class JourneysTest {

  private static final String FIRST = "2026-03-01T10:00:00Z";
  private static final String LATER = "2026-03-05T10:00:00Z";
  private static final String LAST = "2026-04-09T10:00:00Z";

  @Test
  void eachStageThatFollowedCountsAtTheFirst() {
    var visited = reached("visited", FIRST);
    var tried = reached("tried", LATER);
    var bought = reached("bought", LAST);

    var journeys = journeys(visited, tried, bought);

    assertThat(journeys.measures(visited))
        .containsExactly(one("shop:visited"), one("shop:tried"), one("shop:bought"));
    assertThat(journeys.measures(tried)).isEmpty();
    assertThat(journeys.measures(bought)).isEmpty();
  }

  @Test
  void whoeverGoesOnAtTheSameMomentHasGoneOn() {
    var visited = reached("visited", FIRST);

    assertThat(journeys(visited, reached("tried", FIRST)).measures(visited))
        .containsExactly(one("shop:visited"), one("shop:tried"));
  }

  @Test
  void whatCameBeforeTheStageBeforeIsNoStep() {
    var visited = reached("visited", LATER);

    assertThat(journeys(reached("tried", FIRST), visited).measures(visited))
        .containsExactly(one("shop:visited"));
  }

  @Test
  void aStageThatWasLeftOutEndsTheJourney() {
    var visited = reached("visited", FIRST);

    assertThat(journeys(visited, reached("bought", LATER)).measures(visited))
        .containsExactly(one("shop:visited"));
  }

  @Test
  void ofSeveralVisitsTheFirstIsTheBeginning() {
    var first = reached("visited", FIRST);
    var second = reached("visited", LATER);

    var journeys = journeys(first, second, reached("tried", LAST));

    assertThat(journeys.measures(first)).containsExactly(one("shop:visited"), one("shop:tried"));
    assertThat(journeys.measures(second)).isEmpty();
  }

  @Test
  void withoutTheFirstStageThereIsNoJourneyAndNoneOnAnotherOne() {
    var tried = reached("tried", FIRST);
    var elsewhere = event(new Reached("hiring", "visited"), LATER);

    var journeys = journeys(tried, elsewhere);

    assertThat(journeys.measures(tried)).isEmpty();
    assertThat(journeys.measures(elsewhere)).isEmpty();
  }

  @Test
  void eachJourneyCountsAtItsOwnBeginning() {
    var visited = reached("visited", FIRST);
    var applied = event(new Reached("hiring", "applied"), LATER);
    var declared = new TreeMap<>(Map.of("hiring", List.of("applied"), "shop", List.of("visited")));

    var journeys = new Journeys(declared, List.of(visited, applied));

    assertThat(journeys.measures(visited)).containsExactly(one("shop:visited"));
    assertThat(journeys.measures(applied)).containsExactly(one("hiring:applied"));
  }

  private static Journeys journeys(CustomerEvent... events) {
    var declared = new TreeMap<>(Map.of("shop", List.of("visited", "tried", "bought")));
    return new Journeys(declared, Stream.of(events).toList());
  }

  private static Measure one(String slot) {
    return new Measure.Count(Family.JOURNEYS, slot, 1);
  }

  private static CustomerEvent reached(String stage, String time) {
    return event(new Reached("shop", stage), time);
  }

  private static CustomerEvent event(Reached reached, String time) {
    var hash = EventHash.of(reached + time);
    return new CustomerEvent(
        new Stamp(hash, Instant.parse(time), Version.FIRST, ""),
        Collections.emptySortedMap(),
        reached);
  }
}
