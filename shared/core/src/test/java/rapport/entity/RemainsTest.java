package rapport.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rapport.entity.Remains.Change;
import rapport.fact.Family;
import rapport.fact.Measure;
import rapport.fact.Span;

class RemainsTest {

  private static final Instant TIME = Instant.parse("2026-03-02T09:00:00Z");
  private static final Instant OPEN_FROM = Instant.parse("2026-03-05T10:40:00Z");
  private static final Family FAMILY = Family.CUSTOMERS;
  private static final Measure COUNT = new Measure.Count(FAMILY, "customers", 2);
  private static final Measure ROW = new Measure.Row(FAMILY, "mrr:EUR", List.of(5L, -7L));
  private static final Measure COHORT =
      new Measure.Cohort(FAMILY, "kept", 1, Instant.parse("2025-03-02T09:00:00Z"), Span.ALWAYS);

  static List<Measure> noBalances() {
    return List.of(
        new Measure.Value(FAMILY, "s", 9),
        new Measure.LocalHour(FAMILY, "s"),
        new Measure.Duration(FAMILY, "s", 7),
        new Measure.When(new Measure.Count(FAMILY, "s", 1), Span.ALWAYS));
  }

  @Test
  void whatRemainsComesBackFromItsBytes() {
    var remains = new Remains(List.of(change(COUNT, ROW)), List.of(change(COHORT)));
    var erased = new Erased(Instant.MIN, TIME, remains);
    var bytes = new EntityWriter(1, List.of()).writeErased(erased).toBytes();

    Erased read = EntityReader.read(bytes, 1, List.of(), reader -> reader.readErased(true));

    assertThat(read).isEqualTo(erased);
  }

  @ParameterizedTest
  @MethodSource("noBalances")
  void whatIsNoBalanceIsNotStored(Measure measure) {
    var erased = new Erased(Instant.MIN, TIME, new Remains(List.of(change(measure)), List.of()));
    var writer = new EntityWriter(1, List.of());

    assertThatIllegalArgumentException()
        .isThrownBy(() -> writer.writeErased(erased))
        .withMessageContaining("no balance is kept as");
  }

  @Test
  void whatIsFinalIsTakenBackOnceItIsKnownToBe() {
    var remains = new Remains(List.of(change(COUNT, ROW, COHORT)), List.of());

    var settled = remains.settled(OPEN_FROM, _ -> true);

    assertThat(settled.isSettled()).isTrue();
    assertThat(settled.takenBack())
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.time()).isEqualTo(Instant.parse("2026-03-05T10:00:00Z"));
              assertThat(change.measures())
                  .containsExactly(
                      new Measure.Count(FAMILY, "customers", -2),
                      new Measure.Row(FAMILY, "mrr:EUR", List.of(5L, -7L), -1),
                      ((Measure.Cohort) COHORT).negated());
            });
    assertThat(remains.settled(OPEN_FROM, _ -> false)).isEqualTo(Remains.NOTHING);
  }

  @Test
  void whatIsToldForSomePeriodsIsNeverTakenBack() {
    var measure = new Measure.When(new Measure.Count(FAMILY, "s", 1), Span.ALWAYS);

    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new Remains(List.of(change(measure)), List.of()).settled(OPEN_FROM, _ -> true));
  }

  private static Change change(Measure... measures) {
    return new Change(TIME, new TreeMap<>(Map.of("plan", "pro")), List.of(measures));
  }
}
