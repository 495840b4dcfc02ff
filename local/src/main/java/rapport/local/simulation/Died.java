package rapport.local.simulation;

/// A process ends here. An error, so that no handler goes on after it.
final class Died extends Error {

  private static final long serialVersionUID = 1L;

  static final Died NOW = new Died();

  private Died() {
    super("died", null, false, false);
  }
}
