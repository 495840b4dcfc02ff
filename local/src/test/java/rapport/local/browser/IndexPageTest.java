package rapport.local.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What holds of the first page whatever it shows.
class IndexPageTest {

  private static final Pattern FIGURES = Pattern.compile("/v1/dashboard\\?");

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

  @Test
  void whatIsMissingIsSaidOnAPage() {
    try (var visit = Visit.by(Screen.PHONE).expect("GET .*/nothing: 404")) {
      visit.to(KnownSystem.get().url() + "/nothing").screenshot("missing").assertAccessible();

      assertThat(visit.page().locator("h1").textContent()).startsWith("There is no such page");
    }
  }
}
