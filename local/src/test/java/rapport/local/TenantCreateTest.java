package rapport.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.access.Access;
import rapport.access.Access.Kind;
import rapport.access.Access.Scope;
import rapport.access.FreshKey;
import rapport.access.IssuedKey;
import rapport.access.KeyRing;
import rapport.access.KeyText;
import rapport.local.cost.Meter;
import rapport.local.database.LocalDatabase;
import rapport.local.template.Deployment.TableShape;
import rapport.store.AccessKeys;
import rapport.store.IssuedKeys;
import rapport.store.KeyRings;
import rapport.store.dynamo.DynamoTable;

/// `rapport tenant create`, on a data folder and, by what an AWS client finds in its surroundings,
/// on the table of a stack that answers in DynamoDB's protocol.
class TenantCreateTest {

  private static final Path PROJECT = Path.of("").toAbsolutePath().getParent();
  private static final String HOME = "rapport.home";
  private static final Map<String, String> AWS =
      Map.of("aws.accessKeyId", "any", "aws.secretAccessKey", "any", "aws.region", "eu-central-1");
  private static final String ENDPOINT = "aws.endpointUrl";

  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeAll
  static void findTheProject() {
    System.setProperty(HOME, PROJECT.toString());
  }

  @AfterAll
  static void forgetTheProject() {
    System.clearProperty(HOME);
  }

  @Test
  void theFirstKeyIsPrintedAloneAndMakesTheOthersOnceTheSystemRuns() throws Exception {
    assertThat(create("acme")).as(err.toString()).isZero();
    var key = out.toString().strip();
    assertThat(KeyText.isOne(key)).isTrue();
    assertThat(key).startsWith("srv_");
    assertThat(err.toString()).contains("Made the tenant acme").doesNotContain(key);

    try (var system = LocalSystem.start(options(), Set.of())) {
      assertThat(makeKey(system, key)).isEqualTo(201);
      assertThat(makeKey(system, system.keys().srv())).as("another tenant's").isEqualTo(201);
    }
  }

  @Test
  void aFolderInWhichNoSystemHasEverRunIsToldToBeNewOnce() throws Exception {
    var data = folder.resolve("data").toString();
    Files.createDirectory(folder.resolve("data"));

    assertThat(create("acme")).as(err.toString()).isZero();
    assertThat(err.toString())
        .startsWith(data + " is new: no system has had its data there.")
        .contains("./rapport up --data " + data);
    assertThat(KeyText.isOne(out.toString().strip())).isTrue();

    err.getBuffer().setLength(0);
    assertThat(create("other")).isZero();
    assertThat(err.toString()).contains("Made the tenant other").doesNotContain("is new");
  }

  @Test
  void whileASystemRunsItIsMadeThere() throws Exception {
    try (var system = LocalSystem.start(options(), Set.of())) {
      assertThat(create("acme")).as(err.toString()).isZero();

      assertThat(err.toString()).doesNotContain("is new");
      assertThat(makeKey(system, out.toString().strip())).isEqualTo(201);
    }
  }

  @Test
  void aTenantThatThereIsIsRefusedWhereverItWasMade() throws Exception {
    assertThat(create("acme")).isZero();
    assertThat(create("acme")).isEqualTo(1);
    try (var system = LocalSystem.start(options(), Set.of())) {
      assertThat(create("acme")).isEqualTo(1);
      assertThat(create(system.connection().tenant())).isEqualTo(1);
    }
    assertThat(out.toString().strip().lines()).hasSize(1);
    assertThat(err.toString()).contains("there is a tenant acme already", "a tenant demo already");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Acme", "a#b", "../x", "a b", "é"})
  void whatCantBeATenantsNameIsRefusedBeforeAnythingIsTouched(String name) {
    assertThat(create(name)).isEqualTo(1);
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString()).contains("a-z, 0-9 and -");
    assertThat(folder.resolve("data")).doesNotExist();
  }

  @Test
  void onAStackItIsMadeInItsTableByWhatAnAwsClientFinds() throws Exception {
    var table = "shop-SummaryTable-1ABC";
    try (var database = LocalDatabase.inMemory(0, new Meter())) {
      database.create(new TableShape(table, "PK", "SK", "ttl"), false);
      database.create(new TableShape("shop-EventsTable-2DEF", "PK", "SK", "ttl"), false);
      AWS.forEach(System::setProperty);
      System.setProperty(ENDPOINT, database.uri().toString());

      assertThat(run("tenant", "create", "acme", "--stack", "shop")).as(err.toString()).isZero();
      var made = new AccessKeys(new DynamoTable(database.client("test"), table));
      assertThat(made.find(AccessKeys.hashOf(out.toString().strip())))
          .contains(new Access("acme", Kind.SRV, Set.of(Scope.ADMIN), Set.of()));

      assertThat(run("tenant", "create", "other", "--stack", "another")).isEqualTo(1);
      assertThat(err.toString()).contains("another-SummaryTable-", "found 0");
      assertThat(run("tenant", "create", "other", "--stack", "")).as("not here").isEqualTo(1);

      database.create(new TableShape("shop-SummaryTable-0OLD", "PK", "SK", "ttl"), false);
      assertThat(run("tenant", "create", "other", "--stack", "shop")).isEqualTo(1);
      assertThat(err.toString()).contains("found 2 (shop-SummaryTable-0OLD, " + table, "--use");
      assertThat(run("tenant", "create", "acme", "--stack", "shop", "--use", table)).isEqualTo(1);
      assertThat(err.toString()).contains("there is a tenant acme already");
    } finally {
      AWS.keySet().forEach(System::clearProperty);
      System.clearProperty(ENDPOINT);
    }
  }

