package rapport.reader;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import rapport.comparison.Explanation;
import rapport.comparison.Explanation.Pair;
import rapport.edge.FieldError;
import rapport.reader.Breakdown.Content;
import rapport.reader.Breakdown.Name;
import rapport.reader.Breakdown.Slice;
import rapport.reader.Suppression.Reason;

/// Where a change comes from, by segment.
///
/// @param explanation with a part for each of the rows, in the unit that is shown; nothing if one
///   of the periods is empty
/// @param rows the values by name, then `other`, then what has no value, then all together that is
///   hidden in one of the periods; that not where the total is hidden, which it would tell, and
///   then there is no explanation either
record Explained(Optional<Explanation> explanation, List<Row> rows) {

  private static final Comparator<Name> ORDER =
      Comparator.comparing(Name::kind).thenComparing(Name::value);

  Explained {
    rows = List.copyOf(rows);
  }

  /// A segment in both periods, or all that are hidden as one.
  ///
  /// @param names one; of what is hidden all of them
  record Row(List<Name> names, boolean hidden, Content earlier, Content later) {
    Row {
      names = List.copyOf(names);
    }
  }

  /// What keeps a metric that comes apart from doing so here: each customer has one vote, but may
  /// have it under several values.
  ///
  /// @param sides the earlier period, then the later
  static Optional<FieldError> fault(List<Side> sides) {
    return sides.stream().allMatch(side -> side.breakdown().parted())
        ? Optional.empty()
        : Optional.of(
            new FieldError(
                "/metric",
                sides.getFirst().metric().id()
                    + " counts somebody under several values, which make no whole"));
  }

  /// @param sides of a metric without [#fault]
  static Explained of(List<Side> sides) {
    var earlier = sides.getFirst();
    var later = sides.getLast();
    var rows = rows(earlier.breakdown(), later.breakdown());
    if (sides.stream().anyMatch(side -> side.breakdown().whole() != Reason.SHOWN)) {
      return new Explained(Optional.empty(), rows.stream().filter(row -> !row.hidden()).toList());
    }
    var pairs = new LinkedHashMap<String, Pair>();
    for (Row row : rows) {
      pairs.put(
          Integer.toString(pairs.size()),
          new Pair(earlier.figure(row.earlier()), later.figure(row.later())));
    }
    double factor = earlier.metric().unit().factor();
    return new Explained(Explanation.of(pairs).map(found -> found.times(factor)), rows);
  }

  private static List<Row> rows(Breakdown earlier, Breakdown later) {
    var names = new TreeSet<>(ORDER);
    var hidden = new TreeSet<>(ORDER);
    for (Breakdown breakdown : List.of(earlier, later)) {
      for (Slice slice : breakdown.slices()) {
        (slice.reason() == Reason.SHOWN ? names : hidden).add(slice.name());
      }
    }
    names.removeAll(hidden);
    var rows = new ArrayList<Row>();
    names.forEach(
        name ->
            rows.add(
                new Row(
                    List.of(name),
                    false,
                    content(earlier, List.of(name)),
                    content(later, List.of(name)))));
    if (!hidden.isEmpty()) {
      var all = List.copyOf(hidden);
      rows.add(new Row(all, true, content(earlier, all), content(later, all)));
    }
    return rows;
  }

  private static Content content(Breakdown breakdown, List<Name> names) {
    return breakdown.slices().stream()
        .filter(slice -> names.contains(slice.name()))
        .map(Slice::content)
        .reduce(Content.EMPTY, Content::merge);
  }
}
