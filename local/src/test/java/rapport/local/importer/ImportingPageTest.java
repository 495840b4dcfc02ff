package rapport.local.importer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import rapport.local.importer.mapping.MappingReader;
import rapport.local.importer.mapping.Rows;

/// The mappings that `docs/importing.md` shows.
class ImportingPageTest {

  private static final Pattern EXAMPLE = Pattern.compile("(?s)```yaml\n(.*?)```");
  private static final String SOME_EVENT =
      "events: [{type: customer.left, time: \"${day}\", subject: \"${id}\"}]\n";

  @Test
  void everyExampleIsAMappingOfItsKind() throws IOException {
    List<String> examples =
        EXAMPLE.matcher(page()).results().map(result -> result.group(1)).toList();

    assertThat(examples).hasSize(4);
    assertThat(rows(examples.get(0) + SOME_EVENT)).isInstanceOf(Rows.Events.class);
    assertThat(rows(examples.get(1))).isInstanceOf(Rows.Events.class);
    assertThat(rows(examples.get(2))).isInstanceOf(Rows.StateChanges.class);
    assertThat(rows(examples.get(3))).isInstanceOf(Rows.SurveyAnswers.class);
  }

  private static Rows rows(String example) {
    return MappingReader.read(example, "example").rows();
  }

  private static String page() throws IOException {
    Path here = Path.of("docs", "importing.md");
    return Files.readString(Files.exists(here) ? here : Path.of("..").resolve(here));
  }
}
