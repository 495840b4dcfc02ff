package rapport.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import rapport.lifetime.BgNbd;
import rapport.lifetime.BgNbdFit;
import rapport.lifetime.GammaGamma;
import rapport.lifetime.GammaGammaFit;
import rapport.lifetime.ValuePrediction;
import rapport.store.Predictions.Predicted;
import rapport.store.memory.MemoryTable;

class PredictionsTest {

  private static final LocalDate DAY = LocalDate.parse("2026-03-01");

  private final MemoryTable table = new MemoryTable();
  private final Predictions predictions = new Predictions(table);

  @Test
  void theLastOfADayIsFoundAmongItsNeighbours() {
    predictions.save("t1", DAY, sample(1));
    predictions.save("t1", DAY, sample(2));
    predictions.save("t1", DAY.plusDays(1), sample(3));
    predictions.save("t1", DAY.plusDays(2), sample(4));
    predictions.save("t2", DAY, sample(5));

    assertThat(predictions.range("t1", DAY, DAY.plusDays(1)))
        .isEqualTo(Map.of(DAY, sample(2), DAY.plusDays(1), sample(3)));
    assertThat(predictions.range("t1", DAY.minusDays(9), DAY.minusDays(1))).isEmpty();
  }

  static Predicted sample(double mean) {
    var prediction =
        new ValuePrediction(
            new BgNbdFit(new BgNbd(0.25, 4.5, 0.75, 2.5), -95_368.44, 23_570),
            new GammaGammaFit(new GammaGamma(6.25, 3.75, 15.5), -4_055.5, 946),
            mean,
            365);
    return new Predicted(
        Instant.parse("2026-03-02T00:10:00Z"), new TreeMap<>(Map.of("EUR", prediction)));
  }
}
