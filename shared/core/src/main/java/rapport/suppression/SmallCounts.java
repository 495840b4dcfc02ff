package rapport.suppression;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// The rule for values of few respondents: below a least number a segment's value is hidden. A
/// segment without respondents has no value to hide.
///
/// @param least from so many on a value is shown, 1 or more
public record SmallCounts(long least) {

  public SmallCounts {
    if (least < 1) {
      throw new IllegalArgumentException("the least number must be 1 or more, got " + least);
    }
  }

  public boolean hides(long count) {
    return count > 0 && count < least;
  }

  /// Which segments of a partition are hidden beside a total that is shown. If it were one alone,
  /// anyone could take the others from the total; so the smallest of those is hidden too, the first
  /// of equals. Empty segments keep no secret and are never taken for that.
  ///
  /// @param counts respondents of each segment, 0 or more: everyone is in exactly one of them,
  ///   `other` included
  /// @return for each segment, in their order
  public List<Boolean> hiddenBesideTotal(List<Long> counts) {
    var hidden = new ArrayList<>(hidden(counts));
    if (hidden.stream().filter(small -> small).count() == 1) {
      IntStream.range(0, counts.size())
          .boxed()
          .filter(segment -> !hidden.get(segment) && counts.get(segment) > 0)
          .min(Comparator.comparing(counts::get))
          .ifPresent(segment -> hidden.set(segment, true));
    }
    return List.copyOf(hidden);
  }

  /// Which segments are hidden where no total is shown.
  ///
  /// @param counts respondents of each segment, 0 or more
  public List<Boolean> hidden(List<Long> counts) {
    if (counts.stream().anyMatch(count -> count < 0)) {
      throw new IllegalArgumentException("counts must be 0 or more, got " + counts);
    }
    return counts.stream().map(this::hides).toList();
  }
}
