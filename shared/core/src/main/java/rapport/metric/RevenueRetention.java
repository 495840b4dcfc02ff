package rapport.metric;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rapport.comparison.Figure;
import rapport.fact.Family;
import rapport.state.Cell;
import rapport.statistics.CrossProducts;
import rapport.statistics.RatioOfSums;

/// `net_revenue_retention` and `gross_revenue_retention`: what the customers who paid at the start
/// of the period pay at its end, by what they paid at the start; gross leaves out what they pay
/// more.
enum RevenueRetention implements CustomerMetric, MoneySeries {
  NET(
      new About(
          "net_revenue_retention",
          1,
          new Text("Net revenue retention", "净收入留存率"),
          new Text(
              "What the paying customers of the start pay now, as a share of what they paid then.",
              "期初付费客户当前的经常性收入与其期初收入之比。"),
          "(start + expansion − contraction − churned) / start",
          Unit.RATIO,
          Direction.HIGHER),
      1),
  GROSS(
      new About(
          "gross_revenue_retention",
          1,
          new Text("Gross revenue retention", "总收入留存率"),
          new Text(
              "The same without what anybody pays more: what is kept of the revenue at the start.",
              "同上，但不计任何客户增加的部分：期初收入中保留下来的比例。"),
          "(start − contraction − churned) / start",
          Unit.FRACTION,
          Direction.HIGHER),
      2);

  private static final String BALANCE = "mrr:";

  private final About about;
  private final int kept;

  /// @param kept which number of the rows (start, end, the lesser of both) is divided by the start
  RevenueRetention(About about, int kept) {
    this.about = about;
    this.kept = kept;
  }

  @Override
  public About about() {
    return about;
  }

  @Override
  public Source source() {
    return Source.of(Family.REVENUE);
  }

  @Override
  public List<String> events() {
    return List.of("customer.revenue");
  }

  @Override
  public List<String> slots() {
    return List.of(BALANCE);
  }

  @Override
  public MetricValue value(Scope scope) {
    var parts = new MetricValue.Parts();
    var known = ratio(scope);
    if (known.isEmpty()) {
      return parts.without("start").without(end()).of(0, new Estimate.Empty());
    }
    var ratio = known.get();
    var sums = ratio.pairs().sums();
    parts.withMoney("start", Currencies.units(sums.get(1)));
    parts.withMoney(end(), Currencies.units(sums.getFirst()));
    var interval = ratio.interval(scope.confidence());
    double most = this == NET ? Double.MAX_VALUE : 1;
    return parts.of(
        ratio.pairs().count(),
        interval
            .map(
                one -> Estimate.bounded(ratio.value(), one.clipped(0, most), Estimate.Method.DELTA))
            .orElseGet(() -> new Estimate.Point(ratio.value())));
  }

  private String end() {
    return this == NET ? "end" : "kept";
  }

  @Override
  public Figure figure(Scope scope) {
    return ratio(scope).<Figure>map(Figure.Ratio::new).orElseGet(Figure.Empty::new);
  }

  /// Nothing if nobody paid at the start.
  private Optional<RatioOfSums> ratio(Scope scope) {
    var opening = Currencies.rows(scope.opening(), BALANCE + scope.variant(), 1);
    return Possible.of(() -> new RatioOfSums(pairs(opening, scope)));
  }

  /// Rows (now, start) of the customers who paid at the start: (start, start) of each, and what has
  /// changed.
  private CrossProducts pairs(Cell.Rows opening, Scope scope) {
    var change = Currencies.rows(scope.distinct(), "change:" + scope.variant(), 3);
    var start = opening.sums().getFirst();
    var square = opening.products().getFirst();
    // the products of three numbers: 00 01 02 11 12 22
    var withStart = change.products().get(kept);
    var alone = change.products().get(kept == 1 ? 3 : 5);
    var sums = new ArrayList<BigInteger>();
    sums.add(start.add(change.sums().get(kept)));
    sums.add(start.add(change.sums().getFirst()));
    return new CrossProducts(
        opening.count(),
        sums,
        List.of(
            square.add(alone), square.add(withStart), square.add(change.products().getFirst())));
  }
}
