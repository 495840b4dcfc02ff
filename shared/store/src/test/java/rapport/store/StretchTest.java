package rapport.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.store.SummaryKey.Level;

/// Which records hold all time before a day.
class StretchTest {

  /// Every day of six years is counted, in the year, month or day that holds it: each before the
  /// day once, no other.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-01-01",
        "2026-01-02",
        "2026-01-31",
        "2026-03-01",
        "2028-03-01",
        "2026-12-31"
      })
  void everyEarlierDayIsInExactlyOneOfThem(String text) {
    var day = LocalDate.parse(text);
    var stretches = Stretch.before(day);

    LocalDate.of(2023, 1, 1)
        .datesUntil(LocalDate.of(2029, 1, 1))
        .forEach(
            date ->
                assertThat(holders(date, stretches))
                    .as("%s before %s", date, day)
                    .hasSize(date.isBefore(day) ? 1 : 0));
  }

  private static List<Stretch> holders(LocalDate date, List<Stretch> stretches) {
    var holders = new ArrayList<Stretch>();
    for (Stretch stretch : stretches) {
      var name =
          switch (stretch.level()) {
            case DAY -> date.toString();
            case MONTH -> YearMonth.from(date).toString();
            case YEAR -> Year.from(date).toString();
          };
      if (name.compareTo(stretch.first()) >= 0 && name.compareTo(stretch.last()) <= 0) {
        holders.add(stretch);
      }
    }
    return holders;
  }

  @Test
  void atTheBeginningOfAYearOnlyYearsAreEarlier() {
    assertThat(Stretch.before(LocalDate.of(2026, 1, 1)))
        .containsExactly(new Stretch(Level.YEAR, "0001", "2025"));
  }
}
