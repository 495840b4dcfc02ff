package rapport.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.settings.CustomerRules.ChurnDenominator;

class CustomerRulesTest {

  /// A year has 365.25 days, and churn alone tells of one.
  @ParameterizedTest
  @CsvSource({"0,365", "1,365", "2,731", "0.001,1", "10,3653", "11,3653", "1e300,3653"})
  void spendingIsPredictedForAsLongAsACustomerIsTakenToStay(double years, int days) {
    assertThat(rules(0, years, Collections.emptySortedMap()).predictedDays()).isEqualTo(days);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.5, Double.NaN, Double.POSITIVE_INFINITY})
  void yearsThatAreNoneAreRefused(double years) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> rules(0, years, Collections.emptySortedMap()))
        .withMessageContaining("years");
  }

  @Test
  void daysBelowZeroAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> rules(-1, 0, Collections.emptySortedMap()))
        .withMessageContaining("-1");
  }

  @Test
  void aJourneyOfOneStageIsNone() {
    var journeys = new TreeMap<>(Map.of("trial", List.of("begun")));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> rules(0, 0, journeys))
        .withMessageContaining("trial");
    journeys.put("trial", List.of("begun", "paid"));
    assertThat(rules(0, 0, journeys).journeys()).isEqualTo(journeys);
  }

  @Test
  void whatOnlyReadersLookAtChangesNoFacts() {
    var journeys = new TreeMap<>(Map.of("trial", List.of("begun", "paid")));
    var one =
        new CustomerRules(7, journeys, Collections.emptySortedMap(), ChurnDenominator.AVERAGE, 3);

    assertThat(one.ofFacts()).isEqualTo(rules(7, 0, journeys)).isNotEqualTo(one);
  }

  private static CustomerRules rules(
      int days, double years, SortedMap<String, List<String>> journeys) {
    return new CustomerRules(
        days, journeys, Collections.emptySortedMap(), ChurnDenominator.START, years);
  }
}
