package rapport.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import rapport.fact.Fact;
import rapport.fact.Family;
import rapport.fact.Measure;
import rapport.period.UtcHour;

class PublisherTest {

  private static final Instant TIME = Instant.parse("2026-03-02T09:10:00Z");

  /// One of them would be lost in the log.
  @Test
  void twoFactsOfOneNameInOneHourAreAFault() {
    var twice = thing(milestone(TIME), milestone(TIME.plusSeconds(60)));

    assertThatThrownBy(() -> twice.publish(thing(), 1, Frames.OPEN, false))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("two facts are called");
  }

  @Test
  void inTwoHoursTheyAreTwo() {
    var twice = thing(milestone(TIME), milestone(TIME.plusSeconds(3600)));

    var publication = twice.publish(thing(), 1, Frames.OPEN, false);

    assertThat(publication.facts()).extracting(Fact::hour).hasSize(2).doesNotHaveDuplicates();
    assertThat(publication.entity().published()).hasSize(2);
  }

  private static Thing thing(Milestone... milestones) {
    return new Thing(List.of(milestones), Collections.emptySortedSet());
  }

  private static Milestone milestone(Instant time) {
    return new Milestone(
        "seen",
        time,
        new Fact.Origin("c1", ""),
        new TreeMap<>(),
        List.of(new Measure.Count(new Family("visits"), "seen", 1)),
        new TreeMap<>());
  }

  private record Thing(List<Milestone> facts, SortedSet<Published> published)
      implements Entity<Thing> {

    @Override
    public String kind() {
      return "thing";
    }

    @Override
    public String id() {
      return "1";
    }

    @Override
    public Erased erased() {
      return Erased.NOTHING;
    }

    @Override
    public Thing withErased(Erased other) {
      throw new AssertionError("nothing is erased");
    }

    @Override
    public Thing withPublished(SortedSet<Published> known) {
      return new Thing(facts, known);
    }

    @Override
    public List<Milestone> milestones(Given given) {
      return facts;
    }

    @Override
    public boolean isFrozen(UtcHour hour) {
      return false;
    }
  }
}
