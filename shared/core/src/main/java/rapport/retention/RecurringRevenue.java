package rapport.retention;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;

/// The recurring revenue of the customers who paid at the start of a period, and how it moved. Who
/// starts to pay within the period is left out. Exact sums in one currency, over disjoint
/// customers.
///
/// @param start revenue of these customers at the start, 0 or more
/// @param expansion what those who pay more have added, 0 or more
/// @param contraction what those who pay less, but still pay, have taken away, 0 or more
/// @param churned what those who pay nothing any more had paid, 0 or more; with `contraction` at
///   most `start`
public record RecurringRevenue(
    BigDecimal start, BigDecimal expansion, BigDecimal contraction, BigDecimal churned) {

  public static final RecurringRevenue NONE =
      new RecurringRevenue(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

  public RecurringRevenue {
    requireNotNegative("start", start);
    requireNotNegative("expansion", expansion);
    requireNotNegative("contraction", contraction);
    requireNotNegative("churned", churned);
    if (contraction.add(churned).compareTo(start) > 0) {
      throw new IllegalArgumentException(
          "contraction and churned must be at most start, got %s, %s of %s"
              .formatted(contraction, churned, start));
    }
  }

  /// What one customer adds.
  ///
  /// @param start what the customer paid at the start of the period, 0 or more; nothing counts at 0
  /// @param end the same at its end
  public static RecurringRevenue ofCustomer(BigDecimal start, BigDecimal end) {
    requireNotNegative("end", end);
    if (start.signum() == 0) {
      return NONE;
    }
    var added = end.subtract(start).max(BigDecimal.ZERO);
    var taken = start.subtract(end).max(BigDecimal.ZERO);
    return end.signum() == 0
        ? new RecurringRevenue(start, added, BigDecimal.ZERO, taken)
        : new RecurringRevenue(start, added, taken, BigDecimal.ZERO);
  }

  /// Of other customers in the same period.
  public RecurringRevenue merge(RecurringRevenue other) {
    return new RecurringRevenue(
        start.add(other.start),
        expansion.add(other.expansion),
        contraction.add(other.contraction),
        churned.add(other.churned));
  }

  /// Net revenue retention, (start + expansion − contraction − churned) / start: 0 or more, above 1
  /// where the same customers pay more than before. Nothing if nobody paid at the start.
  public Optional<Double> netRetention() {
    return ofStart(start.add(expansion).subtract(contraction).subtract(churned));
  }

  /// Gross revenue retention, (start − contraction − churned) / start, from 0 to 1: what would be
  /// left if nobody paid more. Over customers it's Σ min(start, end) / Σ start.
  public Optional<Double> grossRetention() {
    return ofStart(start.subtract(contraction).subtract(churned));
  }

  /// 1 − gross revenue retention.
  public Optional<Double> grossChurn() {
    return ofStart(contraction.add(churned));
  }

  private Optional<Double> ofStart(BigDecimal part) {
    return start.signum() == 0
        ? Optional.empty()
        : Optional.of(part.divide(start, MathContext.DECIMAL128).doubleValue());
  }

  private static void requireNotNegative(String name, BigDecimal amount) {
    if (amount.signum() < 0) {
      throw new IllegalArgumentException(name + " must be 0 or more, got " + amount);
    }
  }
}
