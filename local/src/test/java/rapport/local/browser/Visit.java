package rapport.local.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// One person's look at the pages, with storage of its own.
///
/// Whatever goes wrong meanwhile fails the test when the visit ends: errors of scripts, what a
/// content security policy refused, requests that failed or were answered with 400 or more. What a
/// test brings about on purpose it [#expect]s.
final class Visit implements AutoCloseable {

  /// A page that moves less than that isn't felt to.
  private static final double MAX_SHIFT = 0.01;

  private static final double TIMEOUT_MILLIS = 30_000;

  /// What is done with an answer, and what is asked for next, is begun within two frames.
  private static final String TWO_FRAMES =
      "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))";

  private static final Path SCREENSHOTS = Path.of("target", "screenshots");

  private static final List<String> RULES =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

  private static final String WATCH_SHIFTS =
      """
      window.shifted = 0;
      window.moved = [];
      new PerformanceObserver(list => {
        for (const entry of list.getEntries()) {
          if (!entry.hadRecentInput) {
            window.shifted += entry.value;
            window.moved.push(...entry.sources.map(({node, previousRect, currentRect}) =>
              `${node?.nodeName} #${node?.id} .${node?.className}: ${JSON.stringify(previousRect)} to ${JSON.stringify(currentRect)}`));
          }
        }
      }).observe({type: 'layout-shift', buffered: true});
      document.addEventListener('securitypolicyviolation',
        event => console.error('refused by policy: ' + event.violatedDirective + ' ' + event.blockedURI));
      """;

  private final Screen screen;
  private final BrowserContext context;
  private final Page page;
  private final List<String> faults = new ArrayList<>();
  private final List<Pattern> expected = new ArrayList<>();
  private final Set<Request> underWay = new HashSet<>();
  private final boolean hasScript;

  private Visit(Screen screen, BrowserContext context, boolean hasScript) {
    this.screen = screen;
    this.context = context;
    this.hasScript = hasScript;
    this.page = context.newPage();
    page.onConsoleMessage(this::said);
    page.onPageError(error -> faults.add("script: " + error));
    context.onRequest(underWay::add);
    context.onRequestFinished(underWay::remove);
    context.onRequestFailed(this::failed);
    context.onResponse(this::answered);
  }

  /// Opens an empty page.
  static Visit by(Screen screen) {
    return by(screen, true);
  }

  static Visit withoutScript(Screen screen) {
    return by(screen, false);
  }

  private static Visit by(Screen screen, boolean hasScript) {
    PlaywrightAssertions.setDefaultAssertionTimeout(TIMEOUT_MILLIS);
    var context = Chromium.get().newContext(screen.options().setJavaScriptEnabled(hasScript));
    context.setDefaultTimeout(TIMEOUT_MILLIS);
    context.addInitScript(WATCH_SHIFTS);
    return new Visit(screen, context, hasScript);
  }

  Page page() {
    return page;
  }

  BrowserContext context() {
    return context;
  }

  /// What goes wrong and fits is not held against the pages.
  Visit expect(String pattern) {
    expected.add(Pattern.compile(pattern));
    return this;
  }

  /// Goes to a page and waits until all that it loads is there. What the page before was asking for
  /// ends without a word.
  Visit to(String url) {
    underWay.clear();
    page.navigate(url);
    return settled();
  }

  /// Presses the button that says just that.
  void press(String button) {
    page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(button).setExact(true)).click();
  }

  /// Waits until nothing is under way, and nothing follows from what has arrived.
  Visit settled() {
    do {
      page.waitForCondition(underWay::isEmpty);
      if (hasScript) {
        page.evaluate(TWO_FRAMES);
      }
    } while (!underWay.isEmpty());
    return this;
  }

  /// Keeps the whole page as it is now, for people to look at.
  Visit screenshot(String name) {
    return kept(name, true);
  }

  /// Keeps what is in the window now, of a page that is long.
  Visit glance(String name) {
    return kept(name, false);
  }

  private Visit kept(String name, boolean whole) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(SCREENSHOTS.resolve(name + "-" + screen + ".png"))
            .setFullPage(whole));
    return this;
  }

  /// Fails if axe finds anything, by the rules of WCAG 2.2 up to AA and its own.
  Visit assertAccessible() {
    page.frames().forEach(frame -> frame.evaluate(Axe.SCRIPT));
    var found =
        page.evaluate(
            """
            rules => axe.run(document, {
              runOnly: {type: 'tag', values: rules},
              resultTypes: ['violations'],
              selectors: false,
            }).then(results =>
              results.violations.map(one => one.id + ': ' + one.help + '\\n' +
                one.nodes.map(node => '  ' + node.html + '\\n  ' + node.failureSummary).join('\\n')))
            """,
            RULES);
    assertThat((List<?>) found).as("what axe finds at %s, %s", page.url(), screen).isEmpty();
    return this;
  }

  /// Fails if anything moved without somebody having moved it.
  Visit assertStable() {
    assertThat(((Number) page.evaluate("window.shifted")).doubleValue())
        .as("layout shift at %s, %s, of %s", page.url(), screen, page.evaluate("window.moved"))
        .isLessThan(MAX_SHIFT);
    return this;
  }

  /// Fails if the page is wider than the screen.
  Visit assertFits() {
    assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
        .as("%s is no wider than %s", page.url(), screen)
        .isTrue();
    return this;
  }

  /// What `performance.mark` noted by that name, in milliseconds since the page was asked for.
  double markedMillis(String mark) {
    return ((Number) page.evaluate("mark => performance.getEntriesByName(mark)[0].startTime", mark))
        .doubleValue();
  }

  private void said(ConsoleMessage message) {
    // A failed request is told by its answer, which says which.
    if (message.type().equals("error") && !message.text().startsWith("Failed to load resource")) {
      faults.add("console: " + message.text());
    }
  }

  private void failed(Request request) {
    underWay.remove(request);
    // What is under way when a page is left is aborted.
    if (!"net::ERR_ABORTED".equals(request.failure())) {
      faults.add("%s %s: %s".formatted(request.method(), request.url(), request.failure()));
    }
  }

  private void answered(Response response) {
    if (response.status() >= 400) {
      faults.add(
          "%s %s: %d".formatted(response.request().method(), response.url(), response.status()));
    }
  }

  @Override
  public void close() {
    context.close();
    faults.removeIf(fault -> expected.stream().anyMatch(one -> one.matcher(fault).find()));
    assertThat(faults).as("what went wrong, %s", screen).isEmpty();
  }

  private static final class Axe {
    static final String SCRIPT = read();

    private static String read() {
      try (InputStream in = Visit.class.getResourceAsStream("/axe.min.js")) {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
