package rapport.customer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import rapport.entity.Admission;
import rapport.entity.Entity;
import rapport.entity.Erased;
import rapport.entity.EventSet;
import rapport.entity.Given;
import rapport.entity.Milestone;
import rapport.entity.Published;
import rapport.period.UtcHour;

/// A customer is the set of its events. Everything else about it is derived from them, whatever
/// order they came in.
///
/// A customer that has grown beyond [#BYTES_USUAL] freezes its oldest months: they take no more
/// events, their facts are final, and of their events only those stay that later facts depend on.
///
/// @param id the customer, which its events name as their subject
/// @param events in order of time; voided ones stay and count nowhere
/// @param frozenBefore the start of a month of UTC, [Instant#MIN] if nothing is frozen
/// @param erased what was erased of it
/// @param published every fact of it ever put into the log, outside sealed and frozen hours
public record Customer(
    String id,
    List<CustomerEvent> events,
    Instant frozenBefore,
    Erased erased,
    SortedSet<Published> published)
    implements Entity<Customer> {

  /// Beyond this a customer freezes months that the next events do not concern.
  public static final int BYTES_USUAL = 32 * 1024;

  /// Beyond this, which takes thousands of events in one month, it takes no more events of the
  /// months it has. DynamoDB's limit of 400 KB an item stays far away.
  public static final int BYTES_MAX = 2 * BYTES_USUAL;

  /// What customers are called in fact ids and keys.
  public static final String KIND = "customer";

  public Customer {
    events = List.copyOf(events);
    published = Collections.unmodifiableSortedSet(new TreeSet<>(published));
    EventSet.requireOrder(events);
    erased.requireGone(events);
    if (!frozenBefore.equals(Instant.MIN) && !frozenBefore.equals(Months.start(frozenBefore))) {
      throw new IllegalArgumentException("months freeze as a whole, got " + frozenBefore);
    }
  }

  /// A customer of which nothing was erased.
  public Customer(
      String id, List<CustomerEvent> events, Instant frozenBefore, SortedSet<Published> published) {
    this(id, events, frozenBefore, Erased.NOTHING, published);
  }

  /// A customer that nothing is known of.
  public static Customer empty(String id) {
    return new Customer(id, List.of(), Instant.MIN, Collections.emptySortedSet());
  }

  /// The union of its events and those of these that it still takes. The others come too late. What
  /// is dated before its erasure is neither taken nor refused.
  ///
  /// Months freeze before the events are added, and only months older than all of them: the facts
  /// of a month that just changed may yet be lost by a crash and must be repairable.
  public Admission<Customer, CustomerEvent> admit(Collection<CustomerEvent> more) {
    int bytes = CustomerCodec.encode(this).length();
    var taken = new ArrayList<CustomerEvent>();
    var refused = new ArrayList<CustomerEvent>();
    for (CustomerEvent event : erased.leave(more)) {
      (takes(event, bytes) ? taken : refused).add(event);
    }
    var base = bytes > BYTES_USUAL ? Freezing.freeze(this, taken) : this;
    return new Admission<>(base.withEvents(EventSet.union(base.events, taken)), refused);
  }

  /// Whether an event may have come before: one of its identity is in the set, with whatever
  /// content. Its facts may have been lost by a crash, and another content may make the same facts,
  /// so everything is to be published again.
  public boolean knows(CustomerEvent event) {
    return !isFrozen(event) && EventSet.has(events, event);
  }

  /// The customer without all that is dated before that time. It takes nothing of it any more, and
  /// still knows what was published, so that this is taken back, and what it has put into balances.
  ///
  /// Mere activity is dated by its quarter hour. So that of the quarter hour of the erasure is gone
  /// too, and what comes later in it.
  public Customer erase(Instant at, Given given) {
    var all = erased.andAll(at);
    var left = all.leave(events);
    var told = all.when(history(events, given), history(left, given));
    // no frozen month need refuse anything any more if all of its events are gone
    var frozen = all.before().isBefore(frozenBefore) ? frozenBefore : Instant.MIN;
    return new Customer(id, left, frozen, told, published);
  }

  /// The customer with the events of an import taken back, those of frozen months excepted. It
  /// still shows that it had them.
  public Customer takeBack(String importName) {
    return withOpen(open -> EventSet.takenBack(open, importName, CustomerEvent::voided));
  }

  /// The customer without the events of an import, those of frozen months excepted. It still knows
  /// what was published, so that this is taken back.
  public Customer withdraw(String importName) {
    return withOpen(open -> EventSet.without(open, importName));
  }

  private Customer withOpen(UnaryOperator<List<CustomerEvent>> change) {
    var frozen = events.stream().filter(this::isFrozen).toList();
    var open = events.stream().filter(event -> !isFrozen(event)).toList();
    return withEvents(EventSet.union(frozen, change.apply(open)));
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Customer withErased(Erased other) {
    return new Customer(id, events, frozenBefore, other, published);
  }

  @Override
  public Customer withPublished(SortedSet<Published> facts) {
    return new Customer(id, events, frozenBefore, erased, facts);
  }

  @Override
  public List<Milestone> milestones(Given given) {
    return erased.withBalances(history(events, given));
  }

  private List<Milestone> history(List<CustomerEvent> some, Given given) {
    return CustomerHistory.milestones(id, some, given);
  }

  @Override
  public boolean isFrozen(UtcHour hour) {
    return hour.start().isBefore(frozenBefore);
  }

  private boolean isFrozen(CustomerEvent event) {
    return event.stamp().time().isBefore(frozenBefore);
  }

  private boolean takes(CustomerEvent event, int bytes) {
    if (isFrozen(event)) {
      return false;
    }
    boolean full = bytes > BYTES_MAX;
    return !full || isOfALaterMonth(event) || isUnchangedBy(event);
  }

  private boolean isUnchangedBy(CustomerEvent event) {
    return EventSet.covers(events, event);
  }

  private boolean isOfALaterMonth(CustomerEvent event) {
    var last = events.getLast().stamp().time();
    return Months.start(event.stamp().time()).isAfter(last);
  }

  private Customer withEvents(List<CustomerEvent> others) {
    return new Customer(id, others, frozenBefore, erased, published);
  }
}
