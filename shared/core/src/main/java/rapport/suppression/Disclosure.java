package rapport.suppression;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/// Which cells must not be shown where sums are shown beside them: those of few respondents, and as
/// many others as it takes so that no sum gives one of them away.
///
/// A relation says that some cells add up to something known, or to one of them. Of its cells with
/// respondents never exactly one may be hidden, or the others would give it away; so the smallest
/// of those that may be hidden is hidden too, the first of equals, until that holds of every
/// relation. Hiding is never undone, so this comes to an end. It looks at each relation by itself;
/// what several together give away only by their combination it does not see.
///
/// Not for several threads.
public final class Disclosure {

  private final SmallCounts rule;
  private final List<Long> counts = new ArrayList<>();
  private final BitSet hidden = new BitSet();
  private final BitSet fixed = new BitSet();
  private final List<List<Integer>> relations = new ArrayList<>();

  public Disclosure(SmallCounts rule) {
    this.rule = rule;
  }

  /// A cell that is hidden if it is small, and may be hidden for the sake of another.
  ///
  /// @param count its respondents, 0 or more
  /// @return its number
  public int add(long count) {
    return add(count, rule.hides(count), false);
  }

  /// A cell of which it is decided already whether it is hidden.
  ///
  /// @param count its respondents, 0 or more
  /// @return its number
  public int addDecided(long count, boolean isHidden) {
    return add(count, isHidden, true);
  }

  private int add(long count, boolean isHidden, boolean isFixed) {
    if (count < 0) {
      throw new IllegalArgumentException("a count must be 0 or more, got " + count);
    }
    int cell = counts.size();
    counts.add(count);
    hidden.set(cell, isHidden);
    fixed.set(cell, isFixed);
    return cell;
  }

  /// @param cells numbers of cells that add up to what is known, or the last of which is the sum of
  ///   the others
  public void relate(List<Integer> cells) {
    relations.add(List.copyOf(cells));
  }

  /// Whether each cell is hidden, in their order.
  public List<Boolean> decide() {
    boolean changed = true;
    while (changed) {
      changed = false;
      for (List<Integer> relation : relations) {
        changed |= protect(relation);
      }
    }
    var decided = new ArrayList<Boolean>();
    for (int cell = 0; cell < counts.size(); cell++) {
      decided.add(hidden.get(cell));
    }
    return List.copyOf(decided);
  }

  /// Whether another cell had to be hidden.
  private boolean protect(List<Integer> relation) {
    var some = relation.stream().filter(cell -> counts.get(cell) > 0).toList();
    if (some.stream().filter(hidden::get).count() != 1) {
      return false;
    }
    var next =
        some.stream()
            .filter(cell -> !hidden.get(cell) && !fixed.get(cell))
            .min(Comparator.comparing(counts::get));
    next.ifPresent(hidden::set);
    return next.isPresent();
  }
}
