package rapport.purchase;

import java.util.Optional;
import rapport.statistics.Moments;
import rapport.statistics.Proportion;

/// Buyers, those among them who came back, and how often they bought. Buyers are distinct, so
/// buyings of disjoint customers may be merged, those of two periods may not.
///
/// Merging is associative and commutative, with [#NONE] as neutral element.
///
/// @param buyers with one purchase or more
/// @param returning buyers with an earlier purchase
/// @param purchases of the buyers, summed
/// @param squares of each buyer's purchases, summed
public record Buying(long buyers, long returning, long purchases, long squares) {

  public static final Buying NONE = new Buying(0, 0, 0, 0);

  public Buying {
    boolean some = buyers > 0 && purchases >= buyers;
    boolean none = buyers == 0 && purchases == 0 && squares == 0;
    if (!some && !none || returning < 0 || returning > buyers) {
      throw new IllegalArgumentException(
          "no buying: %d purchases of %d buyers, of whom %d return"
              .formatted(purchases, buyers, returning));
    }
    if (some) {
      Moments.ofWholeNumbers(buyers, purchases, squares); // refuses squares that cannot be
    }
  }

  /// A buyer, all of whose purchases are counted: who has two returned.
  ///
  /// @param purchases 1 or more
  public static Buying of(long purchases) {
    return new Buying(
        1, purchases > 1 ? 1 : 0, purchases, Math.multiplyExact(purchases, purchases));
  }

  /// @throws ArithmeticException if a sum no longer fits in a `long`
  public Buying merge(Buying other) {
    return new Buying(
        Math.addExact(buyers, other.buyers),
        Math.addExact(returning, other.returning),
        Math.addExact(purchases, other.purchases),
        Math.addExact(squares, other.squares));
  }

  /// The repeat purchase rate: returning buyers of all; nothing without a buyer.
  public Optional<Proportion> returningShare() {
    return Proportion.of(returning, buyers);
  }

  /// The purchase frequency: purchases of each buyer, with mean and interval; nothing without a
  /// buyer.
  public Optional<Moments> frequency() {
    return buyers == 0
        ? Optional.empty()
        : Optional.of(Moments.ofWholeNumbers(buyers, purchases, squares));
  }
}
