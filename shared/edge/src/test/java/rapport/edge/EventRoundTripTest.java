package rapport.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.edge.EventJson.Reading.Valid;

/// Writes events drawn at random and reads them back. A failure prints the seed that replays it.
final class EventRoundTripTest {

  private static final int EVENTS = 2_000;

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 20_260_101})
  void whatIsWrittenIsReadAsTheSame(long seed) {
    var events = new RandomEvents(new Random(seed));
    var seen = new TreeSet<String>();
    for (int i = 0; i < EVENTS; i++) {
      var event = events.next();
      seen.add(EventTypes.name(event.payload()));
      var text = EventJson.write(event);

      var values = ((Json.Parsed.Values) Json.readMany(text)).values();
      var read = EventJson.read(values.getFirst(), event.identity().importName(), Fixed.identity());

      assertThat(read).as("seed %d, event %d: %s", seed, i, text).isEqualTo(new Valid(event));
      assertThat(EventJson.write(((Valid) read).event())).isEqualTo(text);
    }
    assertThat(seen).isEqualTo(EventJson.types());
  }
}
