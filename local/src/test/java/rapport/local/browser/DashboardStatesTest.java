package rapport.local.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.time.temporal.IsoFields.WEEK_BASED_YEAR;
import static java.time.temporal.IsoFields.WEEK_OF_WEEK_BASED_YEAR;
import static org.assertj.core.api.Assertions.assertThat;
import static rapport.local.browser.Dashboard.tenths;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.Route.FulfillOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the dashboard says while it waits, where there is nothing, and when something is wrong.
class DashboardStatesTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String FIGURES = "**/v1/dashboard?*";
  private static final KnownSystem SYSTEM = KnownSystem.get();
  private static final KnownCompany COMPANY = KnownCompany.get();

  private static String nps() {
    return tenths(KnownCompany.nps(COMPANY.responsesIn(COMPANY.last())));
  }

  private static Locator value(Page page) {
    return page.locator(".card:has([data-metric=nps]) .value");
  }

  private static FulfillOptions answer(int status) {
    return new FulfillOptions()
        .setStatus(status)
        .setContentType("application/problem+json")
        .setBody("{\"title\":\"No\",\"status\":%d,\"detail\":\"It is so.\"}".formatted(status));
  }

  @Test
  void whileFiguresAreAwaitedTheirPlacesAreKept() {
    var held = new ArrayList<Route>();
    try (var visit = Visit.by(Screen.DESKTOP)) {
      var page = visit.page();
      page.route(FIGURES, held::add);
      page.navigate(COMPANY.dashboard(""));

      assertThat(page.locator("main[aria-busy=true] .card.waiting")).hasCount(8);
      visit.screenshot("dashboard-loading").assertAccessible();

      held.forEach(Route::resume);
      assertThat(value(page)).hasText(nps());
      assertThat(page.locator("main[aria-busy]")).hasCount(0);
      visit.settled().assertStable();
    }
  }

  /// On a phone each is below the other, so one that grows moves all that are under it.
  @Test
  void aPanelThatComesLateMovesNothingBelowIt() {
    var held = new ArrayList<Route>();
    try (var visit = Visit.by(Screen.PHONE.in("zh"))) {
      var page = visit.page();
      page.route("**/v1/heatmap?*", held::add);
      page.navigate(COMPANY.dashboard(""));
      page.locator("#heatmap").waitFor();
      page.waitForCondition(
          () -> {
            page.evaluate("document.querySelector('#heatmap').scrollIntoView()");
            return !held.isEmpty();
          });
      held.forEach(Route::resume);

      assertThat(page.locator("#heatmap figure")).hasCount(1);
      visit.settled().assertStable();
    }
  }

  @Test
  void whatGoesWrongIsSaidWithWhatToDoAndCanBeTriedAgain() {
    try (var visit = Visit.by(Screen.PHONE).expect("/v1/dashboard\\?.*: (500|429|401|net::)")) {
      var page = visit.page();
      var trouble = page.locator("[role=alert]");
      page.route(FIGURES, route -> route.fulfill(answer(500)));
      visit.to(COMPANY.dashboard(""));
      assertThat(trouble).containsText("Something went wrong");
      visit.screenshot("dashboard-failed").assertAccessible().assertFits();

      againWith(page, route -> route.fulfill(answer(429)));
      assertThat(trouble).containsText("Wait a few seconds");

      againWith(page, route -> route.abort("internetdisconnected"));
      assertThat(trouble).containsText("can’t be reached");

      againWith(page, route -> route.fulfill(answer(401)));
      assertThat(trouble).containsText("revoked");
      visit.screenshot("dashboard-key").assertAccessible();
      trouble.locator("button.main").click();
      assertThat(page.locator("dialog")).isVisible();
      visit.screenshot("dashboard-other-key").assertAccessible();
      page.keyboard().press("Escape");

      againWith(page, Route::resume);
      assertThat(value(page)).hasText(nps());
      visit.settled();
    }
  }

  private static void againWith(Page page, Consumer<Route> answering) {
    page.unroute(FIGURES);
    page.route(FIGURES, answering);
    page.locator("[role=alert] button:text('Try again')").click();
  }

  @Test
  void aPanelThatFailsSaysSoAndLeavesTheOthers() {
    try (var visit = Visit.by(Screen.DESKTOP).expect("/segments\\?.*: 500")) {
      var page = visit.page();
      page.route("**/nps/segments?*", route -> route.fulfill(answer(500)));
      new Dashboard(visit.to(COMPANY.dashboard(""))).scrolledThrough();

      assertThat(page.locator("#segments [role=alert]")).containsText("Something went wrong");
      assertThat(page.locator("#explain figure")).hasCount(1);
      page.locator("#segments").scrollIntoViewIfNeeded();
      visit.glance("dashboard-part").assertAccessible();

      page.unroute("**/nps/segments?*");
      page.locator("#segments button:text('Try again')").click();
      assertThat(page.locator("#segments figure")).hasCount(1);
      assertThat(page.locator("#segments [role=alert]")).hasCount(0);
    }
  }

  /// Without a word they would be taken for figures of now.
  @Test
  void figuresStayWhenTheNetworkBreaksAndAreReadAgainWhenItIsBack() {
    try (var visit = Visit.by(Screen.DESKTOP).expect("net::ERR_INTERNET_DISCONNECTED")) {
      var page = visit.to(COMPANY.dashboard("")).page();

      visit.context().setOffline(true);
      page.locator("#refresh").click();
      assertThat(page.locator("#status [role=alert]")).containsText("No answer: these are");
      assertThat(page.locator("#refresh")).isFocused();
      assertThat(value(page)).hasText(nps());
      visit.glance("dashboard-offline").assertAccessible();

      visit.context().setOffline(false);
      assertThat(page.locator("#status [role=alert]")).hasCount(0);
      assertThat(value(page)).hasText(nps());
    }
  }

  /// As in a large import, which the answer can't fold itself.
  @Test
  void figuresThatLackWhatWasSentSaySo() {
    try (var visit = Visit.by(Screen.DESKTOP)) {
      var page = visit.to(COMPANY.dashboard("")).page();
      assertThat(page.locator("#status .flag")).hasCount(0);

      page.route(
          FIGURES,
          route -> {
            var answer = route.fetch();
            String asOf = "\"asOf\":\"2026-01-01T00:00:00Z\"";
            String body = answer.text().replaceFirst("\"asOf\":\"[^\"]+\"", asOf);
            route.fulfill(new FulfillOptions().setResponse(answer).setBody(body));
          });
      page.locator("#refresh").click();

      assertThat(page.locator("#status .flag")).containsText("Newer events are still being");
      visit.settled().glance("dashboard-behind").assertAccessible();
    }
  }

  @Test
  void aTenantWithoutAnythingIsToldHowToBegin() {
    String key = SYSTEM.keysOf("nothing").read();
    try (var visit = Visit.by(Screen.PHONE.in("zh"))) {
      var page = visit.to(SYSTEM.url() + "/#key=" + key).screenshot("dashboard-empty").page();

      assertThat(page.locator("#cards a")).hasAttribute("href", "settings.html#surveys");
      visit.assertAccessible().assertFits().assertStable();
    }
  }

  @Test
  void fewAnswersAreRoughAndOfTooFewNothingIsShown() {
    try (var visit = Visit.by(Screen.DESKTOP)) {
      var before = COMPANY.last().minusMonths(1);
      var page = visit.to(COMPANY.dashboard("").replace("" + COMPANY.last(), "" + before)).page();
      var card = page.locator(".card:has([data-metric=nps])");
      assertThat(card.locator(".flag")).hasText("Rough: only 20");
      assertThat(card.locator(".flag")).hasAttribute("title", Pattern.compile("^Fewer than 30"));
      assertThat(card).hasClass(Pattern.compile("few"));
      visit.glance("dashboard-rough").assertAccessible();

      // Six in the east, of whom the total would tell if the south were shown.
      visit.to(COMPANY.dashboard("&segment=region:east"));
      assertThat(card.locator(".flag")).hasText("Hidden");
      assertThat(card.locator(".value")).hasText("–");
      assertThat(card.locator("p.range")).containsText("so few people answered");
      assertThat(page.locator("body")).not().containsText("NaN");
      new Dashboard(visit).scrolledThrough().screenshot("dashboard-hidden");
      for (String panel : List.of("#trend", "#distribution", "#kano", "#apostle")) {
        assertThat(page.locator(panel + " .state")).containsText("so few people answered");
      }
      visit.assertAccessible();

      visit.to(COMPANY.dashboard("&segment=region:south"));
      assertThat(card.locator("p.range")).containsText("it would tell about a few people");
    }
  }

  @Test
  void aKeyThatMaySeeNobodySeesTheFigures() throws JsonProcessingException {
    var made =
        SYSTEM.send(
            "POST", "/v1/keys", COMPANY.keys().srv(), "{\"kind\":\"read\",\"name\":\"figures\"}");
    String key = JSON.readTree(made.body()).path("key").asText();
    String address = COMPANY.dashboard("").replace(COMPANY.keys().read(), key);
    try (var visit = Visit.by(Screen.DESKTOP).expect("/v1/(followups|responses).*: 403")) {
      var page = new Dashboard(visit.to(address)).scrolledThrough().page();

      assertThat(value(page)).hasText(nps());
      for (String panel : new String[] {"#comments", "#followups"}) {
        assertThat(page.locator(panel + " .state")).containsText("may not read single answers");
      }
      visit.assertAccessible();
    }
  }

  /// Two charts that find the same say it once, in words also of what is no month.
  @Test
  void anAlertIsMarkedWhereItBegan() {
    var alerted = COMPANY.last();
    var week = alerted.atDay(15);
    try (var visit = Visit.by(Screen.DESKTOP)) {
      var page = visit.page();
      page.route(FIGURES, route -> route.fulfill(new FulfillOptions().setBody(withAlert(route))));
      visit.to(COMPANY.dashboard(""));

      assertThat(page.locator("#trend .alerts li"))
          .hasText(
              new String[] {
                "Alert: %s was lower than usual: 16.7, where 42.0 is usual."
                    .formatted(
                        DateTimeFormatter.ofPattern("MMM yyyy", Locale.ENGLISH).format(alerted)),
                "Alert: W%d %d was lower than usual: 16.7, where 42.0 is usual."
                    .formatted(week.get(WEEK_OF_WEEK_BASED_YEAR), week.get(WEEK_BASED_YEAR))
              });
      visit.glance("dashboard-alert").assertAccessible();
    }
  }

  private static String withAlert(Route route) {
    try {
      var dashboard = (ObjectNode) JSON.readTree(route.fetch().body());
      var week = COMPANY.last().atDay(15);
      addAlert(dashboard, "month", COMPANY.last().toString(), COMPANY.last().atDay(1));
      addAlert(dashboard, "month", COMPANY.last().toString(), COMPANY.last().atDay(1));
      addAlert(
          dashboard,
          "week",
          DateTimeFormatter.ofPattern("YYYY-'W'ww", Locale.GERMANY).format(week),
          week.with(DayOfWeek.MONDAY));
      return dashboard.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void addAlert(
      ObjectNode dashboard, String granularity, String period, LocalDate first) {
    dashboard
        .withArray("alerts")
        .addObject()
        .put("metric", "nps")
        .put("unit", "points")
        .put("direction", "lower")
        .put("granularity", granularity)
        .put("period", period)
        .put("start", first.atStartOfDay(KnownCompany.ZONE).toInstant().toString())
        .put("value", 16.7)
        .put("centre", 42)
        .putObject("segment");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "followups.html", "settings.html"})
  void withoutScriptAPageSaysWhatToDo(String name) {
    try (var visit = Visit.withoutScript(Screen.PHONE).expect("\\.js: csp")) {
      var page = visit.to(SYSTEM.url() + "/" + name).page();

      assertThat(page.locator("h1")).containsText("JavaScript");
      assertThat(page.locator("main p").first()).containsText("Switch JavaScript on");
      assertThat(page.locator("[lang=zh-Hans]")).containsText("JavaScript");
      visit.screenshot("without-script" + (name.isEmpty() ? "" : "-" + name)).assertFits();
    }
  }
}
