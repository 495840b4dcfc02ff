package rapport.apostle;

import rapport.event.Scale;

/// Where the lines are drawn on the scale that satisfaction and loyalty share. Jones and Sasser
/// give no numbers, so they are a convention.
///
/// @param scale of both questions
/// @param leastHigh the least score that counts as satisfied, and as loyal
/// @param leastOfAffection the least score of satisfaction in the zone of affection
/// @param greatestOfDefection the greatest score of satisfaction in the zone of defection
public record ApostleModel(
    Scale scale, int leastHigh, int leastOfAffection, int greatestOfDefection) {

  /// From 1 to 5: high from 4 on, affection at 5, defection up to 2.
  public static final ApostleModel ONE_TO_FIVE = new ApostleModel(new Scale(1, 5, false), 4, 5, 2);

  /// On any scale the lines that lie as those of 1 to 5 do: high is from three quarters of the way
  /// up, affection only the highest score, defection up to one quarter. On 0 to 10 high is from 8
  /// on and defection up to 2, on 1 to 7 from 6 on and up to 2.
  public static ApostleModel on(Scale scale) {
    int length = scale.high() - scale.low();
    return new ApostleModel(
        scale, scale.low() + (3 * length + 3) / 4, scale.high(), scale.low() + length / 4);
  }

  public ApostleModel {
    if (leastHigh <= scale.low()
        || !scale.holds(leastHigh)
        || !scale.holds(greatestOfDefection)
        || !scale.holds(leastOfAffection)
        || greatestOfDefection >= leastOfAffection) {
      throw new IllegalArgumentException(
          "no lines on %s: high from %d, affection from %d, defection to %d"
              .formatted(scale, leastHigh, leastOfAffection, greatestOfDefection));
    }
  }

  /// @param satisfaction on the scale
  /// @param loyalty on the scale
  public CustomerSegment segment(int satisfaction, int loyalty) {
    requireOnScale(satisfaction);
    requireOnScale(loyalty);
    if (satisfaction == scale.high() && loyalty == scale.high()) {
      return CustomerSegment.APOSTLE;
    }
    if (satisfaction == scale.low() && loyalty == scale.low()) {
      return CustomerSegment.TERRORIST;
    }
    if (satisfaction >= leastHigh) {
      return loyalty >= leastHigh ? CustomerSegment.LOYALIST : CustomerSegment.MERCENARY;
    }
    return loyalty >= leastHigh ? CustomerSegment.HOSTAGE : CustomerSegment.DEFECTOR;
  }

  /// @param satisfaction on the scale
  public SatisfactionZone zone(int satisfaction) {
    requireOnScale(satisfaction);
    if (satisfaction >= leastOfAffection) {
      return SatisfactionZone.AFFECTION;
    }
    return satisfaction <= greatestOfDefection
        ? SatisfactionZone.DEFECTION
        : SatisfactionZone.INDIFFERENCE;
  }

  void requireOnScale(int score) {
    if (!scale.holds(score)) {
      throw new IllegalArgumentException("a score must be " + scale + ", got " + score);
    }
  }
}
