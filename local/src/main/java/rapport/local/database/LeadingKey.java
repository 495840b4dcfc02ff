package rapport.local.database;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/// Finds the partition key of a request, by which a policy may limit it.
final class LeadingKey {

  private static final String PARTITION_KEY = "PK";
  private static final Pattern EQUALITY = Pattern.compile("([#\\w]+)\\s*=\\s*(:\\w+)");

  private LeadingKey() {}

  /// What the key begins with, up to its first `#`; empty if there is no key.
  static String kind(Map<String, AttributeValue> item) {
    AttributeValue key = item.get(PARTITION_KEY);
    if (key == null || key.s() == null) {
      return "";
    }
    int end = key.s().indexOf('#');
    return end < 0 ? key.s() : key.s().substring(0, end);
  }

  static Map<String, AttributeValue> of(WriteRequest write) {
    return write.putRequest() == null ? write.deleteRequest().key() : write.putRequest().item();
  }

  static Map<String, AttributeValue> of(QueryRequest query) {
    Matcher equality = EQUALITY.matcher(query.keyConditionExpression());
    while (equality.find()) {
      String name =
          query.expressionAttributeNames().getOrDefault(equality.group(1), equality.group(1));
      if (name.equals(PARTITION_KEY)) {
        return Map.of(name, query.expressionAttributeValues().get(equality.group(2)));
      }
    }
    return Map.of();
  }
}
