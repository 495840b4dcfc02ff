package rapport.local.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What holds of the first page whatever it shows.
class IndexPageTest {

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

  @Test
  void whatIsMissingIsSaidOnAPage() {
    try (var visit = Visit.by(Screen.PHONE).expect("GET .*/nothing: 404")) {
      visit.to(KnownSystem.get().url() + "/nothing").screenshot("missing").assertAccessible();

      assertThat(visit.page().locator("h1").textContent()).startsWith("There is no such page");
    }
  }
}
