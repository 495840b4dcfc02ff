package rapport.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rapport.access.Access;
import rapport.access.IssuedKey;
import rapport.local.cost.Meter.Call;
import rapport.local.network.Loopback;
import rapport.local.tiny.TinyProject;
import rapport.store.AccessKeys;
import rapport.store.IssuedKeys;
import rapport.store.Item;
import rapport.store.Key;
import rapport.store.Range;
import rapport.store.Table;
import rapport.store.Table.Read;

class LocalSystemTest {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @TempDir Path folder;

  @Test
  void aPostGoesThroughTheQueueIntoTheTable() throws Exception {
    try (var system = LocalSystem.start(tiny(), Set.of())) {
      var answer = post(system, "/v1/anna", "text/plain", "hello");
      system.settle();

      assertThat(answer.statusCode()).isEqualTo(202);
      assertThat(answer.body()).isEqualTo("anna false");
      assertThat(recorded(system.events())).containsExactly("hello");
    }
  }

  @Test
  void aFormComesEncodedAsFromApiGateway() throws Exception {
    try (var system = LocalSystem.start(tiny(), Set.of())) {
      var answer = post(system, "/v1/anna", "application/x-www-form-urlencoded", "a=b");

      assertThat(answer.body()).isEqualTo("anna true");
    }
  }

  @Test
  void whatFailedAloneIsDeliveredAgainAlone() throws Exception {
    try (var system = LocalSystem.start(tiny(), Set.of())) {
      post(system, "/v1/a", "text/plain", "one");
      post(system, "/v1/a", "text/plain", "poison");
      post(system, "/v1/a", "text/plain", "two");
      system.settle();

      assertThat(recorded(system.events())).containsExactlyInAnyOrder("one", "two", "poison");
      assertThat(system.cost().get("recorder").writeUnits()).isEqualTo(3);
    }
  }

  @Test
  void aFunctionThatThrowsAnswers500AndTheNextCallWorks() throws Exception {
    try (var system = LocalSystem.start(tiny(), Set.of())) {
      var failed = post(system, "/v1/a", "text/plain", "crash");
      var next = post(system, "/v1/a", "text/plain", "fine");

      assertThat(failed.statusCode()).isEqualTo(500);
      assertThat(failed.body()).isEqualTo("{\"message\":\"Internal Server Error\"}");
      assertThat(next.statusCode()).isEqualTo(202);
    }
  }

  @Test
  void theScheduleSendsWhatSchedulerSendsAndHandlersHaveTheGivenClock() throws Exception {
    var now = Instant.parse("2024-03-31T01:00:00Z");
    var options = tiny().withClock(Clock.fixed(now, ZoneOffset.UTC));
    try (var system = LocalSystem.start(options, Set.of())) {
      system.runSchedules();

      var kept = system.summary().get(new Key("tiny", "schedule"), Read.STRONG).orElseThrow();
      assertThat(kept.text("at")).isEqualTo("2024-03-31T01:00:00Z");
      assertThat(kept.text("event"))
          .contains("\"source\":\"aws.scheduler\"", "\"time\":\"2024-03-31T01:00:00Z\"");
    }
  }

  @Test
  void theKeysWorkAndAreBoundToTheTenant() throws Exception {
    try (var system = LocalSystem.start(tiny(), Set.of("open"))) {
      var keys = new AccessKeys(system.summary());

      var pub = keys.find(AccessKeys.hashOf(system.keys().pub())).orElseThrow();
      var srv = keys.find(AccessKeys.hashOf(system.keys().srv())).orElseThrow();

      assertThat(pub.tenant()).isEqualTo("demo");
      assertThat(pub.surveys()).containsExactly("open");
      assertThat(srv.scopes()).containsExactly(Access.Scope.ADMIN);
      assertThat(system.keys().read()).matches("read_[A-Za-z0-9_-]{43}");
    }
  }

  @Test
  void theRightsThatAFunctionUsesAreNoted() throws Exception {
    try (var system = LocalSystem.start(tiny(), Set.of())) {
      post(system, "/v1/a", "text/plain", "one");
      system.settle();

      assertThat(system.calls("intake"))
          .containsExactly(new Call("sqs:SendMessage", "EventQueue", ""));
      assertThat(system.calls("recorder"))
          .containsExactly(new Call("dynamodb:PutItem", "EventsTable", "tiny"));
    }
  }

  @Test
  void unknownPathsAndOtherOriginsAreAnsweredByTheGateway() throws Exception {
    try (var system = LocalSystem.start(tiny(), Set.of())) {
      var unknown = post(system, "/v2/a/b", "text/plain", "x");
      var preflight =
          HTTP.send(
              HttpRequest.newBuilder(URI.create(system.url() + "/v1/a"))
                  .method("OPTIONS", BodyPublishers.noBody())
                  .header("Origin", "https://example.org")
                  .header("Access-Control-Request-Method", "POST")
                  .build(),
              BodyHandlers.ofString());

      assertThat(unknown.statusCode()).isEqualTo(404);
      assertThat(preflight.statusCode()).isEqualTo(204);
      assertThat(preflight.headers().firstValue("access-control-allow-origin")).contains("*");
    }
  }

  @Test
  void tenMegabytesAreRefusedByTheGateway() throws Exception {
    try (var system = LocalSystem.start(tiny(), Set.of())) {
      var answer = post(system, "/v1/a", "application/json", "x".repeat(10 * 1024 * 1024 + 1));

      assertThat(answer.statusCode()).isEqualTo(413);
    }
  }

