package rapport.metric;

import java.math.BigDecimal;
import java.util.OptionalDouble;

/// One of the figures behind a metric's value.
public sealed interface PartValue {

  /// There is no data. Never stands for 0.
  record None() implements PartValue {}

  /// A count, a rate, seconds: whatever is no money.
  record Number(double value) implements PartValue {
    public Number {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("a figure must be finite, got " + value);
      }
    }
  }

  /// @param amount in the currency that the value or a part beside this names
  record Money(BigDecimal amount) implements PartValue {}

  /// What is said in a word: a category.
  record Word(String word) implements PartValue {}

  /// As a number, if it is one.
  default OptionalDouble number() {
    return switch (this) {
      case None _, Word _ -> OptionalDouble.empty();
      case Number number -> OptionalDouble.of(number.value());
      case Money(var amount) -> OptionalDouble.of(amount.doubleValue());
    };
  }
}
