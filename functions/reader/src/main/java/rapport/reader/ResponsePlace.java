package rapport.reader;

import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.Optional;
import rapport.bytes.ByteReader;
import rapport.bytes.ByteWriter;
import rapport.fact.FactId;
import rapport.period.UtcHour;

/// Where a response stands among all: by time, then by the fact's id. It stays there whatever comes
/// later.
///
/// @param time in whole milliseconds
record ResponsePlace(Instant time, FactId id) implements Comparable<ResponsePlace> {

  private static final FactId FIRST_ID = new FactId(0, 0);
  private static final int VERSION = 1;
  private static final int BYTES = 1 + 3 * Long.BYTES;

  /// No key is of an earlier or a later time.
  private static final Instant MIN = Instant.parse("0000-01-02T00:00:00Z");

  private static final Instant MAX = Instant.parse("9999-12-30T00:00:00Z");

  private static final Comparator<ResponsePlace> ORDER =
      Comparator.comparing(ResponsePlace::time).thenComparing(ResponsePlace::id);

  /// After all responses of earlier times, and before all of that time.
  static ResponsePlace startOf(Instant time) {
    return new ResponsePlace(time, FIRST_ID);
  }

  /// The latest hour that has anything before this place.
  UtcHour hourBefore() {
    return UtcHour.of(id.equals(FIRST_ID) ? time.minusMillis(1) : time);
  }

  /// What to ask for the next page with.
  String cursor() {
    var writer = new ByteWriter().writeByte(VERSION).writeFixed(time.toEpochMilli());
    writer.writeFixed(id.high()).writeFixed(id.low());
    return Base64.getUrlEncoder().withoutPadding().encodeToString(writer.toByteArray());
  }

  /// Empty if it is no cursor.
  static Optional<ResponsePlace> parse(String cursor) {
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(cursor);
    } catch (IllegalArgumentException _) { // no Base64
      return Optional.empty();
    }
    var reader = new ByteReader(bytes);
    if (bytes.length != BYTES || reader.readByte() != VERSION) {
      return Optional.empty();
    }
    var time = Instant.ofEpochMilli(reader.readFixed());
    var place = new ResponsePlace(time, new FactId(reader.readFixed(), reader.readFixed()));
    boolean possible = !time.isBefore(MIN) && time.isBefore(MAX) && place.cursor().equals(cursor);
    return possible ? Optional.of(place) : Optional.empty();
  }

  @Override
  public int compareTo(ResponsePlace other) {
    return ORDER.compare(this, other);
  }
}
