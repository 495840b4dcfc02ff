package rapport.metric;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import rapport.lifetime.Forecast;
import rapport.period.Granularity;
import rapport.settings.Settings;
import rapport.state.State;

/// What a metric is asked about: one period, segment and variant.
///
/// @param evidence what is known of its source
/// @param granularity of the period
/// @param days how many local days of the period have begun, 1 or more
/// @param variant one of [Metric#variants], empty if the metric has none
/// @param settings what the tenant has decided
/// @param confidence of the interval, between 0 and 1
public record Scope(
    Evidence evidence,
    Granularity granularity,
    long days,
    String variant,
    Settings settings,
    double confidence) {

  /// Of a source that is counted.
  public Scope(
      State state,
      State opening,
      Granularity granularity,
      long days,
      String variant,
      Settings settings,
      double confidence) {
    this(
        new Evidence(state, opening, Collections.emptySortedMap()),
        granularity,
        days,
        variant,
        settings,
        confidence);
  }

  /// What is known of a metric's source.
  ///
  /// @param state in the period
  /// @param opening in all time before the period; only of running families, and only for a
  ///   [Metric#running] metric
  /// @param forecasts the last that were made in the period, by variant; only of
  ///   [Source.Predictions]
  public record Evidence(State state, State opening, SortedMap<String, Forecast> forecasts) {
    public Evidence {
      forecasts = Collections.unmodifiableSortedMap(new TreeMap<>(forecasts));
    }
  }

  public State state() {
    return evidence.state();
  }

  public State opening() {
    return evidence.opening();
  }

  /// What was predicted, if anything was.
  Optional<Forecast> forecast() {
    return Optional.ofNullable(evidence.forecasts().get(variant));
  }

  /// What people answered: each response, or of surveys that give each customer one vote, the last
  /// of the period.
  State answers() {
    return state().counted(granularity);
  }

  /// What counts in periods of this granularity only: distinct counts.
  State distinct() {
    return state().at(granularity);
  }
}
