package rapport.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.bytes.ByteWriter;
import rapport.fact.FactId;
import rapport.period.UtcHour;

class ResponsePlaceTest {

  private static final Instant HOUR = Instant.parse("2026-03-01T10:00:00Z");

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void aCursorIsReadBackAndNoOtherTextIsOne(long seed) {
    var random = new Random(seed);
    for (int i = 0; i < 100; i++) {
      var time = Instant.ofEpochMilli(random.nextLong(4_000_000_000_000L));
      var place = new ResponsePlace(time, new FactId(random.nextLong(), random.nextLong()));
      var cursor = place.cursor();

      assertThat(ResponsePlace.parse(cursor)).contains(place);
      assertThat(ResponsePlace.parse(cursor + "A")).isEmpty();
      assertThat(ResponsePlace.parse(cursor + "==")).isEmpty();
      assertThat(ResponsePlace.parse(cursor.substring(1))).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {Long.MIN_VALUE, Long.MAX_VALUE, -62_200_000_000_000L, 253_402_300_800_000L})
  void aTimeThatHasNoKeyIsNoPlace(long millis) {
    var bytes = new ByteWriter().writeByte(1).writeFixed(millis).writeFixed(1).writeFixed(1);
    var cursor = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());

    assertThat(ResponsePlace.parse(cursor)).isEmpty();
  }

  @Test
  void theHourBeforeTheStartOfOneIsTheOneBefore() {
    assertThat(ResponsePlace.startOf(HOUR).hourBefore()).isEqualTo(UtcHour.of(HOUR).previous());
    assertThat(new ResponsePlace(HOUR, new FactId(0, 1)).hourBefore()).isEqualTo(UtcHour.of(HOUR));
  }

  @Test
  void placesAreOrderedByTimeThenById() {
    var first = ResponsePlace.startOf(HOUR);
    var second = new ResponsePlace(HOUR, new FactId(1, 0));
    var third = new ResponsePlace(HOUR, new FactId(-1, 0)); // unsigned
    var fourth = ResponsePlace.startOf(HOUR.plusMillis(1));

    assertThat(first).isLessThan(second);
    assertThat(second).isLessThan(third);
    assertThat(third).isLessThan(fourth);
  }
}
