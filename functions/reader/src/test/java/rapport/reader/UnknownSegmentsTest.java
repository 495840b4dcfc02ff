package rapport.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import rapport.fact.Family;
import rapport.fact.Measure;
import rapport.survey.Survey;

/// Values of a dimension of which something is known, but nothing of the metric.
class UnknownSegmentsTest {

  private final ReaderWorld world = new ReaderWorld();

  /// A survey's family tells of responses by channel, too, and tickets of agents that answered
  /// none.
  @Test
  void whereNothingIsKnownOfAMetricThereIsNoSegment() {
    var family = Family.survey("relationship-2026");
    world.admin.define(
        new Survey(
            "relationship-2026",
            2,
            Samples.SURVEY.title(),
            Samples.SURVEY.questions(),
            "",
            List.of(),
            new Survey.Respondents(false, true)));
    world.reader = world.another();
    world.record(
        world.fact(
            "i",
            "2026-03-02T10:00:00Z",
            Map.of("channel", "email", "agent", "ann"),
            new Measure.Count(family, "invitations", 1),
            new Measure.Count(Family.TICKETS, "pending", 1)),
        world.fact(
            "r",
            "2026-03-02T11:00:00Z",
            Map.of("channel", "web", "agent", "ben"),
            new Measure.Count(family, "complete", 1),
            new Measure.Count(Family.TICKETS, "resolved", 1)),
        world.fact(
            "n", "2026-03-02T12:00:00Z", Map.of(), new Measure.Count(family, "complete", 1)));

    var rate = world.asked("response_rate", "segments", "by=channel&period=2026-03");
    var times = world.asked("first_response_time", "segments", "by=agent&period=2026-03");
    var counts = world.asked("tickets_resolved", "segments", "by=agent&period=2026-03");

    assertThat(rate.get("segments")).hasSize(1);
    assertThat(rate.at("/segments/0/segment/channel").textValue()).isEqualTo("email");
    assertThat(rate.get("other").isNull()).isTrue();
    assertThat(rate.get("none").isNull()).isTrue();
    assertThat(rate.at("/total/n").intValue()).isOne();
    assertThat(times.get("segments").findValuesAsText("agent")).containsExactly("ann");
    assertThat(counts.get("segments").findValuesAsText("agent")).containsExactly("ben", "ann");
  }
}
