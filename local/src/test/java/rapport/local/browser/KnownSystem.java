package rapport.local.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.concurrent.ConcurrentHashMap;
import rapport.local.LocalKeys;
import rapport.local.LocalSystem;
import rapport.local.MoreTenants;
import rapport.local.Options;

/// The system of this checkout in memory, once for all tests of a process. Its tenant has answered:
/// of [#ANSWERS] in the last days a half are promoters, a quarter detractors.
///
/// Tests may add to it, so they compare with what was there before.
final class KnownSystem {

  static final String SURVEY = "relationship-2026";
  static final int ANSWERS = 40;

  private static final int[] SCORES = {10, 9, 8, 3};

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final LocalSystem system;
  private final Map<String, LocalKeys> others = new ConcurrentHashMap<>();

  private KnownSystem(LocalSystem system) {
    this.system = system;
  }

  static KnownSystem get() {
    return Running.SYSTEM;
  }

  String url() {
    return system.url();
  }

  LocalKeys keys() {
    return system.keys();
  }

  /// The keys of a tenant beside it.
  LocalKeys keysOf(String tenant) {
    return others.computeIfAbsent(tenant, name -> MoreTenants.keys(system, name));
  }

  /// Everything that was sent is in the figures.
  void settle() {
    system.settle();
  }

  /// @param json empty for no body
  HttpResponse<String> send(String method, String path, String key, String json) {
    var request =
        HttpRequest.newBuilder(URI.create(url() + path))
            .header("authorization", "Bearer " + key)
            .header("content-type", "application/json")
            .method(
                method, json.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(json));
    try {
      return HTTP.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void begin() {
    var survey =
        """
        {"title":{"en":"How are we doing?","zh":"我们做得怎么样？"},
         "questions":[{"id":"recommend","type":"nps"},{"id":"why","type":"text"}]}""";
    assertThat(send("PUT", "/v1/surveys/" + SURVEY, keys().srv(), survey).statusCode())
        .isEqualTo(201);
    var events = new StringJoiner(",", "[", "]");
    Instant now = Instant.now();
    for (int i = 0; i < ANSWERS; i++) {
      events.add(answer(i, now.minus(1 + i * 12L, ChronoUnit.HOURS)));
    }
    assertThat(send("POST", "/v1/events", keys().srv(), events.toString()).statusCode())
        .isEqualTo(202);
    settle();
  }

  private static String answer(int number, Instant at) {
    return """
        {"specversion":"1.0","source":"known","id":"%d","time":"%s","type":"survey.response",
         "subject":"customer-%d","data":{"survey":"%s",
         "answers":{"recommend":%d,"why":"Answer number %d."}}}"""
        .formatted(number, at, number, SURVEY, SCORES[number % SCORES.length], number);
  }

  private static final class Running {
    static final KnownSystem SYSTEM = start();

    private static KnownSystem start() {
      var options =
          Options.inMemory(Path.of("").toAbsolutePath().getParent())
              .withParameters(Map.of("AddressLimit", "1000/s burst 100000"));
      try {
        var system = new KnownSystem(LocalSystem.start(options, Set.of(SURVEY)));
        Runtime.getRuntime().addShutdownHook(new Thread(system.system::close));
        system.begin();
        return system;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
