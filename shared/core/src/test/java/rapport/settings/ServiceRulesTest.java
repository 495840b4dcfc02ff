package rapport.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import rapport.business.OpeningHours;
import rapport.business.Schedule;
import rapport.business.Window;
import rapport.settings.ServiceRules.Promise;
import rapport.settings.ServiceTargets.Goal;

class ServiceRulesTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final LocalDate CHANGE = LocalDate.of(2026, 6, 1);
  private static final Instant BEFORE = Instant.parse("2026-05-31T21:59:59Z");
  private static final Instant AFTER = Instant.parse("2026-05-31T22:00:00Z");
  private static final OpeningHours DAY = hours(540, 1020);
  private static final OpeningHours LONG_DAY = hours(480, 1200);
  private static final OpeningHours NIGHT = hours(1200, 1440);

  private static final ServiceTarget HOUR = new ServiceTarget(60, true);
  private static final ServiceTarget MINUTE = new ServiceTarget(1, false);

  private static final ServiceRules RULES =
      new ServiceRules(
          BERLIN,
          new TreeMap<>(
              Map.of(
                  "day",
                  new Timeline<>(new TreeMap<>(Map.of(Timeline.EVER, DAY, CHANGE, LONG_DAY))),
                  "night",
                  Timeline.ever(NIGHT))),
          Timeline.ever(
              new CalendarAssignment(
                  "day",
                  values("late", "night", "robots", CalendarAssignment.NONE),
                  values("chat", "night"))),
          new Timeline<>(
              new TreeMap<>(
                  Map.of(
                      CHANGE,
                      new ServiceTargets(
                          new TreeMap<>(Map.of(ServiceTargets.OTHERS, HOUR, "urgent", MINUTE)),
                          new TreeMap<>(Map.of("urgent", HOUR)))))));

  @Test
  void aVersionHoldsFromTheLocalBeginningOfItsDay() {
    assertThat(RULES.businessHours(BEFORE, values())).contains(DAY);
    assertThat(RULES.businessHours(AFTER, values())).contains(LONG_DAY);
  }

  @Test
  void aGroupGoesBeforeAChannelAndThatBeforeTheRest() {
    assertThat(RULES.businessHours(BEFORE, values("channel", "chat"))).contains(NIGHT);
    assertThat(RULES.businessHours(BEFORE, values("channel", "mail", "group", "x"))).contains(DAY);
    assertThat(RULES.businessHours(BEFORE, values("group", "late", "channel", "mail")))
        .contains(NIGHT);
    assertThat(RULES.businessHours(BEFORE, values("group", "robots", "channel", "chat"))).isEmpty();
  }

  @Test
  void nothingIsPromisedBeforeTheFirstVersion() {
    assertThat(RULES.promise(Goal.FIRST_RESPONSE, BEFORE, values())).isEmpty();
    assertThat(RULES.promise(Goal.FIRST_RESPONSE, AFTER, values()))
        .contains(new Promise(LONG_DAY, HOUR));
  }

  @Test
  void aPriorityHasItsOwnTargetOrThatOfTheOthers() {
    assertThat(RULES.promise(Goal.FIRST_RESPONSE, AFTER, values("priority", "urgent")))
        .contains(new Promise(Schedule.CLOCK, MINUTE));
    assertThat(RULES.promise(Goal.FIRST_RESPONSE, AFTER, values("priority", "low")))
        .contains(new Promise(LONG_DAY, HOUR));
    assertThat(RULES.promise(Goal.RESOLUTION, AFTER, values("priority", "low"))).isEmpty();
  }

  @Test
  void withoutBusinessHoursNothingIsPromisedInThem() {
    var robots = values("group", "robots");

    assertThat(RULES.promise(Goal.FIRST_RESPONSE, AFTER, robots)).isEmpty();
    robots.put("priority", "urgent");
    assertThat(RULES.promise(Goal.FIRST_RESPONSE, AFTER, robots))
        .contains(new Promise(Schedule.CLOCK, MINUTE));
  }

  @Test
  void whoHasDecidedNothingIsTheSameInEveryZone() {
    var nothing = new ServiceRules(BERLIN, new TreeMap<>(), Timeline.nothing(), Timeline.nothing());

    assertThat(nothing).isEqualTo(ServiceRules.NONE);
    assertThat(nothing.zone()).isEqualTo(ZoneOffset.UTC);
    assertThat(nothing.businessHours(AFTER, values())).isEmpty();
    assertThat(nothing.hasBusinessHours()).isFalse();
    assertThat(RULES.hasBusinessHours()).isTrue();
  }

  @Test
  void aTargetOfNoTimeIsRefused() {
    assertThatThrownBy(() -> new ServiceTarget(0, false))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static SortedMap<String, String> values(String... pairs) {
    var values = new TreeMap<String, String>();
    for (int i = 0; i < pairs.length; i += 2) {
      values.put(pairs[i], pairs[i + 1]);
    }
    return values;
  }

  private static OpeningHours hours(int from, int to) {
    return new OpeningHours(
        BERLIN,
        new TreeMap<>(Map.of(DayOfWeek.MONDAY, List.of(new Window(from, to)))),
        new TreeMap<>());
  }

  @Test
  void theZoneMattersAsSoonAsAnythingIsDecided() {
    var none = ServiceRules.NONE;
    var calendars = RULES.calendars();
    var assignments = RULES.assignments();
    var targets = RULES.targets();

    for (var rules :
        List.of(
            new ServiceRules(BERLIN, calendars, none.assignments(), none.targets()),
            new ServiceRules(BERLIN, none.calendars(), assignments, none.targets()),
            new ServiceRules(BERLIN, none.calendars(), none.assignments(), targets))) {
      assertThat(rules.zone()).isEqualTo(BERLIN);
    }
    assertThat(new ServiceRules(BERLIN, none.calendars(), none.assignments(), none.targets()))
        .isEqualTo(none);
  }
}
