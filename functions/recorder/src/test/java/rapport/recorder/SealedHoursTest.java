package rapport.recorder;

import static org.assertj.core.api.Assertions.assertThat;
import static rapport.recorder.RecorderWorld.RETENTION;
import static rapport.recorder.RecorderWorld.TENANT;
import static rapport.recorder.RecorderWorld.response;
import static rapport.recorder.RecorderWorld.ticket;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.bytes.Bytes;
import rapport.entity.Frame;
import rapport.fact.Family;
import rapport.fact.SubjectHash;
import rapport.period.UtcHour;
import rapport.settings.Calendars;
import rapport.store.Summaries;

/// Hours whose figures are about to be final take nothing more.
class SealedHoursTest {

  private static final Map<String, String> IMPORT = Map.of("tenant", TENANT, "import", "history");
  private static final Instant OLD = Instant.parse("2025-02-01T10:00:00Z");

  private final RecorderWorld world = new RecorderWorld();

  private void record(Family family, Instant sealAt) {
    SealedRecords.put(world, family, OLD.toString().substring(0, 10), sealAt);
  }

  private void clockAt(Duration beforeSeal) {
    world.now = OLD.plus(RETENTION).minus(beforeSeal);
  }

  @ParameterizedTest
  @ValueSource(strings = {"response", "invitation", "void", "ticket", "customer"})
  void whatComesWithinEightDaysOfTheSealIsPutAside(String what) {
    record(Family.survey("relationship-2026"), OLD.plus(RETENTION));
    record(Family.TICKETS, OLD.plus(RETENTION));
    record(Family.CUSTOMERS, OLD.plus(RETENTION));
    clockAt(Duration.ofDays(8).minusSeconds(4000));

    world.deliver(world.message(late(what), IMPORT));

    assertThat(world.marks()).isEmpty();
    assertThat(world.quarantine())
        .singleElement()
        .satisfies(kept -> assertThat(kept.reason()).startsWith("sealed"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"response", "invitation", "void", "ticket", "customer"})
  void whatComesBeforeThatIsRecordedAndNoRecordIsAskedFor(String what) {
    record(Family.survey("relationship-2026"), OLD.plus(RETENTION));
    clockAt(Duration.ofDays(8).plusSeconds(1));
    world.deliver(world.message(late(what), IMPORT));
    world.removeMarks();

    assertThat(halfReads(late(what))).isEqualTo(halfReads("[]"));
    assertThat(world.quarantine()).isEmpty();
    assertThat(world.marks()).hasSize(1);
  }

  /// Of summaries and settings, for one delivery. One without events reads the settings alone.
  private long halfReads(String body) {
    var before = world.summary.consumed();
    world.deliver(world.message(body, IMPORT));
    return world.summary.consumed().since(before).halfReads();
  }

  private static String late(String what) {
    return switch (what) {
      case "response" -> response("1", OLD.toString(), 9);
      case "void" -> response("1", OLD.toString(), "\"answers\":{},\"revision\":1,\"void\":true");
      case "invitation" ->
          RecorderWorld.event(
              "1", "survey.invited", OLD.toString(), "{\"survey\":\"relationship-2026\"}");
      case "ticket" -> ticket("1", "created", OLD.toString(), "T1");
      case "customer" -> RecorderWorld.event("1", "customer.joined", OLD.toString(), "{}");
      default -> throw new IllegalArgumentException(what);
    };
  }

  @Test
  void historyOlderThanTheRetentionIsTakenWhereNothingIsSealed() {
    world.now = OLD.plus(RETENTION).plus(Duration.ofDays(900));

    world.deliver(world.message(late("response"), IMPORT));

    assertThat(world.quarantine()).isEmpty();
    assertThat(world.marks()).hasSize(1);
  }

  @Test
  void theFactsOfATicketInAFinalHourAreNeitherPublishedNorTakenBack() {
    world.now = OLD.plus(Duration.ofDays(1));
    world.deliver(world.message(ticket("1", "created", OLD.toString(), "T1"), IMPORT));
    world.removeMarks();
    record(Family.TICKETS, OLD.plus(RETENTION));
    world.now = OLD.plus(RETENTION).minus(Duration.ofDays(5));
    world.handler = world.another();

    world.deliver(world.message(ticket("2", "deleted", world.now.toString(), "T1")));

    assertThat(world.marks()).isEmpty();
    assertThat(world.quarantine()).isEmpty();
  }

  @Test
  void aRecordIsAskedForOnce() {
    clockAt(Duration.ofDays(1));
    world.deliver(world.message(late("response"), IMPORT));

    assertThat(halfReads(late("response"))).isEqualTo(halfReads("[]"));
  }

  /// Else an entity could tell of an hour neither that it is final nor what happened in it.
  @Test
  void anHourThatClosesAmidAPublicationStaysOpenInIt() {
    record(Family.TICKETS, OLD.plus(RETENTION));
    clockAt(SealedHours.MARGIN.minusSeconds(3599));
    var sealedHours = new SealedHours(new Summaries(world.summary), RETENTION, world.clock);
    var calendars = List.of(Calendars.DEFAULT.current());
    var view =
        new TenantView(RecorderWorld.SETTINGS, calendars, new SubjectHash(Bytes.of(new byte[32])));
    var frame = sealedHours.frame(TENANT, view, List.of(Family.TICKETS));
    clockAt(SealedHours.MARGIN.minusSeconds(3600));

    assertThat(isSealed(frame)).isFalse();
    assertThat(isSealed(sealedHours.frame(TENANT, view, List.of(Family.TICKETS)))).isTrue();
  }

  private static boolean isSealed(Frame frame) {
    return frame.sealing().isSealed(UtcHour.of(OLD), frame.given().now());
  }
}
