package rapport.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;

/// A segment beside everything that is not in it.
///
/// @param segment its name
/// @param rest of the same kind as the figure, or empty
public record Contrast(String segment, Figure figure, Figure rest) {

  /// Each segment of a partition against all others, in the order given.
  ///
  /// @param partition segments by name: everything is in exactly one of them, `other` included
  /// @throws IllegalArgumentException if figures are of different kinds
  public static List<Contrast> eachAgainstTheRest(SequencedMap<String, Figure> partition) {
    var figures = List.copyOf(partition.sequencedValues());
    var contrasts = new ArrayList<Contrast>();
    for (String segment : partition.sequencedKeySet()) {
      int own = contrasts.size();
      contrasts.add(new Contrast(segment, figures.get(own), allBut(own, figures)));
    }
    return List.copyOf(contrasts);
  }

  /// By merging, not by taking away, which not every figure can.
  private static Figure allBut(int own, List<Figure> figures) {
    Figure rest = new Figure.Empty();
    for (int i = 0; i < figures.size(); i++) {
      rest = i == own ? rest : rest.merge(figures.get(i));
    }
    return rest;
  }
}
