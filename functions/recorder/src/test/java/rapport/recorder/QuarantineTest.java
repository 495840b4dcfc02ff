package rapport.recorder;

import static org.assertj.core.api.Assertions.assertThat;
import static rapport.recorder.RecorderWorld.array;
import static rapport.recorder.RecorderWorld.event;
import static rapport.recorder.RecorderWorld.response;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.customer.Customer;
import rapport.customer.CustomerCodec;
import rapport.fact.Family;
import rapport.store.Entities;
import rapport.store.Entities.EntityKey;
import rapport.store.Entities.Stored;
import rapport.store.Quarantine;

/// What can never be counted is put aside alone, with its reason, and keeps nobody waiting.
class QuarantineTest {

  private static final String TEN = "2026-03-01T10:00:00Z";
  private static final String LOGIN = "{\"activity\":\"login\"}";

  private final RecorderWorld world = new RecorderWorld();

  static Stream<Arguments> bad() {
    return Stream.of(
        Arguments.of(event("b", "survey.vanished", TEN, "{}"), "/type"),
        Arguments.of(response("b", TEN, 11), "/data/answers/recommend"),
        Arguments.of(response("b", TEN, "\"answers\":{\"gone\":1}"), "/data/answers/gone"),
        Arguments.of(
            response("b", TEN, 9).replace("relationship-2026", "unheard-of"), "/data/survey"),
        Arguments.of(
            response("b", TEN, "\"answers\":{}").replace("\"answers\"", "\"aswers\""),
            "/data/aswers"),
        Arguments.of(response("b", "2026-01-25T10:04:00Z", 9), "/time"),
        Arguments.of(response("b", "2026-03-01T10:10:01Z", 9), "/time"),
        Arguments.of(response("b", "yesterday", 9), "/time"),
        Arguments.of("[".repeat(1000) + "]".repeat(1000), ""),
        Arguments.of(
            response("b", TEN, "\"answers\":" + "[".repeat(1000) + "]".repeat(1000)), "deep"),
        Arguments.of(response("i".repeat(10_000), TEN, 9), "/id"),
        Arguments.of("17", ""));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("bad")
  void aBadEventIsPutAsideAloneAndItsNeighboursAreRecorded(String bad, String reason) {
    var good = List.of(response("1", TEN, 9), bad, response("2", TEN, 8));

    var failed = world.deliver(world.message(array(good)));

    assertThat(failed).isEmpty();
    assertThat(recorded()).isEqualTo(2);
    assertThat(world.quarantine())
        .singleElement()
        .satisfies(
            kept -> {
              assertThat(kept.index()).isEqualTo(1);
              assertThat(kept.reason()).isNotEmpty().contains(reason);
              assertThat(kept.body()).isEqualTo(bad);
            });
  }

  @ParameterizedTest
  @MethodSource("malformed")
  void aMessageThatIsNoJsonIsPutAsideWholeAndTheNextIsRecorded(String body) {
    var failed = world.deliver(world.message(body), world.message(response("1", TEN, 9)));

    assertThat(failed).isEmpty();
    assertThat(recorded()).isEqualTo(1);
    assertThat(world.quarantine())
        .singleElement()
        .satisfies(kept -> assertThat(kept.body()).isEqualTo(body));
  }

  static Stream<String> malformed() {
    return Stream.of("no JSON", "", "{\"id\":", "[{}", "[".repeat(100_000), "{} {}", "\u0000");
  }

  @Test
  void aMessageDeliveredTwiceIsPutAsideOnce() {
    var message = world.message(array(List.of("1", "2")));

    world.deliver(message);
    world.deliver(message);

    assertThat(world.quarantine()).hasSize(2);
  }

  @Test
  void lengthOfAnImportsHistoryIsNoFaultAndNorIsWhatIntakeHasJudged() {
    var old = response("1", "2020-03-01T10:00:00Z", 9);
    var judged = response("2", "2026-01-01T10:00:00Z", 9);

    world.deliver(
        world.message(old, Map.of("tenant", "demo", "import", "history")),
        world.message(judged, Map.of("tenant", "demo", "judged", "true")));

    assertThat(world.quarantine()).isEmpty();
    assertThat(world.marks()).hasSize(2);
  }

  @Test
  void latenessIsJudgedByWhenTheMessageWasSentNotWhenItIsDelivered() {
    var message = world.message(response("1", "2026-01-26T10:05:00Z", 9));
    world.now = world.now.plus(Duration.ofDays(6));

    world.deliver(message);

    assertThat(world.quarantine()).isEmpty();
  }

  @Test
  void latenessOfARedrivenMessageIsJudgedByWhenItWasFirstSent() {
    var event = response("1", "2026-01-26T10:05:00Z", 9);
    var redriven = world.now.toEpochMilli() + " 059f36b4-87a3-44ab-83d2-661970000000";
    world.now = world.now.plus(Duration.ofDays(20));

    world.deliver(world.message(event, Map.of("tenant", "demo", "redriven", redriven)));

    assertThat(world.quarantine()).isEmpty();
    assertThat(world.marks()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"soon", "1", "-1 a", "9999999999999 a", "99999999999999999999 a", "1 a b"})
  void whatElseASenderCallsRedrivenIsIgnored(String redriven) {
    var event = response("1", "2026-01-01T10:05:00Z", 9);

    world.deliver(world.message(event, Map.of("tenant", "demo", "redriven", redriven)));

    assertThat(world.quarantine())
        .singleElement()
        .satisfies(kept -> assertThat(kept.reason()).contains("/time"));
  }

  /// Of mere activity only the quarter hour is kept, so that all of it looks the same.
  @Test
  void everyEventForAFrozenMonthIsPutAsideAndNoneOfACustomerThatTakesIt() {
    var march = Instant.parse("2026-03-01T00:00:00Z");
    var frozen = new Customer("c1", List.of(), march, Collections.emptySortedSet());
    new Entities(world.events)
        .write(
            new EntityKey(RecorderWorld.TENANT, Customer.KIND, "c1"),
            0,
            new Stored(1, CustomerCodec.encode(frozen)));
    var first = event("1", "customer.active", "2026-02-20T10:01:00Z", LOGIN);
    var second = event("2", "customer.active", "2026-02-20T10:02:00Z", LOGIN);
    var other =
        event("3", "customer.active", "2026-02-20T10:03:00Z", LOGIN).replace("\"c1\"", "\"c2\"");

    var failed = world.deliver(world.message(array(List.of(first, second, other))));

    assertThat(failed).isEmpty();
    assertThat(world.quarantine())
        .allSatisfy(kept -> assertThat(kept.reason()).startsWith("frozen"))
        .extracting(Quarantine.Kept::body)
        .containsExactlyInAnyOrder(first, second);
  }

  /// What a ticket can't hold would fail for ever, and everything else of its message with it.
  @Test
  void aRatingThatItsTicketHasNoRoomForIsPutAsideAndItsNeighboursAreRecorded() {
    for (int message = 0; message < 4; message++) {
      var events = new ArrayList<>(List.of(response("r" + message, TEN, 9)));
      for (int i = 0; i < 12; i++) {
        events.add(rating(message * 12 + i));
      }

      assertThat(world.deliver(world.message(array(events)))).isEmpty();
    }

    assertThat(recorded()).isEqualTo(4);
    assertThat(world.quarantine())
        .isNotEmpty()
        .allSatisfy(kept -> assertThat(kept.reason()).startsWith("full"));
  }

  /// With a comment that deflating makes no smaller.
  private static String rating(int number) {
    var comment =
        new Random(number)
            .ints(16_000, '0', 'z' + 1)
            .filter(Character::isLetterOrDigit)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append);
    return event(
        "rated-" + number,
        "ticket.rated",
        TEN,
        "{\"ticket\":\"T1\",\"score\":1,\"scale\":\"1-5\",\"comment\":\"%s\"}".formatted(comment));
  }

