package rapport.local.importer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatcherTest {

  private final List<Batch> batches = new ArrayList<>();
  private final Batcher batcher = new Batcher(batches::add);

  @Test
  void eventsThatBelongTogetherStayTogether() {
    batcher.add(events(499, 10));
    batcher.add(events(2, 10));
    batcher.flush();

    assertThat(batches).extracting(batch -> batch.events().size()).containsExactly(499, 2);
  }

  @Test
  void whatIsTooMuchForOneRequestIsSplit() {
    batcher.add(events(1200, 10));
    batcher.flush();

    assertThat(batches).extracting(batch -> batch.events().size()).containsExactly(500, 500, 200);
  }

  @Test
  void noRequestWeighsMoreThanTheInterfaceTakes() {
    for (int i = 0; i < 50; i++) {
      batcher.add(events(7, 3000));
    }
    batcher.flush();

    assertThat(batches)
        .extracting(batch -> batch.body().getBytes(StandardCharsets.UTF_8).length)
        .allSatisfy(bytes -> assertThat(bytes).isBetween(1, Batcher.MAX_BYTES));
    assertThat(batches.stream().mapToInt(batch -> batch.events().size()).sum()).isEqualTo(350);
  }

  @Test
  void bytesAreCountedAndNotCharacters() {
    batcher.add(Collections.nCopies(200, new OutgoingEvent(1, "\"" + "é".repeat(1000) + "\"")));
    batcher.flush();

    assertThat(batches).hasSize(2);
  }

  @Test
  void nothingIsNoRequest() {
    batcher.flush();

    assertThat(batches).isEmpty();
  }

  private static List<OutgoingEvent> events(int count, int length) {
    return Collections.nCopies(count, new OutgoingEvent(1, "\"" + "x".repeat(length) + "\""));
  }
}
