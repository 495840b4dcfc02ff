package rapport.local.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;

/// The dashboard as it is read: its headlines, and each chart as the table and the file it offers.
record Dashboard(Visit visit) {

  private static final String EACH_IN_VIEW =
      """
      async () => {
        for (const panel of document.querySelectorAll('main > .panel, .columns > .panel')) {
          panel.scrollIntoView({block: 'center'});
          await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
        }
      }
      """;

  private static final String ROWS =
      "table => [...table.tBodies[0].rows].map(row => [...row.cells].map(cell => cell.innerText))";

  Page page() {
    return visit.page();
  }

  /// Brings all panels into view, one after the other, and waits until each has what it asked for.
  Dashboard scrolledThrough() {
    page().locator("main > .panel[id]").first().waitFor();
    page().evaluate(EACH_IN_VIEW);
    visit.settled();
    page().evaluate("scrollTo(0, 0)");
    return this;
  }

  /// All of it, also what is laid out only where it is seen. The window stays as high as that.
  Dashboard screenshot(String name) {
    var size = page().viewportSize();
    int height = (int) page().evaluate("document.documentElement.scrollHeight");
    page().setViewportSize(size.width, height);
    visit.settled().screenshot(name);
    return this;
  }

  Locator card(String metric) {
    return page().locator(".card:has([data-metric='" + metric + "'])");
  }

  /// @param panel its id
  /// @param place of the chart in it, from 0
  Locator figure(String panel, int place) {
    return page().locator("#" + panel + " figure").nth(place);
  }

  /// What a chart shows, row by row, as it is read.
  @SuppressWarnings("unchecked")
  List<List<String>> table(Locator figure) {
    Locator toggle = figure.locator(".tablebar button[aria-expanded=false]");
    if (toggle.count() > 0) {
      toggle.click();
    }
    return (List<List<String>>) figure.locator(".tablebar ~ .scroll table").evaluate(ROWS);
  }

  /// What a chart gives as a file, without its head.
  List<List<String>> csv(Locator figure) {
    var download = page().waitForDownload(() -> figure.locator(".tablebar button").last().click());
    try {
      return Files.readString(download.path())
          .lines()
          .skip(1)
          .map(line -> List.of(line.split(",", -1)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// As English has numbers with one digit after the point, and a real minus.
  static String tenths(double number) {
    String text = String.format(Locale.ROOT, "%.1f", number);
    return (text.equals("-0.0") ? "0.0" : text).replace('-', '−');
  }
}
