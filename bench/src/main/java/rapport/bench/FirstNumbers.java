package rapport.bench;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import rapport.local.LocalSystem;
import rapport.local.Options;
import rapport.local.browser.Chromium;

/// How long it takes from the call of the dashboard's address until its first numbers are there,
/// beside a page of the same origin that asks the same and writes one number, and loads no code.
///
/// The system is in memory and has a year of answers. A browser comes for the first time, then
/// again, and another one from far away.
///
/// @param project the folder of `template.yaml`
record FirstNumbers(Path project) implements Comparison {

  static final String NAME = "page";

  private static final int ANSWERS = 2_000;
  private static final int REQUEST = 500;
  private static final int FAR_MILLIS = 100;

  /// In a round: they are quick, and differ much.
  private static final int LOADS = 2;

  private static final Duration YEAR = Duration.ofDays(364);

  /// What the least dashboard would do. The page sets the same mark.
  private static final String LEAST =
      """
      fetch('/v1/dashboard?period=month&compare=previous', {
        headers: {authorization: 'Bearer %s'},
        cache: 'no-store'
      }).then((answer) => answer.json()).then((board) => {
        const {points} = board.cards.find((card) => card.metric === 'nps');
        document.documentElement.append(points.at(-1).value);
        performance.mark('numbers');
      });
      """;

  private static final String WHEN_MARKED =
      """
      () => new Promise((told) =>
        new PerformanceObserver((list) =>
          list.getEntriesByName('numbers').forEach((mark) => told(mark.startTime)))
        .observe({type: 'mark', buffered: true}))
      """;

  /// A file without a script.
  private static final String EMPTY_PAGE = "/icon.svg";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<Row> measured(int rounds) {
    var options =
        Options.inMemory(project).withParameters(Map.of("AddressLimit", "1000/s burst 100000"));
    try (var system = LocalSystem.start(options, Set.of(Answer.SURVEY))) {
      load(system);
      return measured(system, Chromium.get(), rounds);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Milliseconds of each round.
  private record Times(List<Double> first, List<Double> next, List<Double> far) {

    Times() {
      this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }
  }

  private static List<Row> measured(LocalSystem system, Browser browser, int rounds) {
    var key = system.keys().read();
    var ours = new Times();
    var least = new Times();
    // The first visit is nobody's: what the system does once is done then.
    for (int round = -1; round < rounds * LOADS; round++) {
      visit(
          browser, "", system.url() + "/?period=month#key=" + key, round < 0 ? new Times() : ours);
      visit(
          browser,
          LEAST.formatted(key),
          system.url() + EMPTY_PAGE,
          round < 0 ? new Times() : least);
    }
    return List.of(
        row("first visit", ours.first, least.first),
        row("next visit", ours.next, least.next),
        row("from afar", ours.far, least.far));
  }

  private static void visit(Browser browser, String script, String address, Times times) {
    try (BrowserContext context = context(browser, script)) {
      times.first.add(millis(context, address, 0));
      times.next.add(millis(context, address, 0));
    }
    try (BrowserContext context = context(browser, script)) {
      times.far.add(millis(context, address, FAR_MILLIS));
    }
  }

  private static BrowserContext context(Browser browser, String script) {
    var context = browser.newContext();
    context.addInitScript(script);
    return context;
  }

  private static double millis(BrowserContext context, String address, int latencyMillis) {
    try (Page page = context.newPage()) {
      if (latencyMillis > 0) {
        delay(context.newCDPSession(page), latencyMillis);
      }
      page.navigate(address);
      return ((Number) page.evaluate(WHEN_MARKED)).doubleValue();
    }
  }

  /// Lets each answer take so much longer to begin.
  private static void delay(CDPSession session, int millis) {
    var conditions = new JsonObject();
    conditions.addProperty("offline", false);
    conditions.addProperty("latency", millis);
    conditions.addProperty("downloadThroughput", -1);
    conditions.addProperty("uploadThroughput", -1);
    session.send("Network.enable");
    session.send("Network.emulateNetworkConditions", conditions);
  }

  private static Row row(String visit, List<Double> ours, List<Double> least) {
    var ratios = new ArrayList<Double>();
    for (int i = 0; i < ours.size(); i++) {
      ratios.add(ours.get(i) / least.get(i));
    }
    return new Row(
        NAME + ", " + visit,
        "the dashboard until its first numbers",
        "a page that asks the same and shows one",
        ratios,
        String.format(
            Locale.ROOT,
            "medians of %d loads %.0f ms and %.0f ms",
            ours.size(),
            Row.median(ours),
            Row.median(least)));
  }

  private static void load(LocalSystem system) throws IOException {
    put(system, "PUT", "/v1/surveys/" + Answer.SURVEY, Answer.DEFINITION);
    var now = Instant.now();
    var answers = Answer.drawn(ANSWERS, now.minus(YEAR), now);
    for (int first = 0; first < ANSWERS; first += REQUEST) {
      put(
          system,
          "POST",
          "/v1/imports?import=bench",
          Answer.json(answers.subList(first, Math.min(ANSWERS, first + REQUEST))));
    }
    system.settle();
  }

  private static void put(LocalSystem system, String method, String path, String json)
      throws IOException {
    var request =
        HttpRequest.newBuilder(URI.create(system.url() + path))
            .header("authorization", "Bearer " + system.keys().srv())
            .header("content-type", "application/json")
            .method(method, BodyPublishers.ofString(json))
            .build();
    try (var client = HttpClient.newHttpClient()) {
      var answer = client.send(request, BodyHandlers.ofString());
      if (answer.statusCode() / 100 != 2) {
        throw new IllegalStateException(
            path + " answers " + answer.statusCode() + ": " + answer.body());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
