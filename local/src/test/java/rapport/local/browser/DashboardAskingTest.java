package rapport.local.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.WaitUntilState;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the dashboard asks for, when, and how often.
class DashboardAskingTest {

  private static final String FIGURES = "/v1/dashboard";
  private static final KnownCompany COMPANY = KnownCompany.get();

  /// The paths under `/v1` that are asked for from now on.
  private static List<String> askedBy(Page page) {
    var asked = new ArrayList<String>();
    page.onRequest(
        (Request request) -> {
          String path = URI.create(request.url()).getPath();
          if (path.startsWith("/v1/")) {
            asked.add(path);
          }
        });
    return asked;
  }

  /// The page's modules come in any order: those that a browser has kept all at once.
  @ParameterizedTest(name = "{0} is last")
  @ValueSource(strings = {"first.js", "page.js"})
  void theFirstFiguresAreAskedForOnceWhicheverModuleComesFirst(String last) {
    var held = new ArrayList<Route>();
    try (var visit = Visit.by(Screen.DESKTOP)) {
      var page = visit.page();
      var asked = askedBy(page);
      page.route("**/dashboard/" + last, held::add);
      page.waitForResponse(
          "**/words/dashboard.zh.js", () -> page.navigate(COMPANY.dashboard(""), commit()));
      page.waitForCondition(() -> !held.isEmpty());
      held.forEach(Route::resume);
      page.unroute("**/dashboard/" + last);

      assertThat(page.locator(".card .value")).not().hasCount(0);
      visit.settled();
      assertThat(asked).containsOnlyOnce(FIGURES);
    }
  }

  /// Panels out of sight are not as old as the page was opened, and nothing is closed or moves.
  @Test
  void aRefreshAsksAgainForAllThatIsLookedAt() {
    try (var visit = Visit.by(Screen.DESKTOP)) {
      var dashboard = new Dashboard(visit.to(COMPANY.dashboard(""))).scrolledThrough();
      var page = visit.page();
      dashboard.table(dashboard.figure("trend", 0));
      page.locator("#heatmap").evaluate("panel => panel.scrollIntoView()");
      visit.settled();
      var place = page.evaluate("scrollY");
      var asked = askedBy(page);
      page.evaluate("document.getElementById('refresh').click()");
      visit.settled();

      assertThat(asked)
          .contains(FIGURES, "/v1/heatmap", "/v1/responses")
          .doesNotContain("/v1/metrics", "/v1/metrics/nps/segments");
      assertThat(page.evaluate("scrollY")).isEqualTo(place);

      dashboard.scrolledThrough();
      assertThat(asked)
          .doesNotHaveDuplicates()
          .contains(
              "/v1/metrics",
              "/v1/metrics/nps/segments",
              "/v1/metrics/nps/explain",
              "/v1/drivers",
              "/v1/cohorts",
              "/v1/followups");
      assertThat(page.locator("#trend .tablebar ~ .scroll")).isVisible();
      assertThat(page.locator(".body > .waiting, .trouble")).hasCount(0);
    }
  }

  /// The clock is no reason to lose a place.
  @Test
  void whoReadsCommentsKeepsTheirPlaceUntilTheyAskForNewOnes() {
    try (var visit = Visit.by(Screen.DESKTOP)) {
      new Dashboard(visit.to(COMPANY.dashboard(""))).scrolledThrough();
      var page = visit.page();
      page.locator("#comments .comments")
          .evaluate("list => { list.scrollIntoView(); list.scrollTop = 200; }");
      visit.settled();
      var asked = askedBy(page);
      page.evaluate("dispatchEvent(new Event('online'))");
      visit.settled();
      assertThat(asked).contains(FIGURES).doesNotContain("/v1/responses");

      page.evaluate("document.getElementById('refresh').click()");
      visit.settled();
      assertThat(asked).contains("/v1/responses");
    }
  }

  @Test
  void whatIsPrintedHasThePanelsThatNobodyHasLookedAt() {
    try (var visit = Visit.by(Screen.DESKTOP)) {
      var page = visit.page();
      page.addInitScript(
          "window.print = () => { window.printed = document.querySelectorAll('.body > .waiting').length; }");
      visit.to(COMPANY.dashboard(""));
      assertThat(page.locator("#cohorts .body > .waiting")).hasCount(1);

      visit.press("Print");
      page.waitForCondition(() -> page.evaluate("window.printed") != null);

      assertThat(page.evaluate("window.printed")).isEqualTo(0);
      assertThat(page.locator("#cohorts table.shaded, #heatmap table.shaded")).hasCount(2);
      visit.settled();
    }
  }

  private static Page.NavigateOptions commit() {
    return new Page.NavigateOptions().setWaitUntil(WaitUntilState.COMMIT);
  }
}
