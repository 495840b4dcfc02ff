package rapport.fold;

import rapport.fact.Family;

/// Which part of a period's summary: a family's totals, or a family by the values of one dimension.
///
/// @param dimension the dimension's name, [#TOTALS] for the family as a whole
public record PartKey(Family family, String dimension) implements Comparable<PartKey> {

  /// Stands for "not by any dimension". No dimension can have this name.
  public static final String TOTALS = "-";

  public static PartKey totals(Family family) {
    return new PartKey(family, TOTALS);
  }

  @Override
  public int compareTo(PartKey other) {
    int byFamily = family.compareTo(other.family);
    return byFamily != 0 ? byFamily : dimension.compareTo(other.dimension);
  }
}
