package rapport.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rapport.local.function.FunctionFailedException;
import rapport.store.Quarantine.Kept;

/// Every file of `events/` by `rapport invoke`, on the day on which the functions' own tests read
/// them and ten years later: what is refused, and for what, must not depend on the day.
class EventFilesTest {

  private static final Instant DAY = Instant.parse("2026-03-01T10:05:00Z");
  private static final Duration TEN_YEARS = Duration.ofDays(3653);
  private static final Path PROJECT = Path.of("").toAbsolutePath().getParent();
  private static final ObjectMapper JSON = new ObjectMapper();

  private static LocalSystem today;
  private static LocalSystem later;

  @BeforeAll
  static void start() throws IOException {
    today = start(DAY);
    later = start(DAY.plus(TEN_YEARS));
  }

  @AfterAll
  static void stop() {
    today.close();
    later.close();
  }

  /// Backwards, so that what deletes comes after what puts and posts.
  static Stream<String> files() throws IOException {
    var events = PROJECT.resolve("events");
    try (var files = Files.walk(events)) {
      return files
          .filter(file -> file.toString().endsWith(".json"))
          .map(file -> events.relativize(file).toString())
          .filter(file -> !file.startsWith("schemas"))
          .filter(file -> !file.startsWith("webhooks")) // what we tell, not what we are told
          .sorted(Comparator.reverseOrder())
          .toList()
          .stream();
    }
  }

  /// What became of an event.
  ///
  /// @param status of the HTTP answer; 0 if it is none
  /// @param pointers to all that is wrong in it
  /// @param failures messages that would be delivered again
  /// @param putAside reasons of what went into quarantine
  /// @param caller what an authorizer says of it; empty if none was asked
  record Outcome(
      int status, Set<String> pointers, int failures, Set<String> putAside, String caller) {
    boolean refused() {
      return status >= 400
          || !pointers.isEmpty()
          || failures > 0
          || !putAside.isEmpty()
          || Set.of("nobody", "stranger").contains(caller);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("files")
  void isRefusedIfItsNameSaysSoWheneverItIsSent(String file) throws Exception {
    boolean bad = Path.of(file).getFileName().toString().startsWith("bad-");

    var outcome = outcome(today, file);
    var tenYearsOn = outcome(later, file);

    assertThat(outcome.refused()).as("%s", outcome).isEqualTo(bad);
    assertThat(outcome.status()).isLessThan(500);
    assertThat(tenYearsOn).isEqualTo(outcome);
  }

  private static LocalSystem start(Instant now) throws IOException {
    var options = Options.inMemory(PROJECT).withClock(Clock.fixed(now, ZoneOffset.UTC));
    return LocalSystem.start(options, LocalSystem.SAMPLE_SURVEYS);
  }

  private static Outcome outcome(LocalSystem system, String file)
      throws IOException, FunctionFailedException {
    ExampleTenant.prepare(system, PROJECT);
    Set<Kept> before = Set.copyOf(ExampleTenant.quarantined(system));
    JsonNode answer =
        JSON.readTree(
            system.invoke(
                Path.of(file).getParent().toString(),
                Files.readString(PROJECT.resolve("events").resolve(file))));
    var aside = new HashSet<>(ExampleTenant.quarantined(system));
    aside.removeAll(before);
    var pointers = new TreeSet<String>();
    if (answer.path("body").asText().startsWith("{")) {
      pointers.addAll(JSON.readTree(answer.path("body").asText()).findValuesAsText("pointer"));
    }
    return new Outcome(
        answer.path("statusCode").asInt(),
        pointers,
        answer.path("batchItemFailures").size(),
        new TreeSet<>(aside.stream().map(Kept::reason).toList()),
        answer.at("/context/caller").asText());
  }
}
