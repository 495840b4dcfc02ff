package rapport.metric;

import java.util.List;
import rapport.fact.Family;

/// Which families' states a metric is computed from. They are put together.
public sealed interface Source {

  /// All questions of one type; a survey or question that the caller names narrows them. Rated
  /// tickets are a question of type `csat`.
  ///
  /// @param type as survey definitions write it: `nps`, `csat`, `ces`
  record Questions(String type) implements Source {}

  /// The responses of surveys as wholes; a survey that the caller names narrows them.
  ///
  /// @param having what a survey must have, as [rapport.survey.Survey#has] names it; empty for all
  ///   surveys
  record Surveys(String having) implements Source {

    /// All.
    public Surveys() {
      this("");
    }
  }

  /// These families.
  record Of(List<Family> families) implements Source {
    public Of {
      families = List.copyOf(families);
    }
  }

  /// What was predicted of all customers together: no family, and no segments.
  record Predictions() implements Source {}

  static Source of(Family... families) {
    return new Of(List.of(families));
  }
}
