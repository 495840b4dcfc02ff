package rapport.reader;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import rapport.edge.Answers;
import rapport.edge.Checked;
import rapport.edge.FieldError;
import rapport.edge.Problem;
import rapport.edge.Request;
import rapport.edge.UrlEncoded;
import rapport.metric.Metric;
import rapport.reader.Figures.Answer;
import rapport.reader.Figures.Series;
import rapport.store.Registry;

/// `GET /v1/metrics` and the catalog.
final class MetricsRoute {

  private final Door door;
  private final Registry registry;
  private final Figures figures;
  private final Forecasting forecasting;
  private final Clock clock;

  MetricsRoute(
      Door door, Registry registry, Figures figures, Forecasting forecasting, Clock clock) {
    this.door = door;
    this.registry = registry;
    this.figures = figures;
    this.forecasting = forecasting;
    this.clock = clock;
  }

  /// Every metric there is; the same for everybody, so it needs no key.
  APIGatewayV2HTTPResponse catalog(Request request) {
    return Answers.json(200, CatalogJson.tree());
  }

  APIGatewayV2HTTPResponse get(Request request) {
    return door.answer(request, (view, parameters) -> get(request, view, parameters));
  }

  private APIGatewayV2HTTPResponse get(
      Request request, TenantView view, List<UrlEncoded.Pair> parameters) {
    return switch (new QueryReading(view, registry, clock, parameters).read()) {
      case Checked.Invalid<Query>(var errors) -> Problem.invalid(errors).answer();
      case Checked.Valid<Query>(Query query) ->
          switch (figures.read(view, query)) {
            case Figures.Refused(var error) -> Problem.invalid(List.of(error)).answer();
            case Answer answer -> shown(request, view, query, forecasting.add(view, answer));
          };
    };
  }

  private APIGatewayV2HTTPResponse shown(
      Request request, TenantView view, Query query, Answer answer) {
    var errors = mixedScales(answer.series());
    if (!errors.isEmpty()) {
      return Problem.invalid(errors).answer();
    }
    var manner =
        new Manner(
            view.calendar(),
            view.settings(),
            query.variants(),
            query.confidence(),
            clock.instant());
    var shown =
        answer.series().stream().flatMap(series -> Shown.of(series, manner).stream()).toList();
    return wantsCsv(request)
        ? Answers.text(
            200,
            "text/csv; charset=utf-8; header=present",
            SeriesCsv.write(view, query, answer.asOf(), shown))
        : Answers.json(200, SeriesJson.tree(view, query, answer.asOf(), shown));
  }

  private static List<FieldError> mixedScales(List<Series> all) {
    var errors = new ArrayList<FieldError>();
    for (Series series : all) {
      var scales = Shown.conflictingScales(series);
      if (!scales.isEmpty()) {
        errors.add(mixed(series.selection().metric(), scales));
      }
    }
    return errors;
  }

  /// Says which scales keep answers from being put together.
  static FieldError mixed(Metric metric, SortedSet<String> scales) {
    return new FieldError(
        "/metric",
        metric.id()
            + " can't be put together from the scales "
            + String.join("; ", scales)
            + "; narrow it by survey, question or time");
  }

  private static boolean wantsCsv(Request request) {
    return new Accept(request.header("accept").orElse("")).prefers("text/csv", "application/json");
  }
}
