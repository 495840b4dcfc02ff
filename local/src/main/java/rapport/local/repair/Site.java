package rapport.local.repair;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import rapport.local.template.Location;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
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

  /// Why nothing can be done: a service refuses or does not answer, or there is no region or no
  /// credentials to ask it with.
  static IllegalArgumentException unanswered(SdkException why) {
    return new CantRepairException(
        "the system's tables or queues don't answer: "
            + Preview.printable(String.valueOf(why.getMessage())));
  }

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
  /// CloudFormation names what it makes `<stack>-<logical name>-<random>`. What has to outlive a
  /// stack is still there when another is deployed by the same name.
  ///
  /// @param used tables and queues that are this stack's where there are several
  record Stack(String name, List<String> used) implements Site {

    /// @throws CantRepairException if something else is to be used
    public Stack {
      used = List.copyOf(used);
      for (String one : used) {
        if (!one.startsWith(name + "-")) {
          throw new CantRepairException(
              "--use must name a table or queue of the stack, like %s-SummaryTable-1ABC, got %s"
                  .formatted(name, Preview.printable(one)));
        }
      }
    }

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

    /// @param found names of tables, or addresses of queues
    /// @throws CantRepairException if there is none, or nobody says which of several
    private String only(String prefix, List<String> found, String what) {
      List<String> meant = found;
      if (used.stream().anyMatch(name -> name.startsWith(prefix))) {
        meant = found.stream().filter(one -> used.contains(lastPart(one))).toList();
      }
      if (meant.size() == 1) {
        return meant.getFirst();
      }
      throw new CantRepairException(
          "there must be one %s whose name begins with %s, found %d%s"
              .formatted(what, prefix, found.size(), advice(found)));
    }

    private static String advice(List<String> found) {
      return found.isEmpty()
          ? ": is the stack's name right, and the region?"
          : " (%s): say by --use which is the stack's, as its resources tell"
              .formatted(found.stream().map(Stack::lastPart).collect(Collectors.joining(", ")));
    }

    private static String lastPart(String nameOrUrl) {
      return nameOrUrl.substring(nameOrUrl.lastIndexOf('/') + 1);
    }
  }
}
