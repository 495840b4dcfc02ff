package rapport.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rapport.period.Calendar;
import rapport.period.UtcHour;

/// Which hours are looked at of a tenant all of whose days are kept by their hours, if each night
/// has time for as many days as it may look at.
class HoursInTurnTest {

  private static final LocalDate START = LocalDate.of(2020, 1, 1);

  /// Its records are final a week before the log begins to expire.
  private static final int FINAL_FOR_DAYS = 8;

  @ParameterizedTest
  @CsvSource({"62, UTC", "400, Europe/Berlin", "400, America/St_Johns", "3650, UTC"})
  void everyHourOfADayIsLookedAtBeforeItIsFinal(int retentionDays, String zone) {
    var calendar = RollupWorld.calendar(1, zone);
    var looks = looks(retentionDays, calendar);

    for (int number = retentionDays; number < 2 * retentionDays; number++) {
      var date = START.plusDays(number);
      var all = new HashSet<UtcHour>();
      looks.get(date).forEach(all::addAll);
      var first = new HashSet<UtcHour>();
      looks.get(date).forEach(hours -> first.add(hours.getFirst()));
      assertThat(all).as("%s", date).hasSameElementsAs(calendar.hoursOf(date));
      assertThat(first).as("first ones of %s", date).hasSizeGreaterThanOrEqualTo(6);
    }
  }

  /// What [Night] does when it is not cut short by time, night for night, until all days of the
  /// second retention are final.
  private static TreeMap<LocalDate, List<List<UtcHour>>> looks(
      int retentionDays, Calendar calendar) {
    var looks = new TreeMap<LocalDate, List<List<UtcHour>>>();
    int round = 0;
    var last = LocalDate.EPOCH;
    for (int night = 0; night < 3 * retentionDays; night++) {
      var end = START.plusDays(night);
      var oldest = end.minusDays(retentionDays);
      var day = last.isBefore(oldest) ? oldest : last.plusDays(1);
      for (int left = Night.MAX_DAYS; day.isBefore(end) && left > 0; day = day.plusDays(1)) {
        if (!day.isBefore(START) && !day.isBefore(oldest.plusDays(FINAL_FOR_DAYS))) {
          looks
              .computeIfAbsent(day, _ -> new ArrayList<>())
              .add(DayCheck.hoursOf(dirty(calendar, day), round));
          left--;
        }
        last = day;
      }
      if (!day.isBefore(end)) {
        round++;
        last = LocalDate.EPOCH;
      }
    }
    return looks;
  }

  private static DirtyDay dirty(Calendar calendar, LocalDate day) {
    return new DirtyDay(RollupWorld.TENANT, calendar, day, Collections.emptySortedMap());
  }
}
