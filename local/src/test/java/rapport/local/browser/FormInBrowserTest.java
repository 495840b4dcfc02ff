package rapport.local.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rapport.local.network.Loopback;

/// The form page as people use it.
class FormInBrowserTest {

  private static final Path TEMPLATES = Path.of("..", "web", "templates");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> SURVEYS =
      List.of("nps", "servqual", "ticket-follow-up", "kano");

  private static KnownSystem system;
  private static String key;

  @BeforeAll
  static void define() throws IOException {
    system = KnownSystem.get();
    String srv = system.keys().srv();
    for (String name : SURVEYS) {
      String definition = Files.readString(TEMPLATES.resolve(name + ".json"));
      assertThat(system.send("PUT", "/v1/surveys/" + name, srv, definition).statusCode())
          .isBetween(200, 201);
    }
    var request = "{\"kind\":\"pub\",\"name\":\"forms\",\"surveys\":%s}";
    var made =
        system.send("POST", "/v1/keys", srv, request.formatted(JSON.writeValueAsString(SURVEYS)));
    key = JSON.readTree(made.body()).path("key").asText();
    assertThat(key).startsWith("pub_");
  }

  private static String form(String survey, String more) {
    return "%s/s/%s?k=%s%s".formatted(system.url(), survey, key, more);
  }

  /// How many have answered the template of NPS.
  private static int answers() throws JsonProcessingException {
    system.settle();
    var answer =
        system.send(
            "GET", "/v1/metrics?metric=nps&survey=nps&period=year", system.keys().read(), "");
    int all = 0;
    for (var point : JSON.readTree(answer.body()).at("/series/0/points")) {
      all += point.path("n").asInt();
    }
    return all;
  }

  @Test
  void byKeyboardAloneAFormIsAnsweredAndCounted() throws JsonProcessingException {
    int before = answers();
    try (var visit = Visit.by(Screen.DESKTOP)) {
      Page page = visit.to(form("nps", "")).screenshot("form-nps").page();
      visit.assertAccessible().assertStable();

      page.keyboard().press("1");
      page.keyboard().press("0");
      assertThat(page.locator("[name=recommend][value='10']")).isChecked();
      page.keyboard().press("Enter");
      assertThat(page.locator("[name=love]")).isFocused();
      visit.screenshot("form-text").assertAccessible();
      page.keyboard().type("All of it");
      page.keyboard().press("Control+Enter");

      assertThat(page.locator("h1")).hasText("Thank you");
      assertThat(page.locator("h1")).isFocused();
      visit.screenshot("form-thanks").assertAccessible();
    }
    assertThat(answers()).isEqualTo(before + 1);
  }

  @Test
  void withoutScriptInChineseOnAPhoneAFormIsAnsweredAndCounted() throws JsonProcessingException {
    int before = answers();
    // Scripts are asked for beforehand all the same, and refused.
    try (var visit = Visit.withoutScript(Screen.PHONE.in("zh-CN")).expect("\\.js: csp")) {
      Page page = visit.to(form("nps", "")).screenshot("form-without-script").assertFits().page();

      page.locator("label:has([value='3'])").click();
      page.locator("[name=improve]").fill("速度");
      page.locator("[name=love]").fill("不该回答");
      page.locator("button").click();

      assertThat(page.locator("h1")).hasText("谢谢");
      assertThat(page.locator("p")).hasText("感谢您坦诚相告。我们会阅读每一份回答，并改进不足之处。");
    }
    assertThat(answers()).isEqualTo(before + 1);
  }

  @Test
  void whatIsMissingIsSaidWhereItIs() {
    try (var visit = Visit.by(Screen.PHONE)) {
      Page page = visit.to(form("nps", "")).page();

      page.locator("button[type=submit]").click();

      assertThat(page.locator(".error")).hasText("Please answer this question.");
      assertThat(page.locator("fieldset")).isFocused();
      visit.screenshot("form-missing").assertAccessible();
    }
  }

