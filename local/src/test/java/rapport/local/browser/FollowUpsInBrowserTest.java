package rapport.local.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route.FulfillOptions;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import rapport.local.LocalKeys;

/// From an answer to somebody who was looked after, by nothing but pages, and what other systems
/// are told meanwhile; and the page of follow-ups where less goes well.
@TestMethodOrder(OrderAnnotation.class) // only because of what one of them waits for at the end
class FollowUpsInBrowserTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final KnownSystem SYSTEM = KnownSystem.get();

  private static final String FOLLOW_UPS = "**/v1/followups?*";
  private static final LocalKeys WALKING = SYSTEM.keysOf("whole-way");
  private static final LocalKeys UNHAPPY = SYSTEM.keysOf("unhappy");

  private static Receiver receiver;
  private static String secret;
  private static JsonNode resolved;

  @BeforeAll
  static void listen() throws IOException {
    receiver = new Receiver();
    for (var keys : List.of(WALKING, UNHAPPY)) {
      var survey = Files.readString(Path.of("..", "web", "templates", "nps.json"));
      send("PUT", "/v1/surveys/nps", keys.srv(), survey);
    }
    send("PUT", "/v1/settings", UNHAPPY.srv(), "{\"currency\":\"EUR\"}");
    var events = new StringJoiner(",", "[", "]");
    events.add(event("j", "customer.joined", "\"subject\":\"dear\",\"data\":{}"));
    String revenue = "{\"mrr\":\"199.00\",\"currency\":\"EUR\"}";
    events.add(event("r", "customer.revenue", "\"subject\":\"dear\",\"data\":" + revenue));
    events.add(low("dear", 2, "Nobody answers."));
    events.add(low("patient", 5, "Slow."));
    events.add(low("clashing", 4, "Wrong invoice."));
    events.add(low("cut-off", 6, "Hard to find."));
    events.add(low("", 0, "I stay unnamed."));
    send("POST", "/v1/events", UNHAPPY.srv(), events.toString());
    SYSTEM.settle();
  }

  /// It is told some twenty seconds later, when nothing can undo it any more: time for the others.
  @AfterAll
  static void whatWasResolvedIsToldInTheEnd() throws Exception {
    try {
      if (resolved != null) {
        var told = assertTold("followup.resolved");
        assertThat(told.at("/data/id")).isEqualTo(resolved.at("/data/id"));
      }
    } finally {
      receiver.close();
    }
  }

  private static String low(String customer, int score, String why) {
    String subject = customer.isEmpty() ? "" : "\"subject\":\"" + customer + "\",";
    String answers = "{\"recommend\":%d,\"improve\":\"%s\"}".formatted(score, why);
    return event(
        "low-" + score,
        "survey.response",
        subject + "\"data\":{\"survey\":\"nps\",\"answers\":" + answers + "}");
  }

  private static String event(String id, String type, String rest) {
    return """
        {"specversion":"1.0","source":"unhappy","id":"%s","time":"%s","type":"%s",%s}"""
        .formatted(id, Instant.now().minusSeconds(60), type, rest);
  }

  private static String send(String method, String path, String key, String json) {
    var answer = SYSTEM.send(method, path, key, json);
    assertThat(answer.statusCode())
        .as("%s %s: %s", method, path, answer.body())
        .isBetween(200, 202);
    return answer.body();
  }

  @Test
  @Order(1)
  void whoIsUnhappyIsHeardLookedAfterAndToldOf() throws Exception {
    try (var visit = Visit.by(Screen.DESKTOP)) {
      secret = tellOthers(visit);
      assertTold("webhook.test");

      assertThat(dashboard(visit).locator("#cards")).containsText("Nothing has been counted yet");

      answer(visit, link());
      SYSTEM.settle();
      var opened = assertTold("followup.opened");
      assertThat(opened.toString()).contains("customer-42").doesNotContain("ages");

      var card = dashboard(visit).locator(".card:has([data-metric=nps])");
      assertThat(card.locator(".value")).hasText("−100.0");
      assertThat(card.locator(".flag")).hasText("Rough: only 1");
      assertThat(visit.page().locator("#followups tbody tr")).containsText("customer-42");

      lookAfter(visit);
      resolved = opened;
      assertThat(listed(WALKING, "open")).isEmpty();
      var followUp = listed(WALKING, "resolved").path(0);
      assertThat(followUp.path("assignee").asText()).isEqualTo("Kim");
      assertThat(followUp.path("note").asText()).isEqualTo("Called, sends a new one.");
      assertThat(dashboard(visit).locator("#followups")).containsText("Nobody waits");
    }
  }

  /// The address at which one customer answers.
  private static String link() throws JsonProcessingException {
    var made =
        send("POST", "/v1/surveys/nps/links", WALKING.srv(), "[{\"subject\":\"customer-42\"}]");
    return SYSTEM.url() + "/s/nps?t=" + JSON.readTree(made).at("/links/0/token").asText();
  }

  /// @return the secret, as it is shown once
  private static String tellOthers(Visit visit) {
    Page page = visit.to(SYSTEM.url() + "/settings.html#key=" + WALKING.srv() + "&webhooks").page();
    page.locator("#webhook-name").fill("desk");
    page.locator("#webhook-new-url").fill(receiver.url());
    page.locator("#webhook-new-url").press("Enter");
    String secret = page.locator(".copyable input").inputValue();
    visit.screenshot("settings-webhook-made").assertAccessible();
    visit.press("I have kept it");
    visit.press("Send a test");
    assertThat(page.locator(".notice.well"))
        .containsText(Pattern.compile("answered 2\\d\\d: it knows"));
    visit.screenshot("settings-webhook-tested").assertAccessible();
    return secret;
  }

  private static JsonNode assertTold(String type) throws Exception {
    var message = receiver.next();
    assertThat(message.isSignedWith(secret)).as("signature of %s", message).isTrue();
    assertThat(message.isSignedWith("whsec_" + secret.substring(6).toUpperCase(Locale.ROOT)))
        .isFalse();
    var json = message.json();
    assertThat(json.path("type").asText()).isEqualTo(type);
    return json;
  }

  private static Page dashboard(Visit visit) {
    new Dashboard(visit.to(SYSTEM.url() + "/#key=" + WALKING.read())).scrolledThrough();
    return visit.page();
  }

  private static void answer(Visit visit, String link) {
    Page page = visit.to(link).page();
    page.keyboard().press("3");
    page.keyboard().press("Enter");
    assertThat(page.locator("[name=improve]")).isFocused();
    page.keyboard().type("It took ages.");
    page.keyboard().press("Control+Enter");
    assertThat(page.locator("h1")).hasText("Thank you");
  }

  private static void lookAfter(Visit visit) {
    Page page = visit.to(address(WALKING.srv(), "")).page();
    var card = page.locator(".followup");
    assertThat(card).hasCount(1);
    assertThat(card.locator("h2")).hasText("customer-42");
    assertThat(card.locator("blockquote")).hasText("It took ages.");
    visit.screenshot("followups-open").assertAccessible();

    page.locator("#name").fill("Kim");
    card.getByText("Take it on").click();
    assertThat(card.locator("[role=status]")).hasText("Saved.");
    card.getByLabel("Note").fill("Called, sends a new one.");
    card.getByText("Resolve").click();
    assertThat(card.locator("[role=status]")).hasText(Pattern.compile("^Resolved \\w+ \\d+, "));
    assertThat(card.getByText("Open again")).isVisible();
    visit.screenshot("followups-resolved").assertAccessible();

    visit.press("Read again");
    assertThat(page.locator(".followups")).containsText("Nobody has to be followed up");
  }

  private static JsonNode listed(LocalKeys of, String state) throws JsonProcessingException {
    String answer = send("GET", "/v1/followups?state=" + state, of.srv(), "");
    return JSON.readTree(answer).path("followups");
  }

  private static String address(String key, String query) {
    return SYSTEM.url() + "/followups.html" + query + "#key=" + key;
  }

  private static Locator cardOf(Page page, String customer) {
    return page.locator(".followup:has(h2:text-is('" + customer + "'))");
  }

  @Test
  void whoPaysMostComesFirstAndWhatIsNotCommonIsSaid() {
    try (var visit = Visit.by(Screen.PHONE.with(ColorScheme.DARK).in("zh"))) {
      var page = visit.to(address(UNHAPPY.srv(), "")).page();

      assertThat(page.locator(".followup h2").first()).hasText("dear");
      assertThat(cardOf(page, "dear").locator(".worth")).hasText("每月 €199.00");
      assertThat(cardOf(page, "dear").locator(".flag")).hasText("2 分（满分 10）");
      page.locator(".followup").last().scrollIntoViewIfNeeded();
      assertThat(cardOf(page, "未署名").locator("blockquote")).hasText("I stay unnamed.");
      assertThat(cardOf(page, "未署名")).containsText("无法联系");
      visit.settled().screenshot("followups").assertAccessible().assertFits().assertStable();
    }
  }

  @Test
  void onAPhoneTheDashboardsListNamesAllItsValues() {
    try (var visit = Visit.by(Screen.PHONE.with(ColorScheme.DARK).in("zh"))) {
      var page = visit.to(SYSTEM.url() + "/#key=" + UNHAPPY.read()).page();
      page.locator("#followups").scrollIntoViewIfNeeded();
      var list = page.locator("#followups .scroll");

      assertThat(list.locator("tr:has(th:text-is('dear')) td").nth(1)).containsText("€199.00");
      assertThat((Boolean) list.evaluate("list => list.scrollWidth <= list.clientWidth")).isTrue();
      visit.settled().screenshot("followups-listed").assertAccessible().assertFits();
    }
  }

  @Test
  void whereNobodyIsItSaysWhatOpensOne() {
    String key = SYSTEM.keysOf("nothing").srv();
    try (var visit = Visit.by(Screen.DESKTOP)) {
      var page = visit.to(address(key, "")).screenshot("followups-empty").page();
      assertThat(page.locator(".state a")).hasAttribute("href", "settings.html#followups");
      visit.assertAccessible();

      visit.to(address(key, "?state=resolved&whose=%3DKim"));
      assertThat(page.locator(".state")).containsText("None fits this choice");
      visit.press("Show everybody’s");
      assertThat(page.locator(".state")).containsText("None has been resolved yet");
      assertThat(page).hasURL(Pattern.compile("\\?state=resolved$"));
    }
  }

  @Test
  void whoMayOnlyReadSeesThemAndWhoMayNotIsTold() throws JsonProcessingException {
    var made = send("POST", "/v1/keys", UNHAPPY.srv(), "{\"kind\":\"read\",\"name\":\"few\"}");
    String few = JSON.readTree(made).path("key").asText();
    try (var visit = Visit.by(Screen.DESKTOP).expect("/v1/followups\\?.*: 403")) {
      var page = visit.to(address(UNHAPPY.read(), "")).screenshot("followups-read").page();
      assertThat(page.locator(".notice")).containsText("This key may only read");
      assertThat(page.locator(".followup")).hasCount(5);
      assertThat(page.locator(".followup button, .followup input")).hasCount(0);
      visit.assertAccessible();

      page.evaluate("sessionStorage.clear()"); // as in another tab
      visit.to(address(few, ""));
      assertThat(page.locator("[role=alert]")).containsText("This key is not for that");
      assertThat(page.locator(".notice").last()).containsText("may see people");
      visit.screenshot("followups-forbidden").assertAccessible();
    }
  }

  @Test
  void whatSomebodyElseDidMeanwhileIsShownAndNoNoteIsLost() throws JsonProcessingException {
    try (var visit = Visit.by(Screen.DESKTOP).expect("PATCH .*: 412")) {
      var page = visit.to(address(UNHAPPY.srv(), "")).page();
      var card = cardOf(page, "clashing");
      assertThat(card.locator("button[type=submit]")).isDisabled();
      String id = card.locator("h2").getAttribute("id").substring("title-".length());
      card.getByLabel("Note").fill("Mine.");
      assertThat(card.locator("[role=status]")).hasText("Not saved yet");

      send("PATCH", "/v1/followups/" + id, UNHAPPY.srv(), "{\"note\":\"Theirs.\"}");
      card.locator("button[type=submit]").click();

      assertThat(card.locator("[role=alert]")).containsText("Somebody else was faster");
      assertThat(card.locator("[role=alert]")).containsText("Theirs.");
      assertThat(card.getByLabel("Note")).hasValue("Mine.");
      visit.screenshot("followups-clash").assertAccessible();
      card.getByText("Keep both notes").click();
      assertThat(card.getByLabel("Note")).isFocused();
      card.locator("button[type=submit]").click();
      assertThat(card.locator("[role=status]")).hasText("Saved.");
      assertThat(noteOf("clashing")).isEqualTo("Theirs.\n\nMine.");
    }
  }

  private static String noteOf(String customer) throws JsonProcessingException {
    return listed(UNHAPPY, "open")
        .valueStream()
        .filter(one -> one.at("/cause/customer").asText().equals(customer))
        .findFirst()
        .orElseThrow()
        .path("note")
        .asText();
  }

  @Test
  void whatCanNotBeSentStaysTypedAndIsSentWhenTheNetworkIsBack() throws JsonProcessingException {
    try (var visit = Visit.by(Screen.PHONE).expect("net::ERR_INTERNET_DISCONNECTED")) {
      var page = visit.to(address(UNHAPPY.srv(), "")).page();
      var card = cardOf(page, "cut-off");
      card.getByText("Take it on").click();
      assertThat(card.locator("[role=alert]")).hasText("Enter your name first.");
      assertThat(page.locator("#name")).isFocused();

      card.getByLabel("Note").fill("Typed in a train.");
      visit.context().setOffline(true);
      card.locator("button[type=submit]").click();
      assertThat(card.locator("[role=alert]")).containsText("can’t be reached");
      assertThat(card.getByLabel("Note")).hasValue("Typed in a train.");
      visit.screenshot("followups-offline").assertAccessible().assertFits();

      page.onceDialog(Dialog::dismiss); // who reads again is asked before it is lost
      visit.press("Read again");
      assertThat(card.getByLabel("Note")).hasValue("Typed in a train.");

      visit.context().setOffline(false);
      card.locator("[role=alert] button").click();
      assertThat(card.locator("[role=status]")).hasText("Saved.");
      assertThat(card.locator("[role=alert]")).hasCount(0);
      assertThat(noteOf("cut-off")).isEqualTo("Typed in a train.");
    }
  }

  @Test
  void whatCanNotBeReadIsSaidAndReadAgain() {
    try (var visit = Visit.by(Screen.DESKTOP).expect("/v1/followups\\?.*: 503")) {
      var page = visit.page();
      page.route(FOLLOW_UPS, route -> route.fulfill(new FulfillOptions().setStatus(503)));
      visit.to(address(UNHAPPY.srv(), ""));
      assertThat(page.locator("[role=alert]")).containsText("Something went wrong");
      visit.screenshot("followups-failed").assertAccessible();

      page.unroute(FOLLOW_UPS);
      visit.press("Try again");
      assertThat(page.locator(".followup")).hasCount(5);
      visit.settled();
    }
  }
}
