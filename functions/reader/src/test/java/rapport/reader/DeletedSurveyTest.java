package rapport.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static rapport.reader.Samples.nps;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.fact.Family;
import rapport.fact.Measure;
import rapport.survey.Question;
import rapport.survey.Survey;

/// A survey that is deleted takes no more answers; those it has are history.
class DeletedSurveyTest {

  private final ReaderWorld world = new ReaderWorld();

  @BeforeEach
  void answer() {
    var other = Family.question("shop", "again");
    world.record(
        world.answer("1", "2026-03-02T10:00:00Z", 9),
        world.fact(
            "2", "2026-03-02T10:00:00Z", Map.of(), new Measure.Value(other, "score:0-10", 1)));
    world.settle();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "&survey=relationship-2026",
        "&segment=survey:relationship-2026",
        "&question=recommend",
        "&survey=relationship-2026&question=recommend"
      })
  void itsAnswersStayInAllFigures(String narrowed) {
    var query = "metric=nps&from=2026-03&to=2026-03" + narrowed;
    var before = world.get(query);

    world.admin.delete(Samples.SURVEY);
    world.reader = world.another();

    assertThat(before.at("/series/0/points/0/n").intValue()).isPositive();
    assertThat(world.get(query)).isEqualTo(before);
  }

  @Test
  void itsRetiredQuestionsStayToo() {
    world.admin.delete(survey(2, List.of(new Question.Text("why")), Samples.SURVEY.questions()));

    var point = world.point("metric=nps&from=2026-03&to=2026-03&question=recommend");

    assertThat(point.get("n").intValue()).isEqualTo(1);
  }

  @Test
  void definedAgainItIsCountedOnceByItsNewDefinition() {
    world.admin.delete(Samples.SURVEY);
    var added = new Question.Nps("neighbour");
    world.admin.define(survey(2, List.of(added), Samples.SURVEY.questions()));
    var measure =
        new Measure.Value(Family.question("relationship-2026", "neighbour"), "score:0-10", 3);
    world.record(world.fact("3", "2026-03-03T10:00:00Z", Map.of(), measure, nps(9)));

    var pooled = world.point("metric=nps&from=2026-03&to=2026-03&survey=relationship-2026");

    assertThat(pooled.get("n").intValue()).isEqualTo(3);
  }

  private static Survey survey(int version, List<Question> asked, List<Question> retired) {
    return new Survey("relationship-2026", version, new TreeMap<>(), asked, "", retired);
  }
}
