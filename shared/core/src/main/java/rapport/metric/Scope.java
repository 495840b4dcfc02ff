package rapport.metric;

import rapport.period.Granularity;
import rapport.settings.Settings;
import rapport.state.State;

/// What a metric is asked about: one period, segment and variant.
///
/// @param state of its source in the period
/// @param opening of its source in all time before the period; only of running families, and only
///   for a [Metric#running] metric
/// @param granularity of the period
/// @param days how many local days of the period have begun, 1 or more
/// @param variant one of [Metric#variants], empty if the metric has none
/// @param settings what the tenant has decided
/// @param confidence of the interval, between 0 and 1
public record Scope(
    State state,
    State opening,
    Granularity granularity,
    long days,
    String variant,
    Settings settings,
    double confidence) {

  /// What people answered: each response, or of surveys that give each customer one vote, the last
  /// of the period.
  State answers() {
    return state.counted(granularity);
  }

  /// What counts in periods of this granularity only: distinct counts.
  State distinct() {
    return state.at(granularity);
  }
}
