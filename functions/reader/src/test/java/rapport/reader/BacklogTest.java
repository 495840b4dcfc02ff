package rapport.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static rapport.reader.Samples.open;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Balances, which every later period inherits.
class BacklogTest {

  private final ReaderWorld world = new ReaderWorld();

  @Test
  void theBacklogOpensWithAllOfTheYearsBeforeMarkedOrNot() {
    for (int year = 2022; year <= 2026; year++) {
      world.record(world.fact("a" + year, year + "-01-10T10:00:00Z", Map.of(), open(1)));
      world.record(world.fact("b" + year, year + "-03-02T10:00:00Z", Map.of(), open(1)));
    }
    world.settle();
    world.record(
        world.fact("c", "2022-07-10T10:00:00Z", Map.of(), open(1)),
        world.fact("d", "2024-12-31T10:00:00Z", Map.of(), open(1)),
        world.fact("e", "2026-02-01T10:00:00Z", Map.of(), open(-1)));

    assertThat(backlog("period=month&from=2026-03&to=2026-03")).isEqualTo(List.of(11L));
    assertThat(backlog("period=day&from=2026-03-01&to=2026-03-03"))
        .isEqualTo(List.of(10L, 11L, 11L));
    assertThat(backlog("period=year&from=2021&to=2026"))
        .isEqualTo(List.of(-1L, 3L, 5L, 8L, 10L, 11L));
    assertThat(backlog("period=week&from=2026-W01&to=2026-W03")).isEqualTo(List.of(10L, 11L, 11L));
    assertThat(backlog("period=quarter&from=2025-Q4&to=2026-Q1")).isEqualTo(List.of(10L, 11L));
    assertThat(backlog("period=hour&from=2026-03-02T10%2B01:00&to=2026-03-02T12%2B01:00"))
        .isEqualTo(List.of(10L, 11L, 11L));
  }

  /// -1 where there is none.
  private List<Long> backlog(String query) {
    var values = new ArrayList<Long>();
    world
        .points("metric=backlog&" + query)
        .forEach(
            point -> values.add(point.get("value").isNull() ? -1 : point.get("value").asLong()));
    return values;
  }

  @Test
  void aPeriodYetToBeginHasNoBalance() {
    world.record(world.fact("a", "2026-02-10T10:00:00Z", Map.of(), open(1)));
    world.record(world.fact("b", "2026-03-14T08:00:00Z", Map.of(), open(1)));

    for (boolean settled : new boolean[] {false, true}) {
      if (settled) {
        world.settle();
      }
      assertThat(backlog("period=month&from=2026-02&to=2026-05"))
          .isEqualTo(List.of(1L, 2L, -1L, -1L));
      assertThat(backlog("period=year&from=2026&to=2027")).isEqualTo(List.of(2L, -1L));
      assertThat(backlog("period=day&from=2026-03-13&to=2026-03-15"))
          .isEqualTo(List.of(1L, 2L, -1L));
      assertThat(backlog("period=hour&from=2026-03-14T09%2B01:00&to=2026-03-14T12%2B01:00"))
          .isEqualTo(List.of(2L, 2L, -1L, -1L));
    }
    var ahead = world.point("metric=backlog&from=2026-04&to=2026-04");
    assertThat(ahead.get("n").intValue()).isZero();
    assertThat(ahead.get("open").booleanValue()).isTrue();
  }

  @Test
  void beforeTheFirstTicketNothingIsKnownAndAfterTheLastOneNoneIsOpen() {
    world.record(
        world.fact("a", "2026-01-10T10:00:00Z", Map.of("region", "EMEA"), open(1)),
        world.fact("a2", "2026-01-11T10:00:00Z", Map.of("region", "EMEA"), open(-1)));

    for (boolean settled : new boolean[] {false, true}) {
      if (settled) {
        world.settle();
      }
      for (String segment : List.of("", "&segment=region:EMEA")) {
        assertThat(backlog("period=month&from=2025-12&to=2026-02" + segment))
            .isEqualTo(List.of(-1L, 0L, 0L));
        assertThat(backlog("period=day&from=2026-01-09&to=2026-01-12" + segment))
            .isEqualTo(List.of(-1L, 1L, 0L, 0L));
      }
    }
  }

  /// The opening balance takes the hours since midnight, which are not among those asked for.
  @Test
  void aWeekOfHoursMayBeginInTheMiddleOfADay() {
    world.record(
        world.fact("a", "2026-03-02T06:00:00Z", Map.of(), open(1)),
        world.fact("b", "2026-03-09T09:30:00Z", Map.of(), open(1)));

    var values = backlog("period=hour&from=2026-03-02T11%2B01:00&to=2026-03-09T10%2B01:00");

    assertThat(values).hasSize(7 * 24).startsWith(1L).endsWith(1L, 2L);
  }
}
