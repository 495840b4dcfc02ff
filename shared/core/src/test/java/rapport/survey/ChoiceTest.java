package rapport.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import rapport.event.Event;
import rapport.event.Identity;
import rapport.event.Payload.Answer;
import rapport.event.Payload.SurveyResponse;
import rapport.event.Version;
import rapport.fact.Family;
import rapport.fact.Measure.Count;
import rapport.survey.Question.Choice;
import rapport.survey.Question.Choices;

class ChoiceTest {

  private static final Survey SURVEY =
      SampleSurvey.survey(
          new Choice("solved", List.of("yes", "no")),
          new Choices("reasons", List.of("price", "speed", "other"), 2));

  @Test
  void eachChosenOptionIsCountedAndThatThereWasAnAnswer() {
    var response =
        response(Map.of("solved", new Answer.Text("no"), "reasons", chosen("speed", "price")));

    assertThat(SURVEY.check(response)).isEmpty();
    assertThat(SURVEY.measures(response))
        .containsExactly(
            new Count(Family.survey("rel"), "complete", 1),
            new Count(Family.question("rel", "reasons"), "answered", 1),
            new Count(Family.question("rel", "reasons"), "choice:price", 1),
            new Count(Family.question("rel", "reasons"), "choice:speed", 1),
            new Count(Family.question("rel", "solved"), "answered", 1),
            new Count(Family.question("rel", "solved"), "choice:no", 1));
  }

  @Test
  void whatWasChosenIsKeptAsItWasGiven() {
    var response =
        response(Map.of("solved", new Answer.Text("no"), "reasons", chosen("speed", "price")));
    var identity = new Identity("shop", "1", Instant.parse("2026-03-01T10:00:00Z"), "");
    var event = new Event(identity, "", Version.FIRST, Collections.emptySortedMap(), response);

    assertThat(SURVEY.fact(event, response).texts())
        .isEqualTo(Map.of("reasons", "price,speed", "solved", "no"));
  }

  @Test
  void anAnswerThatIsNotOfferedIsRefusedByName() {
    assertThat(messages(Map.of("solved", new Answer.Text("perhaps"))))
        .containsExactly("takes one of yes, no, got \"perhaps\"");
    assertThat(messages(Map.of("solved", new Answer.Text("not at all!"))))
        .containsExactly("takes one of yes, no, got text");
    assertThat(messages(Map.of("solved", new Answer.Score(1))))
        .containsExactly("takes one of yes, no, got 1");
    assertThat(messages(Map.of("solved", chosen("yes"))))
        .containsExactly("takes one of yes, no, got [yes]");
    assertThat(messages(Map.of("reasons", chosen("price", "speed", "other"))))
        .containsExactly(
            "takes an array of at most 2 of price, speed, other, got [other, price, speed]");
    assertThat(messages(Map.of("reasons", chosen("price", "colour"))))
        .containsExactly("takes an array of at most 2 of price, speed, other, got [colour, price]");
    assertThat(messages(Map.of("reasons", new Answer.Text("price"))))
        .containsExactly("takes an array of at most 2 of price, speed, other, got \"price\"");
  }

  @Test
  void noOtherTypeTakesWhatIsChosen() {
    var survey = SampleSurvey.SURVEY;

    assertThat(survey.check(response(Map.of("recommend", chosen("a"), "why", chosen("a")))))
        .extracting(Fault::message)
        .containsExactly("takes a whole number from 0 to 10, got [a]", "takes text, got [a]");
  }

  @Test
  void optionsMayGoAndComeButAChoiceKeepsItsType() {
    var first = SampleSurvey.survey(new Choice("q", List.of("a", "b")));
    var other = SampleSurvey.survey(new Choice("q", List.of("c", "a")));
    var many = SampleSurvey.survey(new Choices("q", List.of("a", "b")));

    assertThat(other.compatible(first)).isEmpty();
    assertThat(many.compatible(first))
        .extracting(Fault::pointer)
        .containsExactly("/questions/0/type");
  }

  @Test
  void aQuestionOffersOneToFiftyOptionsOfDifferentNames() {
    var many = IntStream.rangeClosed(0, 50).mapToObj(i -> "o" + i).toList();

    for (var wrong : List.of(List.<String>of(), List.of("a", "a"), List.of("a b"), many)) {
      assertThatIllegalArgumentException().isThrownBy(() -> new Choice("q", wrong));
    }
    assertThatIllegalArgumentException().isThrownBy(() -> new Choices("q", List.of("a"), 2));
    assertThatIllegalArgumentException().isThrownBy(() -> new Choices("q", List.of("a"), 0));
    assertThat(new Choice("q", many.subList(0, 50)).options()).hasSize(50);
    assertThatIllegalArgumentException().isThrownBy(() -> chosen());
  }

  private static List<String> messages(Map<String, Answer> answers) {
    return SURVEY.check(response(answers)).stream().map(Fault::message).toList();
  }

  private static Answer chosen(String... options) {
    return new Answer.Chosen(new TreeSet<>(Set.of(options)));
  }

  private static SurveyResponse response(Map<String, Answer> answers) {
    return new SurveyResponse("rel", 1, true, new TreeMap<>(answers));
  }
}
