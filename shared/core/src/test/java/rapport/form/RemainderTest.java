package rapport.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.event.Payload.Answer;
import rapport.form.Condition.Given;

class RemainderTest {

  private static final List<String> NAMES = List.of("a", "b", "c");

  /// The oracle is the condition itself, once all is known.
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 20_260_301})
  void whatIsLeftIsMetWheneverTheWholeIs(long seed) {
    var random = new Random(seed);
    for (int round = 0; round < 2_000; round++) {
      Condition condition = condition(random, Condition.MOST_LEVELS);
      var attributes = attributes(random);
      var answers = answers(random);

      Condition left = Remainder.of(condition, attributes);

      assertThat(left.isMet(new Given(answers, Map.of())))
          .as("%s of %s with %s", condition, attributes, answers)
          .isEqualTo(condition.isMet(new Given(answers, attributes)));
    }
  }

  @Test
  void whatAsksForNothingButAttributesIsSettled() {
    var emea = new Condition.Attribute("region", List.of("EMEA", "APAC"));

    assertThat(Remainder.of(emea, Map.of("region", "EMEA"))).isEqualTo(Condition.ALWAYS);
    assertThat(Remainder.of(emea, Map.of("region", "AMER"))).isEqualTo(Remainder.NEVER);
    assertThat(Remainder.of(new Condition.Not(emea), Map.of())).isEqualTo(Condition.ALWAYS);
  }

  private static Condition condition(Random random, int levels) {
    String name = NAMES.get(random.nextInt(NAMES.size()));
    return switch (levels == 1 ? random.nextInt(2) : random.nextInt(5)) {
      case 0 ->
          new Condition.Answered(name, List.of(new Condition.Test.AtLeast(random.nextInt(3))));
      case 1 -> new Condition.Attribute(name, List.of("x"));
      case 2 -> new Condition.All(conditions(random, levels));
      case 3 -> new Condition.Any(conditions(random, levels));
      default -> new Condition.Not(condition(random, levels - 1));
    };
  }

  private static List<Condition> conditions(Random random, int levels) {
    var conditions = new ArrayList<Condition>();
    for (int left = random.nextInt(4); left > 0; left--) {
      conditions.add(condition(random, levels - 1));
    }
    return conditions;
  }

  private static Map<String, String> attributes(Random random) {
    var attributes = new TreeMap<String, String>();
    NAMES.forEach(name -> attributes.put(name, random.nextBoolean() ? "x" : "y"));
    return attributes;
  }

  private static Map<String, Answer> answers(Random random) {
    var answers = new TreeMap<String, Answer>();
    NAMES.stream()
        .filter(_ -> random.nextBoolean())
        .forEach(name -> answers.put(name, new Answer.Score(random.nextInt(3))));
    return answers;
  }
}
