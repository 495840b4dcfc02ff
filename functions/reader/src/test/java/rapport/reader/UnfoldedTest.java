package rapport.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
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
    world.record(heavy("2026-03-02T10:00:00Z"));
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

  /// 20 answers of 20 KB that no compression makes smaller.
  private List<LoggedFact> heavy(String time) {
    var random = new Random(1);
    var facts = new ArrayList<LoggedFact>();
    for (int i = 0; i < 20; i++) {
      var text = new StringBuilder();
      random.ints(20_000, 0x4E00, 0x9FA0).forEach(text::appendCodePoint);
      var fact = world.answer("heavy" + i, time, 9);
      var texts = new TreeMap<>(Map.of("why", text.toString()));
      facts.add(
          new LoggedFact(
              fact.id(),
              fact.version(),
              fact.time(),
              fact.origin(),
              fact.segments(),
              fact.measures(),
              texts));
    }
    return facts;
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
