package rapport.local.repair;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import rapport.local.template.Location;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/// A system to be repaired: how to reach its services, and what they call its queues and tables.
public sealed interface Site {

  SqsClient sqs();

  DynamoDbClient dynamo();

  /// @param logicalName as in `template.yaml`
  String queueUrl(SqsClient sqs, String logicalName);

  /// @param logicalName as in `template.yaml`
  String table(DynamoDbClient dynamo, String logicalName);

  /// The system that was started last with a data folder, and runs.
  ///
  /// @param queues the base address of its queues
  record Local(URI queues, URI database) implements Site {

    private static final String FILE = "local.json";
    private static final JsonMapper JSON = new JsonMapper();

    /// @throws CantRepairException if there is none
    static Local in(Path folder) {
      Path file = folder.resolve(FILE);
      try {
        JsonNode local = JSON.readTree(Files.readString(file));
        return new Local(
            URI.create(local.path("queueUrl").asText()).resolve("/"),
            URI.create(local.path("dynamodbUrl").asText()));
      } catch (IOException _) {
        throw new CantRepairException(
            "there is no %s: start the local system by `./rapport up`, or name a stack by --stack"
                .formatted(file));
      }
    }

    @Override
    public SqsClient sqs() {
      return SqsClient.builder()
          .endpointOverride(queues)
          .region(Region.of(Location.REGION))
          .credentialsProvider(anybody())
          .httpClient(UrlConnectionHttpClient.create())
          .build();
    }

    @Override
    public DynamoDbClient dynamo() {
      return DynamoDbClient.builder()
          .endpointOverride(database)
          .region(Region.of(Location.REGION))
          .credentialsProvider(anybody())
          .httpClient(UrlConnectionHttpClient.create())
          .build();
    }

    @Override
    public String queueUrl(SqsClient sqs, String logicalName) {
      return queues.resolve("/" + Location.ACCOUNT + "/" + logicalName).toString();
    }

    @Override
    public String table(DynamoDbClient dynamo, String logicalName) {
      return logicalName;
    }

    private static StaticCredentialsProvider anybody() {
      return StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));
    }
  }

  /// A stack of CloudFormation, with the credentials and the region that the AWS SDK finds.
  /// CloudFormation names what it makes `<stack>-<logical name>-<random>`.
  record Stack(String name) implements Site {

    @Override
    public SqsClient sqs() {
      return SqsClient.builder().httpClient(UrlConnectionHttpClient.create()).build();
    }

    @Override
    public DynamoDbClient dynamo() {
      return DynamoDbClient.builder().httpClient(UrlConnectionHttpClient.create()).build();
    }

    @Override
    public String queueUrl(SqsClient sqs, String logicalName) {
      String prefix = prefix(logicalName);
      return only(
          prefix, sqs.listQueues(list -> list.queueNamePrefix(prefix)).queueUrls(), "queue");
    }

    @Override
    public String table(DynamoDbClient dynamo, String logicalName) {
      String prefix = prefix(logicalName);
      return only(
          prefix,
          dynamo.listTablesPaginator().tableNames().stream()
              .filter(name -> name.startsWith(prefix))
              .toList(),
          "table");
    }

    private String prefix(String logicalName) {
      return name + "-" + logicalName + "-";
    }

    /// @throws CantRepairException if there is none, or several
    private static String only(String prefix, List<String> found, String what) {
      if (found.size() != 1) {
        throw new CantRepairException(
            "there must be one %s whose name begins with %s, found %d: is the stack's name right, and the region?"
                .formatted(what, prefix, found.size()));
      }
      return found.getFirst();
    }
  }
}
