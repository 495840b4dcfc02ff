package rapport.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.event.Version;
import rapport.fact.FactId;
import rapport.fact.LoggedFact;

/// What is not in the records yet.
class UnfoldedTest {

  private final ReaderWorld world = new ReaderWorld();

  @Test
  void moreMarkedLogThanAnAnswerMayFoldGivesTheOlderFigureAndSaysHowOld() {
    world.record(world.answer("1", "2026-03-02T10:00:00Z", 9));
    world.settle();
    world.now = world.now.plusSeconds(10);
    world.record(world.heavy(20, "2026-03-02T10:00:00Z"));
    world.now = world.now.plusSeconds(10);
    world.record(world.answer("3", "2026-03-05T10:00:00Z", 9));
    world.now = world.now.plusSeconds(10);

    var answer = world.get("metric=nps&from=2026-03&to=2026-03");
    var unaffected = world.get("metric=nps&period=day&from=2026-03-05&to=2026-03-05");

    assertThat(answer.get("asOf").asText()).isEqualTo(world.now.minusSeconds(20).toString());
    assertThat(answer.at("/series/0/points/0/n").intValue()).isEqualTo(2);
    assertThat(unaffected.get("asOf").asText()).isEqualTo(world.now.toString());
    world.settle();
    assertThat(world.point("metric=nps&from=2026-03&to=2026-03").get("n").intValue()).isEqualTo(22);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Europe/Berlin", "Asia/Kathmandu"})
  void ofADayKeptByItsHoursOnlyTheMarkedOnesAreFolded(String zone) {
    world.zone(zone);
    world.record(world.heavy(20, "2026-03-02T10:00:00Z"));
    world.record(world.answer("1", "2026-03-02T12:10:00Z", 9));
    world.record(world.answer("2", "2026-03-02T18:10:00Z", 9));
    world.record(world.answer("3", "2026-03-02T18:20:00Z", 9));
    world.settle();
    world.keepByHours(LocalDate.of(2026, 3, 2));
    world.keepByHours(LocalDate.of(2026, 3, 3));
    world.now = world.now.plusSeconds(10);
    world.record(world.answer("4", "2026-03-02T12:20:00Z", 0));
    world.record(world.answer("5", "2026-03-02T18:12:00Z", 0));
    world.now = world.now.plusSeconds(10);

    var answer = world.get("metric=nps&from=2026-03&to=2026-03");
    int ofBothDays = 0;
    for (var point :
        world.get("metric=nps&period=day&from=2026-03-02&to=2026-03-03").at("/series/0/points")) {
      ofBothDays += point.get("n").intValue();
    }

    assertThat(answer.get("asOf").asText()).isEqualTo(world.now.toString());
    assertThat(answer.at("/series/0/points/0/n").intValue()).isEqualTo(25);
    assertThat(answer.at("/series/0/points/0/parts/detractors").intValue()).isEqualTo(2);
    assertThat(ofBothDays).isEqualTo(25);
  }

  @Test
  void aMarkedHourOfTooMuchLogGivesTheOlderFigureToo() {
    world.record(world.heavy(20, "2026-03-02T10:00:00Z"));
    world.settle();
    world.keepByHours(LocalDate.of(2026, 3, 2));
    world.now = world.now.plusSeconds(10);
    world.record(world.answer("1", "2026-03-02T10:10:00Z", 0));
    world.now = world.now.plusSeconds(10);

    var answer = world.get("metric=nps&from=2026-03&to=2026-03");

    assertThat(answer.get("asOf").asText()).isEqualTo(world.now.minusSeconds(10).toString());
    assertThat(answer.at("/series/0/points/0/n").intValue()).isEqualTo(20);
  }

  @Test
  void whatLiesAheadIsNotCountedYet() {
    world.record(world.answer("1", "2026-03-14T09:03:00Z", 9));

    assertThat(world.point("metric=nps&from=2026-03&to=2026-03").get("n").intValue()).isZero();
    world.now = world.now.plusSeconds(180);
    assertThat(world.point("metric=nps&from=2026-03&to=2026-03").get("n").intValue()).isEqualTo(1);
  }

  @Test
  void whatWasTakenBackIsGoneAtOnce() {
    world.record(world.answer("1", "2026-03-02T10:00:00Z", 9));
    world.settle();
    world.record(
        new LoggedFact(
            FactId.of("1"),
            new Version(1, true),
            Instant.parse("2026-03-02T10:00:00Z"),
            new LoggedFact.Origin(0, ""),
            new TreeMap<>(),
            List.of(),
            new TreeMap<>()));

    assertThat(world.point("metric=nps&from=2026-03&to=2026-03").get("n").intValue()).isZero();
  }
}
