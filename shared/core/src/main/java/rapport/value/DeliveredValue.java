package rapport.value;

import java.math.BigDecimal;
import java.util.stream.Stream;

/// What customers get less what it costs them (Kotler, Marketing Management), all in one unit such
/// as points or money.
public record DeliveredValue(Benefit benefit, Cost cost) {

  /// What a customer gets; each 0 or more.
  public record Benefit(
      BigDecimal product, BigDecimal service, BigDecimal personnel, BigDecimal image) {

    public Benefit {
      requireNoneNegative(product, service, personnel, image);
    }

    public BigDecimal total() {
      return product.add(service).add(personnel).add(image);
    }
  }

  /// What a customer spends; each 0 or more.
  public record Cost(BigDecimal money, BigDecimal time, BigDecimal energy, BigDecimal psychic) {

    public Cost {
      requireNoneNegative(money, time, energy, psychic);
    }

    public BigDecimal total() {
      return money.add(time).add(energy).add(psychic);
    }
  }

  /// Negative if it costs more than it gives.
  public BigDecimal value() {
    return benefit.total().subtract(cost.total());
  }

  private static void requireNoneNegative(BigDecimal... amounts) {
    Stream.of(amounts)
        .filter(amount -> amount.signum() < 0)
        .findFirst()
        .ifPresent(
            amount -> {
              throw new IllegalArgumentException("an amount must be 0 or more, got " + amount);
            });
  }
}
