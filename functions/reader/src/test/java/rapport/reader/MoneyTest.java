package rapport.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import rapport.fact.Family;
import rapport.fact.LoggedFact;
import rapport.fact.Measure;

/// Money is told as decimal strings, wherever it is told.
class MoneyTest {

  private static final String ORDERS = "metric=average_order_value";

  private final ReaderWorld world = new ReaderWorld();
  private int facts;

  /// In January 0.10 and 0.20 in the north and 5 in the south, in March ten times as much and a
  /// purchase in another currency.
  @BeforeEach
  void record() {
    var purchases = new ArrayList<LoggedFact>();
    for (String month : List.of("2026-02", "2026-03")) {
      int factor = month.equals("2026-02") ? 1 : 10;
      purchases.add(purchase(month, "north", "EUR", 100_000L * factor));
      purchases.add(purchase(month, "north", "EUR", 200_000L * factor));
      purchases.add(purchase(month, "south", "EUR", 5_000_000L * factor));
    }
    purchases.add(purchase("2026-03", "south", "JPY", 1_000_000_000L));
    world.record(purchases);
  }

  private LoggedFact purchase(String month, String region, String currency, long millionths) {
    return world.fact(
        "p" + facts++,
        month + "-10T10:00:00Z",
        Map.of("region", region),
        new Measure.Row(Family.PURCHASES, "amount:" + currency, List.of(millionths, 0L)));
  }

  @Test
  void valueIntervalPartsAndChangeAreDecimalStringsOfTheCurrency() {
    var answer = world.get(ORDERS + "&from=2026-02&to=2026-03&compare=previous&currency=EUR");

    var series = answer.at("/series/0");
    assertThat(series.get("unit").textValue()).isEqualTo("money");
    assertThat(series.get("currency").textValue()).isEqualTo("EUR");
    var earlier = series.at("/points/0");
    var later = series.at("/points/1");
    assertThat(earlier.at("/parts/amount").textValue()).isEqualTo("5.3");
    assertThat(later.at("/parts/amount").textValue()).isEqualTo("53");
    assertThat(later.at("/parts/purchases").isIntegralNumber()).isTrue();
    assertThat(money(later.get("value"))).isCloseTo(53.0 / 3, within(1e-12));
    assertThat(money(later.get("low"))).isLessThan(money(later.get("value")));
    assertThat(money(later.get("high"))).isGreaterThan(money(later.get("value")));
    assertThat(money(later.at("/change/value")))
        .isCloseTo(money(later.get("value")) - money(earlier.get("value")), within(1e-12));
    assertThat(money(later.at("/change/low"))).isNegative();
    assertThat(later.at("/change/p").isNumber()).isTrue();
  }

  @Test
  void eachCurrencyHasASeriesAndWhereThereIsNoneOfItThereIsNoMoney() {
    var answer = world.get(ORDERS + "&from=2026-02&to=2026-03");

    var yen = answer.at("/series/1");
    assertThat(yen.get("currency").textValue()).isEqualTo("JPY");
    assertThat(yen.at("/points/0/value").isNull()).isTrue();
    assertThat(yen.at("/points/0/parts/amount").isNull()).isTrue();
    assertThat(yen.at("/points/1/value").textValue()).isEqualTo("1000");
    assertThat(yen.at("/points/1/low").isNull()).isTrue();
  }

  @Test
  void segmentsAndWhyItMovedAreToldInMoney() {
    var segments =
        world.asked("average_order_value", "segments", "by=region&period=2026-02&currency=EUR");
    var why =
        world.asked("average_order_value", "explain", "by=region&period=2026-03&currency=EUR");

    assertThat(segments.at("/total/parts/amount").textValue()).isEqualTo("5.3");
    var north = segments.at("/segments/0");
    assertThat(money(north.get("value"))).isCloseTo(0.15, within(1e-12));
    assertThat(north.at("/rest/value").textValue()).isEqualTo("5");
    assertThat(money(north.at("/difference/value"))).isCloseTo(-4.85, within(1e-12));
    assertThat(money(why.get("mix")) + money(why.get("rate"))).isEqualTo(money(why.get("change")));
    assertThat(money(why.at("/later/value"))).isCloseTo(53.0 / 3, within(1e-12));
    assertThat(money(why.at("/segments/0/rate"))).isPositive();
  }

  @Test
  void csvHasTheSameMoney() {
    var lines = world.csv(ORDERS + "&from=2026-02&to=2026-02").lines().toList();

    assertThat(lines.getFirst()).endsWith(",currency,purchases,amount");
    assertThat(lines.get(1)).endsWith(",EUR,3,5.3");
  }

  private static double money(JsonNode node) {
    assertThat(node.isTextual()).as(node.toString()).isTrue();
    return new BigDecimal(node.textValue()).doubleValue();
  }
}
