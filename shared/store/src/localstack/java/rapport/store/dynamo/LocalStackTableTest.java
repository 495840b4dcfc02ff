package rapport.store.dynamo;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;
import rapport.store.Table;
import rapport.store.contract.TableContract;
import rapport.store.contract.TableDefinition;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The contract on LocalStack, over HTTP. Skipped, with a line that says so, where Docker isn't.
class LocalStackTableTest extends TableContract {

  private static final AtomicInteger TABLES = new AtomicInteger();

  @BeforeAll
  static void requireDocker() {
    boolean docker = DockerClientFactory.instance().isDockerAvailable();
    if (!docker) {
      System.out.println("SKIPPED: the contract of the table on LocalStack needs Docker");
    }
    Assumptions.assumeTrue(docker, "no Docker here");
  }

  @Override
  protected Table emptyTable() {
    var client = Stack.CLIENT;
    String name = "table-" + TABLES.incrementAndGet();
    TableDefinition.create(client, name);
    return new DynamoTable(client, name);
  }

  /// Started at its first use, so that nothing of it is needed where there is no Docker;
  /// Testcontainers stops it with this JVM.
  private static final class Stack {

    /// The last that runs without an account.
    private static final String IMAGE = "localstack/localstack:4.14";

    private static final DynamoDbClient CLIENT = client(started());

    private static LocalStackContainer started() {
      var stack = new LocalStackContainer(DockerImageName.parse(IMAGE)).withServices("dynamodb");
      stack.start();
      return stack;
    }

    private static DynamoDbClient client(LocalStackContainer stack) {
      var credentials = AwsBasicCredentials.create(stack.getAccessKey(), stack.getSecretKey());
      return DynamoDbClient.builder()
          .endpointOverride(stack.getEndpoint())
          .region(Region.of(stack.getRegion()))
          .credentialsProvider(StaticCredentialsProvider.create(credentials))
          .httpClientBuilder(UrlConnectionHttpClient.builder())
          .build();
    }
  }
}
