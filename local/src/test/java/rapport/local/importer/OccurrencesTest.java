package rapport.local.importer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OccurrencesTest {

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 20_260_101})
  void everyIdIsNumberedAsAMapWouldCountIt(long seed) {
    var random = new Random(seed);
    var counts = new HashMap<String, Integer>();
    var occurrences = new Occurrences();

    for (int i = 0; i < 20_000; i++) {
      String id = "id" + random.nextInt(5_000);
      int count = counts.merge(id, 1, Integer::sum);

      assertThat(occurrences.numbered(id)).isEqualTo(count == 1 ? id : id + "/" + count);
    }
  }
}
