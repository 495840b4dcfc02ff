package rapport.local.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What the script of a form must not do wrong: with names, keys, mistakes, and who comes next.
class FormByScriptTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  /// As many questions as a survey may have.
  private static final int MOST_QUESTIONS = 200;

  /// What a survey's form has of its own is no question's name.
  private static final List<String> SENT_ALONG =
      List.of("id", "time", "subject", "language", "key");

  private static final String EVERY_NAME =
      """
      () => {
        const names = new Set();
        const form = document.createElement('form');
        for (let of = form; of !== null; of = Object.getPrototypeOf(of)) {
          Object.getOwnPropertyNames(of).forEach(name => names.add(name));
        }
        return [...names].filter(name => /^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(name)).sort();
      }""";

  /// What browsers of 2020 have not got.
  private static final String OF_2020 =
      """
      delete AbortSignal.timeout;
      delete Array.prototype.at;
      delete HTMLFormElement.prototype.requestSubmit;
      delete HTMLElement.prototype.inert;
      delete window.structuredClone;
      delete Object.hasOwn;
      delete crypto.randomUUID;
      """;

  private static final Map<String, String> SURVEYS =
      Map.of(
          "one-score",
          """
          {"title":{"en":"One score"},"questions":[{"id":"recommend","type":"nps"}]}""",
          "table",
          """
          {"title":{"en":"A table"},"questions":[
            {"id":"parts","type":"matrix","scale":"1-7","required":true,"text":{"en":"How good was"},
             "rows":[{"id":"speed","text":{"en":"Speed"}},{"id":"price","text":{"en":"Price"}},
                     {"id":"taste","text":{"en":"Taste"}}]},
            {"id":"more","type":"text"}]}""",
          "typed",
          """
          {"title":{"en":"Typed"},"questions":[
            {"id":"share","type":"rating","scale":"0-100","text":{"en":"How much of it?"}},
            {"id":"name","type":"text","required":true,"long":false,"text":{"en":"Who?"}}]}""",
          "options",
          """
          {"title":{"en":"Options"},"questions":[{"id":"uses","type":"choices","options":[%s]}]}"""
              .formatted(
                  IntStream.rangeClosed(1, 12)
                      .mapToObj("{\"id\":\"%d\"}"::formatted)
                      .collect(Collectors.joining(","))));

  private static KnownSystem system;
  private static String key;

  @BeforeAll
  static void define() throws JsonProcessingException {
    system = KnownSystem.get();
    SURVEYS.forEach(FormByScriptTest::define);
    key = keyFor(SURVEYS.keySet());
  }

  private static void define(String survey, String definition) {
    var answer = system.send("PUT", "/v1/surveys/" + survey, system.keys().srv(), definition);
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
  }

  private static String keyFor(Iterable<String> surveys) throws JsonProcessingException {
    var request = Map.of("kind", "pub", "name", "script", "surveys", surveys);
    var srv = system.keys().srv();
    var made = system.send("POST", "/v1/keys", srv, JSON.writeValueAsString(request));
    return JSON.readTree(made.body()).path("key").asText();
  }

  private static String form(String survey) {
    return "%s/s/%s?k=%s".formatted(system.url(), survey, key);
  }

  private static void press(Page page, String... keys) {
    for (String one : keys) {
      page.keyboard().press(one);
    }
  }

  @Test
  void aQuestionMayBeCalledLikeAnythingThatAFormHas() throws JsonProcessingException {
    try (var visit = Visit.by(Screen.DESKTOP)) {
      var names = new ArrayList<String>();
      ((List<?>) visit.page().evaluate(EVERY_NAME)).forEach(name -> names.add(name.toString()));
      assertThat(names).contains("action", "before", "submit", "querySelector", "constructor");
      names.removeAll(SENT_ALONG);
      var surveys = new ArrayList<String>();
      for (int from = 0; from < names.size(); from += MOST_QUESTIONS - 1) {
        var some = names.subList(from, Math.min(names.size(), from + MOST_QUESTIONS - 1));
        surveys.add("names-" + from);
        define(surveys.getLast(), named(some));
      }
      String opens = keyFor(surveys);

      for (String survey : surveys) {
        Page page = visit.to("%s/s/%s?k=%s".formatted(system.url(), survey, opens)).page();
        press(page, "2", "Enter");

        // Nothing can be located while the form is there: its names confuse locators, too.
        page.waitForCondition(() -> page.title().equals("Thank you"));
      }
    }
  }

  private static String named(List<String> names) throws JsonProcessingException {
    var rows = names.stream().map(name -> Map.of("id", name)).toList();
    var table = Map.of("id", "of-names", "type", "matrix", "scale", "1-3", "rows", rows);
    return JSON.writeValueAsString(
        Map.of("title", Map.of("en", "Names"), "questions", List.of(table)));
  }

  @Test
  void anOldBrowserAnswersAsWell() {
    try (var visit = Visit.by(Screen.DESKTOP)) {
      visit.context().addInitScript(OF_2020);
      Page page = visit.to(form("table")).page();

      page.locator("button[type=submit]").click();
      assertThat(page.locator(".error")).hasCount(3);
      for (String row : List.of("speed", "price", "taste")) {
        page.locator("#f-" + row + " label").last().click();
      }
      page.locator("button[type=submit]").click();
      page.locator("button[type=submit]").click();

      assertThat(page.locator("h1")).hasText("Thank you");
    }
  }

  /// On a computer that several people use one after the other.
  @Test
  void whoComesNextAnswersAnew() {
    try (var visit = Visit.by(Screen.DESKTOP)) {
      var sent = new ArrayList<String>();
      visit.page().onRequest(request -> note(request, sent));
      Page page = visit.to(form("one-score")).page();
      press(page, "9", "Enter");
      assertThat(page.locator("h1")).hasText("Thank you");
      String first = id(sent.getLast());

      press(page, "3", "Enter");
      page.reload();

      assertThat(page.locator("[name=id]")).not().hasValue(first);
      assertThat(page.locator(":checked")).hasCount(0);
      press(page, "2", "Enter");
      assertThat(page.locator("h1")).hasText("Thank you");
      assertThat(sent).hasSize(2);
      assertThat(sent.getLast()).contains("recommend=2").doesNotContain(first);
    }
  }

  private static void note(Request request, List<String> sent) {
    if (request.method().equals("POST")) {
      sent.add(request.postData());
    }
  }

  private static String id(String body) {
    return body.replaceFirst(".*\\bid=([^&]+).*", "$1");
  }

  /// Another tab has sent what waited in this one.
  @Test
  void whatWasSentElsewhereIsNotSentAgain() {
    try (var visit = Visit.by(Screen.DESKTOP).expect("POST .*/responses")) {
      Page page = visit.to(form("one-score")).page();
      String first = page.locator("[name=id]").inputValue();
      page.route("**/responses", route -> route.abort("internetdisconnected"));
      press(page, "9", "Enter");
      assertThat(page.locator("[role=status]")).containsText("You are offline.");

      page.evaluate("localStorage.clear()");
      page.reload();

      assertThat(page.locator("[name=id]")).not().hasValue(first);
      assertThat(page.locator(":checked")).hasCount(0);
    }
  }

  @Test
  void whatWasReceivedLateIsNamed() {
    try (var visit = Visit.by(Screen.DESKTOP).expect("POST .*/responses")) {
      Page page = visit.to(form("one-score")).page();
      page.route("**/responses", route -> route.abort("internetdisconnected"));
      press(page, "9", "Enter");
      assertThat(page.locator("[role=status]")).containsText("You are offline.");
      page.unroute("**/responses");

      visit.to(form("options"));

      assertThat(page.locator("[role=status]"))
          .hasText("One scoreYour answers have been received.");
      visit.screenshot("form-received").assertAccessible();
    }
  }

  @Test
  void digitsChooseOnlyWithTheFocusInTheQuestion() {
    try (var visit = Visit.by(Screen.DESKTOP)) {
      Page page = visit.to(form("one-score")).page();
      assertThat(page.locator("fieldset")).isFocused();
      page.evaluate("document.activeElement.blur()");
      press(page, "7");
      assertThat(page.locator(":checked")).hasCount(0);

      page.locator("fieldset").focus();
      press(page, "7");
      assertThat(page.locator(":checked")).hasValue("7");
    }
  }

  @Test
  void ofManyOptionsADigitChoosesTheOneAtItsPlace() {
    try (var visit = Visit.by(Screen.DESKTOP)) {
      Page page = visit.to(form("options")).page();
      visit.screenshot("form-options").assertStable();

      press(page, "1", "2");

      assertThat(page.locator(":checked")).hasCount(2);
      assertThat(page.locator("[name=uses][value='1']")).isChecked();
      assertThat(page.locator("[name=uses][value='2']")).isChecked();
      press(page, "1", "0");
      assertThat(page.locator(":checked")).hasValue("2");
    }
  }

  /// The key that ends the writing of a word in Chinese or Japanese goes nowhere.
  @Test
  void theKeyThatEndsACompositionDoesNotGoOn() {
    try (var visit = Visit.by(Screen.DESKTOP)) {
      Page page = visit.to(form("typed")).page();
      press(page, "Enter");
      var name = page.locator("[name=name]");
      name.fill("速度");

      for (var how : List.of(Map.of("isComposing", true), Map.of("keyCode", 229))) {
        var event = new HashMap<String, Object>(how);
        event.putAll(Map.of("key", "Enter", "bubbles", true, "cancelable", true));
        name.dispatchEvent("keydown", event);
      }

      assertThat(name).isFocused();
      assertThat(page.locator("form")).not().hasAttribute("inert", "");
    }
  }

  @Test
  void theRowsThatLackAnAnswerAreNamedAndNoOther() {
    try (var visit = Visit.by(Screen.PHONE)) {
      Page page = visit.to(form("table")).page();
      page.locator("#f-price label").nth(4).click();

      page.locator("button[type=submit]").click();

      assertThat(page.locator(".error")).hasCount(2);
      assertThat(page.locator("#f-speed th")).containsText("Please answer this question.");
      assertThat(page.locator("#f-taste th")).containsText("Please answer this question.");
      assertThat(page.locator("#f-price [aria-invalid]")).hasCount(0);
      assertThat(page.locator("#f-taste [aria-invalid]")).hasCount(7);
      assertThat(page.locator("#f-speed input").first()).isFocused();
      assertThat(page.locator("#f-speed input").first())
          .hasAttribute("aria-describedby", "x-speed");
      visit.screenshot("form-row-missing").assertAccessible();

      page.locator("#f-speed label").nth(2).click();
      assertThat(page.locator(".error")).hasCount(1);
    }
  }

  @Test
  void aNumberOffTheScaleIsNotAccepted() {
    try (var visit = Visit.by(Screen.DESKTOP)) {
      Page page = visit.to(form("typed")).page();
      var share = page.locator("[name=share]");
      assertThat(share).isFocused();

      for (String wrong : List.of("150", "1e", "-1", "7.5")) {
        share.fill("");
        page.keyboard().type(wrong);
        press(page, "Enter");
        assertThat(page.locator(".error")).hasText("Enter a whole number from 0 to 100.");
        assertThat(share).isFocused();
      }

      share.fill("15");
      assertThat(page.locator(".error")).hasCount(0);
    }
  }

  /// On the page that says what was wrong with what was sent.
  @Test
  void whatIsStillWrongIsToldAgain() {
    try (var visit = Visit.by(Screen.DESKTOP).expect("POST .*/responses: 400")) {
      Page page = visit.to(form("typed")).page();
      page.evaluate("document.querySelector('form').submit()"); // as it is: with nothing answered
      assertThat(page.locator("#errors")).isFocused();
      page.locator("[name=share]").fill("101");

      page.locator("button[type=submit]").click();

      assertThat(page.locator("#errors")).isFocused();
      assertThat(page.locator("#errors a"))
          .hasText(
              new String[] {
                "How much of it? Enter a whole number from 0 to 100.",
                "Who? Please answer this question."
              });
      visit.screenshot("form-refused-twice").assertAccessible();
      page.locator("#errors a").last().click();
      assertThat(page.locator("[name=name]")).isFocused();
      page.keyboard().type("Kim");
      page.locator("[name=share]").fill("100");
      press(page, "Enter");
      assertThat(page.locator("h1")).hasText("Thank you");
    }
  }
}
