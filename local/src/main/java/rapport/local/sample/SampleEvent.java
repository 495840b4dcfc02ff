package rapport.local.sample;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import rapport.local.importer.OutgoingEvent;

/// An event of the sample before it is sent.
record SampleEvent(String id, String type, Instant time, String subject, ObjectNode data) {

  static final String SOURCE = "sample";

  OutgoingEvent outgoing(int number) {
    return OutgoingEvent.of(number, SOURCE, id, type, time, subject, data);
  }
}
