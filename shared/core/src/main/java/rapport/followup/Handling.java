package rapport.followup;

import java.util.List;

/// What was done about a follow-up.
///
/// @param assignee who looks after it; empty if nobody does yet
/// @param note what was noted
/// @param resolutions in order of time; only the last may stand
public record Handling(String assignee, String note, List<Resolution> resolutions) {

  /// Nobody has done anything.
  public static final Handling NONE = new Handling("", "", List.of());

  public Handling {
    resolutions = List.copyOf(resolutions);
    for (int i = 1; i < resolutions.size(); i++) {
      var before = resolutions.get(i - 1);
      if (!before.undone() || !before.at().isBefore(resolutions.get(i).at())) {
        throw new IllegalArgumentException("resolutions follow each other, got " + resolutions);
      }
    }
  }

  boolean isResolved() {
    return !resolutions.isEmpty() && !resolutions.getLast().undone();
  }
}
