package rapport.local.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rapport.local.network.Loopback;

/// Surveys in the pages of others, put there by a tag.
class EmbeddedInBrowserTest {

  /// What frames have told the page around them, before the script of the tag hears it.
  private static final String LISTENING =
      "<script>heard = []; addEventListener('message', event => heard.push(event.data))</script>";

  private static final String READY = "heard.some(one => one.rapport === 'ready')";

  private static KnownSystem system;
  private static String key;

  private HttpServer shop;
  private volatile String page = "";

  @BeforeAll
  static void define() throws JsonProcessingException {
    system = KnownSystem.get();
    String srv = system.keys().srv();
    String survey =
        """
        {"title":{"en":"How was it?"},%s"questions":[{"id":"happy","type":"csat","required":true}]}""";
    for (String name : new String[] {"open", "closed", "other"}) {
      String until = name.equals("closed") ? "\"closes\":\"2020-01-01T00:00:00Z\"," : "";
      var put = system.send("PUT", "/v1/surveys/shop-" + name, srv, survey.formatted(until));
      assertThat(put.statusCode()).as(put.body()).isEqualTo(201);
    }
    var request =
        "{\"kind\":\"pub\",\"name\":\"shop\",\"surveys\":[\"shop-open\",\"shop-closed\"]}";
    var made = system.send("POST", "/v1/keys", srv, request);
    key = new ObjectMapper().readTree(made.body()).path("key").asText();
    assertThat(key).startsWith("pub_");
  }

  @BeforeEach
  void open() throws IOException {
    shop = HttpServer.create(Loopback.address(0), 0);
    shop.createContext(
        "/",
        exchange -> {
          try (exchange) {
            byte[] body = page.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("content-type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
          }
        });
    shop.start();
  }

  @AfterEach
  void close() {
    shop.stop(0);
  }

  /// Goes to a shop's page.
  private Page visit(Visit visit, String head, String body) {
    page =
        """
        <!doctype html><html lang="en"><meta charset="utf-8"><title>A shop</title>%s%s
        <body><h1>A shop</h1>%s<button>Buy</button></body></html>"""
            .formatted(LISTENING, head, body);
    visit.page().navigate(Loopback.uri(shop.getAddress().getPort()) + "/");
    return visit.page();
  }

  private static String tag(String survey, String key, String more) {
    return "<script src=\"%s/embed.js\" data-survey=\"%s\" data-key=\"%s\" %s></script>"
        .formatted(system.url(), survey, key, more);
  }

  @Test
  void aFormIsAnsweredWhereItsTagStandsBesideAPopover() {
    try (var visit = Visit.by(Screen.DESKTOP).expect("favicon")) {
      Page page =
          visit(
              visit,
              "",
              "<p id=before>Before</p>"
                  + tag("shop-open", key, "async")
                  + "<p id=after>After</p>"
                  + tag("shop-open", key, "data-mode=popover data-exit"));
      assertThat(page.locator("#before + script + iframe + #after")).isVisible();
      var form = page.frameLocator("body > iframe");
      form.locator("label:has([value='5'])").click();
      form.locator("button[type=submit]").click();
      assertThat(form.locator("h1")).hasText("Thank you");
      page.waitForFunction(
          "Math.abs(document.querySelector('body > iframe').clientHeight"
              + " - heard.filter(one => one.rapport === 'size').at(-1).height) < 2");
      assertThat(page.locator("dialog")).hasCount(0);

      page.locator("button:text('Buy')").focus();
      page.evaluate(
          "document.documentElement.dispatchEvent(new MouseEvent('mouseleave', {clientY: -1}))");

      assertThat(page.locator("dialog")).isVisible();
      visit.screenshot("form-embedded-twice");
      page.locator("dialog button").click();
      assertThat(page.locator("dialog")).hasCount(0);
    }
  }

  @Test
  void fromTheHeadAPopoverOpensOnceTheBodyIsThere() {
    try (var visit = Visit.by(Screen.PHONE).expect("favicon")) {
      Page page = visit(visit, tag("shop-open", key, "data-mode=popover"), "");

      assertThat(page.locator("dialog")).hasAttribute("aria-label", "How was it?");
      visit.screenshot("form-embedded-phone");
      assertThat(page.evaluate("Object.keys(localStorage).join()"))
          .isEqualTo("rapport:shown:shop-open");
    }
  }

  @Test
  void aFrameInWhichSomebodyWritesKeepsTheFocus() {
    try (var visit = Visit.by(Screen.DESKTOP).expect("favicon")) {
      Page page =
          visit(
              visit,
              "",
              "<iframe title=Card srcdoc='<input aria-label=Card>'></iframe>"
                  + tag("shop-open", key, "data-mode=popover data-exit"));
      var card = page.frameLocator("iframe[title=Card]").locator("input");
      card.focus();
      page.evaluate(
          "document.documentElement.dispatchEvent(new MouseEvent('mouseleave', {clientY: -1}))");
      page.waitForFunction(READY);

      assertThat(page.locator("dialog[open]")).hasCount(0);
      page.keyboard().type("4111");
      assertThat(card).hasValue("4111");
      page.locator("button:text('Buy')").focus();
      assertThat(page.locator("dialog[open]")).isVisible();
    }
  }

  @ParameterizedTest(name = "{0}: {2}")
  @CsvSource({"shop-closed, , 409", "shop-open, pub_wrong, 401", "shop-other, , 403"})
  void whereThereIsNoFormNothingOpens(String survey, String other, int status) {
    String used = other == null ? key : other;
    try (var visit =
        Visit.by(Screen.DESKTOP).expect("favicon").expect("GET .*/s/shop-.*: " + status)) {
      Page page = visit(visit, "", tag(survey, used, "data-mode=popover"));

      page.waitForFunction(READY);

      assertThat(page.locator("dialog")).hasCount(0);
      assertThat(page.evaluate("localStorage.length")).isEqualTo(0);
      page.locator("button:text('Buy')").click();
    }
  }
}
