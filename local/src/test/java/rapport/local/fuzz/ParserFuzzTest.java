package rapport.local.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rapport.bytes.Bytes;
import rapport.local.fuzz.RequestTargets.Asking;
import rapport.store.FuzzTarget;

/// Gives each target its corpus, and for a quarter of a second what chance makes of it. A failure
/// names the input, which can be kept in `src/test/resources/fuzz/<target>`. The seed is another in
/// each run unless `rapport.fuzz.seed` names one; `rapport.fuzz.millis` gives more time.
final class ParserFuzzTest {

  private static final Duration EACH = Duration.ofMillis(Long.getLong("rapport.fuzz.millis", 250));

  static Stream<FuzzTarget> targets() {
    return Targets.all().stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("targets")
  void readsWhatIsInItsCorpus(FuzzTarget target) {
    List<Bytes> corpus = Corpus.of(target);

    corpus.forEach(input -> read(target, input.toArray()));

    assertThat(corpus).isNotEmpty();
  }

  static Stream<Asking> asking() {
    return RequestTargets.asking().stream();
  }

  /// A corpus of which everything is refused, by a key that is none or by a limit, reads nothing.
  @ParameterizedTest(name = "{0}")
  @MethodSource("asking")
  void someOfWhatIsAskedIsTaken(Asking asking) {
    asking.target().seeds().forEach(input -> read(asking.target(), input.toArray()));

    assertThat(asking.taken()).isNotEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("targets")
  void readsWhatChanceMakesOfIt(FuzzTarget target) {
    long seed = Long.getLong("rapport.fuzz.seed", ThreadLocalRandom.current().nextLong());
    var mutator = new Mutator(Corpus.of(target), seed);
    long end = System.nanoTime() + EACH.toNanos();
    int runs = 0;

    while (System.nanoTime() < end) {
      read(target, mutator.next());
      runs++;
    }

    System.out.printf("%s: seed %d, %d inputs%n", target.name(), seed, runs);
  }

  private static void read(FuzzTarget target, byte[] input) {
    try {
      Reproduction.read(target, () -> Targets.named(target.name()), input);
    } catch (AssertionError e) {
      throw new AssertionError(e.getMessage() + ": " + HexFormat.of().formatHex(input), e);
    }
  }
}
