package rapport.ticket;

import rapport.bytes.ByteReader;
import rapport.bytes.ByteWriter;
import rapport.bytes.MalformedBytesException;
import rapport.event.Payload.Author;
import rapport.event.Payload.TicketAction;
import rapport.event.Scale;

/// The bytes of what happened to a ticket: a code below 16, and what else it says.
final class TicketActions {

  private TicketActions() {}

  /// Part of the format: never change a code.
  static int code(TicketAction action) {
    return switch (action) {
      case TicketAction.Created _ -> 0;
      case TicketAction.Assigned _ -> 1;
      case TicketAction.Replied _ -> 2;
      case TicketAction.Paused _ -> 3;
      case TicketAction.Resumed _ -> 4;
      case TicketAction.Resolved _ -> 5;
      case TicketAction.Reopened _ -> 6;
      case TicketAction.Closed _ -> 7;
      case TicketAction.Rated _ -> 8;
      case TicketAction.Deleted _ -> 9;
    };
  }

  static void write(TicketAction action, ByteWriter writer) {
    switch (action) {
      case TicketAction.Created created -> writer.writeBoolean(created.complaint());
      case TicketAction.Replied replied ->
          writer.writeByte(code(replied.author())).writeBoolean(replied.visible());
      case TicketAction.Rated rated ->
          writer
              .writeSigned(rated.score())
              .writeSigned(rated.scale().low())
              .writeSigned(rated.scale().high())
              .writeBoolean(rated.scale().words())
              .writeText(rated.comment());
      case TicketAction.Assigned _,
          TicketAction.Paused _,
          TicketAction.Resumed _,
          TicketAction.Resolved _,
          TicketAction.Reopened _,
          TicketAction.Closed _,
          TicketAction.Deleted _ -> {}
    }
  }

  static TicketAction read(int code, ByteReader reader) {
    return switch (code) {
      case 0 -> new TicketAction.Created(reader.readBoolean());
      case 1 -> new TicketAction.Assigned();
      case 2 -> new TicketAction.Replied(author(reader.readByte()), reader.readBoolean());
      case 3 -> new TicketAction.Paused();
      case 4 -> new TicketAction.Resumed();
      case 5 -> new TicketAction.Resolved();
      case 6 -> new TicketAction.Reopened();
      case 7 -> new TicketAction.Closed();
      case 8 -> rated(reader);
      case 9 -> new TicketAction.Deleted();
      default -> throw new MalformedBytesException("no ticket action has the code " + code);
    };
  }

  private static TicketAction rated(ByteReader reader) {
    int score = Math.toIntExact(reader.readSigned());
    int low = Math.toIntExact(reader.readSigned());
    int high = Math.toIntExact(reader.readSigned());
    return new TicketAction.Rated(
        score, new Scale(low, high, reader.readBoolean()), reader.readText());
  }

  private static int code(Author author) {
    return switch (author) {
      case AGENT -> 0;
      case BOT -> 1;
      case CUSTOMER -> 2;
    };
  }

  private static Author author(int code) {
    return switch (code) {
      case 0 -> Author.AGENT;
      case 1 -> Author.BOT;
      case 2 -> Author.CUSTOMER;
      default -> throw new MalformedBytesException("no author has the code " + code);
    };
  }
}
