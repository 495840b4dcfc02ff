package rapport.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EventTimeTest {

  @ParameterizedTest
  @CsvSource({
    "2026-03-01T10:00:00Z,2026-03-01T10:00:00Z",
    "2026-03-01t10:00:00z,2026-03-01T10:00:00Z",
    "2026-03-01T10:00:00.123456789+05:45,2026-03-01T04:15:00.123Z",
    "2026-03-01T10:00:00-00:00,2026-03-01T10:00:00Z",
    "2026-03-01T10:00:00+14:00,2026-02-28T20:00:00Z",
    "2026-03-01T10:00:00-12:00,2026-03-01T22:00:00Z",
    "2028-02-29T23:59:59.9Z,2028-02-29T23:59:59.900Z",
    "1970-01-01T00:00:00Z,1970-01-01T00:00:00Z"
  })
  void instantsAreRead(String text, Instant expected) {
    assertThat(EventTime.parse(text)).contains(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2026-03-01",
        "2026-03-01T10:00Z",
        "2026-03-01T10:00:00",
        "2026-02-30T10:00:00Z",
        "2026-03-01T24:00:00Z",
        "2016-12-31T23:59:60Z",
        "2026-03-01T10:00:00+24:00",
        "2026-02-29T10:00:00Z",
        "2026-03-01T10:00:00,5Z",
        "2026-03-01T10:00:00Z ",
        "2026-03-01 10:00:00Z",
        "2026-03-01T10:00:00+0100",
        "2026-03-01T10:00:00.1234567890Z",
        "1970-01-01T00:00:00+01:00",
        "+2026-03-01T10:00:00Z",
        "9999-12-31T23:59:59Z",
        "1772359200"
      })
  void whatIsNoInstantIsRefused(String text) {
    assertThat(EventTime.parse(text)).isEmpty();
  }

  /// The example of RFC 9562, appendix A.6.
  @Test
  void aUuidOfVersionSevenCarriesItsTime() {
    assertThat(EventTime.ofId("017F22E2-79B0-7CC3-98C4-DC0C0C07398F"))
        .contains(Instant.parse("2022-02-22T19:22:22Z"));
  }

  /// The example of the ULID specification's reference library: 1469918176385 ms.
  @Test
  void aUlidCarriesItsTime() {
    assertThat(EventTime.ofId("01ARYZ6S41TSV4RRFFQ69G5FAV"))
        .contains(Instant.ofEpochMilli(1_469_918_176_385L));
    assertThat(EventTime.ofId("01aryz6s41tsv4rrffq69g5fav"))
        .contains(Instant.ofEpochMilli(1_469_918_176_385L));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "order-17",
        "f81d4fae-7dec-41d0-a765-00a0c91e6bf6",
        "01ARYZ6S41TSV4RRFFQ69G5FAU1",
        "81ARYZ6S41TSV4RRFFQ69G5FAV",
        "01ARYZ6S41TSV4RRFFQ69G5FIL"
      })
  void otherIdsCarryNone(String id) {
    assertThat(EventTime.ofId(id)).isEmpty();
  }

  @Test
  void aServersIdsAreUuidsOfVersionSevenAndCarryItsTime() {
    var now = Instant.parse("2026-03-01T10:00:00.123Z");
    var identity = Fixed.identity(now, 7);

    String first = identity.id();
    String second = identity.id();

    assertThat(EventTime.ofId(first)).contains(now);
    assertThat(UUID.fromString(first).variant()).isEqualTo(2);
    assertThat(second).isNotEqualTo(first);
  }
}
