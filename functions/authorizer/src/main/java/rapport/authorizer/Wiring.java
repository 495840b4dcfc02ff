package rapport.authorizer;

import java.util.Map;
import rapport.edge.Credentials;
import rapport.edge.Environment;
import rapport.store.AccessKeys;
import rapport.store.Table;
import rapport.store.dynamo.DynamoTable;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Puts the function together from its environment.
final class Wiring {

  private Wiring() {}

  static DynamoDbClient dynamo() {
    return DynamoDbClient.builder().httpClient(UrlConnectionHttpClient.create()).build();
  }

  static Callers callers(Map<String, String> environment, DynamoDbClient dynamo) {
    var settings = new Environment(environment);
    return callers(new DynamoTable(dynamo, settings.text("SUMMARY_TABLE")));
  }

  static Callers callers(Table summary) {
    return new Callers(new Credentials(new AccessKeys(summary)::find));
  }
}
