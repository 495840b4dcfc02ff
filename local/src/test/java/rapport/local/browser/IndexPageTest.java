package rapport.local.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What holds of the first page whatever it shows.
class IndexPageTest {

  private static final Pattern FIGURES = Pattern.compile("/v1/dashboard\\?");

  private static final long MOST_BYTES = 250 * 1024;

  static List<Screen> screens() {
    return Screen.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("screens")
  void thePageIsThereForEverybodyAndStandsStill(Screen screen) {
    try (var visit = Visit.by(screen)) {
      visit.to(KnownSystem.get().url() + "/").screenshot("index").assertAccessible();

      assertThat(visit.page().title()).contains("Rapport");
      assertThat(visit.page().locator("main").count()).isEqualTo(1);
      visit.assertStable().assertFits();
    }
  }

  /// The module that would show them is held back until they are asked for.
  @Test
  void theFirstFiguresAreAskedForWhileThePageIsStillComingAndOnlyOnce() {
    var system = KnownSystem.get();
    try (var visit = Visit.by(Screen.DESKTOP)) {
      var held = new CompletableFuture<Route>();
      var asked = new ArrayList<String>();
      visit.page().route("**/app/dashboard/page.js", held::complete);
      visit.page().onRequest(request -> asked.add(request.url()));

      visit
          .page()
          .waitForRequest(
              FIGURES,
              () ->
                  visit
                      .page()
                      .evaluate(
                          "address => { location = address }",
                          system.url() + "/#key=" + system.keys().read()));
      held.join().resume();
      visit.page().waitForSelector("#cards");

      assertThat(asked).filteredOn(url -> FIGURES.matcher(url).find()).hasSize(1);
      assertThat(visit.page().url()).doesNotContain("key");
    }
  }

  /// Files and figures of every panel, as they come to a browser that has nothing of them yet. What
  /// the README says of their cost is this.
  @Test
  void allOfTheDashboardComesInFewBytesAndRequests() {
    try (var visit = Visit.by(Screen.DESKTOP)) {
      var requests = new ArrayList<Request>();
      visit.context().onRequestFinished(requests::add);

      new Dashboard(visit.to(KnownCompany.get().dashboard(""))).scrolledThrough();

      var bytes =
          requests.stream()
              .filter(request -> request.url().startsWith("http"))
              .collect(
                  Collectors.groupingBy(
                      request -> request.url().contains("/v1/"),
                      Collectors.summarizingInt(request -> request.sizes().responseBodySize)));
      System.out.printf("dashboard: files %s%nfigures %s%n", bytes.get(false), bytes.get(true));
      assertThat(bytes.get(true).getMax()).isPositive();
      assertThat(bytes.get(false).getSum() + bytes.get(true).getSum()).isLessThan(MOST_BYTES);
      assertThat(bytes.get(false).getCount() + bytes.get(true).getCount()).isBetween(60L, 80L);
    }
  }

  @Test
  void whatIsMissingIsSaidOnAPage() {
    try (var visit = Visit.by(Screen.PHONE).expect("GET .*/nothing: 404")) {
      visit.to(KnownSystem.get().url() + "/nothing").screenshot("missing").assertAccessible();

      assertThat(visit.page().locator("h1").textContent()).startsWith("There is no such page");
    }
  }
}
