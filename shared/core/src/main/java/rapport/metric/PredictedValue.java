package rapport.metric;

import java.util.List;
import java.util.Optional;
import rapport.comparison.Figure;
import rapport.lifetime.Forecast;
import rapport.settings.CustomerRules;

/// `clv_predicted`: what a buyer that has not left is predicted to spend from now on, on average,
/// in each currency, by BG/NBD and Gamma-Gamma. It is the last prediction made for a day of the
/// period.
///
/// It has no interval: the models give none for the mean, and what they leave out, as a change of
/// the shop, would be the greater part of it.
record PredictedValue() implements CustomerMetric {

  private static final String MODELS = "bg-nbd, gamma-gamma";

  private static final About ABOUT =
      new About(
          "clv_predicted",
          1,
          new Text("Predicted customer lifetime value", "预测客户终身价值"),
          new Text(
              "A prediction, not a count: what a buyer will spend from now on, on average, by models"
                  + " of how often each buys and what it pays.",
              "这是预测值而非统计值：根据每位客户的购买频率与金额模型，预测购买客户今后平均的消费。"),
          "mean of expected purchases (BG/NBD) × expected value (Gamma-Gamma)",
          Unit.MONEY,
          Direction.HIGHER);

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public Source source() {
    return new Source.Predictions();
  }

  @Override
  public List<String> events() {
    return List.of("customer.purchased");
  }

  @Override
  public Optional<Unwatched> unwatched(CustomerRules rules) {
    return Optional.of(Unwatched.PREDICTION);
  }

  @Override
  public Optional<String> variedBy() {
    return Optional.of(Currencies.NAME);
  }

  @Override
  public MetricValue value(Scope scope) {
    return scope.forecast().map(PredictedValue::value).orElseGet(PredictedValue::nothing);
  }

  /// Two predictions share most of what they were made from: their difference is not tested.
  @Override
  public Figure figure(Scope scope) {
    return value(scope).described();
  }

  private static MetricValue value(Forecast forecast) {
    var prediction = forecast.prediction();
    var purchases = prediction.purchases().model();
    var values = prediction.values().model();
    return new MetricValue.Parts()
        .with("prediction", new PartValue.Word(MODELS))
        .with("knownUntil", new PartValue.Word(forecast.day().toString()))
        .with("fittedAt", new PartValue.Word(forecast.fittedAt().toString()))
        .with("horizonDays", prediction.days())
        .with("logLikelihood", prediction.logLikelihood())
        .with("r", purchases.r())
        .with("alpha", purchases.alpha())
        .with("a", purchases.a())
        .with("b", purchases.b())
        .with("p", values.p())
        .with("q", values.q())
        .with("gamma", values.v())
        .of(prediction.customers(), new Estimate.Point(prediction.meanValue()));
  }

  private static MetricValue nothing() {
    var parts = new MetricValue.Parts().with("prediction", new PartValue.Word(MODELS));
    for (String part :
        List.of(
            "knownUntil",
            "fittedAt",
            "horizonDays",
            "logLikelihood",
            "r",
            "alpha",
            "a",
            "b",
            "p",
            "q",
            "gamma")) {
      parts.without(part);
    }
    return parts.of(0, new Estimate.Empty());
  }
}
