package rapport.business;

import java.util.Comparator;
import java.util.List;

/// A stretch of a day by the clock on the wall: from one minute on, until another.
///
/// @param startMinute since midnight, 0 to 1439
/// @param endMinute later than that, at most 1440, which is the end of the day
public record Window(int startMinute, int endMinute) implements Comparable<Window> {

  /// Of a whole day.
  public static final int MINUTES = 24 * 60;

  private static final Comparator<Window> ORDER =
      Comparator.comparingInt(Window::startMinute).thenComparingInt(Window::endMinute);

  public Window {
    if (startMinute < 0 || endMinute <= startMinute || endMinute > MINUTES) {
      throw new IllegalArgumentException(
          "a window must begin before it ends, within a day, got " + startMinute + "-" + endMinute);
    }
  }

  /// Whether some time is in both. Where one ends as the other begins there is none.
  public boolean overlaps(Window other) {
    return startMinute < other.endMinute && other.startMinute < endMinute;
  }

  @Override
  public int compareTo(Window other) {
    return ORDER.compare(this, other);
  }

  /// In order.
  ///
  /// @throws IllegalArgumentException if two overlap
  static List<Window> ofOneDay(List<Window> windows) {
    var sorted = windows.stream().sorted().toList();
    for (int i = 1; i < sorted.size(); i++) {
      if (sorted.get(i - 1).overlaps(sorted.get(i))) {
        throw new IllegalArgumentException("windows of one day overlap: " + sorted);
      }
    }
    return sorted;
  }
}
