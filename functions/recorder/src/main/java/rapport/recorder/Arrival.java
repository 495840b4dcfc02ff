package rapport.recorder;

import rapport.event.Event;
import rapport.period.UtcHour;

/// One event that may be counted, and where it came from, should it have to be put aside after all.
///
/// @param index which event of the delivery it is
/// @param text the event as it was sent
record Arrival(Delivery delivery, int index, String text, Event event) {

  UtcHour hour() {
    return event.identity().hour();
  }
}
