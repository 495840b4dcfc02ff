package rapport.lifetime;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Numbers that no customer and no model can have are refused.
class ModelBoundsTest {

  private static final BgNbdFit PURCHASES = new BgNbdFit(new BgNbd(0.2, 4, 0.8, 2), -9, 3);
  private static final GammaGammaFit VALUES = new GammaGammaFit(new GammaGamma(6, 4, 15), -9, 3);

  @ParameterizedTest
  @ValueSource(doubles = {-1, 0, Double.NaN, Double.POSITIVE_INFINITY})
  void theValuesOfAModelAreAboveZero(double bad) {
    assertThatIllegalArgumentException().isThrownBy(() -> new GammaGamma(bad, 4, 15));
    assertThatIllegalArgumentException().isThrownBy(() -> new GammaGamma(6, bad, 15));
    assertThatIllegalArgumentException().isThrownBy(() -> new GammaGamma(6, 4, bad));
    assertThatIllegalArgumentException().isThrownBy(() -> new BgNbd(bad, 4, 0.8, 2));
    assertThatIllegalArgumentException().isThrownBy(() -> new BgNbd(0.2, bad, 0.8, 2));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY})
  void amountsAndTimesAreZeroOrMore(double bad) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Spending(1, bad));
    assertThatIllegalArgumentException().isThrownBy(() -> new PurchaseHistory(1, bad, 9));
    assertThatIllegalArgumentException().isThrownBy(() -> PURCHASES.model().expectedPurchases(bad));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PURCHASES.model().expectedPurchases(new PurchaseHistory(1, 2, 9), bad));
    assertThatIllegalArgumentException().isThrownBy(() -> PURCHASES.model().probability(0, bad));
    assertThatIllegalArgumentException().isThrownBy(() -> new PurchaseHistory(1, 0, bad));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ValuePrediction(PURCHASES, VALUES, bad, 9));
  }

  @Test
  void whatContradictsItselfIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Spending(-1, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new Spending(0, 5));
    assertThatIllegalArgumentException().isThrownBy(() -> new PurchaseHistory(-1, 0, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new PurchaseHistory(1, 5, 4));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ValuePrediction(PURCHASES, VALUES, 1, 0));
    for (long count : new long[] {0, -1}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new Tally<>(new TreeMap<>(Map.of("a", count))));
    }
    assertThatCode(() -> new Spending(0, 0)).doesNotThrowAnyException();
    assertThatCode(() -> new PurchaseHistory(1, 4, 4)).doesNotThrowAnyException();
    assertThatCode(() -> new Tally<>(new TreeMap<>(Map.of("a", 1L)))).doesNotThrowAnyException();
  }
}
