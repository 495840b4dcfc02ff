package rapport.edge;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import rapport.limit.Limit;

/// The environment variables of a function. A missing or wrong one is a fault of the deployment and
/// stops the function at its start, naming the variable.
public record Environment(Map<String, String> variables) {

  public Environment {
    variables = Map.copyOf(variables);
  }

  /// @throws IllegalStateException if there is no such variable
  public String text(String name) {
    return optional(name)
        .orElseThrow(
            () -> new IllegalStateException("the environment variable " + name + " is not set"));
  }

  /// What a deployment may leave out, or empty.
  public Optional<String> optional(String name) {
    return Optional.ofNullable(variables.get(name)).filter(value -> !value.isEmpty());
  }

  /// @throws IllegalStateException if there is no such variable, or it is no limit or beyond the
  ///   bounds of one
  public Limit limit(String name) {
    return Limit.of(text(name))
        .orElseThrow(
            () ->
                new IllegalStateException(
                    name + " must be " + Limit.EXPECTED + ", got " + text(name)));
  }

  /// @param most the greatest it may be
  /// @throws IllegalStateException if there is no such variable or it is no whole number from 1
  public long number(String name, long most) {
    String text = text(name);
    if (text.matches("[1-9][0-9]{0,17}") && Long.parseLong(text) <= most) {
      return Long.parseLong(text);
    }
    throw new IllegalStateException(name + " must be a number from 1 to " + most + ", got " + text);
  }

  /// @throws IllegalStateException if there is no such variable or it is no whole number above 0
  public Duration days(String name) {
    try {
      long days = Long.parseLong(text(name));
      if (days > 0) {
        return Duration.ofDays(days);
      }
    } catch (NumberFormatException _) {
      // said below
    }
    throw new IllegalStateException(name + " must be a number of days, got " + text(name));
  }
}
