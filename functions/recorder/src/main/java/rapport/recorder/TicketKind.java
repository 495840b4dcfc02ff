package rapport.recorder;

import java.util.Collection;
import java.util.List;
import rapport.bytes.Bytes;
import rapport.entity.Admission;
import rapport.fact.Family;
import rapport.ticket.Ticket;
import rapport.ticket.TicketCodec;
import rapport.ticket.TicketEvent;

/// Tickets, kept under their ids.
record TicketKind() implements EntityKind<Ticket, TicketEvent> {

  @Override
  public String name() {
    return Ticket.KIND;
  }

  @Override
  public List<Family> families(String id) {
    return List.of(Family.TICKETS, Family.BACKLOG, Family.question("tickets", "rating"));
  }

  @Override
  public Ticket empty(String id) {
    return Ticket.empty(id);
  }

  @Override
  public Ticket decode(String id, Bytes content) {
    return TicketCodec.decode(content);
  }

  @Override
  public Bytes encode(Ticket ticket) {
    return TicketCodec.encode(ticket);
  }

  @Override
  public Admission<Ticket, TicketEvent> admit(Ticket ticket, Collection<TicketEvent> events) {
    return ticket.admit(events);
  }

  @Override
  public String refusal() {
    return "full: this ticket has so many long comments that it takes no more";
  }

  @Override
  public boolean knows(Ticket ticket, TicketEvent event) {
    return ticket.knows(event);
  }

  @Override
  public Ticket withdraw(Ticket ticket, String importName) {
    return ticket.withdraw(importName);
  }
}
