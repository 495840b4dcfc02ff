package rapport.comparison;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import rapport.comparison.Change.Tested;
import rapport.statistics.AdjustedP;

/// Which of many segments differ from their rest, such that only a small share of those flagged is
/// chance: the tests of all together go through Benjamini and Hochberg. By its own p, one in twenty
/// segments that are like all others would be flagged.
///
/// @param findings one for each contrast, in their order
public record SegmentScan(List<Finding> findings) {

  public SegmentScan {
    findings = List.copyOf(findings);
  }

  /// What is said of one segment.
  public sealed interface Finding {

    String segment();

    /// From the rest to the segment.
    Change fromRest();

    /// Nothing to test: the segment or its rest is empty or a single number, or nothing varies.
    record NotTested(String segment, Change fromRest) implements Finding {}

    /// @param adjustedP over the whole scan, 0 to 1
    /// @param flagged whether the segment differs
    record Scanned(String segment, Tested fromRest, double adjustedP, boolean flagged)
        implements Finding {}
  }

  /// @param contrasts all that is looked at together, of one partition or of several
  /// @param confidence of the intervals, between 0 and 1, both excluded
  /// @param falseShare the share of the flagged that may be chance, between 0 and 1, both excluded:
  ///   usually 0.05
  public static SegmentScan of(List<Contrast> contrasts, double confidence, double falseShare) {
    var changes =
        contrasts.stream()
            .map(contrast -> Change.between(contrast.rest(), contrast.figure(), confidence))
            .toList();
    var tests = changes.stream().filter(Tested.class::isInstance).map(Tested.class::cast);
    var adjusted = AdjustedP.benjaminiHochberg(tests.map(Tested::p).toList());
    var values = adjusted.values().iterator();
    var rejected = adjusted.rejected(falseShare).iterator();
    var findings = new ArrayList<Finding>();
    for (int i = 0; i < changes.size(); i++) {
      findings.add(finding(contrasts.get(i).segment(), changes.get(i), values, rejected));
    }
    return new SegmentScan(findings);
  }

  /// Takes the next of the results if there was a test.
  private static Finding finding(
      String segment, Change fromRest, Iterator<Double> values, Iterator<Boolean> rejected) {
    return fromRest instanceof Tested tested
        ? new Finding.Scanned(segment, tested, values.next(), rejected.next())
        : new Finding.NotTested(segment, fromRest);
  }
}
