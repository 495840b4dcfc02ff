package rapport.local.load;

/// What part of the events comes again, late, or is none, each from 0 to 1.
///
/// @param again the same once more, or with other content and a higher revision
/// @param late of what happened days ago
/// @param bad of what can never count
public record Shares(double again, double late, double bad) {
  public Shares {
    require("--again", again);
    require("--late", late);
    require("--bad", bad);
  }

  private static void require(String name, double share) {
    if (!(share >= 0 && share <= 0.5)) {
      throw new IllegalArgumentException(name + " must be from 0 to 0.5, got " + share);
    }
  }
}
