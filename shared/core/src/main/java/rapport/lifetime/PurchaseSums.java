package rapport.lifetime;

import java.math.BigDecimal;
import java.util.Comparator;

/// What one customer's purchases add up to. Merging takes the least, the greatest and two sums, so
/// purchases may come in any order, each day once.
///
/// @param firstDay of the first purchase, counted from any fixed day
/// @param lastDay of the last purchase, `firstDay` or later
/// @param days with a purchase, 1 to the number of days from the first to the last
/// @param spend on all these days in one currency, 0 or more
public record PurchaseSums(long firstDay, long lastDay, long days, BigDecimal spend)
    implements Comparable<PurchaseSums> {

  private static final Comparator<PurchaseSums> ORDER =
      Comparator.comparingLong(PurchaseSums::firstDay)
          .thenComparingLong(PurchaseSums::lastDay)
          .thenComparingLong(PurchaseSums::days)
          .thenComparing(PurchaseSums::spend);

  public PurchaseSums {
    if (days < 1 || Math.subtractExact(lastDay, firstDay) < days - 1 || spend.signum() < 0) {
      throw new IllegalArgumentException(
          "no customer bought on %d days from %d to %d for %s"
              .formatted(days, firstDay, lastDay, spend));
    }
    if (days == 1 && firstDay != lastDay) {
      throw new IllegalArgumentException("one day can't be both " + firstDay + " and " + lastDay);
    }
  }

  public static PurchaseSums ofDay(long day, BigDecimal spend) {
    return new PurchaseSums(day, day, 1, spend);
  }

  /// @param other days of the same customer, none of them among these
  public PurchaseSums merge(PurchaseSums other) {
    return new PurchaseSums(
        Math.min(firstDay, other.firstDay),
        Math.max(lastDay, other.lastDay),
        Math.addExact(days, other.days),
        spend.add(other.spend));
  }

  /// The history until a day, in a longer unit.
  ///
  /// @param day up to which purchases are known, `lastDay` or later
  /// @param daysPerUnit 7 for weeks, 1 or more
  public PurchaseHistory historyUntil(long day, int daysPerUnit) {
    if (day < lastDay || daysPerUnit < 1) {
      throw new IllegalArgumentException(
          "day must be %d or later and daysPerUnit 1 or more, got %d, %d"
              .formatted(lastDay, day, daysPerUnit));
    }
    return new PurchaseHistory(
        days - 1,
        (double) (lastDay - firstDay) / daysPerUnit,
        (double) (day - firstDay) / daysPerUnit);
  }

  /// What the days with a purchase came to; here a day's spend is the value of a purchase.
  public Spending spending() {
    return new Spending(days, spend.doubleValue());
  }

  @Override
  public int compareTo(PurchaseSums other) {
    return ORDER.compare(this, other);
  }
}
