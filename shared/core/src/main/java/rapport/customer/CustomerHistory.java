package rapport.customer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import rapport.entity.Balance;
import rapport.entity.Milestone;
import rapport.entity.MilestoneList;
import rapport.entity.Moment;
import rapport.entity.Values;
import rapport.event.Payload.CustomerAction;
import rapport.fact.Fact;
import rapport.fact.Family;
import rapport.fact.Measure;

/// Goes through the events of a customer once, in order, and notes when it joined and left. Not
/// thread-safe.
///
/// Joining while present and leaving while absent change nothing.
final class CustomerHistory {

  private static final Comparator<CustomerEvent> ORDER =
      Comparator.comparing((CustomerEvent event) -> event.stamp().time())
          .thenComparingInt(event -> rank(event.action()))
          .thenComparing(CustomerEvent::stamp);

  private final String id;
  private final MilestoneList milestones = new MilestoneList();
  private final Balance customers = new Balance(Family.CUSTOMERS, "customers", milestones);
  private final Values values = new Values();
  private boolean present;

  private CustomerHistory(String id) {
    this.id = id;
  }

  static List<Milestone> milestones(String id, List<CustomerEvent> events) {
    var history = new CustomerHistory(id);
    inOrder(events).forEach(history::take);
    return history.milestones.toList();
  }

  /// The events that count, in the order in which they count: by time, joining first and leaving
  /// last of what has the same time.
  static List<CustomerEvent> inOrder(List<CustomerEvent> events) {
    return events.stream()
        .filter(event -> !event.stamp().version().voided())
        .sorted(ORDER)
        .toList();
  }

  private void take(CustomerEvent event) {
    values.take(event.segments());
    var origin = new Fact.Origin(id, event.stamp().importName());
    var at = new Moment(event.stamp().time(), origin, values.current());
    if (!present && event.action() instanceof CustomerAction.Joined) {
      present = true;
      note("joined", at, customers.enter(at, at.values()));
    } else if (present && event.action() instanceof CustomerAction.Left) {
      present = false;
      note("left", at, customers.leave(at));
    }
    customers.follow(at);
  }

  private void note(String name, Moment at, List<Measure> change) {
    var measures = new ArrayList<Measure>();
    measures.add(new Measure.Count(Family.CUSTOMERS, name, 1));
    measures.addAll(change);
    milestones.addNext(name, at, measures);
  }

  private static int rank(CustomerAction action) {
    return switch (action) {
      case CustomerAction.Joined _ -> 0;
      case CustomerAction.Purchased _,
          CustomerAction.Revenue _,
          CustomerAction.Acquired _,
          CustomerAction.Active _,
          CustomerAction.Reached _,
          CustomerAction.Rewarded _ ->
          1;
      case CustomerAction.Left _ -> 2;
    };
  }
}
