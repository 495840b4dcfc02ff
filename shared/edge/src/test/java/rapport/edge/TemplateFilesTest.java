package rapport.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.form.Block;
import rapport.form.Block.Asked;
import rapport.form.Block.Matrix;
import rapport.form.Definition;
import rapport.form.Texts;
import rapport.survey.Question;
import rapport.survey.Question.Feed;
import rapport.survey.Question.Rating;

/// The definitions to start from in `web/templates`.
final class TemplateFilesTest {

  private static final Path FOLDER = Path.of("../../web/templates");

  @Test
  void thereIsOneForEachThingThatIsUsuallyAsked() throws IOException {
    try (var files = Files.list(FOLDER)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "ces.json",
              "cli.json",
              "csat.json",
              "csi.json",
              "kano.json",
              "nps.json",
              "servqual.json",
              "ticket-follow-up.json");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ces", "cli", "csat", "csi", "kano", "nps", "servqual", "ticket-follow-up"})
  void eachIsValidAndSaysEverythingInEnglishAndChinese(String name) throws IOException {
    var definition = template(name);

    assertThat(texts(definition))
        .isNotEmpty()
        .allSatisfy(text -> assertThat(text.byLanguage()).containsOnlyKeys("en", "zh"));
    assertThat(SurveyJson.definition(SurveyJson.write(definition))).isEqualTo(definition);
  }

  @ParameterizedTest
  @CsvSource({
    "cli,cli,3",
    "csi,csi,5",
    "kano,kano,6",
    "servqual,gap,10",
  })
  void theRatingsFeedTheirMetric(String name, String metric, int ratings) throws IOException {
    assertThat(feeds(template(name)))
        .hasSize(ratings)
        .allSatisfy(feed -> assertThat(feed.metric()).isEqualTo(metric));
  }

  @ParameterizedTest
  @CsvSource({"nps,nps", "csat,csat", "ces,ces", "csi,csat", "ticket-follow-up,csat"})
  void theFirstQuestionIsTheOneThatMatters(String name, String type) throws IOException {
    assertThat(template(name).survey().questions().getFirst().type().word()).isEqualTo(type);
  }

  /// The five of Parasuraman, Zeithaml and Berry, 1988.
  @Test
  void servqualAsksOfEachDimensionOnceForWhatIsExpectedAndOnceForWhatWasFound() throws IOException {
    var roles = new TreeMap<String, List<String>>();
    for (Feed feed : feeds(template("servqual"))) {
      roles.computeIfAbsent(feed.dimension(), _ -> new ArrayList<>()).add(feed.role());
    }

    var both = List.of("expected", "perceived");
    assertThat(roles)
        .isEqualTo(
            Map.of(
                "tangibles", both,
                "reliability", both,
                "responsiveness", both,
                "assurance", both,
                "empathy", both));
  }

  private static List<Feed> feeds(Definition definition) {
    return definition.survey().questions().stream()
        .filter(Rating.class::isInstance)
        .map(question -> ((Rating) question).feed())
        .toList();
  }

  /// Every text there must be, and those there may be where they are.
  private static List<Texts> texts(Definition definition) {
    var texts = new ArrayList<Texts>();
    texts.add(new Texts(definition.survey().title()));
    definition.form().thanks().texts().forEach(reply -> texts.add(reply.text()));
    var more = new ArrayList<Texts>(List.of(definition.form().intro()));
    for (Block block : definition.form().blocks()) {
      texts.add(block.prompt().text());
      more.add(block.prompt().help());
      switch (block) {
        case Asked asked -> {
          more.addAll(List.of(asked.labels().low(), asked.labels().high()));
          if (definition.survey().question(asked.prompt().id()).orElseThrow()
              instanceof Question.Offering offering) {
            offering
                .options()
                .forEach(option -> texts.add(asked.options().getOrDefault(option, Texts.NONE)));
          }
        }
        case Matrix matrix -> {
          more.addAll(List.of(matrix.labels().low(), matrix.labels().high()));
          matrix.rows().forEach(row -> texts.add(row.text()));
        }
      }
    }
    more.stream().filter(text -> !text.isEmpty()).forEach(texts::add);
    return texts;
  }

  private static Definition template(String name) throws IOException {
    var text = Files.readString(FOLDER.resolve(name + ".json"));
    var value = ((Json.Parsed.Values) Json.readOne(text)).values().getFirst();
    return switch (SurveyJson.read(name, value)) {
      case Checked.Valid<Definition>(Definition definition) -> definition;
      case Checked.Invalid<Definition>(List<FieldError> errors) ->
          throw new AssertionError(name + " has errors: " + errors);
    };
  }
}
