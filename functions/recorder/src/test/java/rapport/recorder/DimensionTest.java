package rapport.recorder;

import static org.assertj.core.api.Assertions.assertThat;
import static rapport.recorder.RecorderWorld.array;
import static rapport.recorder.RecorderWorld.event;
import static rapport.recorder.RecorderWorld.response;
import static rapport.recorder.RecorderWorld.ticket;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import rapport.fact.Family;
import rapport.fact.LoggedFact;
import rapport.fold.PartKey;
import rapport.settings.Settings;
import rapport.store.Registry;

/// What the recorder makes of the values that events are grouped by.
class DimensionTest {

  private static final Family RECOMMEND = Family.question("relationship-2026", "recommend");
  private static final String SLOT = "score:0-10";

  private final RecorderWorld world = new RecorderWorld();

  @Test
  void anAttributeThatIsNoDimensionBecomesText() {
    world.deliver(
        world.message(
            response(
                "1",
                "2026-03-01T10:00:00Z",
                "\"answers\":{\"recommend\":9,\"why\":\"so\"},"
                    + "\"attributes\":{\"shoe\":\"42\",\"plan\":\"pro\"}")));

    var fact = world.facts().getFirst();
    assertThat(fact.texts()).isEqualTo(Map.of("@shoe", "42", "why", "so"));
    assertThat(fact.segments()).containsOnlyKeys("plan");
  }

  @Test
  void aDeclaredPairIsADimensionOfItsOwn() {
    world.deliver(
        world.message(
            response(
                "1",
                "2026-03-01T10:00:00Z",
                "\"answers\":{\"recommend\":9},"
                    + "\"attributes\":{\"region\":\"EMEA\",\"plan\":\"pro\"}")),
        world.message(
            response(
                "2",
                "2026-03-01T10:00:00Z",
                "\"answers\":{\"recommend\":2},\"attributes\":{\"region\":\"EMEA\"}")));

    var pair = RecorderWorld.SETTINGS.pairs().getFirst();
    var states = world.fold(LocalDate.of(2026, 3, 1)).get(new PartKey(RECOMMEND, pair.name()));
    assertThat(states).containsOnlyKeys(pair.value("EMEA", "pro"));
    assertThat(states.get(pair.value("EMEA", "pro")).values(SLOT)).isEqualTo(Map.of(9, 1L));
  }

  @Test
  void valuesBeyondTheCapOfADimensionAreOther() {
    var many = new java.util.ArrayList<String>();
    for (int i = 0; i <= Registry.DEFAULT_CAP; i++) {
      many.add(
          response(
              "r" + i,
              "2026-03-01T10:00:00Z",
              "\"answers\":{\"recommend\":9},\"attributes\":{\"region\":\"region-%03d\"}"
                  .formatted(i)));
    }

    world.deliver(world.message(array(many)));

    assertThat(world.facts().stream().map(fact -> fact.segments().get("region")))
        .hasSize(Registry.DEFAULT_CAP + 1)
        .containsOnlyOnce(LoggedFact.OTHER);
  }

  /// Each value of its own would take a number for ever, of a pair too.
  @Test
  void aPublicKeyBringsNewValuesOnlyUntilHalfOfADimensionIsFull() {
    var attributes = Map.of("tenant", RecorderWorld.TENANT, "public", "true");
    for (int i = 0; i < Registry.DEFAULT_CAP; i += 50) {
      var many = new ArrayList<String>();
      for (int j = i; j < i + 50; j++) {
        many.add(answer("p" + j, "\"region\":\"junk-%d\",\"plan\":\"junk\"".formatted(j)));
      }
      world.deliver(world.message(array(many), attributes));
    }
    world.deliver(world.message(answer("own", "\"region\":\"LATAM\",\"plan\":\"pro\"")));
    world.deliver(world.message(answer("known", "\"region\":\"LATAM\""), attributes));

    var regions = world.facts().stream().map(fact -> fact.segments().get("region")).toList();
    int half = Registry.DEFAULT_CAP / 2;
    assertThat(regions).filteredOn(number -> number == LoggedFact.OTHER).hasSize(half);
    assertThat(regions).filteredOn(number -> number == half + 1).hasSize(2);
    var pair = RecorderWorld.SETTINGS.pairs().getFirst();
    var states = world.fold(LocalDate.of(2026, 3, 1)).get(new PartKey(RECOMMEND, pair.name()));
    assertThat(states).hasSize(half + 2).containsKey(pair.value("LATAM", "pro"));
  }

  private static String answer(String id, String attributes) {
    return response(
        id,
        "2026-03-01T10:00:00Z",
        "\"answers\":{\"recommend\":9},\"attributes\":{%s}".formatted(attributes));
  }

  /// What was recorded before counts in the dimension once it is sent again, all of it and not what
  /// chance picks.
  @Test
  void aDimensionHoldsForTheNextBatchAndForWhatIsSentAgain() {
    var world = new RecorderWorld();
    var bodies = new ArrayList<String>();
    for (int i = 0; i < 20; i++) {
      bodies.add(
          response(
              "tier-" + i,
              "2026-03-01T08:10:00Z",
              "\"answers\":{\"recommend\":9},\"attributes\":{\"tier\":\"gold\"}"));
    }
    world.deliver(List.of(world.message(array(bodies))));
    assertThat(world.fold(LocalDate.of(2026, 3, 1)).keySet())
        .noneMatch(part -> part.dimension().equals("tier"));

    world.settings(
        new Settings(ZoneOffset.UTC, DayOfWeek.MONDAY, List.of("tier"), List.of(), "EUR", 10));
    world.deliver(List.of(world.message(array(bodies))));

    var part = new PartKey(RECOMMEND, "tier");
    assertThat(world.fold(LocalDate.of(2026, 3, 1)).get(part).get("gold").values("score:0-10"))
        .containsEntry(9, 20L);
  }

  /// Under a pair the ticket would go out without ever having come in.
  @Test
  void aPairThatIsDeclaredWhileATicketIsOpenGivesNoNegativeBacklog() {
    world.settings(
        new Settings(
            ZoneOffset.UTC, DayOfWeek.MONDAY, List.of("region", "plan"), List.of(), "EUR", 10));
    world.deliver(
        world.message(
            event(
                "1",
                "ticket.created",
                "2026-03-01T08:00:00Z",
                "{\"ticket\":\"T1\",\"attributes\":{\"region\":\"EMEA\",\"plan\":\"pro\"}}")));
    world.settings(RecorderWorld.SETTINGS);

    world.deliver(world.message(ticket("2", "resolved", "2026-03-01T09:00:00Z", "T1")));

    var parts = world.fold(LocalDate.of(2026, 3, 1));
    assertThat(parts.get(new PartKey(Family.BACKLOG, "region")).get("EMEA").count("open")).isZero();
    assertThat(parts.get(new PartKey(Family.TICKETS, "region+plan"))).isNotEmpty();
    assertThat(parts).doesNotContainKey(new PartKey(Family.BACKLOG, "region+plan"));
  }
}
