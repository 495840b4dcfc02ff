package rapport.local.simulation;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import rapport.event.Version;
import rapport.fact.FactId;
import rapport.fact.LoggedFact;
import rapport.store.EventLog;

/// Which facts in the log are traces of somebody who was erased at twenty minutes past an hour.
class TracesTest {

  private static final long CUSTOMER = 7;
  private static final Instant HOUR = Instant.parse("2026-03-01T10:00:00Z");
  private static final Instant ERASED_AT = HOUR.plus(Duration.ofMinutes(20));

  @Test
  void whatWasDoneBeforeIsOne() {
    assertThatThrownBy(() -> look(fact(CUSTOMER, ERASED_AT.minusMillis(1), false)))
        .isInstanceOf(Violation.class)
        .hasMessageStartingWith("erased: the log names what c1 did before");
    assertThatThrownBy(() -> look(fact(CUSTOMER, HOUR, false))).isInstanceOf(Violation.class);
  }

  @Test
  void soIsWhatTookItBack() {
    assertThatThrownBy(() -> look(fact(CUSTOMER, HOUR.minusMillis(1), true)))
        .isInstanceOf(Violation.class);
    assertThatThrownBy(() -> look(fact(CUSTOMER, HOUR.plusMillis(1), true)))
        .isInstanceOf(Violation.class);
  }

  @Test
  void whatTakesBackSomethingOfAnEntityInThatHourMayBeOfLater() {
    assertThatCode(() -> look(fact(CUSTOMER, HOUR, true))).doesNotThrowAnyException();
  }

  @Test
  void whatIsOfLaterOrOfOthersIsNone() {
    assertThatCode(() -> look(fact(CUSTOMER, ERASED_AT, false))).doesNotThrowAnyException();
    assertThatCode(() -> look(fact(CUSTOMER + 1, HOUR, false))).doesNotThrowAnyException();
  }

  private static void look(LoggedFact fact) {
    var setting =
        new World.Setting(1, Plot.PROTOCOL, Errand.Kind.ERASURE, Aim.NOTHING, Plant.NOTHING);
    var world = new World(setting, Choices.replaying(new int[0]), new Tally.OfRun());
    new EventLog(world.events, world.retention).append("a", List.of(fact), world.now());
    Traces.check(world, new Traces.Erased("a", "c1", CUSTOMER, ERASED_AT));
  }

  private static LoggedFact fact(long subject, Instant time, boolean voided) {
    return new LoggedFact(
        new FactId(1, 2),
        new Version(1, voided),
        time,
        new LoggedFact.Origin(subject, "", 0),
        Collections.emptySortedMap(),
        List.of(),
        Collections.emptySortedMap());
  }
}
