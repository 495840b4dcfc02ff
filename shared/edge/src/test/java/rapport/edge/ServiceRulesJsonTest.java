package rapport.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.business.Window;
import rapport.settings.CalendarAssignment;
import rapport.settings.ServiceRules;
import rapport.settings.ServiceTarget;
import rapport.settings.Settings;
import rapport.settings.Timeline;

final class ServiceRulesJsonTest {

  /// Noon of a Sunday.
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  private static final String WHOLE =
      """
      {"timezone":"Europe/Berlin",
       "businessCalendars":[
        {"name":"desk","timezone":"Asia/Shanghai",
         "hours":{"monday":["09:00-12:00","13:00-24:00"],"sunday":["10:00-11:30"]},
         "holidays":{"2026-12-24":["09:00-12:00"],"2026-12-25":[]}},
        {"name":"desk","from":"2027-01-01","hours":{"friday":["00:00-00:01"]}},
        {"name":"night","hours":{}}],
       "calendarAssignments":[
        {"calendar":"desk","groups":{"late":"night","robots":null},"channels":{"chat":"night"}},
        {"from":"2026-06-01","calendar":null}],
       "serviceTargets":[
        {"firstResponse":{"default":{"minutes":480,"calendar":"business"},
                          "priorities":{"urgent":{"minutes":60}}}},
        {"from":"2026-06-01","resolution":{"default":{"minutes":2880,"calendar":"clock"}}}]}
      """;

