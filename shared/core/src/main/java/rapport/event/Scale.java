package rapport.event;

/// The values a score can take: `1-5`, `0-10`, `good-bad`.
///
/// @param low the least value
/// @param high the greatest value, more than `low`
/// @param words whether the values are the words bad (0) and good (1) instead of numbers
public record Scale(int low, int high, boolean words) {

  public static final Scale GOOD_BAD = new Scale(0, 1, true);
  public static final Scale NPS = new Scale(0, 10, false);

  public Scale {
    if (low >= high) {
      throw new IllegalArgumentException("a scale must rise, got " + low + " to " + high);
    }
  }

  public boolean holds(int score) {
    return low <= score && score <= high;
  }

  /// As the interface writes it.
  @Override
  public String toString() {
    return words ? "good-bad" : low + "-" + high;
  }
}
