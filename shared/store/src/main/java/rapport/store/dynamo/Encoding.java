package rapport.store.dynamo;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import rapport.bytes.Bytes;
import rapport.bytes.MalformedBytesException;
import rapport.store.Attribute;
import rapport.store.Item;
import rapport.store.Key;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Items as the SDK has them.
final class Encoding {

  static final String PARTITION = "PK";
  static final String SORT = "SK";

  private Encoding() {}

  static Map<String, AttributeValue> encode(Key key) {
    return Map.of(
        PARTITION, AttributeValue.fromS(key.partition()), SORT, AttributeValue.fromS(key.sort()));
  }

  static Map<String, AttributeValue> encode(Item item) {
    var encoded = new HashMap<>(encode(item.key()));
    item.attributes().forEach((name, value) -> encoded.put(name, encode(value)));
    return encoded;
  }

  static AttributeValue encode(Attribute attribute) {
    return switch (attribute) {
      case Attribute.Text(String value) -> AttributeValue.fromS(value);
      case Attribute.Whole(BigInteger value) -> AttributeValue.fromN(value.toString());
      case Attribute.Binary(Bytes value) ->
          AttributeValue.fromB(SdkBytes.fromByteArrayUnsafe(value.toArray()));
    };
  }

  static Item decode(Map<String, AttributeValue> encoded) {
    var attributes = new TreeMap<String, Attribute>();
    encoded.forEach(
        (name, value) -> {
          if (!name.equals(PARTITION) && !name.equals(SORT)) {
            attributes.put(name, decode(name, value));
          }
        });
    return new Item(decodeKey(encoded), attributes);
  }

  static Key decodeKey(Map<String, AttributeValue> encoded) {
    return new Key(encoded.get(PARTITION).s(), encoded.get(SORT).s());
  }

  private static Attribute decode(String name, AttributeValue value) {
    return switch (value.type()) {
      case S -> new Attribute.Text(value.s());
      case N -> new Attribute.Whole(new BigInteger(value.n()));
      case B -> new Attribute.Binary(Bytes.of(value.b().asByteArrayUnsafe()));
      default ->
          throw new MalformedBytesException(
              "attribute " + name + " is neither text nor number nor binary: " + value.type());
    };
  }
}
