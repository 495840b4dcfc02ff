package rapport.local.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.local.simulation.Site.Function;
import rapport.queue.Message;
import rapport.queue.UnsentException;
import rapport.store.Item;
import rapport.store.Key;
import rapport.store.Table.Read;

/// A fault that was drawn and makes no difference is none.
class CountedFaultsTest {

  /// What a world draws before anything happens.
  private static final int DRAWN_BEFORE = 6;

  /// In the order of what a batch can meet, from 1 on.
  private static final int GIVES_WAY = 1;

  private static final int HALF_DONE = 10;

  private final Tally.OfRun tally = new Tally.OfRun();

  @Test
  void aPauseCountsOnlyIfAnotherWentOnInIt() {
    var world = world(GIVES_WAY);
    var turns = world.turns;
    var container = container(world);
    var pausing = turns.strand(() -> container.events().putAll(items("a")));
    container.invocation().runsOn(pausing);
    pausing.goOn();
    pausing.goOn();
    assertThat(pausing.ended()).isTrue();
    assertThat(tally.faults()).isZero();

    var other = world(GIVES_WAY);
    var busy = container(other);
    var interrupted = other.turns.strand(() -> busy.events().putAll(items("a")));
    busy.invocation().runsOn(interrupted);
    interrupted.goOn();
    other.turns.strand(() -> {}).goOn();
    interrupted.goOn();
    assertThat(tally.faults()).isEqualTo(1);
  }

  @Test
  void halfABatchCountsOnlyIfSomeOfItWasDone() {
    var none = container(world(HALF_DONE, 0)).events();
    assertThatThrownBy(() -> none.putAll(items("a"))).isEqualTo(Outage.THROTTLED);
    assertThat(tally.faults()).isZero();

    var one = container(world(HALF_DONE, 0)).events();
    assertThatThrownBy(() -> one.putAll(items("a", "b"))).isEqualTo(Outage.THROTTLED);
    assertThat(tally.faults()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void ofABatchSomeIsDoneAndSomeIsNot(int choice) {
    var world = world(HALF_DONE, choice);
    var items = items("a", "b", "c");

    assertThatThrownBy(() -> container(world).events().putAll(items)).isEqualTo(Outage.THROTTLED);

    assertThat(items)
        .filteredOn(item -> world.events.get(item.key(), Read.STRONG).isPresent())
        .hasSizeBetween(1, 2);
  }

  @Test
  void ofOneMessageThereIsNoHalf() {
    var world = world(HALF_DONE, 1);
    var queue = new Post(world, Function.RECORDER, 2).sentBy(container(world));

    assertThatThrownBy(() -> queue.sendAll(List.of(Message.of("{}", Map.of(), ""))))
        .isInstanceOf(UnsentException.class);

    assertThat(tally.faults()).isZero();
  }

  private World world(int... choices) {
    var all = new int[DRAWN_BEFORE + choices.length];
    System.arraycopy(choices, 0, all, DRAWN_BEFORE, choices.length);
    var setting =
        new World.Setting(1, Plot.PROTOCOL, Errand.Kind.NOTHING, Aim.NOTHING, Plant.NOTHING);
    return new World(setting, Choices.replaying(all), tally);
  }

  private static Container container(World world) {
    var container = new Container(world, Function.RECORDER, 0);
    container.begin(new Invocation(Set.of("a"), Instant.EPOCH));
    return container;
  }

  private static List<Item> items(String... sorts) {
    return Arrays.stream(sorts).map(sort -> Item.of(new Key("x#a", sort), Map.of())).toList();
  }
}