  /// The first reply is lost: the server has the answers, and the browser does not know.
  @Test
  void whatWasSentWhenTheNetworkBrokeCountsOnce() throws JsonProcessingException {
    int before = answers();
    var calls = new AtomicInteger();
    try (var visit = Visit.by(Screen.DESKTOP).expect("POST .*/responses")) {
      visit.page().clock().install();
      Page page = visit.to(form("nps", "&score=9")).page();
      page.route("**/responses", route -> lose(route, calls));

      page.keyboard().press("Enter");
      page.keyboard().press("Control+Enter");

      assertThat(page.locator("[role=status]")).containsText("You are offline.");
      visit.screenshot("form-offline");
      page.clock().fastForward("01:00"); // it is tried again by itself
      assertThat(page.locator("h1")).hasText("Thank you");
    }
    assertThat(calls).hasValue(2);
    assertThat(answers()).isEqualTo(before + 1);
  }

  private static void lose(Route route, AtomicInteger calls) {
    if (calls.incrementAndGet() == 1) {
      route.fetch();
      route.abort("internetdisconnected");
    } else {
      route.resume();
    }
  }

  @Test
  void aScoreInTheAddressIsChosenAndNotCounted() throws JsonProcessingException {
    int before = answers();
    try (var visit = Visit.by(Screen.PHONE)) {
      Page page = visit.to(form("nps", "&score=7")).page();

      assertThat(page.locator("[name=recommend][value='7']")).isChecked();
    }
    assertThat(answers()).isEqualTo(before);
  }

  @Test
  void whatWasAnsweredIsThereAfterAReload() {
    try (var visit = Visit.by(Screen.PHONE)) {
      Page page = visit.to(form("nps", "")).page();
      String id = page.locator("[name=id]").inputValue();
      page.locator("label:has([value='8'])").click();
      page.locator("button[type=submit]").click();
      page.locator("[name=missing]").fill("Not much");

      page.reload();

      assertThat(page.locator("[name=missing]")).isVisible();
      assertThat(page.locator("[name=missing]")).hasValue("Not much");
      assertThat(page.locator("[name=id]")).hasValue(id);
    }
  }

  @ParameterizedTest
  @CsvSource({"servqual, PHONE", "ticket-follow-up, DESKTOP", "kano, PHONE"})
  void everyKindOfQuestionIsAccessible(String survey, Screen.Size size) {
    var screen = new Screen(size, ColorScheme.DARK, "en");
    try (var visit = Visit.by(screen)) {
      visit.to(form(survey, "")).screenshot("form-" + survey);
      visit.assertAccessible().assertFits().assertStable();
    }
  }

  @Test
  void anAddressThatOpensNothingSaysSo() {
    try (var visit = Visit.by(Screen.DESKTOP).expect("GET .*/s/nps.*: 401")) {
      Page page = visit.to(system.url() + "/s/nps?k=pub_wrong").screenshot("form-none").page();

      assertThat(page.locator("p")).containsText("This address does not open this survey.");
      visit.assertAccessible();
    }
  }

  @Test
  void aPageOfAnotherOriginShowsAFormInADialog() throws IOException, InterruptedException {
    String shop =
        """
        <!doctype html><html lang="en"><title>A shop</title><h1>A shop</h1><button>Buy</button>
        <script src="%s/embed.js" data-survey="nps" data-key="%s" data-mode="popover"
          data-delay="1s"></script></html>"""
            .formatted(system.url(), key);
    HttpServer server = serve(shop);
    try (var visit = Visit.by(Screen.DESKTOP).expect("favicon")) {
      Page page = visit.page();
      page.navigate(Loopback.uri(server.getAddress().getPort()) + "/");
      page.locator("button:text('Buy')").focus();
      var form = page.frameLocator("iframe");
      assertThat(form.locator(".progress")).isVisible();
      assertThat(page.locator("dialog button")).isFocused(); // the form leaves it the focus

      form.locator("label:has([value='9'])").click();
      assertThat(page.locator("dialog"))
          .hasAttribute("aria-label", "How likely are you to recommend us?");
      visit.screenshot("form-embedded");
      page.keyboard().press("Escape");

      assertThat(page.locator("dialog")).hasCount(0);
      assertThat(page.locator("button:text('Buy')")).isFocused();
    } finally {
      server.stop(0);
    }
  }

  private static HttpServer serve(String page) throws IOException {
    var server = HttpServer.create(Loopback.address(0), 0);
    byte[] body = page.getBytes(StandardCharsets.UTF_8);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            exchange.getResponseHeaders().set("content-type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
          }
        });
    server.start();
    return server;
  }
}
