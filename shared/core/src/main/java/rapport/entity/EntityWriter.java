package rapport.entity;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.function.BiConsumer;
import rapport.bytes.ByteWriter;
import rapport.bytes.Bytes;

/// Packs an entity: one byte of format version, the texts it needs, each once, and a body that
/// refers to them by number. [EntityReader] reads it back.
public final class EntityWriter {

  private final int version;
  private final int known;
  private final Map<String, Integer> numbers = new LinkedHashMap<>();
  private final ByteWriter body = new ByteWriter();
  private Instant lastTime = Instant.EPOCH;

  /// @param version of the format
  /// @param known texts that every entity of this version needs, and that are not stored with it
  public EntityWriter(int version, List<String> known) {
    this.version = version;
    number("");
    known.forEach(this::number);
    this.known = numbers.size();
  }

  /// Begins what an event says, for [EntityEvent#content()]: its stamp, without references to other
  /// texts.
  public static ByteWriter content(Stamp stamp) {
    var time = stamp.time();
    return new ByteWriter()
        .writeFixed(stamp.hash().high())
        .writeFixed(stamp.hash().low())
        .writeSigned(time.getEpochSecond())
        .writeUnsigned(time.getNano())
        .writeUnsigned(stamp.version().revision())
        .writeBoolean(stamp.version().voided())
        .writeText(stamp.importName());
  }

  /// For what an entity has of its own.
  public ByteWriter body() {
    return body;
  }

  /// A text that is likely to come again; others go into the body as they are.
  public EntityWriter writeText(String text) {
    body.writeUnsigned(number(text));
    return this;
  }

  /// @param withHash false if the reader can compute the hash from the rest
  public EntityWriter writeStamp(Stamp stamp, boolean withHash) {
    var time = stamp.time();
    body.writeByte(StampFlags.of(stamp));
    body.writeSigned(time.getEpochSecond() - lastTime.getEpochSecond());
    if (StampFlags.hasMillis(time)) {
      body.writeUnsigned(time.getNano() / StampFlags.NANOS_PER_MILLI);
    } else if (StampFlags.hasNanos(time)) {
      body.writeUnsigned(time.getNano());
    }
    lastTime = time;
    if (stamp.version().revision() > 0) {
      body.writeUnsigned(stamp.version().revision());
    }
    if (!stamp.importName().isEmpty()) {
      writeText(stamp.importName());
    }
    if (withHash) {
      body.writeFixed(stamp.hash().high()).writeFixed(stamp.hash().low());
    }
    return this;
  }

  /// What was erased, for forms that say it, and what remains of it in balances if anything does:
  /// that takes a form of its own.
  public EntityWriter writeErased(Erased erased) {
    boolean all = !erased.before().equals(Instant.MIN);
    body.writeSigned(erased.lastAt().toEpochMilli()).writeBoolean(all);
    if (all) {
      body.writeSigned(erased.before().toEpochMilli());
    }
    if (erased.hasRemains()) {
      RemainsForm.write(erased.remains(), this);
    }
    return this;
  }

  /// Names and values, in order of name. Of none nothing is written: a flag of the event says so.
  public EntityWriter writeSegments(SortedMap<String, String> segments) {
    if (!segments.isEmpty()) {
      body.writeUnsigned(segments.size());
      segments.forEach((dimension, value) -> writeText(dimension).writeText(value));
    }
    return this;
  }

  /// Events in order.
  ///
  /// @param write packs one
  public <E> EntityWriter writeEvents(List<E> events, BiConsumer<E, EntityWriter> write) {
    body.writeUnsigned(events.size());
    events.forEach(event -> write.accept(event, this));
    return this;
  }

  /// The facts known to be in the log: mostly two or three bytes each.
  public EntityWriter writePublished(SortedSet<Published> facts) {
    body.writeUnsigned(facts.size());
    long lastHour = 0;
    for (Published fact : facts) {
      var name = NumberedName.of(fact.name());
      body.writeSigned(fact.hour().epochHours() - lastHour);
      writeText(name.stem());
      body.writeUnsigned(name.number());
      lastHour = fact.hour().epochHours();
    }
    return this;
  }

  /// Everything written so far.
  public Bytes toBytes() {
    var all = new ByteWriter();
    all.writeByte(version);
    all.writeUnsigned(numbers.size() - known);
    numbers.keySet().stream().skip(known).forEach(all::writeText);
    return all.append(body.toByteArray()).toBytes();
  }

  private int number(String text) {
    int next = numbers.size();
    var number = numbers.putIfAbsent(text, next);
    return number == null ? next : number;
  }
}
