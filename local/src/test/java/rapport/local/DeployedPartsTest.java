package rapport.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import rapport.local.template.Template;

/// Holds to the template what the documents say is deployed.
class DeployedPartsTest {

  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
  private static final List<String> NUMBERS =
      List.of("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine");

  private static String functions;
  private static String tables;
  private static String queues;
  private static String deadLetters;

  /// A queue that hands on what fails is for work; the others are where that ends.
  @BeforeAll
  static void count() throws IOException {
    var template = Template.read(ROOT.resolve("template.yaml"));
    var all = template.properties(Template.QUEUE).values();
    int working = (int) all.stream().filter(queue -> queue.has("RedrivePolicy")).count();
    functions = NUMBERS.get(template.properties(Template.FUNCTION).size());
    tables = NUMBERS.get(template.properties(Template.TABLE).size());
    queues = NUMBERS.get(working);
    deadLetters = NUMBERS.get(all.size() - working);
  }

  @Test
  void theReadmeCountsThem() throws IOException {
    assertThat(Files.readString(ROOT.resolve("README.md")))
        .contains(
            "%s Lambda functions, %s DynamoDB tables, %s queues and %s more for dead letters"
                .formatted(functions, tables, queues, deadLetters));
  }

  @Test
  void theArchitectureCountsThem() throws IOException {
    assertThat(Files.readString(ROOT.resolve("docs/architecture.md")))
        .containsIgnoringCase(
            "%s functions, %s tables, %s queues, %s more for dead letters"
                .formatted(functions, tables, queues, deadLetters));
  }
}
