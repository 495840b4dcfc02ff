package rapport.reader;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import rapport.lifetime.Forecast;
import rapport.metric.Source;
import rapport.period.Period;
import rapport.reader.Figures.Answer;
import rapport.reader.Figures.Point;
import rapport.reader.Figures.Series;
import rapport.store.Predictions;
import rapport.store.Predictions.Predicted;

/// Puts what was predicted into the series that show it: in each period the last prediction made
/// for one of its days, in each currency.
final class Forecasting {

  private final Predictions predictions;

  Forecasting(Predictions predictions) {
    this.predictions = predictions;
  }

  /// Reads nothing if no series is a prediction.
  Answer add(TenantView view, Answer answer) {
    return new Answer(
        answer.asOf(),
        answer.series().stream()
            .map(series -> isPredicted(series) ? add(view, series) : series)
            .toList());
  }

  private static boolean isPredicted(Series series) {
    return series.selection().metric().source() instanceof Source.Predictions;
  }

  private Series add(TenantView view, Series series) {
    var periods = new ArrayList<>(series.points().stream().map(Point::period).toList());
    series.compared().forEach(compared -> periods.addAll(period(compared)));
    var first = periods.stream().map(Period::firstDay).min(LocalDate::compareTo).orElseThrow();
    var last = periods.stream().map(Period::lastDay).max(LocalDate::compareTo).orElseThrow();
    var known = new TreeMap<>(predictions.range(view.tenant(), first, last));
    return new Series(
        series.selection(),
        series.points().stream()
            .map(point -> point.predicting(lastOf(known, point.period(), point.period().lastDay())))
            .toList(),
        series.compared().stream().map(compared -> add(view, known, compared)).toList());
  }

  private static List<Period> period(Compared compared) {
    return compared instanceof Compared.With(Point point, _) ? List.of(point.period()) : List.of();
  }

  /// Of a period that is cut only what was known by then.
  private static Compared add(
      TenantView view, TreeMap<LocalDate, Predicted> known, Compared compared) {
    return switch (compared) {
      case Compared.Nothing nothing -> nothing;
      case Compared.With(Point point, Instant until) -> {
        var last = view.calendar().dayOf(until).minusDays(1);
        yield new Compared.With(point.predicting(lastOf(known, point.period(), last)), until);
      }
    };
  }

  private static SortedMap<String, Forecast> lastOf(
      TreeMap<LocalDate, Predicted> known, Period period, LocalDate until) {
    var last = until.isBefore(period.lastDay()) ? until : period.lastDay();
    var found = new TreeMap<String, Forecast>();
    if (!last.isBefore(period.firstDay())) {
      known
          .subMap(period.firstDay(), true, last, true)
          .forEach(
              (day, predicted) ->
                  predicted
                      .byCurrency()
                      .forEach(
                          (currency, prediction) ->
                              found.put(
                                  currency, new Forecast(day, predicted.fittedAt(), prediction))));
    }
    return found;
  }
}
