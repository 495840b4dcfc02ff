package rapport.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import rapport.period.Calendar;

class CalendarsTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

  @Test
  void anotherZoneIsAnnouncedAndCountsOnceItIsSwitchedTo() {
    var changed = Calendars.DEFAULT.changed(settings(BERLIN, DayOfWeek.MONDAY));

    assertThat(changed.current()).isEqualTo(Calendars.DEFAULT.current());
    assertThat(changed.announced()).containsExactly(new Calendar(2, BERLIN, DayOfWeek.MONDAY));
    assertThat(changed.switched())
        .isEqualTo(new Calendars(new Calendar(2, BERLIN, DayOfWeek.MONDAY), List.of()));
  }

  @Test
  void aZoneAnnouncedAlreadyIsNotAnnouncedAgain() {
    var once = Calendars.DEFAULT.changed(settings(BERLIN, DayOfWeek.MONDAY));

    assertThat(once.changed(settings(BERLIN, DayOfWeek.MONDAY))).isEqualTo(once);
    assertThat(once.changed(settings(BERLIN, DayOfWeek.SUNDAY)).announced())
        .containsExactly(new Calendar(3, BERLIN, DayOfWeek.SUNDAY));
  }

  @Test
  void anotherZoneMeanwhileIsAnotherVersion() {
    var twice =
        Calendars.DEFAULT
            .changed(settings(BERLIN, DayOfWeek.MONDAY))
            .changed(settings(TOKYO, DayOfWeek.MONDAY));

    assertThat(twice.announced()).containsExactly(new Calendar(3, TOKYO, DayOfWeek.MONDAY));
  }

  @Test
  void anotherStartOfTheWeekIsAnnouncedSinceDistinctCountsDependOnIt() {
    var changed = Calendars.DEFAULT.changed(settings(Settings.DEFAULT.zone(), DayOfWeek.SUNDAY));

    assertThat(changed.current()).isEqualTo(Calendars.DEFAULT.current());
    assertThat(changed.announced())
        .containsExactly(new Calendar(2, Settings.DEFAULT.zone(), DayOfWeek.SUNDAY));
  }

  @Test
  void backToTheZoneThatCountsIsAThirdVersionAndNoneIsUsedAgain() {
    var back =
        Calendars.DEFAULT
            .changed(settings(BERLIN, DayOfWeek.MONDAY))
            .changed(settings(Settings.DEFAULT.zone(), DayOfWeek.MONDAY));

    assertThat(back.announced())
        .containsExactly(new Calendar(3, Settings.DEFAULT.zone(), DayOfWeek.MONDAY));
    assertThat(back.switched().changed(settings(TOKYO, DayOfWeek.MONDAY)).announced())
        .containsExactly(new Calendar(4, TOKYO, DayOfWeek.MONDAY));
  }

  private static Settings settings(ZoneId zone, DayOfWeek weekStart) {
    return new Settings(zone, weekStart, List.of(), List.of(), "EUR", 10);
  }
}
