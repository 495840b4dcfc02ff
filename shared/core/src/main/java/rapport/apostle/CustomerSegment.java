package rapport.apostle;

/// The quadrants, and apart from them the customers in the two extreme corners.
public enum CustomerSegment {
  /// The loyalists who gave the highest score twice.
  APOSTLE(Quadrant.LOYALIST),
  LOYALIST(Quadrant.LOYALIST),
  MERCENARY(Quadrant.MERCENARY),
  HOSTAGE(Quadrant.HOSTAGE),
  DEFECTOR(Quadrant.DEFECTOR),
  /// The defectors who gave the lowest score twice.
  TERRORIST(Quadrant.DEFECTOR);

  private final Quadrant quadrant;

  CustomerSegment(Quadrant quadrant) {
    this.quadrant = quadrant;
  }

  public Quadrant quadrant() {
    return quadrant;
  }
}
