package rapport.local.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rapport.local.LocalKeys;

/// The settings, as who decides walks through them.
class SettingsPageTest {

  private static final List<String> SECTIONS =
      List.of(
          "surveys",
          "keys",
          "webhooks",
          "zone",
          "hours",
          "targets",
          "segments",
          "followups",
          "customers",
          "alerts",
          "json");

  private static final String ONE_LINE =
      """
      cells => cells.every(cell => {
        const range = document.createRange();
        range.selectNodeContents(cell);
        return range.getClientRects().length === 1;
      })
      """;

  private static final KnownSystem SYSTEM = KnownSystem.get();

  static List<Screen> screens() {
    return List.of(Screen.DESKTOP, Screen.PHONE.with(ColorScheme.DARK).in("zh"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("screens")
  void everySectionIsThereForEverybodyAndFits(Screen screen) {
    try (var visit = Visit.by(screen)) {
      visit.to(address("zone"));
      for (String section : SECTIONS) {
        visit.page().evaluate("name => { location.hash = name; }", section);
        assertThat(visit.page().locator("header.lead h2")).isFocused();
        visit.screenshot("settings-" + section).assertAccessible().assertFits();
      }
      visit.page().evaluate("location.hash = 'surveys'");
      assertThat(visit.page().locator(".surveys")).isVisible();
      assertThat((Boolean) visit.page().locator(".surveys td").evaluateAll(ONE_LINE)).isTrue();
    }
  }

  @Test
  void whatIsWrongIsToldAtItsFieldAndWhatIsMendedIsSaved() {
    try (var visit = Visit.by(Screen.DESKTOP).expect("PUT .*/v1/settings: 400")) {
      var page = visit.to(address("zone")).page();
      assertThat(page.locator(".savebar")).isHidden();
      page.getByLabel("Least number of respondents shown").fill("0");

      visit.press("Save");

      assertThat(page.locator("[data-pointer='/smallN'][aria-invalid]")).hasCount(1);
      assertThat(page.locator(".faults")).isFocused();
      assertThat(page.locator(".faults a"))
          .hasText(
              "Least number of respondents shown: must be a whole number from 1 to 1000, got 0");
      visit.screenshot("settings-refused").assertAccessible();

      page.getByLabel("Least number of respondents shown").fill("11");
      visit.press("Save");

      assertThat(page.getByText("Saved.")).isVisible();
      assertThat(SYSTEM.send("GET", "/v1/settings", SYSTEM.keys().srv(), "").body())
          .contains("\"smallN\":11");

      page.getByLabel("Least number of respondents shown").fill("10"); // as others found it
      visit.press("Save");
      assertThat(page.getByText("Saved.")).isVisible();
    }
  }

  @Test
  void aSurveyIsMadeFromATemplateByKeyboard() {
    try (var visit = Visit.by(Screen.DESKTOP)) {
      var page = visit.to(address("surveys")).page();
      page.getByLabel("Begin with").selectOption("csat");
      page.locator("#survey-id").fill("by-keyboard");
      page.keyboard().press("Enter");
      page.locator("#down-happy").focus();
      page.keyboard().press("Enter");
      assertThat(page.locator(".questions > li").nth(1).locator("#up-happy")).hasCount(1);
      page.keyboard().press("Shift+Tab");
      page.keyboard().press("Enter");
      visit.screenshot("settings-survey").assertAccessible().assertFits();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("lookedAt")
  void eachPageSaysWhoseDataItShowsAndAKeyOfAnotherTenantEndsTheFirst(Screen screen) {
    var others = SYSTEM.keysOf("others");
    try (var visit = Visit.by(screen)) {
      var tenant = visit.page().locator(".bar .tenant");
      visit.to(SYSTEM.url() + "/#key=" + SYSTEM.keys().read());
      assertThat(tenant).hasText(Pattern.compile("demo"));

      visit.to(SYSTEM.url() + "/settings.html#key=" + others.srv());
      assertThat(tenant).hasText(Pattern.compile("others"));
      visit.screenshot("settings-tenant").assertAccessible().assertFits();
      visit.to(SYSTEM.url() + "/followups.html");
      assertThat(tenant).hasText(Pattern.compile("others"));
      visit.assertStable().assertFits();

      visit.to(SYSTEM.url() + "/");
      assertThat(visit.page().locator("form.keyform")).isVisible();
      assertThat(tenant).hasText("");
    }
  }

  @Test
  void aKeyIsNotLostBeforeSomebodySaysThatItIsKept() {
    var keys = SYSTEM.keysOf("keeping");
    var asked = new ArrayList<String>();
    try (var visit = Visit.by(Screen.DESKTOP)) {
      var page = visit.to(address(keys, "keys")).page();
      page.onDialog(
          dialog -> {
            asked.add(dialog.message());
            dialog.dismiss();
          });
      assertThat(page.locator("tbody tr").first())
          .containsText(Pattern.compile("ready srv, 1970-01-01 00:00:00 UTC.*1970.*12:00"));
      make(page, "first");
      make(page, "second");
      visit.screenshot("settings-keys-made").assertAccessible();

      page.getByRole(AriaRole.LINK, byName("Webhooks")).click();

      page.waitForCondition(() -> !asked.isEmpty());
      assertThat(asked).singleElement().asString().contains("never shown again");
      assertThat(page.locator(".once")).hasCount(2);
      assertThat(page).hasURL(Pattern.compile("#keys$"));

      page.getByText("I have kept it").first().click();
      page.getByText("I have kept it").click();
      page.getByRole(AriaRole.LINK, byName("Webhooks")).click();
      assertThat(page.locator("#webhook-name")).isVisible();
      assertThat(asked).hasSize(1);
    }
  }

  @Test
  void aSurveyIsSeenAsPeopleWillSeeItBeforeAnybodyCan() {
    var keys = SYSTEM.keysOf("drafting");
    var screen = Screen.DESKTOP.in("zh");
    try (var visit = Visit.by(screen)) {
      var page = visit.to(address(keys, "surveys")).page();
      page.locator("#template").selectOption("csat");
      page.locator("#survey-id").fill("draft");
      page.keyboard().press("Enter");
      assertThat(page.locator(".questionline .what").first()).containsText("满意");

      visit.press("保存但暂不开放");

      var form = page.frameLocator(".framed iframe").locator("form.survey");
      assertThat(form).isVisible();
      assertThat(page.frameLocator(".framed iframe").locator("html")).hasAttribute("lang", "zh");
      var link = SYSTEM.send("POST", "/v1/surveys/draft/links", keys.srv(), "{}");
      var token = link.body().replaceFirst("(?s).*\"token\":\"([^\"]+)\".*", "$1");
      var answered = SYSTEM.send("GET", "/s/draft?t=" + token, keys.srv(), "");
      assertThat(answered.statusCode()).as(answered.body()).isEqualTo(409);
      visit.settled().screenshot("settings-survey-draft").assertFits();

      visit.press("保存并立即开放");
      assertThat(page.locator(".preview .notice")).hasCount(0);
      assertThat(SYSTEM.send("GET", "/v1/surveys/draft", keys.srv(), "").body())
          .doesNotContain("opens");
    }
  }

  private static void make(Page page, String name) {
    page.locator("#key-name").fill(name);
    page.locator("#key-name").press("Enter");
    assertThat(page.getByText("The key " + name + " is made")).isVisible();
  }

  private static Page.GetByRoleOptions byName(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }

  static List<Screen> lookedAt() {
    return List.of(Screen.DESKTOP.with(ColorScheme.DARK), Screen.PHONE.in("zh"));
  }

  private static String address(String section) {
    return address(SYSTEM.keys(), section);
  }

  private static String address(LocalKeys keys, String section) {
    return SYSTEM.url() + "/settings.html#key=" + keys.srv() + "&" + section;
  }
}
