package rapport.local.importer;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/// Sends a request until it is answered by more than "not now". Only for requests that may be sent
/// twice.
final class PatientSender implements AutoCloseable {

  private static final int MAX_ATTEMPTS = 9;
  private static final int MAX_ATTEMPTS_UNKNOWN = 3;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(20);
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
  private static final Set<Integer> NOT_NOW = Set.of(429, 500, 502, 503, 504);

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT_TIMEOUT)
          .build();
  private final Pause pause;
  private volatile boolean everReached;

  PatientSender(Pause pause) {
    this.pause = pause;
  }

  /// Somebody who was never reached may be the wrong address, and is given up sooner.
  ///
  /// @throws ImportStoppedException if it is not answered in nine attempts
  HttpResponse<String> send(HttpRequest request) {
    String last = "";
    for (int attempt = 1; attempt <= maxAttempts(); attempt++) {
      try {
        HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
        everReached = true;
        if (!NOT_NOW.contains(response.statusCode())) {
          return response;
        }
        last = "it answers " + response.statusCode();
        waitBefore(attempt + 1, asked(response));
      } catch (IOException e) {
        everReached = everReached || !neverReached(e);
        last = reason(e);
        waitBefore(attempt + 1, Duration.ZERO);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        throw new ImportStoppedException("interrupted");
      }
    }
    throw new ImportStoppedException(
        "cannot get through to " + request.uri().resolve("/") + ": " + last);
  }

  private int maxAttempts() {
    return everReached ? MAX_ATTEMPTS : MAX_ATTEMPTS_UNKNOWN;
  }

  @Override
  public void close() {
    http.shutdownNow();
    http.close();
  }

  /// Waits twice as long each time, and not all senders equally long, so that they don't come back
  /// at the same moment.
  private void waitBefore(int attempt, Duration asked) {
    if (attempt > maxAttempts()) {
      return;
    }
    Duration longest = shorter(FIRST_PAUSE.multipliedBy(1L << attempt - 2), LONGEST_PAUSE);
    long millis = longest.toMillis() / 2;
    Duration own = Duration.ofMillis(millis + ThreadLocalRandom.current().nextLong(millis + 1));
    try {
      pause.of(own.compareTo(asked) > 0 ? own : asked);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new ImportStoppedException("interrupted");
    }
  }

  private static Duration asked(HttpResponse<String> response) {
    String seconds = response.headers().firstValue("retry-after").orElse("0");
    return seconds.matches("[0-9]{1,4}")
        ? shorter(Duration.ofSeconds(Long.parseLong(seconds)), LONGEST_PAUSE)
        : Duration.ZERO;
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private static boolean neverReached(IOException e) {
    return e instanceof ConnectException || e instanceof HttpConnectTimeoutException;
  }

  private static String reason(IOException e) {
    return neverReached(e)
        ? "nobody listens there"
        : e.getClass().getSimpleName() + (e.getMessage() == null ? "" : ": " + e.getMessage());
  }
}
