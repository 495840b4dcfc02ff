package rapport.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/// Fits the whole CDNOW set of 1997, of which the papers show a tenth, where the folder that
/// `-Drapport.data` names has it.
class RealPurchasesTest {

  private static final String FILE = "cdnow-1997.txt.gz";
  private static final LocalDate END = LocalDate.of(1997, 9, 30);

  @Test
  void theWholeSetGivesItsKnownParameters() throws IOException {
    var histories =
        Tally.of(
            customers(fileOrSkip()).stream()
                .map(customer -> customer.historyUntil(END.toEpochDay(), 7))
                .toList());

    var fit = timed("BG/NBD", () -> BgNbdFit.of(histories).orElseThrow());

    assertThat(fit.customers()).isEqualTo(23_570);
    assertThat(fit.logLikelihood()).isCloseTo(-95_368.44, within(0.005));
    assertThat(fit.model().r()).isCloseTo(0.2516, within(0.00005));
    assertThat(fit.model().alpha()).isCloseTo(4.789, within(0.0005));
    assertThat(fit.model().a()).isCloseTo(0.7234, within(0.00005));
    assertThat(fit.model().b()).isCloseTo(2.161, within(0.0005));
  }

  /// The oracle is another optimiser: BFGS, then Nelder and Mead's, of SciPy 1.17.
  @Test
  void theValuesOfAllPurchasesGiveTheParametersThatAnotherOptimiserFinds() throws IOException {
    var spendings = Tally.of(customers(fileOrSkip()).stream().map(PurchaseSums::spending).toList());

    var fit = timed("Gamma-Gamma", () -> GammaGammaFit.of(spendings).orElseThrow());

    assertThat(fit.customers()).isEqualTo(23_500);
    assertThat(fit.logLikelihood()).isCloseTo(-99_425.05667, within(0.00001));
    assertThat(fit.model().p()).isCloseTo(10.8304, within(0.001));
    assertThat(fit.model().q()).isCloseTo(3.26709, within(0.0001));
    assertThat(fit.model().v()).isCloseTo(6.9324, within(0.001));
  }

  private static Collection<PurchaseSums> customers(Path file) throws IOException {
    var days = new TreeMap<String, Map<Long, BigDecimal>>();
    try (var text = new GZIPInputStream(Files.newInputStream(file))) {
      new String(text.readAllBytes(), StandardCharsets.US_ASCII)
          .lines()
          .skip(1)
          .map(line -> line.strip().split("\\s+"))
          .forEach(cells -> add(cells, days));
    }
    return days.values().stream().map(RealPurchasesTest::sums).toList();
  }

  /// Purchases of one day are one, and what came after the calibration is left out.
  private static void add(String[] cells, Map<String, Map<Long, BigDecimal>> days) {
    var date = LocalDate.parse(cells[1], DateTimeFormatter.BASIC_ISO_DATE);
    if (!date.isAfter(END)) {
      days.computeIfAbsent(cells[0], _ -> new TreeMap<>())
          .merge(date.toEpochDay(), new BigDecimal(cells[3]), BigDecimal::add);
    }
  }

  private static PurchaseSums sums(Map<Long, BigDecimal> days) {
    return days.entrySet().stream()
        .map(day -> PurchaseSums.ofDay(day.getKey(), day.getValue()))
        .reduce(PurchaseSums::merge)
        .orElseThrow();
  }

  private static <T> T timed(String name, Supplier<T> fit) {
    long start = System.nanoTime();
    T fitted = fit.get();
    long millis = Duration.ofNanos(System.nanoTime() - start).toMillis();
    System.out.println(name + " fitted to CDNOW in " + millis + " ms");
    return fitted;
  }

  /// The file, or an end to the test that says aloud what it lacks.
  private static Path fileOrSkip() {
    String folder = System.getProperty("rapport.data", "");
    var file = Path.of(folder, FILE);
    if (folder.isEmpty() || !Files.isRegularFile(file)) {
      System.out.println("SKIPPED, real data is missing: " + FILE + " in -Drapport.data=<folder>");
      abort("there is no " + FILE + " in the folder that -Drapport.data names");
    }
    return file;
  }
}
