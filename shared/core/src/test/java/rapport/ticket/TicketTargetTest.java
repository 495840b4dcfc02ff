package rapport.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rapport.business.OpeningHours;
import rapport.business.Window;
import rapport.entity.Given;
import rapport.entity.Lines;
import rapport.settings.CalendarAssignment;
import rapport.settings.CustomerRules;
import rapport.settings.EntityRules;
import rapport.settings.ServiceRules;
import rapport.settings.ServiceTarget;
import rapport.settings.ServiceTargets;
import rapport.settings.Timeline;

/// Targets of a desk that works from 9 to 17, promises an answer within an hour of the clock, half
/// of it if urgent, two hours of work if the priority is `work`; and a resolution within two hours
/// of the clock. From the third of March on it promises an answer within five minutes.
class TicketTargetTest {

  private static final Given DESK = desk();

  @Test
  void whatNobodyAnswersIsBreachedByTheClockAlone() {
    assertThat(dues("09:00 created group=a"))
        .containsExactly(
            "first-response-due 10:00 {group=a} firstResponseTarget:breached=1",
            "resolution-due 11:00 {group=a} resolutionTarget:breached=1");
  }

  @Test
  void whatIsReachedInTimeIsMetWhenItFallsDueUnderTheValuesOfThatMoment() {
    assertThat(dues("09:00 created\n09:10 replied agent=ann\n09:30 resolved agent=bob"))
        .containsExactly(
            "first-response-due 10:00 {agent=ann} firstResponseTarget:met=1",
            "resolution-due 11:00 {agent=bob} resolutionTarget:met=1");
  }

  @ParameterizedTest
  @CsvSource({"09:59:59.999, met", "10:00:00, met", "10:00:00.001, breached", "16:00:00, breached"})
  void theLastMomentStillMeets(String time, String outcome) {
    assertThat(dues("09:00 created\n2026-03-02T%sZ replied agent=ann".formatted(time)))
        .first()
        .asString()
        .contains("first-response-due 10:00", "Target:" + outcome)
        .matches(line -> line.contains("ann") == outcome.equals("met"));
  }

  @Test
  void whilePausedNothingIsDueAndThePauseMovesTheDueTime() {
    assertThat(dues("09:00 created\n09:30 paused")).isEmpty();
    assertThat(dues("09:00 created\n09:30 paused\n13:00 resumed"))
        .containsExactly(
            "first-response-due 13:30 {} firstResponseTarget:breached=1",
            "resolution-due 14:30 {} resolutionTarget:breached=1");
  }

  @Test
  void whatIsResolvedWhenItFallsDueIsMetAlsoIfItIsReopenedLater() {
    assertThat(dues("09:00 created\n10:00 resolved\n12:00 reopened"))
        .contains("resolution-due 11:00 {} resolutionTarget:met=1");
  }

  @Test
  void whatIsReopenedBeforeItFallsDueGoesOnWithTheTimeThatWasLeft() {
    assertThat(dues("09:00 created\n10:00 resolved\n10:50 reopened"))
        .contains("resolution-due 11:50 {} resolutionTarget:breached=1");
    assertThat(dues("09:00 created\n10:00 resolved\n10:50 reopened\n11:30 resolved"))
        .contains("resolution-due 11:50 {} resolutionTarget:met=1");
  }

  @Test
  void anotherPriorityIsAnotherTargetFromTheCreationOn() {
    assertThat(dues("09:00 created\n09:10 assigned priority=urgent"))
        .first()
        .isEqualTo("first-response-due 09:30 {priority=urgent} firstResponseTarget:breached=1");
    assertThat(dues("09:00 created priority=urgent\n09:10 assigned priority=low"))
        .first()
        .isEqualTo("first-response-due 10:00 {priority=low} firstResponseTarget:breached=1");
  }

  @Test
  void whatIsOverdueByAShorterTargetFallsDueWhenItGetsIt() {
    assertThat(dues("09:00 created\n09:50 assigned priority=urgent\n09:55 replied"))
        .first()
        .isEqualTo("first-response-due 09:50 {priority=urgent} firstResponseTarget:breached=1");
  }

  @Test
  void onceBreachedItStaysSoWhateverItsPriorityBecomes() {
    assertThat(dues("09:00 created priority=urgent\n09:31 assigned priority=low\n09:40 replied"))
        .first()
        .isEqualTo("first-response-due 09:30 {priority=urgent} firstResponseTarget:breached=1");
  }

