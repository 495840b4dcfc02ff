package rapport.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import rapport.event.Version;

class FactContentTest {

  private static final Instant TIME = Instant.parse("2026-03-01T10:00:00Z");

  /// Two contents of one fact arrive in one order in this installation and in the other order in
  /// that one, so that their regions get the numbers 1 and 2, or 2 and 1.
  @Test
  void whichContentCountsDoesNotDependOnTheNumbersOfValues() {
    for (int i = 0; i < 50; i++) {
      var north = fact("north" + i);
      var south = fact("south" + i);

      int here = compare(logged(north, 1, 11), logged(south, 2, 12));
      int there = compare(logged(north, 2, 21), logged(south, 1, 22));

      assertThat(here).isEqualTo(there).isNotZero();
    }
  }

  @Test
  void contentsOfTheSameTagAreDecidedByWhatTheySay() {
    var fact = fact("north");

    assertThat(compare(logged(fact, 1, 1), logged(fact, 1, 1))).isZero();
    assertThat(compare(logged(fact, 1, 1), logged(fact, 2, 1))).isNotZero();
  }

  @Test
  void theTagTellsContentsApart() {
    assertThat(FactContent.tag(fact("north"))).isEqualTo(FactContent.tag(fact("north")));
    assertThat(FactContent.tag(fact("north"))).isNotEqualTo(FactContent.tag(fact("south")));
  }

  private static int compare(LoggedFact one, LoggedFact other) {
    return Integer.signum(FactContent.hash(one).compareTo(FactContent.hash(other)));
  }

  private static LoggedFact logged(Fact fact, int number, long subject) {
    return new LoggedFact(
        fact.id(),
        fact.version(),
        fact.time(),
        new LoggedFact.Origin(subject, "", FactContent.tag(fact)),
        new TreeMap<>(Map.of("region", number)),
        fact.measures(),
        fact.texts());
  }

  private static Fact fact(String region) {
    return new Fact(
        FactId.of("response", "1"),
        Version.FIRST,
        TIME,
        new Fact.Origin("customer-42", ""),
        new TreeMap<>(Map.of("region", region)),
        List.of(new Measure.Value(Family.question("s", "q"), "score:0-10", 9)),
        new TreeMap<>());
  }
}
