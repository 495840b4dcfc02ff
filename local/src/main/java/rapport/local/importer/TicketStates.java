package rapport.local.importer;

import java.util.ArrayList;
import java.util.List;
import rapport.local.importer.mapping.States.Kind;

/// Which events it means when a ticket goes from state to state.
final class TicketStates {

  private Kind current;
  private boolean leftNew;

  TicketStates(Kind before) {
    this.current = before;
  }

  /// The last words of the types of the events that entering a state means; none if it is the state
  /// the ticket is in.
  ///
  /// Going from one paused state to another is no event: the ticket goes on waiting.
  List<String> entering(Kind next) {
    var events = new ArrayList<String>();
    if (current == Kind.NEW && next != Kind.NEW && !leftNew) {
      events.add("replied");
    }
    if (current == Kind.PAUSED && next.open() && next != Kind.PAUSED) {
      events.add("resumed");
    }
    if (!current.open() && next.open()) {
      events.add("reopened");
    }
    if (next != current) {
      switch (next) {
        case PAUSED -> events.add("paused");
        case RESOLVED -> events.add("resolved");
        case CLOSED -> events.add("closed");
        case NEW, OPEN -> {}
      }
    }
    return events;
  }

  /// Enters it.
  void enter(Kind next) {
    leftNew |= current == Kind.NEW && next != Kind.NEW;
    current = next;
  }
}
