package rapport.local.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.Route.FulfillOptions;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import rapport.local.LocalKeys;

/// Pages on which there is much.
class ManyInBrowserTest {

  private static final KnownSystem SYSTEM = KnownSystem.get();
  private static final int ANSWERS = 10_000;
  private static final int ANSWERS_A_PAGE = 1_000;
  private static final int QUESTIONS = 60;

  /// How many of the pages of answers have been laid out: the others have no place of their own.
  private static final String LAID_OUT =
      """
      [...document.querySelectorAll('#comments .page')]
        .filter(page => page.firstElementChild.checkVisibility({contentVisibilityAuto: true})).length
      """;

  /// The end moves away while what is new is laid out, so it is followed as somebody scrolls on.
  private static final String SCROLLED_TO_THE_END =
      """
      wanted => {
        document.querySelector('#comments .end').scrollIntoView();
        return document.querySelectorAll('#comments article').length >= wanted;
      }
      """;

  @Test
  void tenThousandAnswersComeAsTheyAreScrolledToAndOnlyThoseInViewAreLaidOut() {
    var company = KnownCompany.get();
    try (var visit = Visit.by(Screen.DESKTOP)) {
      var page = visit.page();
      page.route("**/v1/responses?*", ManyInBrowserTest::answerPage);
      new Dashboard(visit.to(company.dashboard(""))).scrolledThrough();
      var end = page.locator("#comments .end");
      assertThat(page.locator("#comments article").first()).containsText("Answer 0.");

      for (int wanted = 2 * ANSWERS_A_PAGE; wanted <= ANSWERS; wanted += ANSWERS_A_PAGE) {
        page.waitForFunction(SCROLLED_TO_THE_END, wanted);
      }

      assertThat(end).hasText("That is all.");
      assertThat(page.locator("#comments article")).hasCount(ANSWERS);
      assertThat(page.locator("#comments .count")).hasText("10,000 answers");
      assertThat(page.locator("#comments article").last())
          .hasAttribute("aria-posinset", "" + ANSWERS);
      assertThat((int) page.evaluate(LAID_OUT)).isBetween(1, 3);
      visit.settled().glance("dashboard-many");
    }
  }

  private static void answerPage(Route route) {
    var cursor = Pattern.compile("cursor=(\\d+)").matcher(route.request().url());
    int first = cursor.find() ? Integer.parseInt(cursor.group(1)) : 0;
    int next = first + ANSWERS_A_PAGE;
    String responses =
        IntStream.range(first, next)
            .mapToObj(
                number ->
                    """
                    {"id":"%1$d","time":"2026-01-01T12:00:00Z","survey":"known","customer":null,
                     "complete":true,"language":"en","segment":{"plan":"pro"},"attributes":{},
                     "answers":{"recommend":9,"why":"Answer %1$d."}}"""
                        .formatted(number))
            .collect(Collectors.joining(","));
    route.fulfill(
        new FulfillOptions()
            .setContentType("application/json")
            .setBody(
                "{\"responses\":[%s],\"next\":%s}"
                    .formatted(responses, next < ANSWERS ? "\"" + next + "\"" : "null")));
  }

  @Test
  void aSurveyOfSixtyQuestionsIsAnsweredByKeyboardAndWholeWithoutScript()
      throws JsonProcessingException {
    LocalKeys keys = SYSTEM.keysOf("many");
    String questions =
        IntStream.range(0, QUESTIONS)
            .mapToObj("{\"id\":\"q%d\",\"type\":\"csat\",\"scale\":\"1-5\"}"::formatted)
            .collect(Collectors.joining(","));
    String survey = "{\"title\":{\"en\":\"Sixty\"},\"questions\":[" + questions + "]}";
    assertThat(SYSTEM.send("PUT", "/v1/surveys/sixty", keys.srv(), survey).statusCode())
        .isEqualTo(201);
    String request = "{\"kind\":\"pub\",\"name\":\"sixty\",\"surveys\":[\"sixty\"]}";
    String key =
        new ObjectMapper()
            .readTree(SYSTEM.send("POST", "/v1/keys", keys.srv(), request).body())
            .path("key")
            .asText();
    String form = SYSTEM.url() + "/s/sixty?k=" + key;
    try (var visit = Visit.by(Screen.DESKTOP)) {
      Page page = visit.to(form).page();
      for (int i = 0; i < QUESTIONS; i++) {
        page.keyboard().press("4");
        assertThat(page.locator("[name=q%d][value='4']".formatted(i))).isChecked();
        page.keyboard().press("Enter");
      }
      assertThat(page.locator("h1")).hasText("Thank you");
    }
    try (var visit = Visit.withoutScript(Screen.PHONE).expect("\\.js: csp")) {
      visit.to(form).assertFits();
      assertThat(visit.page().locator("fieldset")).hasCount(QUESTIONS);
    }
  }
}
