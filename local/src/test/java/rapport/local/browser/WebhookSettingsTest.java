package rapport.local.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rapport.local.LocalKeys;
import rapport.local.network.Loopback;

/// The part of the settings where other systems are told, where things go wrong.
class WebhookSettingsTest {

  private static final KnownSystem SYSTEM = KnownSystem.get();
  private static final LocalKeys KEYS = SYSTEM.keysOf("webhooks");
  private static final String GOOD = "https://example.com/hook";

  private static Page opened(Visit visit) {
    return visit.to(SYSTEM.url() + "/settings.html#key=" + KEYS.srv() + "&webhooks").page();
  }

  private static void known(String name) {
    SYSTEM.send("DELETE", "/v1/webhooks/" + name, KEYS.srv(), "");
    var made = SYSTEM.send("PUT", "/v1/webhooks/" + name, KEYS.srv(), "{\"url\":\"" + GOOD + "\"}");
    assertThat(made.statusCode()).as(made.body()).isBetween(200, 201);
  }

  private static String now(String name) {
    return SYSTEM.send("GET", "/v1/webhooks/" + name, KEYS.srv(), "").body();
  }

  @Test
  void whatIsWrongIsSaidAtItsFieldInTheLanguageOfThePage() {
    known("taken");
    try (var visit = Visit.by(Screen.PHONE.in("zh")).expect("PUT .*/v1/webhooks/.*: (400|412)")) {
      var page = opened(visit);
      var name = page.locator("#webhook-name");
      var address = page.locator("#webhook-new-url");

      name.press("Enter");
      assertThat(page.locator("#webhook-name-fault")).containsText("请填写名称");
      assertThat(name).isFocused();

      name.fill("inside");
      address.fill("http://10.0.0.1/hook");
      address.press("Enter");
      assertThat(page.locator("#webhook-new-url-fault")).containsText("公开域名");
      assertThat(address).isFocused();
      assertThat(address).hasAttribute("aria-invalid", "true");
      visit.screenshot("settings-webhook-refused").assertAccessible().assertFits();

      name.fill("taken");
      address.fill(GOOD);
      address.press("Enter");
      assertThat(page.getByText("已有同名 Webhook。")).isVisible();
      assertThat(now("inside")).contains("404");
    }
  }

  @Test
  void whatSomebodyElseWroteIsShownBeforeItIsWrittenOver() {
    known("shared");
    try (var visit = Visit.by(Screen.DESKTOP).expect("PUT .*/v1/webhooks/shared: 412")) {
      var page = opened(visit);
      var address = page.locator("#webhook-shared-url");
      address.fill("https://example.com/mine");
      SYSTEM.send(
          "PUT", "/v1/webhooks/shared", KEYS.srv(), "{\"url\":\"https://example.com/theirs\"}");

      address.press("Enter");

      assertThat(page.getByText("It is now: https://example.com/theirs")).isVisible();
      assertThat(address).hasValue("https://example.com/mine");
      assertThat(now("shared")).contains("/theirs");
      visit.screenshot("settings-webhook-clash").assertAccessible();

      address.press("Enter");
      assertThat(page.getByText("Saved.")).isVisible();
      assertThat(now("shared")).contains("/mine");
    }
  }

  @Test
  void aSecretIsNotLostBeforeSomebodySaysThatItIsKept() {
    known("rotated");
    var asked = new ArrayList<String>();
    try (var visit = Visit.by(Screen.DESKTOP)) {
      var page = opened(visit);
      page.onDialog(
          dialog -> {
            asked.add(dialog.message());
            dialog.dismiss();
          });
      var panel = page.locator("section.panel:has(h3:text('rotated'))").first();
      var exactly = new Locator.GetByTextOptions().setExact(true);
      panel.getByText("New secret", exactly).click();
      assertThat(panel.locator(".once input")).hasValue(Pattern.compile("whsec_.+"));

      panel.locator("button[type=submit]").click();
      panel.getByText("Send a test").click();
      panel.getByText("New secret", exactly).click();

      assertThat(asked).hasSize(3).allMatch(question -> question.contains("never shown again"));
      assertThat(panel.locator(".once input")).isVisible();

      panel.getByText("I have kept it").click();
      assertThat(panel.locator(".once")).hasCount(0);
      assertThat(panel.getByText("Signed with 2 secrets")).isVisible();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("screens")
  void whatComesOfATestIsSaid(Screen screen) throws IOException {
    var server = HttpServer.create(Loopback.address(0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(503, -1);
          exchange.close();
        });
    server.start();
    var name = "busy-" + screen;
    var address = Loopback.uri(server.getAddress().getPort()) + "/hook";
    var made =
        SYSTEM.send("PUT", "/v1/webhooks/" + name, KEYS.srv(), "{\"url\":\"" + address + "\"}");
    assertThat(made.statusCode()).isEqualTo(201);
    try (var visit = Visit.by(screen)) {
      var panel = opened(visit).locator("section.panel:has(h3:text('" + name + "'))");
      assertThat(panel.locator(".last")).not().containsText("503");

      panel.getByRole(AriaRole.BUTTON).nth(1).click();

      assertThat(panel.locator("[role=status] .notice")).containsText("503");
      assertThat(panel.locator("[role=status] .notice")).containsText("webhook-id: test_");
      assertThat(panel.locator(".last")).containsText("503");
      visit.screenshot("settings-webhook-failing").assertAccessible().assertFits();

      visit.page().reload();
      assertThat(panel.locator(".last")).containsText("503");
      assertThat(panel.locator("h3 .flag")).isVisible();
    } finally {
      server.stop(0);
    }
  }

  static List<Screen> screens() {
    return List.of(Screen.DESKTOP, Screen.PHONE.with(ColorScheme.DARK).in("zh"));
  }

  @Test
  void oneThatIsOffIsNotTestedAndGoneOnlyWhenItsNameIsTyped() {
    known("leaving");
    try (var visit = Visit.by(Screen.DESKTOP).expect("POST .*/v1/webhooks/leaving/test: 409")) {
      var page = opened(visit);
      var panel = page.locator("section.panel:has(h3:text('leaving'))");
      panel.getByLabel("Switched on").uncheck();
      panel.locator("button[type=submit]").click();
      assertThat(panel.locator(".flag")).hasText("switched off");

      panel.getByText("Send a test").click();
      assertThat(panel.locator("[role=status] .error")).hasText(Pattern.compile("Switch it on"));

      panel.getByText("Delete").click();
      var dialog = page.locator("dialog");
      visit.screenshot("settings-webhook-delete").assertAccessible();
      assertThat(dialog.locator("button.danger")).isDisabled();
      dialog.locator("input").fill("leavin");
      assertThat(dialog.locator("button.danger")).isDisabled();
      dialog.locator("input").fill("leaving");
      dialog.locator("button.danger").click();

      assertThat(panel).hasCount(0);
      assertThat(now("leaving")).contains("404");
    }
  }
}