  /// Neither is one for which there is no region, or nobody's credentials.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "tenant create acme",
        "dlq list",
        "dlq redrive --all",
        "rebuild --tenant acme --from 2026-01-01 --to 2026-01-02"
      })
  void aStackThatDoesNotAnswerIsNoFaultOfOurs(String command) {
    AWS.forEach(System::setProperty);
    System.setProperty(ENDPOINT, "http://127.0.0.1:1");
    try {
      assertThat(run((command + " --stack shop").split(" "))).isEqualTo(1);

      assertThat(err.toString())
          .hasLineCount(1)
          .startsWith("the system's tables or queues don't answer: ");
    } finally {
      AWS.keySet().forEach(System::clearProperty);
      System.clearProperty(ENDPOINT);
    }
  }

  /// As a call leaves it that breaks off between listing a key and letting it open something: by
  /// the list there is an administrator, but nobody has a key.
  @Test
  void aTenantWithoutAKeyThatMakesKeysGetsAnother() throws Exception {
    try (var system = LocalSystem.start(options(), Set.of())) {
      var access = new Access("acme", Kind.SRV, Set.of(Scope.ADMIN), Set.of());
      var half = FreshKey.of("first", access, new Random(1), Instant.EPOCH);
      new KeyRings(system.summary()).write("acme", 0, new KeyRing(List.of(half.key())));

      assertThat(create("acme")).as(err.toString()).isZero();

      assertThat(err.toString()).contains("Tenant acme has one key that makes keys now");
      assertThat(makeKey(system, out.toString().strip())).isEqualTo(201);
      var ring = new IssuedKeys(system.summary()).ring("acme");
      assertThat(ring.lists(half.key().hash())).isFalse();
      assertThat(create("acme")).as("now it has one").isEqualTo(1);
    }
  }

  @Test
  void whoHasLostAllItsKeysSaysSoAndTheyEnd() throws Exception {
    try (var system = LocalSystem.start(options(), Set.of())) {
      assertThat(create("acme", "--lost")).as("there is none yet").isEqualTo(1);
      assertThat(err.toString()).contains("there is no tenant acme yet");
      assertThat(create("acme")).isZero();
      var lost = out.toString().strip();
      assertThat(makeKey(system, lost)).isEqualTo(201);

      assertThat(create("acme", "--lost")).as(err.toString()).isZero();

      var fresh = out.toString().lines().skip(1).findFirst().orElseThrow();
      assertThat(makeKey(system, lost)).isEqualTo(401);
      assertThat(makeKey(system, fresh)).isEqualTo(201);
      assertThat(new IssuedKeys(system.summary()).ring("acme").keys())
          .filteredOn(IssuedKey::administers)
          .hasSize(1);
    }
  }

  @Test
  void aStackAndAFolderAreNotTakenTogether() {
    assertThat(run("tenant", "create", "acme", "--stack", "T", "--data", "d")).isEqualTo(2);
    assertThat(err.toString()).contains("mutually exclusive");
  }

  @Test
  void whatIsToBeUsedIsOfAStack() {
    assertThat(create("acme", "--use", "T-SummaryTable-1")).isEqualTo(1);
    assertThat(err.toString()).contains("--use goes with --stack");
    assertThat(folder.resolve("data")).doesNotExist();
  }

  private int create(String name, String... more) {
    var arguments =
        new ArrayList<>(
            List.of("tenant", "create", name, "--data", folder.resolve("data").toString()));
    arguments.addAll(List.of(more));
    return run(arguments.toArray(String[]::new));
  }

  private int run(String... arguments) {
    return Rapport.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }

  private Options options() {
    return Options.inFolder(PROJECT, folder.resolve("data"), 0).withScheduled(false);
  }

  private static int makeKey(LocalSystem system, String key) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(system.url() + "/v1/keys"))
            .header("Authorization", "Bearer " + key)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{\"kind\":\"read\",\"name\":\"dashboard\"}"))
            .build();
    try (var http = HttpClient.newHttpClient()) {
      return http.send(request, BodyHandlers.ofString()).statusCode();
    }
  }
}
