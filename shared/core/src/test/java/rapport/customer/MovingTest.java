package rapport.customer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import rapport.entity.Milestone;
import rapport.fact.Measure;

/// Which segments lose a customer that moves between them, in November 2025.
class MovingTest {

  private static final Instant START = Instant.parse("2025-11-01T00:00:00Z");
  private static final Instant END = Instant.parse("2025-12-01T00:00:00Z");
  private static final String AWAY_AND_BACK =
      """
      2025-10-05T10:00:00Z joined plan=pro
      2025-10-06T10:00:00Z rewarded to=club
      2025-11-02T10:00:00Z active plan=free
      2025-11-03T10:00:00Z active plan=pro
      """;
  private static final String LEAVES = "2025-11-10T10:00:00Z left\n";

  @Test
  void whoMovedAwayAndBackIsLostWhereItWasAtTheStart() {
    assertThat(lost(AWAY_AND_BACK + LEAVES, "lost"))
        .containsExactly("total 1", "plan=free 0", "plan=pro 1");
    assertThat(lost(AWAY_AND_BACK + LEAVES, "lost:club"))
        .containsExactly("total 1", "plan=free 0", "plan=pro 1");
  }

  @Test
  void whoLeftFromElsewhereIsLostInTotalOnly() {
    var story = AWAY_AND_BACK + "2025-11-04T10:00:00Z active plan=free\n" + LEAVES;

    assertThat(lost(story, "lost")).containsExactly("total 1", "plan=free 0", "plan=pro 0");
  }

  @Test
  void whoCameBackToLeaveFromWhereItWasAtTheStartIsLostThereOnce() {
    var story =
        AWAY_AND_BACK
            + """
              2025-11-04T10:00:00Z active plan=free
              2025-11-05T10:00:00Z left
              2025-11-06T10:00:00Z joined plan=pro
              2025-11-07T10:00:00Z left
              2025-11-08T10:00:00Z joined
              """
            + LEAVES;

    assertThat(lost(story, "lost")).containsExactly("total 1", "plan=free 0", "plan=pro 1");
    assertThat(lost(story, "lost:club")).containsExactly("total 1", "plan=free 0", "plan=pro 1");
  }

  @Test
  void whoBecameAMemberElsewhereIsLostAsNoneOfTheStart() {
    var story = AWAY_AND_BACK.replace("2025-10-06", "2025-11-02") + LEAVES;

    assertThat(lost(story, "lost")).containsExactly("total 1", "plan=free 0", "plan=pro 1");
    assertThat(lost(story, "lost:club")).containsExactly("total 0", "plan=free 0", "plan=pro 0");
  }

  @Test
  void silenceIsLeavingFromWhereItWasSilent() {
    assertThat(lost(AWAY_AND_BACK.replace("2025-10-05", "2025-10-30"), "lost", 7))
        .containsExactly("total 1", "plan=free 0", "plan=pro 1");
  }

  /// Of the facts of November what counts in a month that began with it.
  private static List<String> lost(String story, String slot) {
    return lost(story, slot, 0);
  }

  private static List<String> lost(String story, String slot, int inactivityDays) {
    var given = CustomerFiguresTest.given(inactivityDays);
    var facts =
        CustomerStory.customer(story).milestones(given).stream()
            .filter(fact -> !fact.time().isBefore(START) && fact.time().isBefore(END))
            .toList();
    return List.of(
        "total " + facts.stream().mapToLong(fact -> count(fact, slot, "")).sum(),
        "plan=free " + inPlan(facts, "free", slot),
        "plan=pro " + inPlan(facts, "pro", slot));
  }

  private static long inPlan(List<Milestone> facts, String plan, String slot) {
    return facts.stream()
        .filter(fact -> plan.equals(fact.segments().get("plan")))
        .mapToLong(fact -> count(fact, slot, "plan"))
        .sum();
  }

  private static long count(Milestone fact, String slot, String dimension) {
    long count = 0;
    for (Measure measure : fact.measures()) {
      if (measure instanceof Measure.When when
          && when.what() instanceof Measure.Count(_, var name, long amount)
          && name.equals(slot)
          && when.began(dimension).holds(START)) {
        count += amount;
      }
    }
    return count;
  }
}
