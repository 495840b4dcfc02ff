package rapport.customer;

import java.time.Instant;
import java.util.List;
import rapport.bytes.ByteReader;
import rapport.bytes.Bytes;
import rapport.bytes.MalformedBytesException;
import rapport.entity.EntityReader;
import rapport.entity.EntityWriter;
import rapport.entity.Erased;
import rapport.event.Payload.CustomerAction;
import rapport.event.Payload.CustomerAction.Active;
import rapport.event.Payload.CustomerAction.Heard;

/// Customers as bytes. Version 1: the format byte, texts, id, frozen month, events in order,
/// published facts. Version 2, of those of which something was erased: what, after the frozen
/// month. Version 3, of those that are still in balances: also in which.
///
/// Mere activity takes 5 to 8 bytes a quarter hour, since its hash is computed again; other events
/// take about 30.
public final class CustomerCodec {

  private static final int VERSION = 1;
  private static final int VERSION_ERASED = 2;
  private static final int VERSION_REMAINS = 3;

  /// Part of the format: never change it, add a version instead.
  private static final List<String> KNOWN_TEXTS =
      List.of(
          "agent",
          "channel",
          "group",
          "language",
          "priority",
          "reason",
          "joined",
          "left",
          "moved-in",
          "moved-out",
          "plan",
          "region");

  /// More events than any customer of [Customer#BYTES_MAX] can have.
  private static final int EVENTS_CEILING = 200_000;

  /// In the byte of the action: whether segment values follow.
  private static final int SEGMENTS = 16;

  private static final int ACTION = 15;
  private static final long MONTHS_CEILING = 12 * 12_000;

  private CustomerCodec() {}

  /// The same customer always gives the same bytes.
  public static Bytes encode(Customer customer) {
    boolean erased = !customer.erased().equals(Erased.NOTHING);
    var writer = new EntityWriter(version(customer.erased()), KNOWN_TEXTS);
    var body = writer.body();
    boolean frozen = !customer.frozenBefore().equals(Instant.MIN);
    body.writeText(customer.id()).writeBoolean(frozen);
    if (frozen) {
      body.writeSigned(Months.number(customer.frozenBefore()));
    }
    if (erased) {
      writer.writeErased(customer.erased());
    }
    return writer
        .writeEvents(customer.events(), CustomerCodec::write)
        .writePublished(customer.published())
        .toBytes();
  }

  /// @throws MalformedBytesException for bytes that [#encode] never wrote
  public static Customer decode(Bytes bytes) {
    return EntityReader.read(bytes, VERSION_REMAINS, KNOWN_TEXTS, CustomerCodec::read);
  }

  private static int version(Erased erased) {
    if (erased.hasRemains()) {
      return VERSION_REMAINS;
    }
    return erased.equals(Erased.NOTHING) ? VERSION : VERSION_ERASED;
  }

  /// Everything an event says, without references to other texts.
  static Bytes content(CustomerEvent event) {
    var writer = EntityWriter.content(event.stamp());
    writer.writeUnsigned(event.segments().size());
    event.segments().forEach((name, value) -> writer.writeText(name).writeText(value));
    writer.writeByte(CustomerActions.code(event.action()));
    CustomerActions.writeAlone(event.action(), writer);
    return writer.toBytes();
  }

  private static void write(CustomerEvent event, EntityWriter writer) {
    var action = event.action();
    writer
        .body()
        .writeByte(CustomerActions.code(action) | (event.segments().isEmpty() ? 0 : SEGMENTS));
    CustomerActions.write(action, writer);
    boolean computed =
        action instanceof Heard || CustomerEvent.isMereActivity(action, event.segments());
    writer.writeStamp(event.stamp(), !computed);
    writer.writeSegments(event.segments());
  }

  private static Customer read(EntityReader reader) {
    ByteReader body = reader.body();
    String id = body.readText();
    var frozenBefore = body.readBoolean() ? month(body.readSigned()) : Instant.MIN;
    var erased =
        reader.version() == VERSION
            ? Erased.NOTHING
            : reader.readErased(reader.version() == VERSION_REMAINS);
    var hashes = new ActivityHashes();
    var events = reader.readEvents(EVENTS_CEILING, from -> readEvent(from, hashes));
    return new Customer(id, events, frozenBefore, erased, reader.readPublished());
  }

  private static CustomerEvent readEvent(EntityReader reader, ActivityHashes hashes) {
    int head = reader.body().readByte();
    var action = CustomerActions.read(head & ACTION, reader);
    boolean hasSegments = (head & SEGMENTS) != 0;
    var stamp =
        switch (action) {
          case Active active when !hasSegments ->
              reader.readStamp((time, importName) -> hashes.of(active, importName, time));
          case Heard _ -> reader.readStamp((time, _) -> CustomerEvent.heardHash(time));
          case CustomerAction _ -> reader.readStamp();
        };
    return new CustomerEvent(stamp, reader.readSegments(hasSegments), action);
  }

  private static Instant month(long number) {
    if (number < -MONTHS_CEILING || number > MONTHS_CEILING) {
      throw new MalformedBytesException("no month has the number " + number);
    }
    return Months.ofNumber(number);
  }
}
