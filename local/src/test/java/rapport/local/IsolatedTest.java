package rapport.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import rapport.local.tiny.TinyProject;
import rapport.store.Key;
import rapport.store.Table.Read;

/// Functions in their own processes, under Lambda's runtime interface client.
@EnabledOnOs(OS.LINUX)
@Timeout(120)
class IsolatedTest {

  @TempDir Path folder;

  @Test
  void functionsWorkUnderLambdasRuntimeAndAreMeteredByTheirKeys() throws Exception {
    try (var system = start()) {
      var answer = post(system, "hello");
      system.settle();

      assertThat(answer.statusCode()).isEqualTo(202);
      assertThat(answer.body()).isEqualTo("anna false");
      assertThat(system.events().get(new Key("tiny#demo", "hello"), Read.STRONG)).isPresent();
      assertThat(system.cost().get("recorder").writeUnits()).isEqualTo(1);
      assertThat(system.cost().get("recorder").invocations()).isEqualTo(1);
    }
  }

  @Test
  void aFunctionWhoseProcessEndsIsStartedAgain() throws Exception {
    try (var system = start()) {
      var failed = post(system, "exit");
      var next = post(system, "fine");

      assertThat(failed.statusCode()).isEqualTo(500);
      assertThat(next.statusCode()).isEqualTo(202);
    }
  }

  @Test
  void aFunctionWhoseIdleProcessIsKilledTakesTheNextCallInAnother() throws Exception {
    try (var system = start()) {
      post(system, "first");
      kill("TinyIntake");

      var next = post(system, "fine");

      assertThat(next.statusCode()).isEqualTo(202);
    }
  }

  @Test
  void aFunctionThatThrowsGoesOn() throws Exception {
    try (var system = start()) {
      var failed = post(system, "crash");
      var next = post(system, "fine");

      assertThat(failed.statusCode()).isEqualTo(500);
      assertThat(next.statusCode()).isEqualTo(202);
      assertThat(Files.readString(folder.resolve("data/logs/intake.log"))).contains("as asked");
    }
  }

  private LocalSystem start() throws Exception {
    var options =
        Options.inFolder(TinyProject.withJar(folder), folder.resolve("data"), 0)
            .withIsolated(true)
            .withScheduled(false);
    return LocalSystem.start(options, Set.of());
  }

  private static void kill(String handler) {
    ProcessHandle.current()
        .children()
        .filter(child -> child.info().commandLine().orElse("").endsWith(handler))
        .forEach(
            child -> {
              child.destroyForcibly();
              child.onExit().join();
            });
  }

  private static HttpResponse<String> post(LocalSystem system, String body) throws Exception {
    try (var http = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(URI.create(system.url() + "/v1/anna"))
              .header("Content-Type", "text/plain")
              .POST(BodyPublishers.ofString(body));
      return http.send(request.build(), BodyHandlers.ofString());
    }
  }
}