  @Test
  void costIsAnsweredByFunction() throws Exception {
    try (var system = LocalSystem.start(tiny(), Set.of())) {
      post(system, "/v1/a", "text/plain", "one");
      var settled = post(system, "/local/settle", "text/plain", "");
      var cost =
          HTTP.send(
              HttpRequest.newBuilder(URI.create(system.url() + "/local/cost")).build(),
              BodyHandlers.ofString());

      assertThat(settled.body()).contains("\"settled\":true");
      assertThat(cost.body())
          .contains(
              "\"recorder\":{\"writeUnits\":1.0,\"readUnits\":0.0,\"requests\":1,\"invocations\":1}");
    }
  }

  @Test
  void dataAndKeysSurviveACleanRestart() throws Exception {
    var options = Options.inFolder(TinyProject.in(folder), folder.resolve("data"), 0);
    LocalKeys keys;
    try (var first = LocalSystem.start(options, Set.of())) {
      keys = first.keys();
      post(first, "/v1/a", "text/plain", "kept");
    }
    try (var second = LocalSystem.start(options, Set.of())) {
      second.settle();

      assertThat(second.keys()).isEqualTo(keys);
      assertThat(recorded(second.events())).containsExactly("kept");
      assertThat(Connection.read(folder.resolve("data"))).contains(second.connection());
    }
  }

  @Test
  void anotherTenantHasKeysOfItsOwnWhichSurviveARestartInAFileOfItsName() throws Exception {
    var options = Options.inFolder(TinyProject.in(folder), folder.resolve("data"), 0);
    LocalKeys keys;
    try (var first = LocalSystem.start(options, Set.of())) {
      keys = first.connect("acme", Set.of("visit")).keys();
      var doors = new AccessKeys(first.summary());

      assertThat(doors.find(AccessKeys.hashOf(keys.read())).orElseThrow().tenant())
          .isEqualTo("acme");
      assertThat(doors.find(AccessKeys.hashOf(keys.pub())).orElseThrow().surveys())
          .containsExactly("visit");
    }
    try (var second = LocalSystem.start(options, Set.of())) {
      var again = second.connect("acme", Set.of("visit"));

      assertThat(again.keys()).isEqualTo(keys);
      assertThat(again.url()).isEqualTo(second.url());
      assertThat(Connection.read(folder.resolve("data"), "acme")).contains(again);
      assertThat(Connection.read(folder.resolve("data"))).contains(second.connection());
    }
  }

  @Test
  void theReadyKeysAreListedAndTheOneThatWasRevokedIsReplaced() throws Exception {
    var options = Options.inFolder(TinyProject.in(folder), folder.resolve("data"), 0);
    LocalKeys before;
    try (var first = LocalSystem.start(options, Set.of())) {
      before = first.keys();
      var keys = new IssuedKeys(first.summary());
      var listed = keys.ring("demo").keys();
      assertThat(listed)
          .extracting(IssuedKey::hash)
          .containsExactly(
              AccessKeys.hashOf(before.srv()),
              AccessKeys.hashOf(before.read()),
              AccessKeys.hashOf(before.pub()));
      keys.revoke("demo", listed.get(1).id(), _ -> true, Instant.EPOCH);
    }
    try (var second = LocalSystem.start(options, Set.of())) {
      var doors = new AccessKeys(second.summary());

      assertThat(second.keys().srv()).isEqualTo(before.srv());
      assertThat(second.keys().pub()).isEqualTo(before.pub());
      assertThat(second.keys().read()).isNotEqualTo(before.read());
      assertThat(doors.find(AccessKeys.hashOf(before.read()))).isEmpty();
      assertThat(doors.find(AccessKeys.hashOf(second.keys().read()))).isPresent();
      assertThat(new IssuedKeys(second.summary()).ring("demo").keys()).hasSize(3);
      assertThat(Connection.read(folder.resolve("data"))).contains(second.connection());
    }
  }

  /// Deleting the file is how one gets new keys.
  @Test
  void withoutTheFileThereAreNewKeysAndTheOldOnesStayListed() throws Exception {
    var options = Options.inFolder(TinyProject.in(folder), folder.resolve("data"), 0);
    for (int start = 1; start <= 3; start++) {
      Files.deleteIfExists(folder.resolve("data/local.json"));
      try (var system = LocalSystem.start(options, Set.of())) {
        assertThat(new IssuedKeys(system.summary()).ring("demo").keys()).hasSize(3 * start);
      }
    }
  }

  @Test
  void theOutputIsAsBeforeWhenItHasEnded() throws Exception {
    var before = System.out;

    LocalSystem.start(Options.inFolder(TinyProject.in(folder), folder.resolve("data"), 0), Set.of())
        .close();

    assertThat(System.out).isSameAs(before);
  }

  @Test
  void aFolderInUseIsSaidSo() throws Exception {
    var options = Options.inFolder(TinyProject.in(folder), folder.resolve("data"), 0);
    try (var _ = LocalSystem.start(options, Set.of())) {
      assertThatThrownBy(() -> LocalSystem.start(options, Set.of()))
          .isInstanceOf(StartException.class)
          .hasMessageContaining("in use by another system");
    }
  }

  @Test
  void aTakenPortIsSaidSo() throws Exception {
    try (var taken = new ServerSocket()) {
      taken.bind(Loopback.address(0));
      var options =
          Options.inFolder(TinyProject.in(folder), folder.resolve("data"), taken.getLocalPort());

      assertThatThrownBy(() -> LocalSystem.start(options, Set.of()))
          .isInstanceOf(StartException.class)
          .hasMessageContaining("port " + taken.getLocalPort() + " is taken");
    }
  }

  private Options tiny() throws IOException {
    return Options.inMemory(TinyProject.in(folder));
  }

  private static HttpResponse<String> post(
      LocalSystem system, String path, String type, String body) throws Exception {
    return HTTP.send(
        HttpRequest.newBuilder(URI.create(system.url() + path))
            .header("Content-Type", type)
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
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
