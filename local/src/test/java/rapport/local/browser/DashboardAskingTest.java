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

      asked.clear();
      page.reload();
      assertThat(page.locator(".card .value")).not().hasCount(0);
      visit.settled();
      assertThat(asked).containsOnlyOnce(FIGURES);
    }
  }

  private static Page.NavigateOptions commit() {
    return new Page.NavigateOptions().setWaitUntil(WaitUntilState.COMMIT);
  }
}