  @Test
  void aMessageThatNamesNoTenantIsNobodysAndOneOfABadImportIsItsTenants() {
    var failed =
        world.deliver(
            world.message(response("1", TEN, 9), Map.of()),
            world.message(response("2", TEN, 9), Map.of("tenant", "De#mo")),
            world.message(response("3", TEN, 9), Map.of("tenant", "demo", "import", "a#b")),
            world.message(response("4", TEN, 9)));

    assertThat(failed).isEmpty();
    assertThat(recorded()).isEqualTo(1);
    assertThat(world.quarantine("-"))
        .hasSize(2)
        .allSatisfy(kept -> assertThat(kept.reason()).contains("tenant"));
    assertThat(world.quarantine())
        .singleElement()
        .satisfies(kept -> assertThat(kept.reason()).contains("import"));
  }

  @ParameterizedTest
  @CsvSource({
    "bad-among-good,demo,/type,2",
    "bad-too-late,demo,/time,0",
    "bad-unknown-survey,demo,/data/survey,0",
    "bad-no-tenant,-,tenant,0",
    "bad-tenant,-,tenant,0"
  })
  void fixturesOfBadMessagesArePutAsideAndTheirNeighboursRecorded(
      String name, String tenant, String reason, int tickets) {
    var failed = world.deliver(RecorderWorld.fixture(name));

    assertThat(failed).isEmpty();
    assertThat(world.quarantine(tenant)).anyMatch(kept -> kept.reason().contains(reason));
    assertThat(world.total(Family.TICKETS).count("created")).isEqualTo(tickets);
  }

  private long recorded() {
    return world.total(Family.survey("relationship-2026")).count("complete");
  }
}
