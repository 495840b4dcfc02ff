package rapport.authorizer;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import rapport.edge.Credentials;
import rapport.edge.Environment;
import rapport.store.AccessKeys;
import rapport.store.KeyRings;
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

  static Callers callers(Map<String, String> environment, DynamoDbClient dynamo, Clock clock) {
    var settings = new Environment(environment);
    var summary = new DynamoTable(dynamo, settings.text("SUMMARY_TABLE"));
    return callers(
        summary,
        Issuer.from(settings).stream()
            .map(
                issuer ->
                    tokens(issuer, new IssuerKeys(Discovery.of(issuer), clock), summary, clock))
            .toList());
  }

  static Callers callers(Table summary, List<Tokens> tokens) {
    return new Callers(new Credentials(new AccessKeys(summary)::find), tokens);
  }

  /// There is a tenant if it was ever given a key.
  static Tokens tokens(Issuer issuer, IssuerKeys keys, Table summary, Clock clock) {
    var rings = new KeyRings(summary);
    return new Tokens(issuer, keys, tenant -> rings.read(tenant).revision() > 0, clock);
  }
}
