package rapport.recorder;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import rapport.edge.EventJson.Reading;
import rapport.edge.FieldError;
import rapport.edge.FreshIdentity;
import rapport.edge.Lateness;
import rapport.edge.NamedCustomer;
import rapport.edge.QueueBody;
import rapport.edge.QueueBody.Entry;
import rapport.event.Event;
import rapport.event.Identity;
import rapport.fact.SubjectHash;
import rapport.recorder.ErasedCustomers.Gone;
import rapport.store.Imports;
import rapport.store.Imports.State;

/// Reads messages into events, and puts aside what is none. What an import that was taken back
/// would bring is dropped, and so is what a customer did before it was erased.
final class Arrivals {

  private final Imports imports;
  private final ErasedCustomers erased;
  private final Aside aside;

  Arrivals(Imports imports, ErasedCustomers erased, Aside aside) {
    this.imports = imports;
    this.erased = erased;
    this.aside = aside;
  }

  /// @param deliveries of one tenant
  /// @param subjects gives the tenant's customers their names in the log
  List<Arrival> of(String tenant, SubjectHash subjects, List<Delivery> deliveries) {
    var gone = erased.of(tenant, subjects);
    var arrivals = new ArrayList<Arrival>();
    var withdrawn = new HashMap<String, Boolean>();
    for (Delivery delivery : deliveries) {
      boolean dropped =
          Identity.isImport(delivery.importName())
              && withdrawn.computeIfAbsent(
                  delivery.importName(), name -> isWithdrawn(delivery.tenant(), name));
      if (!dropped) {
        arrivals.addAll(of(delivery, gone));
      }
    }
    return arrivals;
  }

  private boolean isWithdrawn(String tenant, String importName) {
    return imports.state(tenant, importName) == State.WITHDRAWN;
  }

  private List<Arrival> of(Delivery delivery, Gone gone) {
    var arrivals = new ArrayList<Arrival>();
    var identities = new MessageIdentity(delivery);
    for (var entry : QueueBody.parse(delivery.body(), delivery.importName(), identities)) {
      switch (entry.reading()) {
        case Reading.Invalid invalid -> refuse(delivery, entry, invalid.errors(), gone);
        case Reading.Valid(Event event)
            when gone.covers(event.subject(), event.identity().time()) -> {}
        case Reading.Valid(Event event) -> {
          var late = lateness(delivery, event);
          if (late.isEmpty()) {
            arrivals.add(new Arrival(delivery, entry.index(), entry.text(), event));
          } else {
            refuse(delivery, entry, late, gone);
          }
        }
      }
    }
    return arrivals;
  }

  /// What is refused would be kept as it came. Of an erased customer nothing is that was sent
  /// before, whatever its date.
  private void refuse(Delivery delivery, Entry entry, List<FieldError> errors, Gone gone) {
    boolean erased =
        NamedCustomer.in(entry.text(), delivery.first().at()).stream()
            .anyMatch(named -> gone.covers(named.subject(), named.time()));
    if (!erased) {
      aside.put(delivery, entry.index(), entry.text(), errors);
    }
  }

  private static List<FieldError> lateness(Delivery delivery, Event event) {
    if (delivery.judged()) {
      return List.of();
    }
    var rule = Identity.isImport(delivery.importName()) ? Lateness.HISTORY : Lateness.LIVE;
    return rule.judge(event.identity().time(), delivery.first().at()).stream().toList();
  }

  /// Names an event without an id by its message and place, which are the same at every delivery.
  private static final class MessageIdentity implements FreshIdentity {

    private final Delivery delivery;
    private int given;

    private MessageIdentity(Delivery delivery) {
      this.delivery = delivery;
    }

    @Override
    public String id() {
      var name = delivery.first().messageId() + "#" + given++;
      return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }

    @Override
    public Instant time() {
      return delivery.first().at();
    }
  }
}
