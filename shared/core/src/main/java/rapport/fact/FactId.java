package rapport.fact;

import java.util.List;
import rapport.bytes.ByteReader;
import rapport.bytes.ByteWriter;
import rapport.bytes.Sha256;

/// Names a fact within its tenant and UTC hour: the first 16 bytes of a SHA-256, written as two
/// numbers.
///
/// With 128 bits no two names collide in practice, and none can be made to.
public record FactId(long high, long low) implements Comparable<FactId> {

  /// The id that these words always give: `of("ticket", "T1", "first-response")`.
  public static FactId of(String... words) {
    var writer = new ByteWriter();
    for (String word : List.of(words)) {
      writer.writeText(word);
    }
    var hash = new ByteReader(Sha256.of(writer.toByteArray()));
    return new FactId(hash.readFixed(), hash.readFixed());
  }

  @Override
  public int compareTo(FactId other) {
    int byHigh = Long.compareUnsigned(high, other.high);
    return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
  }
}
