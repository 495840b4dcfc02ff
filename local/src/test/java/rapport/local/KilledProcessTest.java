package rapport.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import rapport.local.tiny.TinyProject;
import rapport.store.Item;
import rapport.store.Key;
import rapport.store.Range;
import rapport.store.Table;
import rapport.store.Table.Read;

/// Ends a running system with SIGKILL, again and again, at moments that differ.
@Timeout(600)
class KilledProcessTest {

  private static final int ROUNDS = 3;
  private static final int POSTS = 150;

  @TempDir Path folder;

  @Test
  void nothingThatWasAnsweredIsLost() throws Exception {
    var project = TinyProject.in(folder.resolve("project"));
    var data = folder.resolve("data");
    var answered = new TreeSet<String>();

    for (int round = 0; round < ROUNDS; round++) {
      Process process = start(project, data);
      try {
        answered.addAll(postAndKill(process, url(data, process), round));
      } catch (IOException e) {
        throw new AssertionError(Files.readString(project.resolve("output")), e);
      }
      Files.delete(data.resolve("local.json"));
    }

    try (var system = LocalSystem.start(Options.inFolder(project, data, 0), Set.of())) {
      system.settle();
      assertThat(recorded(system.events())).containsAll(answered);
      assertThat(answered).hasSizeGreaterThan(ROUNDS);
    }
  }

  /// As `rapport` starts it.
  private static Process start(Path project, Path data) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Drapport.home=" + project,
            "-cp",
            System.getProperty("java.class.path"),
            Rapport.class.getName(),
            "up",
            "--no-sample",
            "--port=0",
            "--data=" + data)
        .redirectErrorStream(true)
        .redirectOutput(project.resolve("output").toFile())
        .start();
  }

  private static URI url(Path data, Process process) throws IOException {
    while (process.isAlive()) {
      var connection = Connection.read(data);
      if (connection.isPresent()) {
        return URI.create(connection.get().url());
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
    throw new IllegalStateException("the system ended with " + process.exitValue());
  }

  /// Posts one after the other and kills the process amid them; what it answered with 202 counts.
  private static List<String> postAndKill(Process process, URI url, int round) throws Exception {
    var answered = new ArrayList<String>();
    try (var http = HttpClient.newHttpClient()) {
      for (int i = 0; i < POSTS; i++) {
        var name = "%d-%03d".formatted(round, i);
        var request =
            HttpRequest.newBuilder(url.resolve("/v1/x")).POST(BodyPublishers.ofString(name));
        if (http.send(request.build(), BodyHandlers.ofString()).statusCode() == 202) {
          answered.add(name);
        }
        if (i == POSTS / (round + 1) - 1) {
          process.destroyForcibly().waitFor();
          return answered;
        }
      }
    }
    throw new IllegalStateException("not killed");
  }

  private static List<String> recorded(Table events) {
    var found = new ArrayList<String>();
    events.query(
        new Range("tiny#demo", "!", "~"),
        Read.STRONG,
        page -> found.addAll(page.stream().map(Item::key).map(Key::sort).toList()));
    return found;
  }
}
