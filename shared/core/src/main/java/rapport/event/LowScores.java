package rapport.event;

/// The scores of a question that say somebody is unhappy: `0-6` of `nps`. Those in between are
/// among them.
///
/// @param least the least of them
/// @param most the greatest of them, not less than `least`
public record LowScores(int least, int most) {

  public LowScores {
    if (least > most) {
      throw new IllegalArgumentException("scores must rise, got " + least + " to " + most);
    }
  }

  public boolean holds(int score) {
    return least <= score && score <= most;
  }

  @Override
  public String toString() {
    return least + "-" + most;
  }
}
