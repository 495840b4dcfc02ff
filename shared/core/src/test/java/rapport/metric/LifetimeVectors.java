package rapport.metric;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import rapport.lifetime.BgNbd;
import rapport.lifetime.BgNbdFit;
import rapport.lifetime.GammaGamma;
import rapport.lifetime.LifetimeValue;
import rapport.lifetime.PurchaseHistory;
import rapport.lifetime.Spending;
import rapport.lifetime.Tally;

/// Answers the cases about the value of customers and the prediction of their purchases.
final class LifetimeVectors {

  private LifetimeVectors() {}

  static Map<String, Function<VectorCase, VectorAnswer>> byMetric() {
    return Map.of(
        "clv_simple", LifetimeVectors::simple,
        "clv_retention", LifetimeVectors::fromRetention,
        "clv_finite", LifetimeVectors::ofMargins,
        "bgnbd_pmf", LifetimeVectors::probability,
        "bgnbd_log_likelihood", LifetimeVectors::logLikelihood,
        "bgnbd_expected_unconditional", LifetimeVectors::expectedOfNew,
        "bgnbd_expected_purchases", LifetimeVectors::expected,
        "bgnbd_p_alive", LifetimeVectors::alive,
        "bgnbd_fit", LifetimeVectors::fit,
        "gamma_gamma_expected_value", LifetimeVectors::expectedValue);
  }

  private static VectorAnswer simple(VectorCase asked) {
    return value(
        LifetimeValue.simple(
            number(asked, "annual_revenue"),
            number(asked, "years"),
            number(asked, "acquisition_cost")));
  }

  private static VectorAnswer fromRetention(VectorCase asked) {
    double margin = number(asked, "margin") - number(asked, "retention_spend");
    double retention = number(asked, "retention");
    double discount = number(asked, "discount");
    return value(
        params(asked).path("initial_margin").asBoolean()
            ? LifetimeValue.fromFirstPayment(margin, retention, discount)
            : LifetimeValue.afterFirstRetention(margin, retention, discount));
  }

  private static VectorAnswer ofMargins(VectorCase asked) {
    var margins = asked.input().path("margins").valueStream().map(JsonNode::asDouble).toList();
    return new VectorAnswer()
        .withIf(
            "value",
            LifetimeValue.ofMargins(
                margins, number(asked, "retention"), number(asked, "discount")));
  }

  private static VectorAnswer probability(VectorCase asked) {
    return value(model(asked).probability(asked.input().path("x").asLong(), number(asked, "t")));
  }

  private static VectorAnswer logLikelihood(VectorCase asked) {
    return value(model(asked).logLikelihood(histories(asked)));
  }

  private static VectorAnswer expectedOfNew(VectorCase asked) {
    return value(model(asked).expectedPurchases(number(asked, "t")));
  }

  private static VectorAnswer expected(VectorCase asked) {
    return value(model(asked).expectedPurchases(history(asked), number(asked, "t")));
  }

  private static VectorAnswer alive(VectorCase asked) {
    return value(model(asked).probabilityAlive(history(asked)));
  }

  private static VectorAnswer fit(VectorCase asked) {
    var fit = BgNbdFit.of(histories(asked)).orElseThrow();
    return new VectorAnswer()
        .with("r", fit.model().r())
        .with("alpha", fit.model().alpha())
        .with("a", fit.model().a())
        .with("b", fit.model().b())
        .with("log_likelihood", fit.logLikelihood());
  }

  private static VectorAnswer expectedValue(VectorCase asked) {
    var params = params(asked);
    long purchases = asked.input().path("frequency").asLong();
    var spending = new Spending(purchases, purchases * number(asked, "mean_value"));
    var model =
        new GammaGamma(
            params.path("p").asDouble(), params.path("q").asDouble(), params.path("v").asDouble());
    return new VectorAnswer().withIf("value", model.expectedValue(spending));
  }

  private static VectorAnswer value(double value) {
    return new VectorAnswer().with("value", value);
  }

  private static BgNbd model(VectorCase asked) {
    var params = params(asked);
    return new BgNbd(
        params.path("r").asDouble(),
        params.path("alpha").asDouble(),
        params.path("a").asDouble(),
        params.path("b").asDouble());
  }

  private static PurchaseHistory history(VectorCase asked) {
    return new PurchaseHistory(
        asked.input().path("frequency").asLong(), number(asked, "recency"), number(asked, "T"));
  }

  private static Tally<PurchaseHistory> histories(VectorCase asked) {
    if (asked.input().has("dataset")) {
      return Tally.of(beside(asked.input().path("dataset").asText()));
    }
    var histories = new ArrayList<PurchaseHistory>();
    for (JsonNode row : asked.input().path("rows")) {
      histories.add(
          new PurchaseHistory(
              row.path(0).asLong(), row.path(1).asDouble(), row.path(2).asDouble()));
    }
    return Tally.of(histories);
  }

  /// A table that lies beside the file of cases: id, frequency, recency and T.
  private static List<PurchaseHistory> beside(String name) {
    try {
      return Files.readAllLines(VectorFiles.beside(name)).stream()
          .skip(1)
          .map(line -> line.split(","))
          .map(
              cells ->
                  new PurchaseHistory(
                      Long.parseLong(cells[1]),
                      Double.parseDouble(cells[2]),
                      Double.parseDouble(cells[3])))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode params(VectorCase asked) {
    return asked.content().path("params");
  }

  private static double number(VectorCase asked, String name) {
    return asked.input().path(name).asDouble();
  }
}
