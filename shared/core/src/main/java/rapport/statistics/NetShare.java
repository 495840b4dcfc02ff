package rapport.statistics;

import java.util.Optional;

/// The share of one class minus the share of the opposite class, as in the Net Promoter Score: a
/// number from −1 to 1.
///
/// One answer counts 1, 0 or −1, so its variance is p + d − (p − d)². The shares of plain Wald
/// collapse to no width when all answers fall in one class; the adjusted form does not, and covers
/// better from n = 10 on with narrower intervals. Below n = 20 the score interval covers best.
///
/// @param favourable answers that count 1
/// @param neutral answers that count 0
/// @param adverse answers that count −1
public record NetShare(long favourable, long neutral, long adverse) {

  public NetShare {
    if (favourable < 0 || neutral < 0 || adverse < 0) {
      throw new IllegalArgumentException(
          "counts must be 0 or more, got " + favourable + ", " + neutral + ", " + adverse);
    }
    if (favourable + neutral + adverse < 1) {
      throw new IllegalArgumentException("the net share of no answers is no number");
    }
  }

  public long answers() {
    return favourable + neutral + adverse;
  }

  public double value() {
    return (double) (favourable - adverse) / answers();
  }

  /// Of the value, with the variance of the answers as they are, divided by n.
  public double standardError() {
    return Math.sqrt(plain().variance());
  }

  /// Adjusted Wald (3,T): three answers are added, of which ¾ favourable, ¾ adverse (Rocks 2016,
  /// arXiv:1601.07235).
  public Interval adjustedWald(double confidence) {
    return interval(adjusted(), confidence);
  }

  /// Plain Wald, for comparison with other products.
  public Interval wald(double confidence) {
    return interval(plain(), confidence);
  }

  /// Agresti and Min (2005): ½ is added to each cell of the paired 2×2 table.
  public Interval agrestiMin(double confidence) {
    return interval(withAdded(0.5, 2), confidence);
  }

  /// Bonett and Price (2012): one favourable and one adverse answer are added.
  public Interval bonettPrice(double confidence) {
    return interval(withAdded(1, 2), confidence);
  }

  /// Student's t on the answers as 1, 0 and −1; nothing for a single answer.
  public Optional<Interval> trinomialT(double confidence) {
    var moments = Moments.ofWholeNumbers(answers(), favourable - adverse, favourable + adverse);
    return moments.meanInterval(confidence).map(interval -> interval.clipped(-1, 1));
  }

  /// Tango's score interval (1998), of the difference of paired proportions, which a net share is.
  public Interval score(double confidence) {
    return TangoScore.interval(this, Confidence.normalReach(confidence));
  }

  /// The answers of both.
  ///
  /// @throws ArithmeticException if a count no longer fits in a `long`
  public NetShare merge(NetShare other) {
    return new NetShare(
        Math.addExact(favourable, other.favourable),
        Math.addExact(neutral, other.neutral),
        Math.addExact(adverse, other.adverse));
  }

  /// What Wald's methods compute with.
  ///
  /// @param value the net share, after answers were added
  /// @param variance of that value, 0 or more
  record Wald(double value, double variance) {}

  /// Without added answers.
  Wald plain() {
    return withAdded(0, 0);
  }

  /// With those of (3,T).
  Wald adjusted() {
    return withAdded(0.75, 3);
  }

  private Wald withAdded(double toEachSide, double answers) {
    double n = answers() + answers;
    double p = (favourable + toEachSide) / n;
    double d = (adverse + toEachSide) / n;
    double ofOneAnswer = Math.max(0, p + d - (p - d) * (p - d));
    return new Wald(p - d, ofOneAnswer / n);
  }

  private static Interval interval(Wald wald, double confidence) {
    return Interval.ofStandardError(wald.value, Math.sqrt(wald.variance), confidence)
        .clipped(-1, 1);
  }
}
