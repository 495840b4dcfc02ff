package rapport.store;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import rapport.store.SummaryKey.Level;

/// The records of one level from one period to another: what one query reads of a part.
///
/// @param first the earliest period, as its record is called
/// @param last the latest, included
public record Stretch(Level level, String first, String last) {

  private static final String FIRST_YEAR = "0001";

  /// What together holds all time before a day, of running families: at most 30 days of its month,
  /// 11 months of its year, and every year before.
  public static List<Stretch> before(LocalDate day) {
    var stretches = new ArrayList<Stretch>();
    var month = YearMonth.from(day);
    if (day.getDayOfMonth() > 1) {
      stretches.add(new Stretch(Level.DAY, month.atDay(1).toString(), day.minusDays(1).toString()));
    }
    if (month.getMonthValue() > 1) {
      stretches.add(
          new Stretch(Level.MONTH, month.withMonth(1).toString(), month.minusMonths(1).toString()));
    }
    stretches.add(new Stretch(Level.YEAR, FIRST_YEAR, String.format("%04d", day.getYear() - 1)));
    return List.copyOf(stretches);
  }
}
