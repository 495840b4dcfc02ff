package rapport.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.metric.Unit;

/// Figures in JSON.
class QuantitiesTest {

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "0.1,0.1",
    "1250,1250",
    "1250.00,1250",
    "0.000001,0.000001",
    "1E+15,1000000000000000",
    "-0.0,0",
    "-2.50,-2.5",
    "123456789012345678901.5,123456789012345678901.5"
  })
  void moneyIsAPlainDecimalText(BigDecimal amount, String text) {
    assertThat(Quantities.text(amount)).isEqualTo(text);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 20_261_127})
  void moneyKeepsEveryBitOfItsValue(long seed) {
    var random = new Random(seed);
    for (int i = 0; i < 1_000; i++) {
      double value = (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(-9, 18));
      var tree = Json.object();

      Quantities.put(tree, "value", value, Unit.MONEY);

      assertThat(Double.parseDouble(tree.get("value").textValue())).isEqualTo(value);
    }
  }

  @ParameterizedTest
  @EnumSource(value = Unit.class, names = "MONEY", mode = EnumSource.Mode.EXCLUDE)
  void whatIsNoMoneyIsANumber(Unit unit) {
    var tree = Json.object();

    Quantities.put(tree, "value", OptionalDouble.of(0.25), unit);

    assertThat(tree.get("value").isNumber()).isTrue();
    assertThat(tree.get("value").doubleValue()).isEqualTo(0.25);
  }

  @ParameterizedTest
  @EnumSource(Unit.class)
  void noDataIsNull(Unit unit) {
    var tree = Json.object();

    Quantities.put(tree, "value", OptionalDouble.empty(), unit);

    assertThat(tree.get("value").isNull()).isTrue();
  }

  @Test
  void theSmallestDifferenceHasNoExponent() {
    assertThat(Quantities.text(BigDecimal.valueOf(1e-20))).isEqualTo("0.00000000000000000001");
  }
}
