package rapport.local.browser;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Route.FulfillOptions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// That a visit sees what goes wrong, on pages that do wrong.
class VisitTest {

  private static final String PAGES = "http://pages.test/";
  private static final String STRICT = "default-src 'none'; script-src 'unsafe-inline'";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "<script>throw new Error('a bug')</script> | a bug",
        "<script>console.error('said so')</script> | said so",
        "<script>Promise.reject(new Error('nobody cared'))</script> | nobody cared",
        "<img src='/refused.png' alt=''> | refused by policy: img-src",
        "<script src='/gone.js'></script> | gone.js: 404",
        "<script src='http://127.0.0.1:9/a.js'></script> | 127.0.0.1:9",
      })
  void whatGoesWrongFailsTheVisit(String html, String told) {
    assertThatThrownBy(() -> visit(Visit.by(Screen.DESKTOP), html))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(told);
  }

  @Test
  void whatIsExpectedDoesNot() {
    visit(
        Visit.by(Screen.DESKTOP).expect("console: said so"),
        "<script>console.error('said so')</script>");
  }

  @Test
  void aPictureWithoutWordsIsNotAccessible() {
    try (var visit = Visit.by(Screen.DESKTOP)) {
      show(visit, "<main><h1>A</h1><img src='data:,'></main>");

      assertThatThrownBy(visit::assertAccessible)
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("image-alt");
    }
  }

  @Test
  void aPageThatIsTooWideDoesNotFit() {
    try (var visit = Visit.by(Screen.PHONE)) {
      show(visit, "<svg width='2000' height='1'></svg>");

      assertThatThrownBy(visit::assertFits).isInstanceOf(AssertionError.class);
    }
  }

  private static void visit(Visit visit, String html) {
    try (visit) {
      show(visit, html);
    }
  }

  /// What inline scripts may do here only pages that do wrong do.
  private static void show(Visit visit, String html) {
    String policy =
        html.contains(" src='/refused") ? STRICT : "default-src * data: 'unsafe-inline'";
    visit
        .context()
        .route(
            PAGES + "**",
            route ->
                route.fulfill(
                    route.request().url().equals(PAGES)
                        ? new FulfillOptions()
                            .setHeaders(
                                Map.of(
                                    "content-type", "text/html", "content-security-policy", policy))
                            .setBody("<!doctype html><html lang='en'><title>A</title>" + html)
                        : new FulfillOptions().setStatus(404)));
    visit.to(PAGES);
  }
}
