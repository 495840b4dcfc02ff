package rapport.customer;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// Amounts of money as whole millionths, which is as exact as any sender can be.
final class Money {

  private static final int DIGITS = 6;
  private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);

  private Money() {}

  /// @param amount of at most 12 digits before the point and 6 behind
  static long millionths(BigDecimal amount) {
    return amount.setScale(DIGITS, RoundingMode.UNNECESSARY).unscaledValue().longValueExact();
  }

  /// Of a sum that may be larger: as much as a `long` holds, nine million million.
  static long millionthsAtMost(BigDecimal sum) {
    var scaled = sum.setScale(DIGITS, RoundingMode.UNNECESSARY).unscaledValue();
    return new BigDecimal(scaled).min(MOST).longValueExact();
  }
}
