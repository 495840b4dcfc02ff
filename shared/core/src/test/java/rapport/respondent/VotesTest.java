package rapport.respondent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import rapport.entity.Moment;
import rapport.fact.Fact;
import rapport.fact.Family;
import rapport.fact.Measure;
import rapport.fact.Measure.Count;
import rapport.fact.Measure.Row;
import rapport.fact.Measure.Value;
import rapport.fact.Measure.When;
import rapport.fact.Span;

class VotesTest {

  private static final Family SURVEY = Family.survey("rel");
  private static final Family RECOMMEND = Family.question("rel", "recommend");
  private static final Count COMPLETE = new Count(SURVEY, "complete", 1);
  private static final Count PARTIAL = new Count(SURVEY, "partial", 1);
  private static final String CSI = "csi/1-5/delivery,price";

  private final Votes votes = new Votes();

  @Test
  void aQuestionThatIsSkippedKeepsItsVote() {
    take(1, "EMEA", COMPLETE, score(10, 1));

    assertThat(take(2, "EMEA", PARTIAL))
        .isEqualTo(
            Map.of(
                region("EMEA"),
                List.of(always(PARTIAL), held(new Count(SURVEY, "complete", -1), until(1)))));
    assertThat(take(3, "EMEA", PARTIAL, score(2, 1)).get(region("EMEA")))
        .endsWith(held(score(10, -1), until(1)));
  }

  @Test
  void allThatWasChosenGoesOutTogether() {
    var reasons = Family.question("rel", "reasons");
    var answered = new Count(reasons, "answered", 1);
    var price = new Count(reasons, "choice:price", 1);
    var speed = new Count(reasons, "choice:speed", 1);
    take(1, "EMEA", COMPLETE, answered, price, speed);

    assertThat(take(2, "EMEA", COMPLETE, answered, speed).get(region("EMEA")))
        .containsExactly(
            always(COMPLETE),
            always(answered),
            always(speed),
            held(new Count(SURVEY, "complete", -1), until(1)),
            held(new Count(reasons, "answered", -1), until(1)),
            held(new Count(reasons, "choice:price", -1), until(1)),
            held(new Count(reasons, "choice:speed", -1), until(1)));
  }

  @Test
  void eachVoteGoesOutWhereItCameIn() {
    take(1, "EMEA", COMPLETE, score(10, 1));
    take(2, "APAC", COMPLETE);

    assertThat(take(3, "US", COMPLETE, score(2, 1)))
        .isEqualTo(
            Map.of(
                region("US"),
                List.of(always(COMPLETE), always(score(2, 1))),
                region("APAC"),
                List.of(held(new Count(SURVEY, "complete", -1), until(2))),
                region("EMEA"),
                List.of(held(score(10, -1), until(1)))));
  }

  @Test
  void anIncompleteRowCountsOnlyWhereThereIsNoCompleteOne() {
    take(1, "EMEA", row(CSI, 1));

    assertThat(take(2, "EMEA", dropped(1)).get(region("EMEA")))
        .containsExactly(held(dropped(1), Span.after(at(1))));
    assertThat(take(3, "EMEA", dropped(1)).get(region("EMEA")))
        .containsExactly(
            held(dropped(1), Span.after(at(1))), held(dropped(-1), new Span(at(1), at(2))));
    assertThat(take(4, "EMEA", row(CSI, 1)).get(region("EMEA")))
        .containsExactly(
            always(row(CSI, 1)),
            held(row(CSI, -1), until(1)),
            held(dropped(-1), new Span(at(1), at(3))));
  }

  @Test
  void aMetricOfOtherDimensionsTakesTheOldOneBack() {
    take(1, "EMEA", row(CSI, 1));

    assertThat(take(2, "EMEA", row("csi/1-5/price,speed", 1)).get(region("EMEA")))
        .contains(held(row(CSI, -1), until(1)));
  }

  @Test
  void itemsAndOutcomesAreTopicsOfTheirOwn() {
    take(1, "EMEA", row("drivers/1-5/recommend,price", 1), new Value(SURVEY, "kano/1-5/door", 7));

    assertThat(
            take(
                    2,
                    "EMEA",
                    row("drivers/1-5/happy,price", 1),
                    new Value(SURVEY, "kano/1-5/window", 7))
                .get(region("EMEA")))
        .hasSize(2)
        .allMatch(measure -> ((When) measure).began().equals(Span.ALWAYS));
  }

  @Test
  void theSameAnswerAtTheSameMomentIsOneVote() {
    take(1, "EMEA", COMPLETE, score(10, 1));

    assertThat(take(1, "EMEA", COMPLETE, score(10, 1))).isEmpty();
  }

  private Map<SortedMap<String, String>, List<Measure>> take(
      int day, String region, Measure.Plain... answers) {
    var moment = new Moment(at(day), new Fact.Origin("kim", ""), region(region));
    return votes.take(moment, List.of(answers));
  }

  private static SortedMap<String, String> region(String name) {
    return new TreeMap<>(Map.of("region", name));
  }

  private static Instant at(int day) {
    return Instant.parse("2026-03-0" + day + "T10:00:00Z");
  }

  private static Span until(int day) {
    return Span.until(at(day));
  }

  private static Measure.Plain score(int score, int times) {
    return new Value(RECOMMEND, "score:0-10", score, times);
  }

  private static Measure.Plain row(String slot, int times) {
    return new Row(SURVEY, slot, List.of(4L, 2L), times);
  }

  private static Measure.Plain dropped(int amount) {
    return new Count(SURVEY, CSI + "/dropped", amount);
  }

  private static Measure always(Measure.Plain what) {
    return held(what, Span.ALWAYS);
  }

  private static Measure held(Measure.Plain what, Span began) {
    return new When(what, began);
  }

  /// No period began in between, so it would count in none.
  @Test
  void anIncompleteRowAtTheMomentOfTheCompleteOneCountsNowhere() {
    take(1, "EMEA", row(CSI, 1));

    assertThat(take(1, "EMEA", dropped(1))).isEmpty();
    assertThat(take(2, "EMEA", row(CSI, 1)).get(region("EMEA")))
        .containsExactly(always(row(CSI, 1)), held(row(CSI, -1), until(1)));
  }
}
