package rapport.edge;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.OptionalDouble;
import rapport.metric.Unit;

/// Figures as the interface writes them: money as a decimal string, so that nobody's reader makes
/// it binary, everything else as a number. Nothing is rounded.
public final class Quantities {

  private Quantities() {}

  /// @param value finite
  public static void put(ObjectNode tree, String name, double value, Unit unit) {
    if (unit == Unit.MONEY) {
      tree.put(name, text(BigDecimal.valueOf(value)));
    } else {
      tree.put(name, value);
    }
  }

  /// Null if there is none.
  public static void put(ObjectNode tree, String name, OptionalDouble value, Unit unit) {
    if (value.isPresent()) {
      put(tree, name, value.getAsDouble(), unit);
    } else {
      tree.putNull(name);
    }
  }

  /// Without exponent, and without zeros at its end.
  public static String text(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }
}
