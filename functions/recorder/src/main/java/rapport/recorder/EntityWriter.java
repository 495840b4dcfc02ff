package rapport.recorder;

import java.util.ArrayList;
import rapport.customer.Customer;
import rapport.customer.CustomerEvent;
import rapport.recorder.EntityRecorder.Recorded;

/// Writes what came of recording entities: first what their customers are told, then all facts into
/// the log. The entities are stored by then, and name whom they told, so a crash in between is made
/// good when the same is done again.
final class EntityWriter {

  private final EntityRecorder<Customer, CustomerEvent> customers;
  private final SealedHours sealedHours;
  private final FactWriter writer;

  EntityWriter(
      EntityRecorder<Customer, CustomerEvent> customers,
      SealedHours sealedHours,
      FactWriter writer) {
    this.customers = customers;
    this.sealedHours = sealedHours;
    this.writer = writer;
  }

  void write(String tenant, TenantView view, Recorded<?> recorded) {
    var kind = new CustomerKind();
    var facts = new ArrayList<>(recorded.facts());
    facts.addAll(
        customers
            .record(
                tenant,
                recorded.tellings(),
                id -> sealedHours.frame(tenant, view, kind.families(id)))
            .facts());
    writer.write(tenant, view, facts);
  }
}
