package rapport.metric;

import rapport.fact.Family;

/// Which families' states a metric is computed from.
public sealed interface Source {

  /// The merged states of all questions of one type; a survey or question that the caller names
  /// narrows them. Rated tickets are a question of type `csat`.
  ///
  /// @param type as survey definitions write it: `nps`, `csat`, `ces`
  record Questions(String type) implements Source {}

  /// The state of one family.
  record FamilyOf(Family family) implements Source {}
}
