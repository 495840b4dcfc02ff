package rapport.recorder;

import java.util.List;
import java.util.stream.Collectors;
import rapport.edge.FieldError;
import rapport.store.Quarantine;

/// Puts aside what can never be counted, each event with its reason, so that nothing is lost and
/// nothing is tried for ever.
final class Aside {

  private final Quarantine quarantine;

  Aside(Quarantine quarantine) {
    this.quarantine = quarantine;
  }

  /// @param index which event of the message
  /// @param text the event as it was sent
  void put(Delivery delivery, int index, String text, String reason) {
    var first = delivery.first();
    quarantine.keep(delivery.tenant(), first.messageId(), index, text, reason, first.at());
  }

  void put(Delivery delivery, int index, String text, List<FieldError> errors) {
    put(
        delivery,
        index,
        text,
        errors.stream()
            .map(error -> error.pointer() + ": " + error.message())
            .collect(Collectors.joining("; ")));
  }
}
