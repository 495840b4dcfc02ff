package rapport.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/// What a form weighs on its way to a browser: the page as it is sent, and all that it loads.
class WeightTest {

  private static final int MOST_BYTES = 30 * 1024;
  private static final Path WEB = Path.of("../../web");
  private static final Pattern LOADED = Pattern.compile("(?:href|src)=\"(/form/[a-z.]+)\"");

  /// Of a browser's import: what is loaded later, too.
  private static final Pattern IMPORTED = Pattern.compile("from '\\./([a-z.]+)'");

  private final FormsWorld world = new FormsWorld();

  @Test
  void theTemplateOfNetPromoterScoreWeighsLessThan30Kilobytes() throws IOException {
    assertThat(weigh("nps", template("nps"))).isLessThan(MOST_BYTES);
  }

  @Test
  void longFormsWeighLittleMore() throws IOException {
    assertThat(weigh("servqual", template("servqual"))).isLessThan(MOST_BYTES);
    assertThat(weigh("60 questions", sixtyQuestions())).isLessThan(MOST_BYTES);
  }

  @Test
  void everyScriptIsAskedForAtOnceAndNoneInVain() throws IOException {
    world.define(template("nps"));
    Set<String> loaded = loaded(world.get("k=" + FormsWorld.PUB).getBody());

    try (var files = Files.list(WEB.resolve("form"))) {
      assertThat(loaded)
          .containsExactlyInAnyOrderElementsOf(
              files.map(file -> "/form/" + file.getFileName()).toList());
    }
    for (String file : loaded) {
      String text = Files.readString(WEB.resolve(file.substring(1)));
      assertThat(IMPORTED.matcher(text).results().map(found -> "/form/" + found.group(1)))
          .isSubsetOf(loaded);
    }
  }

  private long weigh(String name, String definition) throws IOException {
    world.define(definition);
    var answer =
        world.get(FormsWorld.SURVEY, "k=" + FormsWorld.PUB, Map.of("accept-encoding", "gzip"));
    long page = Base64.getDecoder().decode(answer.getBody()).length;
    long rest = 0;
    for (String file : loaded(world.get("k=" + FormsWorld.PUB).getBody())) {
      rest += gzipped(Files.readAllBytes(WEB.resolve(file.substring(1))));
    }
    System.out.printf("form of %s: page %d bytes, style and scripts %d bytes%n", name, page, rest);
    return page + rest;
  }

  private static Set<String> loaded(String page) {
    return LOADED
        .matcher(page)
        .results()
        .map((MatchResult found) -> found.group(1))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static long gzipped(byte[] content) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(content);
    }
    return bytes.size();
  }

  private static String template(String name) throws IOException {
    return Files.readString(WEB.resolve("templates/" + name + ".json"), StandardCharsets.UTF_8);
  }

  private static String sixtyQuestions() {
    return IntStream.range(0, 60)
        .mapToObj(
            number ->
                "{\"id\":\"q%d\",\"type\":\"rating\",\"scale\":\"1-7\",\"text\":{\"en\":\"%s\"}}"
                    .formatted(number, "How good was part " + number + " of what you bought?"))
        .collect(
            Collectors.joining(",", "{\"title\":{\"en\":\"All of it\"},\"questions\":[", "]}"));
  }
}
