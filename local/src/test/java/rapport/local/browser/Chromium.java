package rapport.local.browser;

import static org.junit.jupiter.api.Assumptions.abort;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.impl.driver.Driver;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The Chromium of this machine: the one that `CHROMIUM` names, or where distributions put it. None
/// is ever downloaded. Where there is none tests are skipped, but on CI they fail.
public final class Chromium {

  private static final Map<String, String> NO_DOWNLOADS =
      Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");

  private static final List<String> USUAL =
      List.of(
          "/usr/bin/chromium",
          "/usr/bin/chromium-browser",
          "/usr/bin/google-chrome",
          "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");

  /// Nothing that it would tell its makers; and no sandbox, which root may not have.
  private static final List<String> ARGUMENTS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  private Chromium() {}

  /// The one of this process, started when it is first asked for; it ends with the process.
  ///
  /// @throws org.opentest4j.TestAbortedException if there is none
  /// @throws IllegalStateException if there is none on CI, or not where `CHROMIUM` says
  public static Browser get() {
    found();
    return Running.BROWSER;
  }

  /// Node.js as Playwright brings it.
  static Path node() {
    Path folder = Driver.ensureDriverInstalled(NO_DOWNLOADS, false).driverDir();
    return Stream.of("node", "node.exe")
        .map(folder::resolve)
        .filter(Files::exists)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no node in " + folder));
  }

  private static Path found() {
    return find(System.getenv(), USUAL);
  }

  /// @param usual where one may be if no variable says
  static Path find(Map<String, String> environment, List<String> usual) {
    String named = environment.getOrDefault("CHROMIUM", "");
    if (!named.isEmpty() && !Files.isExecutable(Path.of(named))) {
      throw new IllegalStateException("CHROMIUM names no program: " + named);
    }
    return Stream.concat(Stream.of(named).filter(name -> !name.isEmpty()), usual.stream())
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst()
        .orElseGet(() -> missing(environment, usual));
  }

  private static Path missing(Map<String, String> environment, List<String> usual) {
    String missing =
        "there is no Chromium here: install one, or name it by CHROMIUM (looked for %s)"
            .formatted(usual);
    if (!environment.getOrDefault("CI", "").isEmpty()) {
      throw new IllegalStateException(missing);
    }
    System.out.println("SKIPPED: " + missing);
    return abort(missing);
  }

  private static final class Running {
    static final Browser BROWSER = start();

    private static Browser start() {
      var playwright = Playwright.create(new Playwright.CreateOptions().setEnv(NO_DOWNLOADS));
      Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
      return playwright
          .chromium()
          .launch(
              new LaunchOptions()
                  .setExecutablePath(found())
                  .setChromiumSandbox(false)
                  .setArgs(ARGUMENTS));
    }
  }
}
