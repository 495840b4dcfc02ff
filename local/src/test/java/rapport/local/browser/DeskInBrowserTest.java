package rapport.local.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route.FulfillOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import rapport.local.LocalKeys;

/// Somebody at a desk, who looks after customers and decides nothing.
class DeskInBrowserTest {

  private static final KnownSystem SYSTEM = KnownSystem.get();
  private static final LocalKeys KEYS = SYSTEM.keysOf("desk");

  @BeforeAll
  static void somebodyIsUnhappy() throws IOException {
    send("PUT", "/v1/surveys/nps", Files.readString(Path.of("..", "web", "templates", "nps.json")));
    send(
        "POST",
        "/v1/events",
        """
        {"specversion":"1.0","source":"desk","id":"1","time":"%s","type":"survey.response",
         "subject":"dear","data":{"survey":"nps","answers":{"recommend":2,"improve":"Slow."}}}
        """
            .formatted(Instant.now().minusSeconds(60)));
    SYSTEM.settle();
  }

  private static void send(String method, String path, String json) {
    var answer = SYSTEM.send(method, path, KEYS.srv(), json);
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 202);
  }

  @Test
  void aKeyThatMayOnlySeePeopleIsEnoughToWorkAndNotToDecide() {
    String key = made("desk");
    assertThat(SYSTEM.send("GET", "/v1/keys", key, "").statusCode()).isEqualTo(403);

    try (var visit = Visit.by(Screen.DESKTOP)) {
      var page = visit.to(SYSTEM.url() + "/followups.html#key=" + key).page();
      var card = page.locator(".followup");
      assertThat(card.locator("blockquote")).hasText("Slow.");
      page.locator("#name").fill("Kim");
      card.getByText("Take it on").click();
      assertThat(card.locator("[role=status]")).hasText("Saved.");
      visit.screenshot("followups-desk").assertAccessible();
    }
  }

  /// Made on the page of the settings, by whoever may.
  private static String made(String name) {
    try (var visit = Visit.by(Screen.DESKTOP)) {
      Page page = visit.to(SYSTEM.url() + "/settings.html#key=" + KEYS.srv() + "&keys").page();
      page.locator("input[name=kind][value=srv]").check();
      assertThat(page.locator("#key-scopes input")).hasCount(2);
      page.locator("#key-scopes input[value=people]").check();
      page.locator("#key-name").fill(name);
      visit.screenshot("settings-key-of-a-desk").assertAccessible();
      page.locator("#key-name").press("Enter");
      assertThat(page.locator("tr", new Page.LocatorOptions().setHasText(name)))
          .containsText("Send events and see people");
      return page.locator(".copyable input").inputValue();
    }
  }

  /// As the interface says it of more than ten thousand, with an alert among them.
  @Test
  void whereSomeAreLeftOutItIsSaid() {
    try (var visit = Visit.by(Screen.DESKTOP)) {
      var page = visit.page();
      page.route(
          "**/v1/followups?*order=value*",
          route -> route.fulfill(new FulfillOptions().setBody(TOO_MANY)));
      visit.to(SYSTEM.url() + "/followups.html#key=" + KEYS.srv());

      assertThat(page.locator(".notice")).containsText("some are left out here");
      assertThat(page.locator(".foot")).isEmpty();
      assertThat(page.locator(".followup h2")).hasText("Alert: Net Promoter Score");
      assertThat(page.locator(".followup .facts"))
          .containsText("−90.0 of 20, lower than 40.0, which is usual");
      visit.screenshot("followups-cut").assertAccessible();

      visit.press("Show all, newest first");
      assertThat(page.locator(".followup h2")).hasText("dear");
      assertThat(page.locator(".notice")).hasCount(0);
    }
  }

  private static final String TOO_MANY =
      """
      {"complete":false,"next":null,"followups":[
       {"id":"2026030110-29658afe4bc2cadc776f105f56e68a2e","state":"open","version":1,"assignee":null,
        "note":"","resolvedAt":null,"value":{"amount":"0","currency":"EUR"},
        "cause":{"type":"alert","metric":"nps","unit":"points","segment":{"region":"EMEA"},
         "granularity":"day","period":"2026-02-28","start":"2026-02-28T00:00:00Z",
         "direction":"lower","n":20,"value":-90,"centre":40,
         "chart":{"type":"ewma","statistic":14,"low":20.5,"high":59.5}}}]}
      """;
}
