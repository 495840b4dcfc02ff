package rapport.lifetime;

import java.util.Comparator;

/// All that [BgNbd] needs to know of a customer's past. Times are counted from the first purchase,
/// which itself isn't counted, in one unit.
///
/// @param repeats x, later purchases: 0 or more
/// @param recency tₓ, when the last of them was: 0 without one, at most `age`
/// @param age T, how long ago the first purchase was
public record PurchaseHistory(long repeats, double recency, double age)
    implements Comparable<PurchaseHistory> {

  private static final Comparator<PurchaseHistory> ORDER =
      Comparator.comparingLong(PurchaseHistory::repeats)
          .thenComparingDouble(PurchaseHistory::recency)
          .thenComparingDouble(PurchaseHistory::age);

  public PurchaseHistory {
    if (repeats < 0 || !(recency >= 0 && recency <= age) || !Double.isFinite(age)) {
      throw new IllegalArgumentException(
          "repeats must be 0 or more, recency 0 to age, got %d, %s of %s"
              .formatted(repeats, recency, age));
    }
    if (repeats == 0 && recency > 0) {
      throw new IllegalArgumentException("recency must be 0 without repeats, got " + recency);
    }
  }

  @Override
  public int compareTo(PurchaseHistory other) {
    return ORDER.compare(this, other);
  }
}
