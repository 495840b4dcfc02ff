package rapport.lifetime;

import java.util.Comparator;

/// All that [GammaGamma] needs to know of what a customer paid.
///
/// @param purchases whose values are known, 0 or more: all of them, or the repeat purchases only
/// @param total of their values in one currency, 0 or more, and 0 without a purchase
public record Spending(long purchases, double total) implements Comparable<Spending> {

  private static final Comparator<Spending> ORDER =
      Comparator.comparingLong(Spending::purchases).thenComparingDouble(Spending::total);

  public Spending {
    if (purchases < 0 || !(total >= 0 && Double.isFinite(total)) || purchases == 0 && total > 0) {
      throw new IllegalArgumentException(
          "purchases and total must be 0 or more, and total 0 without purchases, got %d, %s"
              .formatted(purchases, total));
    }
  }

  @Override
  public int compareTo(Spending other) {
    return ORDER.compare(this, other);
  }
}
