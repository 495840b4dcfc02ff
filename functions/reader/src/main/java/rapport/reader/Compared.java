package rapport.reader;

import java.time.Instant;
import rapport.reader.Figures.Point;

/// What a period is compared with.
sealed interface Compared {

  /// There is nothing: none was asked for, the period has not begun, or what it would take is not
  /// kept any more.
  record Nothing() implements Compared {}

  /// @param point the earlier period, of one that is compared in part only as much as counts
  /// @param until where that ends
  record With(Point point, Instant until) implements Compared {}
}
