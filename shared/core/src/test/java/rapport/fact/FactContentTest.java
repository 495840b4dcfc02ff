package rapport.fact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import rapport.event.Version;

class FactContentTest {

  private static final Family FAMILY = Family.question("s1", "q1");
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

  /// Each differs from the first, or from another, in one thing alone.
  @Test
  void whateverAFactSaysOtherwiseIsAnotherContent() {
    var variants = variants();

    var hashes = variants.stream().map(fact -> FactContent.hash(logged(fact, 1, 1))).toList();
    var tags = variants.stream().map(FactContent::tag).toList();

    assertThat(hashes).doesNotHaveDuplicates();
    assertThat(tags).doesNotHaveDuplicates();
  }

  /// Whatever is not a measure: each differs from the first in one thing alone.
  @Test
  void whoseAndWhenAndWhereItWasIsContentToo() {
    var first = fact("north");
    var time = TIME.plusMillis(1);
    var origin = first.origin();
    var said = new TreeMap<>(Map.of("q", "fine"));
    var variants =
        List.of(
            first,
            with(new Version(0, true), TIME, origin, said),
            with(Version.FIRST, TIME, origin, said),
            with(Version.FIRST, TIME, origin, new TreeMap<>(Map.of("q", "bad"))),
            with(Version.FIRST, TIME, origin, new TreeMap<>(Map.of("p", "fine"))),
            with(Version.FIRST, time, origin, said),
            with(Version.FIRST, TIME, new Fact.Origin("customer-43", ""), said),
            with(Version.FIRST, TIME, new Fact.Origin("customer-42", "old-shop"), said));

    var tags = variants.stream().map(FactContent::tag).toList();

    assertThat(tags).doesNotHaveDuplicates();
  }

  /// What the log holds under one tag.
  @Test
  void theHashIsOfAllThatTheLogHolds() {
    var fact = fact("north");
    var one = logged(fact, 1, 11);
    var variants =
        Stream.of(
            one,
            logged(fact, 2, 11),
            logged(fact, 1, 12),
            with(one, FactId.of("other"), one.version(), TIME, ""),
            with(one, one.id(), new Version(1, false), TIME, ""),
            with(one, one.id(), new Version(0, true), TIME, ""),
            with(one, one.id(), one.version(), TIME.plusSeconds(1), ""),
            with(one, one.id(), one.version(), TIME.plusNanos(1), ""),
            with(one, one.id(), one.version(), TIME, "old-shop"));

    assertThat(variants.map(FactContent::hash)).doesNotHaveDuplicates();
  }

  private static LoggedFact with(
      LoggedFact fact, FactId id, Version version, Instant time, String importName) {
    var origin =
        new LoggedFact.Origin(fact.origin().subject(), importName, fact.origin().contentTag());
    return new LoggedFact(
        id, version, time, origin, fact.segments(), fact.measures(), fact.texts());
  }

  private static Fact with(
      Version version, Instant time, Fact.Origin origin, TreeMap<String, String> texts) {
    var fact = fact("north");
    return new Fact(fact.id(), version, time, origin, fact.segments(), fact.measures(), texts);
  }

  private static List<Fact> variants() {
    var other = Family.TICKETS;
    var span = new Span(TIME, TIME.plusMillis(5));
    var value = new Measure.Value(FAMILY, "s", 9);
    return Stream.<Measure>of(
            new Measure.Count(FAMILY, "s", 9),
            new Measure.Count(FAMILY, "s", 8),
            new Measure.Count(other, "s", 9),
            new Measure.Count(FAMILY, "t", 9),
            value,
            new Measure.Value(FAMILY, "s", 8),
            new Measure.Value(FAMILY, "s", 9, -1),
            new Measure.Value(FAMILY, "s", 9, 2),
            new Measure.LocalHour(FAMILY, "s"),
            new Measure.Duration(FAMILY, "s", 9),
            new Measure.Duration(FAMILY, "s", 8),
            new Measure.Row(FAMILY, "s", List.of(9L)),
            new Measure.Row(FAMILY, "s", List.of(9L), -1),
            new Measure.Row(FAMILY, "s", List.of(9L, 9L)),
            new Measure.When(value, Span.ALWAYS),
            new Measure.When(value, span),
            new Measure.When(value, Span.until(TIME)),
            new Measure.When(value, span, new TreeMap<>(Map.of("region", Span.NEVER))),
            new Measure.When(value, span, new TreeMap<>(Map.of("plan", Span.NEVER))),
            new Measure.When(value, span, new TreeMap<>(Map.of("plan", Span.ALWAYS))),
            new Measure.Cohort(FAMILY, "s", 1, TIME, span),
            new Measure.Cohort(FAMILY, "s", -1, TIME, span),
            new Measure.Cohort(FAMILY, "s", 1, TIME.plusMillis(1), span),
            new Measure.Cohort(FAMILY, "s", 1, TIME, Span.ALWAYS))
        .map(FactContentTest::fact)
        .toList();
  }

  private static Fact fact(Measure measure) {
    return new Fact(
        FactId.of("a"),
        Version.FIRST,
        TIME,
        new Fact.Origin("c1", ""),
        new TreeMap<>(Map.of("region", "north")),
        List.of(measure),
        new TreeMap<>());
  }

  @Test
  void idsAreOrderedAsUnsignedNumbersTheHighHalfFirst() {
    assertThat(
            Stream.of(new FactId(-1, 0), new FactId(1, -1), new FactId(1, 2), new FactId(0, -1))
                .sorted())
        .containsExactly(new FactId(0, -1), new FactId(1, 2), new FactId(1, -1), new FactId(-1, 0));
  }

  @Test
  void numbersThatNoMeasureHasAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Measure.Duration(FAMILY, "s", -1));
    assertThatIllegalArgumentException().isThrownBy(() -> new Measure.Row(FAMILY, "s", List.of()));
    for (int times : new int[] {0, 2, -2}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new Measure.Row(FAMILY, "s", List.of(1L), times));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new Measure.Cohort(FAMILY, "s", times, TIME, Span.ALWAYS));
    }
    assertThatIllegalArgumentException().isThrownBy(() -> new Version(-1, false));
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
