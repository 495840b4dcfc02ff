package rapport.recorder;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import rapport.bytes.Bytes;
import rapport.customer.CustomerEvent;
import rapport.entity.Admission;
import rapport.entity.Given;
import rapport.entity.Published;
import rapport.erasure.ErasureProgress;
import rapport.fact.Fact;
import rapport.fact.Family;
import rapport.settings.Settings;
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

  /// Its published facts name every customer that was ever told, so one that it belongs to no more
  /// is told that, too, whatever crash came in between.
  @Override
  public Map<String, List<CustomerEvent>> tellings(Ticket ticket, List<Fact> facts) {
    var tellings = new HashMap<String, List<CustomerEvent>>();
    for (Published place : ticket.published()) {
      if (!place.name().startsWith(Ticket.COMPLAINT)) {
        continue;
      }
      var customer = place.name().substring(Ticket.COMPLAINT.length());
      var id = ticket.factId(place.name());
      for (Fact fact : facts) {
        if (fact.id().equals(id) && fact.hour().equals(place.hour())) {
          tellings.computeIfAbsent(customer, _ -> new ArrayList<>()).add(complained(ticket, fact));
        }
      }
    }
    return tellings;
  }

  private static CustomerEvent complained(Ticket ticket, Fact fact) {
    var values = new TreeMap<>(fact.segments());
    values.keySet().retainAll(Settings.BUILT_IN);
    return CustomerEvent.complained(ticket.id(), fact.time(), fact.version(), values);
  }

  @Override
  public Ticket takeBack(Ticket ticket, String importName) {
    return ticket.takeBack(importName);
  }

  @Override
  public Ticket withdraw(Ticket ticket, String importName) {
    return ticket.withdraw(importName);
  }

  @Override
  public Ticket erase(Ticket ticket, ErasureProgress erasure, Given given) {
    return ticket.erase(erasure.subject(), erasure.at(), given);
  }
}
