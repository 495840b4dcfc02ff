package rapport.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.access.KeyText;

/// `rapport tenant create`, on a data folder and, by what an AWS client finds in its surroundings,
/// on a table that answers in DynamoDB's protocol.
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
  void whileASystemRunsItIsMadeThere() throws Exception {
    try (var system = LocalSystem.start(options(), Set.of())) {
      assertThat(create("acme")).as(err.toString()).isZero();

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
  void withATableItIsMadeThereByWhatAnAwsClientFinds() throws Exception {
    try (var system = LocalSystem.start(options(), Set.of())) {
      AWS.forEach(System::setProperty);
      System.setProperty(ENDPOINT, system.connection().databaseUrl());
      try {
        assertThat(run("tenant", "create", "acme", "--table", "SummaryTable"))
            .as(err.toString())
            .isZero();
        assertThat(makeKey(system, out.toString().strip())).isEqualTo(201);

        assertThat(run("tenant", "create", "other", "--table", "NoSuchTable")).isEqualTo(1);
        assertThat(err.toString()).contains("the table does not answer");
      } finally {
        AWS.keySet().forEach(System::clearProperty);
        System.clearProperty(ENDPOINT);
      }
    }
  }

  @Test
  void aTableAndAFolderAreNotTakenTogether() {
    assertThat(run("tenant", "create", "acme", "--table", "T", "--data", "d")).isEqualTo(2);
    assertThat(err.toString()).contains("mutually exclusive");
  }

  private int create(String name) {
    return run("tenant", "create", name, "--data", folder.resolve("data").toString());
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
