package rapport.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Figures by the hour.
class HoursTest {

  private final ReaderWorld world = new ReaderWorld();

  @Test
  void theHourThatComesTwiceInAutumnIsTwoHours() {
    world.now = Instant.parse("2026-10-26T09:00:00Z");
    world.record(
        world.answer("1", "2026-10-25T00:30:00Z", 9),
        world.answer("2", "2026-10-25T01:10:00Z", 9),
        world.answer("3", "2026-10-25T01:50:00Z", 9),
        world.answer("4", "2026-10-25T02:00:00Z", 9));

    assertThat(counts("from=2026-10-25T01%2B02:00&to=2026-10-25T03%2B01:00"))
        .isEqualTo(
            List.of(
                "2026-10-25T01+02:00 0",
                "2026-10-25T02+02:00 1",
                "2026-10-25T02+01:00 2",
                "2026-10-25T03+01:00 1"));
  }

  @ParameterizedTest
  @CsvSource({"Asia/Kolkata,+05:30,30", "Asia/Kathmandu,+05:45,15"})
  void hoursOfAZoneOffTheFullHourBeginWhereItsClocksSay(String zone, String offset, int minute) {
    world.zone(zone);
    world.record(
        world.answer("1", "2026-03-02T04:%02d:00Z".formatted(minute), 9),
        world.answer("2", "2026-03-02T05:%02d:59Z".formatted(minute - 1), 9),
        world.answer("3", "2026-03-02T05:%02d:00Z".formatted(minute), 9));

    assertThat(
            counts(
                "from=2026-03-02T10"
                    + offset.replace("+", "%2B")
                    + "&to=2026-03-02T11 "
                    + offset.substring(1)))
        .isEqualTo(List.of("2026-03-02T10" + offset + " 2", "2026-03-02T11" + offset + " 1"));
  }

  private List<String> counts(String range) {
    var counts = new ArrayList<String>();
    world
        .points("metric=nps&period=hour&" + range)
        .forEach(point -> counts.add(point.get("period").asText() + " " + point.get("n").asText()));
    return counts;
  }
}
