package rapport.settings;

import java.util.List;
import rapport.period.Granularity;

/// A metric that is watched by control charts.
///
/// @param metric its id
/// @param granularity of what periods: day, week or month
/// @param by the dimension whose values are watched one by one; empty for the total
public record Watched(String metric, Granularity granularity, String by) {

  /// What is watched until a tenant decides otherwise. Answers to surveys are too few a day.
  public static final List<Watched> DEFAULT =
      List.of(
          new Watched("nps", Granularity.WEEK, ""),
          new Watched("csat", Granularity.WEEK, ""),
          new Watched("first_response_time", Granularity.DAY, ""));

  public Watched {
    if (granularity != Granularity.DAY
        && granularity != Granularity.WEEK
        && granularity != Granularity.MONTH) {
      throw new IllegalArgumentException("days, weeks or months are watched, not " + granularity);
    }
  }
}
