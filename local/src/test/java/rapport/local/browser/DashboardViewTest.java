package rapport.local.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The same figures, as somebody else looks at them: what is chosen, on what, in which language.
class DashboardViewTest {

  private static final KnownCompany COMPANY = KnownCompany.get();

  static List<Screen> screens() {
    return List.of(
        Screen.PHONE.with(ColorScheme.DARK).in("zh"),
        Screen.DESKTOP.with(ColorScheme.DARK),
        Screen.WALL.with(ColorScheme.LIGHT));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("screens")
  void onEveryScreenAllOfItIsAccessibleFitsAndStandsStill(Screen screen) {
    try (var visit = Visit.by(screen)) {
      var dashboard = new Dashboard(visit.to(COMPANY.dashboard(""))).scrolledThrough();

      assertThat(visit.page().locator(".body > .waiting, .trouble")).hasCount(0);
      visit.assertStable().assertFits().assertAccessible();
      dashboard.screenshot("dashboard");
    }
  }

  @Test
  void aLinkShowsWhatWasChosenAndHoldsNoKey() {
    String link;
    String cards;
    try (var visit = Visit.by(Screen.DESKTOP)) {
      visit.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
      var page = visit.to(COMPANY.dashboard("")).page();
      page.getByLabel("Compare with").selectOption("year");
      visit.settled();
      page.locator("#segment").selectOption("plan");
      page.locator("#segment-value").selectOption("pro");
      visit.settled();
      page.locator("[data-metric=csat]").first().click();
      visit.settled();
      page.locator("#status button:text('Copy link')").click();
      assertThat(page.locator("#status [role=status]")).hasText("Link copied");
      link = (String) page.evaluate("navigator.clipboard.readText()");
      cards = page.locator("#cards").innerText();

      page.goBack();
      assertThat(page.locator("#trend figcaption")).containsText("Net Promoter Score");
    }
    assertThat(link)
        .contains("to=" + COMPANY.last(), "compare=year", "segment=plan%3Apro", "metric=csat")
        .doesNotContain("key", "read_");

    try (var visit = Visit.by(Screen.DESKTOP)) {
      var page = visit.to(link + "#key=" + COMPANY.keys().read()).page();

      assertThat(page.locator("#cards").innerText()).isEqualTo(cards);
      assertThat(page.getByLabel("Compare with")).hasValue("year");
      assertThat(page.locator("#segment-value")).hasValue("pro");
      assertThat(page.locator("#trend figcaption")).containsText("Customer satisfaction");
      assertThat(page.url()).doesNotContain("read_");
    }
  }

  @Test
  void aLinkHasWhatPanelsWereSetTo() {
    String link;
    try (var visit = Visit.by(Screen.DESKTOP)) {
      var page = visit.to(COMPANY.dashboard("")).page();
      new Dashboard(visit).scrolledThrough();
      page.locator("#segments-by").selectOption("region");
      page.locator("#duration").selectOption("resolution_time");
      page.locator("#heatmap-of").selectOption("tickets_created");
      page.locator("#cohorts-kind").selectOption("active");
      page.locator("#comments-q").fill("number 5");
      page.locator("#comments-question").selectOption("recommend");
      page.locator("#comments-most").fill("9");
      page.locator("#comments-q").press("Enter");
      visit.settled();
      link = page.url();

      page.goBack();
      assertThat(page).hasURL("about:blank"); // none of these choices is a view to go back to
    }

    try (var visit = Visit.by(Screen.DESKTOP)) {
      var page = visit.to(link + "#key=" + COMPANY.keys().read()).page();
      new Dashboard(visit).scrolledThrough();
      assertThat(page.locator("#segments-by")).hasValue("region");
      assertThat(page.locator("#durations figcaption")).containsText("Resolution time");
      assertThat(page.locator("#heatmap-of")).hasValue("tickets_created");
      assertThat(page.locator("#cohorts figcaption")).containsText("Active");
      assertThat(page.locator("#comments-q")).hasValue("number 5");
      assertThat(page.locator("#comments-question")).hasValue("recommend");
      assertThat(page.locator("#comments-most")).hasValue("9");
      assertThat(page.locator("#comments article").first()).containsText("number 5");
      visit.settled();
    }
  }

  /// As long as a wait of months.
  @ParameterizedTest(name = "{0}")
  @MethodSource("screens")
  void aLongEffectStaysInItsPanel(Screen screen) {
    try (var visit = Visit.by(screen)) {
      var page = visit.to(COMPANY.dashboard("")).page();
      page.locator("#explain").scrollIntoViewIfNeeded();
      page.locator("#explain .part .number").first().waitFor();
      assertThat(
              (Boolean)
                  page.evaluate(
                      """
                      (() => {
                        const [number] = document.querySelectorAll('#explain .part .number');
                        number.textContent = '−123 days 23 hr';
                        const {right} = document.querySelector('#explain .body').getBoundingClientRect();
                        const range = document.createRange();
                        range.selectNodeContents(number);
                        return range.getBoundingClientRect().right <= right;
                      })()
                      """))
          .isTrue();
    }
  }

  /// A ticket has an agent, and an answer has none.
  @Test
  void theDimensionsToChooseAreThoseOfTheMetricInView() {
    try (var visit = Visit.by(Screen.DESKTOP)) {
      var page = visit.to(COMPANY.dashboard("")).page();
      assertThat(page.locator("#segment option[value=language]")).hasCount(1);
      assertThat(page.locator("#segment option[value=agent]")).hasCount(0);

      page.locator("[data-metric=first_response_time]").first().click();

      assertThat(page.locator("#segment option[value=agent]")).hasCount(1);
      assertThat(page.locator("#segment option[value=language]")).hasCount(0);
      visit.settled();
    }
  }

  /// Whatever is wrong in it is as if it were left out, and what is gone has a way out.
  @Test
  void anAddressThatMeansNothingIsSaidToBeSo() {
    try (var visit = Visit.by(Screen.DESKTOP).expect("/v1/dashboard\\?.*gone.*: 400")) {
      var page = visit.to(COMPANY.dashboard("&period=never&compare=&metric=none")).page();
      assertThat(page.locator("#period")).hasValue("month");
      assertThat(page.locator("#trend figcaption")).containsText("Net Promoter Score");

      visit.to(COMPANY.dashboard("&segment=gone:1"));
      assertThat(page.locator("[role=alert]")).containsText("That can’t be shown");
      assertThat(page.locator("[role=alert] li")).containsText("segment: there is no dimension");
      visit.glance("dashboard-gone").assertAccessible();
      page.locator("#language").selectOption("zh");
      assertThat(page.locator("[role=alert] li[lang=zh-Hans]"))
          .containsText("segment: 没有维度 gone；已有：");
      page.locator("#language").selectOption("en");
      page.locator("main button:text('Show all')").click();
      assertThat(page.locator(".card:has([data-metric=nps])")).hasCount(1);
    }
  }

  private static final String SAID =
      """
      [...document.querySelectorAll('h1, h2, label, th[scope=col], button, .about')]
        .map(one => one.firstChild?.textContent ?? '')
      """;

  @SuppressWarnings("unchecked")
  @Test
  void theLanguageIsChangedWithItsNumbersAndDatesAndStays() {
    try (var visit = Visit.by(Screen.DESKTOP)) {
      var page = visit.to(COMPANY.dashboard("")).page();
      var time = page.locator(".card:has([data-metric=first_response_time]) .value");
      assertThat(time).hasText("1 hr 48 min");

      page.locator("#language").selectOption("zh");
      assertThat(time).hasText("1小时 48分钟");
      assertThat(page.locator("html")).hasAttribute("lang", "zh-Hans");
      assertThat(page.locator("#language")).isFocused();
      new Dashboard(visit).scrolledThrough();
      assertThat(page.locator("#trend figcaption")).containsText(chinese());
      assertThat(page.locator("#comments .score").first()).containsText("您会推荐吗？");
      assertThat((List<String>) page.evaluate(SAID))
          .filteredOn(text -> text.matches("\\p{ASCII}*[A-Za-z]{4,}\\p{ASCII}*"))
          .as("what is still English, but for a segment of the tenant's")
          .containsOnly("free");

      page.reload();
      assertThat(time).hasText("1小时 48分钟");
      page.locator("#language").selectOption("en");
      assertThat(time).hasText("1 hr 48 min");
      visit.settled();
    }
  }

  private static String chinese() {
    return "%d年%d月".formatted(COMPANY.last().getYear(), COMPANY.last().getMonthValue());
  }

  @Test
  void theThemeIsChangedAndStays() {
    try (var visit = Visit.by(Screen.DESKTOP)) {
      var page = visit.to(COMPANY.dashboard("")).page();
      assertThat(brightness(page)).isGreaterThan(200);

      page.locator("#theme").selectOption("dark");
      assertThat(brightness(page)).isLessThan(60);
      page.reload();
      assertThat(brightness(page)).isLessThan(60);

      page.locator("#theme").selectOption("system");
      assertThat(brightness(page)).isGreaterThan(200);
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
      assertThat(brightness(page)).isLessThan(60);
      visit.settled();
    }
  }

  /// Of the ground, from 0 to 255.
  private static int brightness(Page page) {
    return (int)
        page.evaluate(
            "Math.max(...getComputedStyle(document.body).backgroundColor.match(/\\d+/g).slice(0, 3))");
  }

  @Test
  void onPaperItIsLightWithoutControlsAndSaysWhatWasChosen() {
    try (var visit = Visit.by(Screen.DESKTOP.with(ColorScheme.DARK))) {
      var page = visit.to(COMPANY.dashboard("&segment=plan:pro")).page();
      new Dashboard(visit).scrolledThrough();

      page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
      page.evaluate("dispatchEvent(new Event('beforeprint'))");

      for (String gone : List.of(".bar", ".controls.top", "#refresh", "#trend .tablebar")) {
        assertThat(page.locator(gone).first()).isHidden();
      }
      assertThat(page.locator(".viewed")).isVisible();
      assertThat(page.locator(".viewed")).containsText("plan:pro");
      assertThat(brightness(page)).isEqualTo(255);
      visit.screenshot("dashboard-printed");
      page.evaluate("dispatchEvent(new Event('afterprint'))");
      page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
      assertThat(brightness(page)).isLessThan(60);
      page.pdf(new Page.PdfOptions().setPath(Path.of("target", "screenshots", "dashboard.pdf")));
    }
  }

  /// Period by period, as somebody hears it who sees no line.
  @Test
  void theTrendIsReadByKeyboard() {
    try (var visit = Visit.by(Screen.DESKTOP)) {
      var page = visit.to(COMPANY.dashboard("")).page();
      var slider = page.locator("#trend [role=slider]");
      slider.focus();
      assertThat(slider).hasAttribute("aria-valuetext", Pattern.compile("n.=.60"));
      page.keyboard().press("ArrowLeft");
      assertThat(slider).hasAttribute("aria-valuetext", Pattern.compile("n.=.20"));
      page.keyboard().press("Home");
      assertThat(slider).hasAttribute("aria-valuetext", Pattern.compile("n.=.0"));
      visit.glance("dashboard-keyboard");
    }
  }
}
