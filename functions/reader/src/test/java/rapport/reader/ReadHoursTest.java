package rapport.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import rapport.period.UtcHour;
import rapport.reader.ReadHours.Hour;
import rapport.survey.KeptResponse;

class ReadHoursTest {

  private static final Hour FIRST = new Hour("demo", new UtcHour(1));
  private static final Hour SECOND = new Hour("demo", new UtcHour(2));

  private Instant now = Instant.parse("2026-03-14T09:00:00Z");
  private final InstantSource time = () -> now;
  private final ReadHours hours = new ReadHours(time.withZone(ZoneOffset.UTC));

  private static List<FoundResponse> responses(String id) {
    var fact = new ReaderWorld().fact(id, "2026-03-01T10:00:00Z", Map.of());
    var none = new TreeMap<String, String>();
    return List.of(
        new FoundResponse(fact, new KeptResponse("asked", true, new TreeMap<>(), none, none)));
  }

  @Test
  void anHourIsRememberedForAMinuteAndOfItsTenantOnly() {
    var some = responses("a");
    hours.keep(FIRST, some, 10);

    assertThat(hours.find(FIRST)).contains(some);
    assertThat(hours.find(SECOND)).isEmpty();
    assertThat(hours.find(new Hour("other", FIRST.hour()))).isEmpty();
    now = now.plus(ReadHours.REMEMBERED).minusNanos(1);
    assertThat(hours.find(FIRST)).isPresent();
    now = now.plusNanos(1);
    assertThat(hours.find(FIRST)).isEmpty();
  }

  @Test
  void whatWasReadLastTakesThePlaceAndIsRememberedAnew() {
    var later = responses("b");
    hours.keep(FIRST, responses("a"), 10);
    hours.keep(SECOND, List.of(), 0);
    now = now.plusSeconds(30);

    hours.keep(FIRST, later, 10);

    now = now.plusSeconds(30);
    assertThat(hours.find(SECOND)).isEmpty();
    assertThat(hours.find(FIRST)).contains(later);
  }

  @Test
  void memoryIsBounded() {
    long half = ReadHours.MAX_BYTES / 2;
    hours.keep(FIRST, List.of(), half);
    hours.keep(SECOND, List.of(), half);
    assertThat(hours.find(FIRST)).isPresent();

    hours.keep(new Hour("demo", new UtcHour(3)), List.of(), 1);

    assertThat(hours.find(FIRST)).isEqualTo(Optional.empty());
    assertThat(hours.find(SECOND)).isPresent();
  }

  @Test
  void anHourThatIsTooLargeIsNotRemembered() {
    hours.keep(FIRST, List.of(), ReadHours.MAX_BYTES + 1);

    assertThat(hours.find(FIRST)).isEmpty();
  }
}