  @Test
  void rulesAreReadAsTheyAreMeant() {
    var rules = rules(WHOLE);
    var desk = rules.calendars().get("desk").versions();
    var first = desk.get(Timeline.EVER);

    assertThat(rules.zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
    assertThat(first.zone()).isEqualTo(ZoneId.of("Asia/Shanghai"));
    assertThat(first.week())
        .isEqualTo(
            Map.of(
                DayOfWeek.MONDAY,
                List.of(new Window(540, 720), new Window(780, 1440)),
                DayOfWeek.SUNDAY,
                List.of(new Window(600, 690))));
    assertThat(first.holidays().get(LocalDate.of(2026, 12, 25))).isEmpty();
    assertThat(first.holidays().get(LocalDate.of(2026, 12, 24))).hasSize(1);
    assertThat(desk.get(LocalDate.of(2027, 1, 1)).zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
    assertThat(rules.assignments().versions().values())
        .containsExactly(
            new CalendarAssignment(
                "desk",
                new TreeMap<>(Map.of("late", "night", "robots", "")),
                new TreeMap<>(Map.of("chat", "night"))),
            CalendarAssignment.forAll(""));
    assertThat(rules.targets().versions().firstEntry().getValue().firstResponse())
        .isEqualTo(
            Map.of("", new ServiceTarget(480, true), "urgent", new ServiceTarget(60, false)));
    assertThat(rules.targets().versions().lastEntry().getValue().resolution())
        .isEqualTo(Map.of("", new ServiceTarget(2880, false)));
  }

  @Test
  void rulesAreWrittenAsTheyWereRead() {
    var settings = settings(WHOLE);
    var text = SettingsJson.write(settings);

    assertThat(SettingsJson.stored(text)).isEqualTo(settings);
    assertThat(SettingsJson.write(SettingsJson.stored(text))).isEqualTo(text);
  }

  @Test
  void whatWasWrittenMayBePutAgainWhenAllOfItHasBegun() {
    var settings = settings(WHOLE);

    assertThat(
            pointers(SettingsJson.write(settings), settings, Instant.parse("2028-01-01T00:00:00Z")))
        .isEmpty();
  }

  @Test
  void allErrorsAreFoundAtOnce() {
    var text =
        """
        {"businessCalendars":[
          {"hours":{"monday":["09:00-17:00"]}},
          {"name":"a b","hours":7},
          {"name":"desk","timezone":"Mars/Olympus","from":"soon","hours":{"someday":[],"monday":"x"}},
          {"name":"late","hours":{"monday":["9-17","09:00-09:00","17:00-09:00","23:00-24:01","25:00-26:00",
                                            7,"10:00-12:00","11:00-13:00"]},"colour":1},
          {"name":"late","hours":{},"holidays":{"2026-02-29":[],"Christmas":[],"2026-12-24":["x"]}}],
         "calendarAssignments":[
          {"calendar":"nobody","groups":{"a":"desk","b":"nobody","":"desk"},"channels":[]},
          {"from":"2026-13-01","calendar":7,"group":{}}],
         "serviceTargets":[
          {"firstResponse":{"default":{"minutes":0},"priorities":{"high":{},"low":null,"mid":{"minutes":5,"calendar":"moon"}}}},
          {"resolution":{"default":7,"others":{}},"late":{}}]}
        """;

    assertThat(pointers(text))
        .containsExactlyInAnyOrder(
            "/businessCalendars/0/name",
            "/businessCalendars/1/name",
            "/businessCalendars/1/hours",
            "/businessCalendars/2/timezone",
            "/businessCalendars/2/from",
            "/businessCalendars/2/hours/someday",
            "/businessCalendars/2/hours/monday",
            "/businessCalendars/3/hours/monday/0",
            "/businessCalendars/3/hours/monday/1",
            "/businessCalendars/3/hours/monday/2",
            "/businessCalendars/3/hours/monday/3",
            "/businessCalendars/3/hours/monday/4",
            "/businessCalendars/3/hours/monday/5",
            "/businessCalendars/3/hours/monday/7",
            "/businessCalendars/3/colour",
            "/businessCalendars/4/from",
            "/businessCalendars/4/holidays/2026-02-29",
            "/businessCalendars/4/holidays/Christmas",
            "/businessCalendars/4/holidays/2026-12-24/0",
            "/calendarAssignments/0/calendar",
            "/calendarAssignments/0/groups/b",
            "/calendarAssignments/0/groups/",
            "/calendarAssignments/0/channels",
            "/calendarAssignments/1/from",
            "/calendarAssignments/1/calendar",
            "/calendarAssignments/1/group",
            "/serviceTargets/0/firstResponse/default/minutes",
            "/serviceTargets/0/firstResponse/priorities/high/minutes",
            "/serviceTargets/0/firstResponse/priorities/low",
            "/serviceTargets/0/firstResponse/priorities/mid/calendar",
            "/serviceTargets/1/resolution/default",
            "/serviceTargets/1/resolution/others",
            "/serviceTargets/1/late",
            "/serviceTargets/1/from");
  }

  @Test
  void aTargetInBusinessHoursNeedsThatSomebodyHasAny() {
    assertThat(
            pointers(
                """
                {"serviceTargets":[{"resolution":{"default":{"minutes":5,"calendar":"business"}}}]}
                """))
        .containsExactly("/serviceTargets/0/resolution/default/calendar");
  }

  @ParameterizedTest
  @ValueSource(strings = {"businessCalendars", "calendarAssignments", "serviceTargets"})
  void whatIsNoListOrTooLongIsRefused(String list) {
    assertThat(pointers("{\"%s\":{}}".formatted(list))).containsExactly("/" + list);
    assertThat(pointers("{\"%s\":[7]}".formatted(list))).contains("/" + list + "/0");
    assertThat(pointers("{\"%s\":[%s{}]}".formatted(list, "{},".repeat(50))))
        .containsExactly("/" + list);
  }

  /// Each change is made to the rules of the day before yesterday.
  @ParameterizedTest(name = "{0} → {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "09:00-12:00 | 09:00-12:30 | /businessCalendars/0",
        "Asia/Shanghai | Asia/Tokyo | /businessCalendars/0",
        "\"2026-12-24\" | \"2026-03-01\" | /businessCalendars/0",
        "\"2026-12-24\" | \"2026-03-02\" | ''",
        "\"2027-01-01\" | \"2026-02-28\" | /businessCalendars/1/from",
        "\"2027-01-01\" | \"2026-03-01\" | ''",
        "00:00-00:01 | 00:00-00:02 | ''",
        "\"late\":\"night\" | \"late\":\"desk\" | /calendarAssignments/0",
        "\"2026-06-01\",\"calendar\" | \"2026-02-28\",\"calendar\" | /calendarAssignments/1/from",
        "\"2026-06-01\",\"calendar\" | \"2026-03-01\",\"calendar\" | ''",
        "480 | 479 | /serviceTargets/0",
        "2880 | 7 | ''",
        "{\"firstResponse\" | {\"from\":\"2026-03-01\",\"firstResponse\" | /serviceTargets",
        "{\"firstResponse\" | {\"from\":\"2020-01-01\",\"firstResponse\" | /serviceTargets /serviceTargets/0/from",
        "\"Europe/Berlin\" | \"Europe/Paris\" | /businessCalendars/2",
      })
  void whatHasBegunStaysAndWhatIsToComeMayChange(String part, String other, String expected) {
    assertThat(WHOLE).contains(part);
    var wanted = expected.isEmpty() ? new String[0] : expected.split(" ");

    assertThat(pointers(WHOLE.replace(part, other), settings(WHOLE), NOW)).containsExactly(wanted);
  }

  @Test
  void allOfItCannotBeForgotten() {
    assertThat(pointers("{}", settings(WHOLE), NOW))
        .containsExactly("/calendarAssignments", "/serviceTargets");
  }

  @Test
  void theFirstMayHaveBegunAtAnyTime() {
    var later = "{\"serviceTargets\":[{\"from\":\"2026-06-01\"}]}";
    var past = "{\"serviceTargets\":[{\"from\":\"2020-01-01\"}]}";

    assertThat(pointers(past, settings(later), NOW)).isEmpty();
    assertThat(pointers(later, settings(past), NOW)).containsExactly("/serviceTargets");
  }

  @Test
  void aCalendarThatNobodyHasMayGo() {
    var unused = "{\"businessCalendars\":[{\"name\":\"desk\",\"hours\":{}}]}";

    assertThat(pointers("{}", settings(unused), NOW)).isEmpty();
  }

  private static ServiceRules rules(String text) {
    return settings(text).rules().service();
  }

  private static Settings settings(String text) {
    return switch (SettingsJson.read(value(text))) {
      case Checked.Valid<Settings>(Settings settings) -> settings;
      case Checked.Invalid<Settings>(List<FieldError> errors) ->
          throw new AssertionError(errors.toString());
    };
  }

  private static List<String> pointers(String text) {
    return pointers(text, Settings.DEFAULT, NOW);
  }

  private static List<String> pointers(String text, Settings before, Instant now) {
    return switch (SettingsJson.read(value(text), before, now)) {
      case Checked.Valid<Settings> _ -> List.of();
      case Checked.Invalid<Settings>(List<FieldError> errors) ->
          errors.stream().map(FieldError::pointer).toList();
    };
  }

  private static Json.Value value(String text) {
    return ((Json.Parsed.Values) Json.readOne(text)).values().getFirst();
  }
}
