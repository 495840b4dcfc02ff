package rapport.local;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import rapport.local.cost.Meter;
import rapport.local.database.LocalDatabase;
import rapport.local.network.Loopback;
import rapport.local.repair.Site;
import rapport.local.template.Deployment.TableShape;
import rapport.local.template.DeploymentReader;
import rapport.local.template.Location;
import rapport.local.template.Template;
import rapport.store.Table;
import rapport.store.dynamo.DynamoTable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The table of summaries, for a command that is no function.
///
/// @param ending what has to be closed afterwards
record SummaryAccess(Table summary, AutoCloseable ending) implements AutoCloseable {

  private static final String SUMMARY_TABLE = "SummaryTable";
  private static final String OURSELVES = "local";

  /// The table of a stack on AWS, by the SDK's default chains of credentials and regions.
  ///
  /// @throws IllegalArgumentException if there is none, or several
  static SummaryAccess onAws(Site.Stack site) {
    var client = site.dynamo();
    try {
      return new SummaryAccess(new DynamoTable(client, site.table(client, SUMMARY_TABLE)), client);
    } catch (RuntimeException e) {
      client.close();
      throw e;
    }
  }

  /// The table in a data folder: of the system that runs there, else in its file.
  ///
  /// @param project the folder of `template.yaml`
  /// @throws StartException if a system runs there that can't be reached
  static SummaryAccess onThisMachine(Path project, Path folder) throws IOException {
    FolderLock lock;
    try {
      lock = FolderLock.take(folder);
    } catch (StartException inUse) {
      return ofRunning(folder, inUse);
    }
    try {
      return inFile(project, folder, lock);
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private static SummaryAccess ofRunning(Path folder, StartException inUse) throws IOException {
    String url = Connection.read(folder).map(Connection::databaseUrl).orElse("");
    if (url.isEmpty()) {
      throw inUse;
    }
    var client =
        DynamoDbClient.builder()
            .endpointOverride(URI.create(url))
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create(OURSELVES, OURSELVES)))
            .httpClient(UrlConnectionHttpClient.create())
            .build();
    return new SummaryAccess(new DynamoTable(client, SUMMARY_TABLE), client);
  }

  private static SummaryAccess inFile(Path project, Path folder, FolderLock lock)
      throws IOException {
    Files.createDirectories(folder);
    var template = Template.read(project.resolve("template.yaml"));
    var nowhere = new Location(Loopback.uri(1)); // no queue is asked
    var database = LocalDatabase.inFolder(folder, 0, new Meter());
    for (TableShape shape : DeploymentReader.read(template, Map.of(), nowhere).tables()) {
      database.create(shape, true);
    }
    return new SummaryAccess(
        new DynamoTable(database.client(OURSELVES), SUMMARY_TABLE),
        () -> {
          database.close();
          lock.close();
        });
  }

  @Override
  public void close() throws IOException {
    try {
      ending.close();
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException(e);
    }
  }
}
