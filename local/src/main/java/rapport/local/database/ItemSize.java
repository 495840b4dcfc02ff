package rapport.local.database;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// How many bytes an item weighs in DynamoDB's bill.
///
/// @see <a
///   href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html">DynamoDB
///   item sizes and formats</a>
final class ItemSize {

  private static final int COLLECTION_BYTES = 3;

  private ItemSize() {}

  static long bytes(Map<String, AttributeValue> item) {
    return item.entrySet().stream()
        .mapToLong(entry -> utf8(entry.getKey()) + bytes(entry.getValue()))
        .sum();
  }

  private static long bytes(AttributeValue value) {
    return switch (value.type()) {
      case S -> utf8(value.s());
      case N -> number(value.n());
      case B -> value.b().asByteArrayUnsafe().length;
      case SS -> value.ss().stream().mapToLong(ItemSize::utf8).sum();
      case NS -> value.ns().stream().mapToLong(ItemSize::number).sum();
      case BS -> value.bs().stream().mapToLong(one -> one.asByteArrayUnsafe().length).sum();
      case M ->
          COLLECTION_BYTES
              + value.m().entrySet().stream()
                  .mapToLong(entry -> 1 + utf8(entry.getKey()) + bytes(entry.getValue()))
                  .sum();
      case L -> COLLECTION_BYTES + value.l().stream().mapToLong(one -> 1 + bytes(one)).sum();
      case BOOL, NUL, UNKNOWN_TO_SDK_VERSION -> 1;
    };
  }

  private static long utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  /// About a byte for two digits, and one more.
  private static long number(String number) {
    long digits = number.chars().filter(Character::isDigit).count();
    return 1 + Math.ceilDiv(digits, 2) + (number.startsWith("-") ? 1 : 0);
  }
}
