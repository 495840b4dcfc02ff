package rapport.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What a question says to who is to answer it.
class AskedTest {

  private final FormsWorld world = new FormsWorld();

  @Test
  void whatHasNoTextAsksAsItsTypeUsuallyDoesInTheLanguageOfThePage() {
    world.define(
        """
        {"title":{"en":"Ours","zh":"我们的"},"questions":[
          {"id":"q1","type":"nps"},{"id":"q2","type":"csat","scale":"1-5"},
          {"id":"q3","type":"ces","scale":"1-7","high":"ease"},{"id":"q4","type":"text"},
          {"id":"q5","type":"rating","scale":"1-5"},
          {"id":"q6","type":"matrix","scale":"1-5","rows":[{"id":"q7"}]}]}""");

    assertThat(asked(page("")))
        .containsExactly(
            "How likely are you to recommend us?",
            "How satisfied are you?",
            "How easy was it?",
            "q4",
            "q5",
            "q6");
    assertThat(asked(page("&language=zh"))).startsWith("您有多大可能推荐我们？", "您有多满意？", "有多轻松？", "q4");
  }

  @Test
  void anEffortOfWhichMuchIsBadIsAskedAsSuch() {
    world.define(
        "{\"questions\":[{\"id\":\"q\",\"type\":\"ces\",\"scale\":\"1-5\",\"high\":\"effort\"}]}");

    assertThat(asked(page(""))).containsExactly("How much effort was it?");
  }

  /// Nobody could tell which is which.
  @Test
  void twoOfOneTypeWithoutTextShowTheirIds() {
    world.define(
        """
        {"questions":[{"id":"shop","type":"csat","scale":"1-5"},{"id":"parcel","type":"csat","scale":"1-5"},
          {"id":"recommend","type":"nps"}]}""");

    assertThat(asked(page("")))
        .containsExactly("shop", "parcel", "How likely are you to recommend us?");
  }

  private static List<String> asked(String page) {
    return Pattern.compile("class=\"asks\"[^>]*>([^<]+)<")
        .matcher(page)
        .results()
        .map(found -> found.group(1).strip())
        .toList();
  }

  private String page(String query) {
    return world.get("k=" + FormsWorld.PUB + query).getBody();
  }
}
