package rapport.metric;

import java.util.List;
import java.util.Optional;
import rapport.comparison.Figure;
import rapport.fact.Family;
import rapport.purchase.Buying;
import rapport.state.Cell;
import rapport.statistics.Moments;

/// `purchase_frequency`: how many purchases a buyer of the period made in it, on average.
record PurchaseFrequency() implements CustomerMetric {

  private static final About ABOUT =
      new About(
          "purchase_frequency",
          1,
          new Text("Purchase frequency", "购买频率"),
          new Text(
              "Purchases per customer who bought anything in the period.", "周期内每位购买客户的平均购买次数。"),
          "purchases / buyers",
          Unit.RATIO,
          Direction.HIGHER);

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public Source source() {
    return Source.of(Family.PURCHASES);
  }

  @Override
  public List<String> events() {
    return List.of("customer.purchased");
  }

  @Override
  public MetricValue value(Scope scope) {
    long buyers = Math.max(0, scope.distinct().count("buyers"));
    var parts = new MetricValue.Parts().with("purchases", purchases(scope)).with("buyers", buyers);
    return parts.of(
        buyers,
        frequency(scope)
            .map(frequency -> OrderValue.mean(frequency, scope.confidence()))
            .orElseGet(Estimate.Empty::new));
  }

  @Override
  public Figure figure(Scope scope) {
    return frequency(scope).<Figure>map(Figure.Mean::new).orElseGet(Figure.Empty::new);
  }

  private static Optional<Moments> frequency(Scope scope) {
    var distinct = scope.distinct();
    return Possible.of(
            () ->
                new Buying(
                    distinct.count("buyers"),
                    Math.min(distinct.count("returning"), distinct.count("buyers")),
                    purchases(scope),
                    distinct.count("squares")))
        .flatMap(Buying::frequency);
  }

  /// Of all currencies.
  private static long purchases(Scope scope) {
    return scope.state().cells().entrySet().stream()
        .filter(cell -> cell.getKey().startsWith("amount:"))
        .mapToLong(cell -> cell.getValue() instanceof Cell.Rows rows ? rows.count() : 0)
        .sum();
  }
}
