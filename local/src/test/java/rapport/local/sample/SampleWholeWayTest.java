package rapport.local.sample;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rapport.local.Connection;
import rapport.local.LocalSystem;
import rapport.local.Options;
import rapport.store.Jobs;
import rapport.store.Marks;

/// The last days of the sample, through the whole system.
class SampleWholeWayTest {

  private static final Instant NOW = Instant.parse("2026-11-27T15:00:00Z");
  private static final int DAYS = 3;

  @TempDir private Path folder;

  @Test
  void itIsAllThereOnceInATenantOfItsOwn() throws Exception {
    var checkout = Path.of("").toAbsolutePath().getParent();
    var clock = Clock.fixed(NOW, ZoneOffset.UTC);
    try (var system =
        LocalSystem.start(
            Options.inMemory(checkout).withClock(clock), Set.of("relationship-2026"))) {
      Connection at = system.connect(Sample.TENANT, Sample.SURVEYS);
      var sample = new Sample(URI.create(at.url()), at.keys().srv(), folder, clock, DAYS);

      var waited = new TreeSet<String>();
      sample.load(
          () -> {
            system.settle();
            waited.addAll(soonDue(system));
            system.hasten(Sample.TENANT);
          });
      system.settle(); // what was answered by those who were looked after

      assertThat(new Marks(system.events()).of(Sample.TENANT)).isEmpty();
      assertThat(responses(at)).hasSize(DAYS - 1).isEqualTo(responsesSent());
      assertThat(get(at, "/v1/followups?state=resolved").path("followups")).isNotEmpty();
      assertThat(responses(system.connection())).isEmpty();
      assertThat(sample.load(() -> {})).isZero();
      assertThat(waited).contains("republish", "watch", "prediction");
      assertThat(soonDue(system)).isEmpty();
    }
  }

  /// The jobs that wait for a while: they would draw charts then, and tell everything anew.
  private static List<String> soonDue(LocalSystem system) {
    return new Marks(system.events())
            .pending(Marks.partitionOf(Sample.TENANT), NOW.plus(Duration.ofMinutes(15)))
            .dueJobs()
            .stream()
            .filter(job -> job.tenant().equals(Sample.TENANT))
            .map(Jobs.Job::name)
            .toList();
  }

  /// By day, those of today left out, since there are answers of those who were looked after.
  private static Map<String, Long> responsesSent() {
    return CompanyEvents.of(NOW, DAYS).stream()
        .distinct()
        .filter(event -> event.path("data").path("answers").has("recommend"))
        .map(event -> date(event).toString())
        .filter(date -> !date.equals(today()))
        .collect(groupingBy(date -> date, counting()));
  }

  private static Map<String, Long> responses(Connection at)
      throws IOException, InterruptedException {
    var counts = new TreeMap<String, Long>();
    for (JsonNode series : get(at, "/v1/metrics?metric=nps&period=day").path("series")) {
      for (JsonNode point : series.path("points")) {
        String day = point.path("period").asText();
        long count = point.path("n").asLong();
        if (count > 0 && !day.equals(today())) {
          counts.put(day, count);
        }
      }
    }
    return counts;
  }

  private static LocalDate date(JsonNode event) {
    return LocalDate.ofInstant(
        Instant.parse(event.path("time").asText()), ZoneId.of("Europe/Berlin"));
  }

  private static String today() {
    return LocalDate.ofInstant(NOW, ZoneId.of("Europe/Berlin")).toString();
  }

  private static JsonNode get(Connection at, String path) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(at.url() + path))
            .header("authorization", "Bearer " + at.keys().read())
            .build();
    try (var http = HttpClient.newHttpClient()) {
      return CompanyEvents.read(http.send(request, BodyHandlers.ofString()).body());
    }
  }
}
