package rapport.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import rapport.bytes.MalformedBytesException;
import rapport.lifetime.BgNbd;
import rapport.lifetime.BgNbdFit;
import rapport.lifetime.GammaGamma;
import rapport.lifetime.GammaGammaFit;
import rapport.lifetime.ValuePrediction;
import rapport.store.Predictions.Predicted;
import rapport.store.Table.Read;
import rapport.store.memory.MemoryTable;

class PredictionsTest {

  private static final LocalDate DAY = LocalDate.parse("2026-03-01");
  private static final Key KEY = new Key("p#t1", "2026-03-01");

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

  /// Each number of the sample in turn is none that a model can have.
  @Test
  void numbersThatNoModelHasAreMalformed() {
    predictions.save("t1", DAY, sample(1));
    var item = table.get(KEY, Read.STRONG).orElseThrow();
    byte[] body = Packed.unpack(item.binary(Names.BODY));
    int first = 12; // after the version, the time, one currency and its name

    for (int parameter = 0; parameter < 4; parameter++) {
      byte[] bad = body.clone();
      Arrays.fill(bad, first + parameter * 8, first + parameter * 8 + 8, (byte) 0xFF);
      put(bad);

      assertThatExceptionOfType(MalformedBytesException.class)
          .isThrownBy(() -> predictions.range("t1", DAY, DAY))
          .withMessageContaining("no prediction has such numbers");
    }
  }

  @Test
  void whatFollowsTheLastPredictionIsMalformed() {
    predictions.save("t1", DAY, sample(1));
    byte[] body = Packed.unpack(table.get(KEY, Read.STRONG).orElseThrow().binary(Names.BODY));
    put(Arrays.copyOf(body, body.length + 1));

    assertThatExceptionOfType(MalformedBytesException.class)
        .isThrownBy(() -> predictions.range("t1", DAY, DAY))
        .withMessageContaining("more follows");
  }

  private void put(byte[] body) {
    var packed = new Attribute.Binary(Packed.pack(body));
    table.put(Item.of(KEY, Map.of(Names.BODY, packed)), Condition.ALWAYS);
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
