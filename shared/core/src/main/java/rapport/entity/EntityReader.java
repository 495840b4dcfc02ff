package rapport.entity;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import rapport.bytes.ByteReader;
import rapport.bytes.Bytes;
import rapport.bytes.MalformedBytesException;
import rapport.event.Version;
import rapport.period.UtcHour;

/// Reads what [EntityWriter] packed.
///
/// Every method throws [MalformedBytesException] for bytes that no writer of this version can have
/// written.
public final class EntityReader {

  /// Some 12,000 years: beyond all times that can be written with four digits for the year.
  private static final long SECONDS_MAX = 400_000_000_000L;

  private final int version;
  private final ByteReader body;
  private final List<String> texts = new ArrayList<>();
  private Instant lastTime = Instant.EPOCH;

  private EntityReader(int version, ByteReader body, List<String> known) {
    this.version = version;
    this.body = body;
    texts.add("");
    texts.addAll(known);
    int stored = body.readCount(body.remaining());
    for (int i = 0; i < stored; i++) {
      texts.add(body.readText());
    }
  }

  /// Reads one whole entity.
  ///
  /// @param newest the newest format version; every older one is read too
  /// @param known the texts that are not stored in any of these
  /// @param read takes the entity from the reader; what it says about wrong values becomes a
  ///   [MalformedBytesException]
  public static <T> T read(
      Bytes bytes, int newest, List<String> known, Function<EntityReader, T> read) {
    var body = new ByteReader(bytes);
    int found = body.readByte();
    if (found < 1 || found > newest) {
      throw new MalformedBytesException("format version " + newest + " expected, got " + found);
    }
    try {
      T entity = read.apply(new EntityReader(found, body, known));
      if (!body.atEnd()) {
        throw new MalformedBytesException(body.remaining() + " bytes are left over");
      }
      return entity;
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new MalformedBytesException("the bytes hold what can't be: " + e.getMessage());
    }
  }

  /// The format version that it was written in, from 1.
  public int version() {
    return version;
  }

  /// For what an entity has of its own.
  public ByteReader body() {
    return body;
  }

  /// A text by its number.
  public String readText() {
    return texts.get(body.readCount(texts.size() - 1));
  }

  /// A stamp whose hash was not stored.
  ///
  /// @param hash computes it from the time and the import
  public Stamp readStamp(StampHash hash) {
    int flags = body.readByte();
    if (flags > StampFlags.ALL || has(flags, StampFlags.MILLIS) && has(flags, StampFlags.NANOS)) {
      throw new MalformedBytesException("no stamp has the flags " + flags);
    }
    long seconds = Math.addExact(lastTime.getEpochSecond(), body.readSigned());
    var time = time(seconds, nanos(flags));
    lastTime = time;
    long revision = has(flags, StampFlags.REVISION) ? body.readUnsigned() : 0;
    String importName = has(flags, StampFlags.IMPORT) ? readText() : "";
    var version = new Version(revision, has(flags, StampFlags.VOIDED));
    return new Stamp(hash.of(time, importName), time, version, importName);
  }

  /// A stamp with its hash.
  public Stamp readStamp() {
    return readStamp((_, _) -> new EventHash(body.readFixed(), body.readFixed()));
  }

  /// Gives the hash of a stamp.
  @FunctionalInterface
  public interface StampHash {
    EventHash of(Instant time, String importName);
  }

  /// What was erased, in forms that say it.
  ///
  /// @param remains whether they also say what remains of it in balances
  public Erased readErased(boolean remains) {
    var lastAt = millis(body.readSigned());
    var before = body.readBoolean() ? millis(body.readSigned()) : Instant.MIN;
    return new Erased(before, lastAt, remains ? RemainsForm.read(this) : Remains.NOTHING);
  }

  /// Names and values.
  ///
  /// @param any whether a flag said that there are any
  public SortedMap<String, String> readSegments(boolean any) {
    int size = any ? body.readCount(body.remaining()) : 0;
    var segments = new TreeMap<String, String>();
    for (int i = 0; i < size; i++) {
      segments.put(readText(), readText());
    }
    return segments;
  }

  /// Events in order.
  ///
  /// @param max how many an entity can have
  /// @param read takes one
  public <E> List<E> readEvents(int max, Function<EntityReader, E> read) {
    int size = body.readCount(max);
    var events = new ArrayList<E>();
    for (int i = 0; i < size; i++) {
      events.add(read.apply(this));
    }
    return events;
  }

  /// The facts known to be in the log.
  public SortedSet<Published> readPublished() {
    int size = body.readCount(body.remaining());
    var facts = new TreeSet<Published>();
    long hour = 0;
    for (int i = 0; i < size; i++) {
      hour = Math.addExact(hour, body.readSigned());
      String stem = readText();
      var name = new NumberedName(stem, body.readCount(Integer.MAX_VALUE));
      facts.add(new Published(name.name(), hour(hour)));
    }
    return facts;
  }

  private int nanos(int flags) {
    if (has(flags, StampFlags.MILLIS)) {
      return body.readCount(999) * StampFlags.NANOS_PER_MILLI;
    }
    return has(flags, StampFlags.NANOS) ? body.readCount(999_999_999) : 0;
  }

  private static boolean has(int flags, int flag) {
    return (flags & flag) != 0;
  }

  static Instant time(long seconds, int nanos) {
    if (seconds < -SECONDS_MAX || seconds > SECONDS_MAX) {
      throw new MalformedBytesException("no event is at " + seconds + " seconds");
    }
    return Instant.ofEpochSecond(seconds, nanos);
  }

  static Instant millis(long epochMillis) {
    if (epochMillis < -SECONDS_MAX * 1000 || epochMillis > SECONDS_MAX * 1000) {
      throw new MalformedBytesException("nothing was erased at " + epochMillis + " ms");
    }
    return Instant.ofEpochMilli(epochMillis);
  }

  private static UtcHour hour(long epochHours) {
    if (epochHours < -SECONDS_MAX / 3600 || epochHours > SECONDS_MAX / 3600) {
      throw new MalformedBytesException("no event is in hour " + epochHours);
    }
    return new UtcHour(epochHours);
  }
}
