package rapport.metric;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import rapport.comparison.Figure;

/// What a metric says about one period and segment.
///
/// @param n what was counted: answers, durations, tickets; 0 or more
/// @param parts the figures behind the value, in the order to show them
public record MetricValue(long n, Estimate estimate, SequencedMap<String, PartValue> parts) {

  public MetricValue {
    if (n < 0) {
      throw new IllegalArgumentException("n must be 0 or more, got " + n);
    }
    parts = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(parts));
  }

  /// A part as a number; empty if it has no data or is a word.
  ///
  /// @throws IllegalArgumentException if there is no such part
  public OptionalDouble number(String part) {
    var value = parts.get(part);
    if (value == null) {
      throw new IllegalArgumentException(part + " is none of " + parts.keySet());
    }
    return value.number();
  }

  /// Whether nothing was counted: neither what it is of nor what is told beside it.
  public boolean isUnknown() {
    return n == 0
        && estimate instanceof Estimate.Empty
        && parts.values().stream().allMatch(part -> part.number().orElse(0) == 0);
  }

  /// To compare it by the value alone.
  Figure described() {
    var value = estimate.number();
    return value.isPresent() ? new Figure.Described(value.getAsDouble()) : new Figure.Empty();
  }

  /// Collects parts in order.
  static final class Parts {

    private final SequencedMap<String, PartValue> parts = new LinkedHashMap<>();

    Parts with(String name, double number) {
      return with(name, new PartValue.Number(number));
    }

    Parts with(String name, Optional<Double> number) {
      return number.isPresent() ? with(name, number.get()) : without(name);
    }

    Parts withWord(String name, Optional<String> word) {
      return word.isPresent() ? with(name, new PartValue.Word(word.get())) : without(name);
    }

    Parts withMoney(String name, BigDecimal amount) {
      return with(name, new PartValue.Money(amount));
    }

    /// @param amount of which no more is known than a `double` holds
    Parts withMoney(String name, Optional<Double> amount) {
      return amount.isPresent() ? withMoney(name, BigDecimal.valueOf(amount.get())) : without(name);
    }

    Parts without(String name) {
      return with(name, new PartValue.None());
    }

    Parts with(String name, PartValue part) {
      parts.put(name, part);
      return this;
    }

    MetricValue of(long n, Estimate estimate) {
      return new MetricValue(n, estimate, parts);
    }
  }
}
