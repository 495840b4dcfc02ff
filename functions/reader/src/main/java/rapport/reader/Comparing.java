package rapport.reader;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import rapport.fold.Part;
import rapport.fold.PartKey;
import rapport.period.Period;
import rapport.reader.Figures.Point;
import rapport.reader.Figures.Series;

/// Finds what the points of one answer are compared with.
final class Comparing {

  private final Contents contents;
  private final TenantView view;
  private final Query query;
  private final Instant now;

  /// What the series need of earlier periods that are compared in part: read once for all of them.
  /// Each is compared with one that is not over, so is cut in one place only.
  private final Map<Period, Map<PartKey, Part>> cuts = new HashMap<>();

  Comparing(Contents contents, TenantView view, Query query, Instant now) {
    this.contents = contents;
    this.view = view;
    this.query = query;
    this.now = now;
  }

  Series series(Selection selection, List<Point> points, List<Point> earlier) {
    var byPeriod = new HashMap<Period, Point>();
    earlier.forEach(point -> byPeriod.put(point.period(), point));
    var compared = new ArrayList<Compared>();
    for (Point point : points) {
      var then = byPeriod.get(query.comparison().earlier(point.period(), view.calendar()));
      compared.add(compared(selection, point.period(), then));
    }
    return new Series(selection, points, compared);
  }

  private Compared compared(Selection selection, Period period, Point earlier) {
    var calendar = view.calendar();
    if (period.start(calendar).isAfter(now)) {
      return new Compared.Nothing();
    }
    var end = earlier.period().end(calendar);
    if (!period.end(calendar).isAfter(now)) {
      return new Compared.With(earlier, end);
    }
    var until = Comparison.elapsed(period, earlier.period(), calendar, now);
    return until.isBefore(end) ? cut(selection, earlier, until) : new Compared.With(earlier, end);
  }

  /// Nothing if the log of any of its parts is not kept any more, or is too much.
  private Compared cut(Selection selection, Point earlier, Instant until) {
    var period = earlier.period();
    var kept =
        cuts.computeIfAbsent(
            period, _ -> contents.keptUntil(view, Figures.parts(query), period, until));
    return kept.keySet().containsAll(selection.parts())
        ? new Compared.With(Figures.point(selection, period, earlier.opening(), kept), until)
        : new Compared.Nothing();
  }
}
