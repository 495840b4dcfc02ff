package rapport.ticket;

import java.util.List;
import rapport.bytes.ByteReader;
import rapport.bytes.ByteWriter;
import rapport.bytes.Bytes;
import rapport.bytes.MalformedBytesException;
import rapport.entity.EntityReader;
import rapport.entity.EntityWriter;
import rapport.entity.Erased;
import rapport.entity.Stamp;
import rapport.event.Payload.TicketAction;

/// Tickets as bytes. Version 2: the format byte, texts, id, events in order, published facts.
/// Version 1 had no ids of events. Version 3, of those of which something was erased: what, after
/// the id. Version 4, of those that are still in the backlog: also that.
///
/// An event takes about 30 bytes and its id, so a ticket of four is far below the 1 KB of a write
/// unit.
public final class TicketCodec {

  private static final int VERSION = 2;
  private static final int VERSION_ERASED = 3;
  private static final int VERSION_REMAINS = 4;

  /// Part of the format: never change it, add a version instead.
  private static final List<String> KNOWN_TEXTS =
      List.of(
          "agent",
          "channel",
          "group",
          "language",
          "priority",
          "reason",
          "created",
          "first-response",
          "resolved",
          "reopened",
          "moved-in",
          "moved-out",
          "rated");

  /// In the byte of the action: which parts of the event follow.
  private static final int SEQUENCE = 16;

  private static final int SUBJECT = 32;
  private static final int SEGMENTS = 64;
  private static final int ACTION = 15;

  private TicketCodec() {}

  /// The same ticket always gives the same bytes.
  public static Bytes encode(Ticket ticket) {
    boolean erased = !ticket.erased().equals(Erased.NOTHING);
    var writer = new EntityWriter(version(ticket.erased()), KNOWN_TEXTS);
    writer.body().writeText(ticket.id());
    if (erased) {
      writer.writeErased(ticket.erased());
    }
    return writer
        .writeEvents(ticket.events(), TicketCodec::write)
        .writePublished(ticket.published())
        .toBytes();
  }

  /// @throws MalformedBytesException for bytes that [#encode] never wrote
  public static Ticket decode(Bytes bytes) {
    return EntityReader.read(bytes, VERSION_REMAINS, KNOWN_TEXTS, TicketCodec::read);
  }

  private static int version(Erased erased) {
    if (erased.hasRemains()) {
      return VERSION_REMAINS;
    }
    return erased.equals(Erased.NOTHING) ? VERSION : VERSION_ERASED;
  }

  /// Everything an event says, without references to other texts. Its id is in the hash.
  static Bytes content(TicketEvent event) {
    return writeWords(event, EntityWriter.content(event.stamp()));
  }

  /// What an event says, whoever sent it and whenever.
  static Bytes words(TicketEvent event) {
    return writeWords(event, new ByteWriter());
  }

  private static Bytes writeWords(TicketEvent event, ByteWriter writer) {
    writer.writeText(event.subject()).writeSigned(event.sequence());
    event.segments().forEach((name, value) -> writer.writeText(name).writeText(value));
    writer.writeByte(TicketActions.code(event.action()));
    TicketActions.write(event.action(), writer);
    return writer.toBytes();
  }

  private static void write(TicketEvent event, EntityWriter writer) {
    var body = writer.body();
    body.writeByte(
        TicketActions.code(event.action())
            | (event.sequence() == 0 ? 0 : SEQUENCE)
            | (event.subject().isEmpty() ? 0 : SUBJECT)
            | (event.segments().isEmpty() ? 0 : SEGMENTS));
    writer.writeStamp(event.stamp(), true);
    body.writeText(event.id());
    if (event.sequence() != 0) {
      body.writeSigned(event.sequence());
    }
    if (!event.subject().isEmpty()) {
      writer.writeText(event.subject());
    }
    writer.writeSegments(event.segments());
    TicketActions.write(event.action(), body);
  }

  private static Ticket read(EntityReader reader) {
    String id = reader.body().readText();
    var erased =
        reader.version() < VERSION_ERASED
            ? Erased.NOTHING
            : reader.readErased(reader.version() == VERSION_REMAINS);
    var events = reader.readEvents(Ticket.EVENTS_MAX, TicketCodec::readEvent);
    return new Ticket(id, events, erased, reader.readPublished());
  }

  private static TicketEvent readEvent(EntityReader reader) {
    ByteReader body = reader.body();
    int head = body.readByte();
    Stamp stamp = reader.readStamp();
    String id = reader.version() == 1 ? "" : body.readText();
    long sequence = (head & SEQUENCE) == 0 ? 0 : body.readSigned();
    String subject = (head & SUBJECT) == 0 ? "" : reader.readText();
    var segments = reader.readSegments((head & SEGMENTS) != 0);
    TicketAction action = TicketActions.read(head & ACTION, body);
    return new TicketEvent(stamp, id, subject, segments, sequence, action);
  }
}
