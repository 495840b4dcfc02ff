package rapport.reader;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import rapport.fact.Family;
import rapport.fact.LoggedFact;
import rapport.fold.Part;
import rapport.fold.PartKey;
import rapport.reader.Segment.Margin;
import rapport.state.State;
import rapport.store.Numbers;
import rapport.suppression.Disclosure;
import rapport.suppression.SmallCounts;

/// Which segments of a dimension are hidden in one period, the same whoever asks for which of them
/// in whatever way: by one segment, by all at once, of one survey or question or of all, or by the
/// pairs that a segment is made of.
///
/// What is known: the totals of every survey and question, which are never hidden, and every value
/// that is not hidden here. Who has no value of the dimension is a segment of its own.
///
/// @param cuts the ways to cut all families into what can be asked for, not at all the first of
///   them; a cut need not hold all of them Which of several segments of one size is hidden for the
///   sake of another is decided by their names, so that it does not depend on the order in which
///   they came.
///
/// @param numbers of the dimension's values
/// @param margins if it is one of a pair, the two dimensions that make it
record Suppression(
    List<List<Set<Family>>> cuts,
    String dimension,
    Numbers numbers,
    List<Margin> margins,
    SmallCounts rule) {

  /// The number that stands for those who have no value of the dimension.
  static final int NONE = -1;

  Suppression {
    cuts = cuts.stream().map(List::copyOf).toList();
    margins = List.copyOf(margins);
  }

  /// Why a value is not shown.
  enum Reason {
    SHOWN,
    /// So few that the value would say who they are.
    SMALL,
    /// Enough, but beside the others it would give a small one away.
    COMPLEMENTARY
  }

  /// A segment of some families.
  private record Cell(Set<Family> families, int number) {}

  /// What is decided; what was never counted is not hidden.
  record Decisions(Map<Cell, Reason> reasons) {

    static final Decisions NOTHING_HIDDEN = new Decisions(Map.of());

    Decisions {
      reasons = Map.copyOf(reasons);
    }

    Reason of(List<Family> families, int number) {
      return reasons.getOrDefault(new Cell(Set.copyOf(families), number), Reason.SHOWN);
    }
  }

  private Set<Family> everything() {
    return cuts.getFirst().getFirst();
  }

  /// The sets of families that can be asked for.
  private Set<Set<Family>> narrowings() {
    var narrowings = new LinkedHashSet<Set<Family>>();
    cuts.forEach(narrowings::addAll);
    narrowings.remove(Set.<Family>of());
    return narrowings;
  }

  /// What has to be known of a period.
  Set<PartKey> parts() {
    var parts = new LinkedHashSet<PartKey>();
    for (Family family : everything()) {
      parts.add(PartKey.totals(family));
      parts.add(new PartKey(family, dimension));
      margins.forEach(margin -> parts.add(new PartKey(family, margin.dimension())));
    }
    return parts;
  }

  /// @param parts of the period
  /// @param size how many respondents a state of one family has
  Decisions decide(Map<PartKey, Part> parts, ToLongFunction<State> size) {
    return margins.isEmpty()
        ? new Table(parts, size, dimension, numbers).decide(List.of())
        : new Table(parts, size, dimension, numbers)
            .decide(
                margins.stream()
                    .map(margin -> new Table(parts, size, margin.dimension(), margin.numbers()))
                    .toList());
  }

  /// The respondents of a period, by family and value.
  private final class Table {

    private final Map<Family, Map<Integer, Long>> sizes = new HashMap<>();
    private final SortedSet<Integer> values;
    private final Disclosure disclosure = new Disclosure(rule);
    private final Map<Cell, Integer> cells = new LinkedHashMap<>();

    private Table(
        Map<PartKey, Part> parts, ToLongFunction<State> size, String of, Numbers ofValues) {
      this.values = new TreeSet<>(ofValues.byValue());
      for (Family family : everything()) {
        var ofFamily = new HashMap<Integer, Long>();
        long left =
            size.applyAsLong(
                parts.getOrDefault(PartKey.totals(family), Part.EMPTY).state(Part.TOTAL_NUMBER));
        for (var entry :
            parts.getOrDefault(new PartKey(family, of), Part.EMPTY).states().entrySet()) {
          long some = size.applyAsLong(entry.getValue());
          ofFamily.put(entry.getKey(), some);
          left -= some;
        }
        ofFamily.put(NONE, Math.max(0, left));
        values.addAll(ofFamily.keySet());
        sizes.put(family, ofFamily);
      }
    }

    private long size(Set<Family> families, int number) {
      return families.stream()
          .mapToLong(family -> sizes.get(family).getOrDefault(number, 0L))
          .sum();
    }

    /// @param ofMargins of a pair the tables of the dimensions that make it
    private Decisions decide(List<Table> ofMargins) {
      for (Set<Family> families : narrowings()) {
        for (int number : values) {
          long size = size(families, number);
          boolean isShown = ofMargins.isEmpty() || number != NONE && number != LoggedFact.OTHER;
          cells.put(
              new Cell(families, number),
              isShown ? disclosure.add(size) : disclosure.addDecided(size, true));
        }
        disclosure.relate(values.stream().map(number -> cell(families, number)).toList());
      }
      values.forEach(this::relateNarrowings);
      for (int place = 0; place < ofMargins.size(); place++) {
        relate(margins.get(place), ofMargins.get(place));
      }
      return decisions();
    }

    private int cell(Set<Family> families, int number) {
      return cells.get(new Cell(families, number));
    }

    /// What is asked of several families is the sum of what they are cut into.
    private void relateNarrowings(int number) {
      for (Set<Family> whole : narrowings()) {
        for (List<Set<Family>> cut : cuts) {
          var pieces =
              cut.stream()
                  .filter(piece -> !piece.isEmpty() && whole.containsAll(piece))
                  .filter(piece -> !piece.equals(whole))
                  .toList();
          if (pieces.stream().mapToInt(Set::size).sum() == whole.size()) {
            var related = new ArrayList<>(pieces.stream().map(one -> cell(one, number)).toList());
            related.add(cell(whole, number));
            disclosure.relate(related);
          }
        }
      }
    }

    /// The pairs with one value of a dimension are, with those that have no value of the other, all
    /// of that value.
    private void relate(Margin margin, Table ofMargin) {
      var decided = ofMargin.decide(List.of());
      for (Set<Family> families : narrowings()) {
        var rows = new TreeMap<Integer, List<Integer>>(margin.numbers().byValue());
        for (int pair : values) {
          if (margin.numberOf().containsKey(pair)) {
            rows.computeIfAbsent(margin.numberOf().get(pair), _ -> new ArrayList<>()).add(pair);
          }
        }
        rows.forEach(
            (number, pairs) -> {
              long whole = ofMargin.size(families, number);
              long rest = whole - pairs.stream().mapToLong(pair -> size(families, pair)).sum();
              var related = new ArrayList<>(pairs.stream().map(p -> cell(families, p)).toList());
              related.add(disclosure.addDecided(Math.max(0, rest), true));
              boolean hidden = decided.of(List.copyOf(families), number) != Reason.SHOWN;
              related.add(disclosure.addDecided(whole, hidden));
              disclosure.relate(related);
            });
      }
    }

    private Decisions decisions() {
      var hidden = disclosure.decide();
      var reasons = new HashMap<Cell, Reason>();
      cells.forEach(
          (cell, place) -> {
            if (hidden.get(place)) {
              boolean small = rule.hides(size(cell.families(), cell.number()));
              reasons.put(cell, small ? Reason.SMALL : Reason.COMPLEMENTARY);
            }
          });
      return new Decisions(reasons);
    }
  }
}
