package rapport.local.importer.mapping;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Set;

/// How a text of a file is written in an event.
public enum FieldKind {
  /// As it is.
  TEXT {
    @Override
    public void put(ObjectNode into, String name, String text) {
      into.put(name, text);
    }
  },
  /// A decimal number, as text so that no digit is lost.
  DECIMAL {
    @Override
    public void put(ObjectNode into, String name, String text) throws RefusedRowException {
      into.put(name, number(name, text).toPlainString());
    }
  },
  /// A number; `5.0` is 5.
  NUMBER {
    @Override
    public void put(ObjectNode into, String name, String text) throws RefusedRowException {
      putNumber(into, name, number(name, text));
    }
  },
  /// `true` or `false`, also written as yes and no or as 1 and 0.
  FLAG {
    @Override
    public void put(ObjectNode into, String name, String text) throws RefusedRowException {
      String lower = text.toLowerCase(Locale.ROOT);
      if (!YES.contains(lower) && !NO.contains(lower)) {
        throw new RefusedRowException(name + " `" + text + "` is neither true nor false");
      }
      into.put(name, YES.contains(lower));
    }
  },
  /// A number where it looks like one, else as it is: `4`, `good`.
  SCORE {
    @Override
    public void put(ObjectNode into, String name, String text) throws RefusedRowException {
      if (looksLikeNumber(text)) {
        putNumber(into, name, number(name, text));
      } else {
        into.put(name, text);
      }
    }
  };

  private static final Set<String> YES = Set.of("true", "yes", "y", "1");
  private static final Set<String> NO = Set.of("false", "no", "n", "0");
  private static final int LONGEST_NUMBER = 40;

  /// Writes it.
  ///
  /// @throws RefusedRowException if the text can't be written so
  public abstract void put(ObjectNode into, String name, String text) throws RefusedRowException;

  private static boolean looksLikeNumber(String text) {
    return text.length() <= LONGEST_NUMBER && text.matches("-?[0-9]+(\\.[0-9]+)?");
  }

  private static BigDecimal number(String name, String text) throws RefusedRowException {
    if (!looksLikeNumber(text)) {
      throw new RefusedRowException(name + " `" + text + "` is not a number");
    }
    return new BigDecimal(text);
  }

  private static void putNumber(ObjectNode into, String name, BigDecimal number) {
    BigDecimal plain = number.stripTrailingZeros();
    if (plain.scale() <= 0) {
      into.put(name, plain.toBigIntegerExact());
    } else {
      into.put(name, plain);
    }
  }
}
