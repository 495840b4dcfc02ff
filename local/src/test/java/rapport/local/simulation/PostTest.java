package rapport.local.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import rapport.local.simulation.Site.Function;

class PostTest {

  /// An event that was in time when it came must not be too late because it failed for weeks.
  @Test
  void deadLettersSayWhenTheyCameFirstHoweverOftenTheyAreRedriven() {
    var setting =
        new World.Setting(1, Plot.PROTOCOL, Errand.Kind.NOTHING, Aim.NOTHING, Plant.NOTHING);
    var world = new World(setting, Choices.replaying(new int[0]), new Tally.OfRun());
    var post = new Post(world, Function.RECORDER, 1);
    var first = post.send("{}", Map.of("tenant", "a"), List.of());
    var redriven = first.sentAt().toEpochMilli() + " " + first.id();

    for (int time = 1; time <= 3; time++) {
      post.giveBack(post.receive(1).getFirst());
      world.pass(86_400_000);
      post.redrive();

      var again = post.receive(1).getFirst();
      assertThat(again.sentAt()).isEqualTo(world.now());
      assertThat(again.attributes()).isEqualTo(Map.of("tenant", "a", "redriven", redriven));
      post.giveBack(again);
      post.redrive();
    }
  }
}
