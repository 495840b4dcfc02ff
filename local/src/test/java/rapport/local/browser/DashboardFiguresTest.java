package rapport.local.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static rapport.local.browser.Dashboard.tenths;
import static rapport.local.browser.KnownCompany.nps;
import static rapport.local.browser.KnownCompany.share;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Locator;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import rapport.local.browser.KnownCompany.Response;

/// That each panel shows what was answered, by figures that are made here of what was sent.
class DashboardFiguresTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("MMM yyyy", Locale.ENGLISH);

  private static final DecimalFormatSymbols ENGLISH =
      DecimalFormatSymbols.getInstance(Locale.ENGLISH);

  private static KnownCompany company;
  private static List<Response> now;
  private static List<Response> before;
  private static Visit visit;
  private static Dashboard dashboard;

  @BeforeAll
  static void look() {
    company = KnownCompany.get();
    now = company.responsesIn(company.last());
    before = company.responsesIn(company.last().minusMonths(1));
    visit = Visit.by(Screen.DESKTOP);
    dashboard = new Dashboard(visit.to(company.dashboard(""))).scrolledThrough();
    visit.assertStable();
  }

  @AfterAll
  static void leave() {
    dashboard.screenshot("dashboard");
    visit.assertAccessible().assertFits().close();
  }

  private static JsonNode asked(String path) throws JsonProcessingException {
    var answer = KnownSystem.get().send("GET", path, company.keys().read(), "");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  @Test
  void aHeadlineIsAValueWithItsIntervalItsNumberAndItsChange() throws JsonProcessingException {
    var point =
        asked("/v1/metrics?metric=nps&from=%1$s&to=%1$s".formatted(company.last()))
            .at("/series/0/points/0");
    var card = dashboard.card("nps");

    assertThat(card.locator(".value")).hasText(tenths(nps(now)));
    assertThat(card.locator(".n")).hasText("n = " + now.size());
    assertThat(card.locator("p.range"))
        .containsText(
            tenths(point.path("low").asDouble()) + " … " + tenths(point.path("high").asDouble()));
    assertThat(card.locator(".change"))
        .containsText(
            "%s from %s"
                .formatted(
                    tenths(nps(now) - nps(before)), MONTH.format(company.last().minusMonths(1))));
    assertThat(card.locator(".change .sure")).hasText("may be noise");
    assertThat(card.locator("svg.sparkline")).hasCount(1);
    assertThat(dashboard.card("csat").locator(".value"))
        .hasText(tenths(100 * share(now, one -> one.scores().get("happy") >= 4)) + "%");
  }

  @Test
  void theTrendIsATableAndAFileWithTheNumbersThatWereComputed() {
    var figure = dashboard.figure("trend", 0);

    var table = dashboard.table(figure);
    assertThat(table).hasSize(12);
    assertThat(table.getLast())
        .startsWith(MONTH.format(company.last()), tenths(nps(now)))
        .contains("" + now.size());
    assertThat(table.get(10)).contains(tenths(nps(before)), "" + before.size());
    assertThat(table.get(9)).contains("–", "0");

    var file = dashboard.csv(figure);
    assertThat(file.getLast()).startsWith(company.last().toString());
    assertThat(Double.parseDouble(file.getLast().get(1))).isCloseTo(nps(now), within(1e-9));
    assertThat(file.get(9).subList(1, 4)).containsOnly("");
  }

  @Test
  void answersAreSpreadAsTheyWereGiven() {
    var classes = dashboard.table(dashboard.figure("distribution", 0)).getLast();
    assertThat(classes)
        .containsExactly(
            MONTH.format(company.last()),
            "" + now.stream().filter(one -> one.recommend() >= 9).count(),
            "" + now.stream().filter(one -> one.recommend() == 7 || one.recommend() == 8).count(),
            "" + now.stream().filter(one -> one.recommend() <= 6).count(),
            "" + now.size());

    var scores = dashboard.csv(dashboard.figure("distribution", 2));
    assertThat(scores).hasSize(7);
    for (var row : scores) {
      int score = Integer.parseInt(row.getFirst());
      assertThat(row.get(1))
          .as("efforts of %d", score)
          .isEqualTo("" + now.stream().filter(one -> one.scores().get("effort") == score).count());
    }
  }

  @Test
  void theHeatMapHasHowManyAnswerInAnHourOnAverage() {
    var days =
        company
            .last()
            .minusMonths(11)
            .atDay(1)
            .datesUntil(company.last().plusMonths(1).atDay(1))
            .collect(groupingBy(LocalDate::getDayOfWeek, counting()));
    var sent =
        company.responses().stream()
            .collect(groupingBy(one -> hourOf(one.at()), TreeMap::new, counting()));
    var rows = dashboard.page().locator("#heatmap table.shaded tbody tr");
    assertThat(rows).hasCount(7);
    for (Locator row : rows.all()) {
      String day = row.locator("th").textContent();
      long weeks =
          days.get(DayOfWeek.from(DateTimeFormatter.ofPattern("EEE", Locale.ENGLISH).parse(day)));
      var cells = row.locator("td").allTextContents();
      assertThat(cells).hasSize(24);
      for (int hour = 0; hour < 24; hour++) {
        String at = day + " " + hour;
        double average = (double) sent.getOrDefault(at, 0L) / weeks;
        assertThat(cells.get(hour))
            .as(at)
            .isEqualTo(average == 0 ? "" : new DecimalFormat("0.##", ENGLISH).format(average));
      }
    }
  }

  /// Like `Mon 8`.
  private static String hourOf(LocalDateTime at) {
    return at.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.ENGLISH) + " " + at.getHour();
  }

  /// Of forty waits, of 10 min and 5 more each, the 14th and the 27th bound the median: 1 hr 15 min
  /// and 2 hr 20 min, each within 1 %. That must not look like an interval of the mean.
  @Test
  void theMediansIntervalIsToldAsTheMedians() {
    var card = dashboard.card("first_response_time");
    assertThat(card.locator(".range"))
        .containsText(Pattern.compile("median: 1 hr 1[45] min … 2 hr 2[01] min .95"));
    assertThat(card.locator("svg.interval, .sparkline .band")).hasCount(0);
    assertThat(dashboard.card("nps").locator("svg.interval")).hasCount(1);
  }

  @Test
  void segmentsAreHeldAgainstTheRest() {
    var rows = dashboard.table(dashboard.figure("segments", 0));
    assertThat(rows).hasSize(2);
    for (var row : rows) {
      var of = now.stream().filter(one -> one.plan().equals(row.getFirst())).toList();
      assertThat(row).contains(tenths(nps(of)), "" + of.size());
      assertThat(row.getLast()).isEqualTo(row.getFirst().equals("pro") ? "higher" : "lower");
    }
  }

  @Test
  void whyItMovedAddsUpToTheChange() {
    assertThat(dashboard.page().locator("#explain .sentence"))
        .containsText("Net Promoter Score: " + tenths(nps(now) - nps(before)));
    double all =
        dashboard.csv(dashboard.figure("explain", 0)).stream()
            .mapToDouble(row -> Double.parseDouble(row.get(5)) + Double.parseDouble(row.get(6)))
            .sum();
    assertThat(all).isCloseTo(nps(now) - nps(before), within(1e-9));
  }

  @Test
  void timesAreThePercentilesThatTheInterfaceGives() throws JsonProcessingException {
    var parts =
        asked("/v1/metrics?metric=first_response_time&from=%1$s&to=%1$s".formatted(company.last()))
            .at("/series/0/points/0/parts");

    var row = dashboard.csv(dashboard.figure("durations", 0)).getLast();

    assertThat(row.get(0)).isEqualTo(company.last().toString());
    assertThat(row.get(1)).isEqualTo(parts.path("p50").asText());
    assertThat(row.get(2)).isEqualTo(parts.path("p90").asText());
    // The lower of the two in the middle of 10, 15 … 205 minutes, within a hundredth.
    assertThat(Double.parseDouble(row.get(1)))
        .isCloseTo(60 * (10 + 19 * 5), within(60 * (10 + 19 * 5) / 100.0));
    assertThat(row.get(5)).isEqualTo("40");
  }

  @Test
  void quadrantsSayWhoIsWhat() {
    var apostle = dashboard.table(dashboard.figure("apostle", 0));
    assertThat(apostle)
        .extracting(List::getFirst)
        .containsExactly("Hostages", "Loyalists", "Defectors", "Mercenaries");
    assertThat(apostle.get(1).get(1)).isEqualTo(shareOf(10, 10));
    assertThat(apostle.get(2).get(1)).isEqualTo(shareOf(2, 2));
    assertThat(apostle.get(3).get(1)).isEqualTo(shareOf(10, 2));

    // Liked if it is there, disliked if not: whoever answers so wants more of it.
    assertThat(dashboard.table(dashboard.figure("kano", 0)))
        .containsExactly(List.of("map", "Performance", "1.00", "1.00", "" + now.size()));
  }

  private static String shareOf(int pleased, int loyal) {
    double of =
        share(
            now,
            one -> one.scores().get("pleased") == pleased && one.scores().get("loyal") == loyal);
    return tenths(100 * of) + "%";
  }

  @Test
  void driversAreSharesOfWhatTheInterfaceSaysIsExplained() throws JsonProcessingException {
    var answer = asked("/v1/drivers?survey=known&period=" + company.last());
    var shares = new TreeMap<String, Double>();
    for (var driver : answer.path("drivers")) {
      shares.put(
          driver.path("dimension").asText(),
          driver.path("importance").asDouble() / answer.path("rSquared").asDouble());
    }

    var rows = dashboard.csv(dashboard.figure("drivers", 0));

    assertThat(rows).extracting(List::getFirst).containsExactly("quality", "price");
    for (var row : rows) {
      assertThat(Double.parseDouble(row.get(1)))
          .isCloseTo(shares.get(row.getFirst()), within(1e-9));
    }
    assertThat(dashboard.page().locator("#drivers figcaption"))
        .containsText(now.size() + " complete answers");
  }

  @Test
  void whoStaysAndHowFarTheyCameIsCounted() {
    var cohort = dashboard.table(dashboard.figure("cohorts", 0));
    int stayed = KnownCompany.CUSTOMERS - KnownCompany.LEFT;
    assertThat(cohort).hasSize(1);
    assertThat(cohort.getFirst().subList(1, 4))
        .containsExactly(
            "" + KnownCompany.CUSTOMERS,
            "100.0%",
            tenths(100.0 * stayed / KnownCompany.CUSTOMERS) + "%");

    assertThat(dashboard.table(dashboard.figure("funnel", 0)))
        .containsExactly(
            List.of("trial", "20", "100.0%", ""),
            List.of("checkout", "10", "50.0%", "50.0%"),
            List.of("paid", "5", "25.0%", "50.0%"));
  }

  @Test
  void commentsAreFoundByWordsAndScoresAndNeverRun() {
    var page = dashboard.page();
    var comments = page.locator("#comments article");
    var count = page.locator("#comments .count");
    page.locator("#comments .end").scrollIntoViewIfNeeded(); // the next page comes as it is near
    assertThat(count).hasText(counted(one -> !one.comment().isEmpty()) + " answers");

    page.locator("#comments-q").fill("quoted");
    page.locator("#comments-q").press("Enter");
    assertThat(comments).hasCount(2); // one of each month
    assertThat(comments.first().locator(".said")).hasText(KnownCompany.MARKUP);
    assertThat(comments.locator(".said *")).hasCount(0);
    assertThat(comments.first().locator(".score").first()).hasText("Will you name us? 10");
    assertThat(comments.first().locator(".score").nth(1)).hasText("happy 5"); // asks in no words
    assertThat(page.locator("#comments-question option[value=recommend]"))
        .hasText("Will you name us?");

    page.locator("#comments-q").fill("");
    page.locator("#comments-question").selectOption("recommend");
    page.locator("#comments-most").fill("6");
    page.getByLabel("Only with a comment").uncheck();
    page.locator("#comments form button").click();
    assertThat(count).hasText(counted(one -> one.recommend() <= 6) + " answers");

    page.locator("#comments-q").fill("nobody wrote that");
    page.locator("#comments form button").click();
    assertThat(page.locator("#comments .state")).containsText("No answers like that");
    page.locator("#comments-q").fill(""); // as others find it
    page.locator("#comments-question").selectOption("");
    page.locator("#comments form button").click();
    assertThat(comments.first()).isVisible();
  }

  private static long counted(Predicate<Response> fits) {
    return company.responses().stream().filter(fits).count();
  }
}