  @Test
  void aClosedTicketHasNothingDueUntilItIsReopened() {
    assertThat(dues("09:00 created\n09:30 closed")).isEmpty();
    assertThat(dues("09:00 created\n09:30 closed\n15:00 reopened"))
        .containsExactly(
            "first-response-due 15:00 {} firstResponseTarget:breached=1",
            "resolution-due 16:30 {} resolutionTarget:breached=1");
  }

  @Test
  void whatIsResolvedUnansweredOwesAnAnswerOnlyOnceItIsReopened() {
    assertThat(dues("09:00 created\n09:05 resolved"))
        .containsExactly("resolution-due 11:00 {} resolutionTarget:met=1");
    assertThat(dues("09:00 created\n09:05 resolved\n14:00 reopened\n14:59 replied"))
        .contains("first-response-due 15:00 {} firstResponseTarget:met=1");
  }

  @Test
  void businessHoursCountWhereTheTargetSaysSo() {
    assertThat(Story.ticket("16:00 created priority=work").milestones(DESK))
        .filteredOn(milestone -> milestone.name().equals("first-response-due"))
        .singleElement()
        .satisfies(due -> assertThat(due.time()).isEqualTo(Instant.parse("2026-03-03T10:00:00Z")));
  }

  @Test
  void whoHasNoBusinessHoursHasNoTargetInThemAndNoBusinessFigure() {
    assertThat(dues("09:00 created priority=work group=free"))
        .noneMatch(line -> line.startsWith("first-response-due"));
    assertThat(lines("09:00 created group=free\n18:00 replied"))
        .contains("first-response 18:00 {group=free} firstResponse=540min");
  }

  @Test
  void theHoursOfTheMilestoneHoldForTheWholeTime() {
    assertThat(lines("08:00 created group=free\n12:00 assigned group=a\n18:00 replied"))
        .contains(
            "first-response 18:00 {group=a} firstResponse=600min firstResponse:business=480min");
  }

  @Test
  void anUnansweredTicketIsPendingInBusinessHoursIfItHasAny() {
    assertThat(lines("09:00 created\n09:05 resolved"))
        .contains("created 09:00 {} created=1 createdHours pending=1 pending:business=1 open=1");
    assertThat(lines("09:00 created group=free"))
        .contains("created 09:00 {group=free} created=1 createdHours pending=1 open=1");
  }

  @Test
  void whatWasPromisedWhenTheWaitBeganHoldsWhateverIsPromisedLater() {
    assertThat(dues("23:30 created"))
        .first()
        .isEqualTo("first-response-due 00:30 {} firstResponseTarget:breached=1");
    assertThat(dues("23:30 created\n23:40 resolved\n2026-03-03T08:00:00Z reopened"))
        .first()
        .isEqualTo("first-response-due 08:05 {} firstResponseTarget:breached=1");
  }

  @Test
  void aDeletedTicketOwesNothing() {
    assertThat(lines("09:00 created\n09:10 deleted")).isEmpty();
  }

  private static List<String> dues(String story) {
    return lines(story).stream().filter(line -> line.contains("-due ")).toList();
  }

  private static List<String> lines(String story) {
    return Lines.of(Story.ticket(story).milestones(DESK));
  }

  private static Given desk() {
    var week = new TreeMap<DayOfWeek, List<Window>>();
    List.of(DayOfWeek.values()).forEach(day -> week.put(day, List.of(new Window(540, 1020))));
    var hours = new OpeningHours(ZoneOffset.UTC, week, new TreeMap<>());
    var none = new TreeMap<>(Map.of("free", CalendarAssignment.NONE));
    var resolution = new TreeMap<>(Map.of(ServiceTargets.OTHERS, new ServiceTarget(120, false)));
    var first =
        new TreeMap<>(
            Map.of(
                ServiceTargets.OTHERS,
                new ServiceTarget(60, false),
                "urgent",
                new ServiceTarget(30, false),
                "work",
                new ServiceTarget(120, true)));
    var later = new TreeMap<>(Map.of(ServiceTargets.OTHERS, new ServiceTarget(5, false)));
    var targets =
        new TreeMap<>(
            Map.of(
                Timeline.EVER,
                new ServiceTargets(first, resolution),
                LocalDate.of(2026, 3, 3),
                new ServiceTargets(later, resolution)));
    var rules =
        new ServiceRules(
            ZoneOffset.UTC,
            new TreeMap<>(Map.of("desk", Timeline.ever(hours))),
            Timeline.ever(new CalendarAssignment("desk", none, new TreeMap<>())),
            new Timeline<>(targets));
    return new Given(
        new EntityRules(rules, CustomerRules.NONE), Instant.parse("2030-01-01T00:00:00Z"));
  }
}
