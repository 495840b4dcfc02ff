package rapport.local.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import rapport.local.Options;
import rapport.local.load.Load.Amount;
import rapport.local.load.Load.Result;
import rapport.local.simulation.Told;

/// A short load on the system of this checkout, in memory; and what must be noticed.
class LoadTest {

  private static final long SEED = 20_261_127;

  private static final List<String> TYPES =
      List.of("survey.response", "ticket.created", "customer.purchased");

  private static Load load;
  private static Result result;

  @BeforeAll
  static void run() throws IOException {
    System.out.println("seed " + SEED);
    load = Load.start(Options.inMemory(Path.of("").toAbsolutePath().getParent()));
    result = load.run(new Amount(120, 2, SEED), new Shares(0.1, 0.05, 0.05), 0);
  }

  @AfterAll
  static void stop() {
    load.close();
  }

  @Test
  void whatWasSentIsWhatIsAnswered() {
    assertThat(result.differences()).isEmpty();
    assertThat(result.ledger().accepted()).hasSizeGreaterThan(150);
    assertThat(result.ledger().refused()).isPositive();
    assertThat(result.ledger().unseen()).isPositive();
  }

  @Test
  void everyKindAndWayIsInIt() {
    for (String kind : List.of("survey", "ticket", "customer")) {
      assertThat(result.ledger().accepted()).anyMatch(told -> told.isOf(kind));
    }
    assertThat(result.ledger().accepted())
        .anyMatch(told -> told.revision() > 0)
        .anyMatch(Told::voided)
        .anyMatch(told -> told.time().isBefore(Instant.now().minusSeconds(86_400)));
  }

  @Test
  void anEventThatGotLostIsNoticed() {
    var all = new ArrayList<>(result.ledger().accepted());
    for (String type : TYPES) {
      all.add(copy(type, "lost-" + type));
      all.add(copy(type, "lost-too-" + type)); // or one that another test has doubled would hide it
    }

    assertAllNoticed(load.differences(all));
  }

  @Test
  void anEventThatCountsTwiceIsNoticed() {
    for (String type : TYPES) {
      var twice = copy(type, "twice-" + type);
      load.target().enqueue(new Parcel(List.of(twice), List.of(twice.json())));
    }
    load.system().settle();

    assertAllNoticed(load.differences(result.ledger().accepted()));
  }

  private static void assertAllNoticed(List<String> differences) {
    assertThat(differences)
        .anyMatch(difference -> difference.contains("nps n"))
        .anyMatch(difference -> difference.contains("tickets_created"))
        .anyMatch(difference -> difference.contains("purchases"));
  }

  /// An event like one of those sent, under another name.
  private static Told copy(String type, String id) {
    var like =
        result.ledger().accepted().stream()
            .filter(told -> told.type().equals(type) && told.revision() == 0)
            .findFirst()
            .orElseThrow();
    return Told.first(
        like.tenant(), type, id, like.time(), like.about() + "-" + id, Map.copyOf(like.data()));
  }
}
