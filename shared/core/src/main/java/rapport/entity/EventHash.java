package rapport.entity;

import rapport.bytes.ByteReader;
import rapport.bytes.ByteWriter;
import rapport.bytes.Sha256;
import rapport.event.Identity;

/// Stands for an event's identity inside its UTC hour: the first 16 bytes of a SHA-256, written as
/// two numbers. With 128 bits no two identities collide in practice, and none can be made to.
public record EventHash(long high, long low) implements Comparable<EventHash> {

  /// Of the source, id and import of an event. Its hour is not part of it.
  public static EventHash of(Identity identity) {
    return of("event", identity.source(), identity.id(), identity.importName());
  }

  /// Of these words in this order.
  public static EventHash of(String... words) {
    var writer = new ByteWriter();
    for (String word : words) {
      writer.writeText(word);
    }
    var hash = new ByteReader(Sha256.of(writer.toByteArray()));
    return new EventHash(hash.readFixed(), hash.readFixed());
  }

  @Override
  public int compareTo(EventHash other) {
    int byHigh = Long.compareUnsigned(high, other.high);
    return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
  }
}
