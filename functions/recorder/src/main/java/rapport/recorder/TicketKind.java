package rapport.recorder;

import java.util.Collection;
import java.util.List;
import rapport.bytes.Bytes;
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
  public List<Family> families() {
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
  public Admitted<Ticket, TicketEvent> admit(Ticket ticket, Collection<TicketEvent> events) {
    return new Admitted<>(ticket.with(events), List.of());
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
