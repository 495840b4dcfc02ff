package rapport.local.database;

import java.io.File;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.LocalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.OnDemandThroughput;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughput;
import software.amazon.awssdk.services.dynamodb.model.StreamSpecification;
import software.amazon.dynamodb.services.local.shared.access.TableInfo;
import software.amazon.dynamodb.services.local.shared.access.sqlite.SQLiteDBAccess;

/// Remembers what tables there are. DynamoDB Local asks its file for that several times in every
/// call, which takes as long as the call itself.
class KnownTables extends SQLiteDBAccess {

  private final Map<String, TableInfo> known = new ConcurrentHashMap<>();

  /// In memory.
  KnownTables() {}

  /// @param file its folder exists
  KnownTables(File file) {
    super(file);
  }

  /// Null if there is no such table.
  @Override
  public TableInfo getTableInfo(String table) {
    var info = known.get(table);
    if (info == null) {
      info = super.getTableInfo(table);
      if (info != null) {
        known.put(table, info);
      }
    }
    return info;
  }

  @Override
  public void createTable(
      String table,
      AttributeDefinition partitionKey,
      AttributeDefinition sortKey,
      List<AttributeDefinition> attributes,
      List<LocalSecondaryIndex> localIndexes,
      List<GlobalSecondaryIndex> globalIndexes,
      ProvisionedThroughput throughput,
      OnDemandThroughput onDemand,
      BillingMode billing,
      Boolean isProtected,
      StreamSpecification stream) {
    super.createTable(
        table,
        partitionKey,
        sortKey,
        attributes,
        localIndexes,
        globalIndexes,
        throughput,
        onDemand,
        billing,
        isProtected,
        stream);
    known.remove(table);
  }

  @Override
  public void updateTable(
      String table,
      ProvisionedThroughput throughput,
      OnDemandThroughput onDemand,
      BillingMode billing,
      long decreases,
      List<AttributeDefinition> attributes,
      List<GlobalSecondaryIndexDescription> globalIndexes,
      Boolean isProtected,
      StreamSpecification stream) {
    super.updateTable(
        table,
        throughput,
        onDemand,
        billing,
        decreases,
        attributes,
        globalIndexes,
        isProtected,
        stream);
    known.remove(table);
  }

  /// When its items expire.
  @Override
  public void updateTable(String table, String timeToLive) {
    super.updateTable(table, timeToLive);
    known.remove(table);
  }

  @Override
  public void deleteTable(String table) {
    super.deleteTable(table);
    known.remove(table);
  }
}
