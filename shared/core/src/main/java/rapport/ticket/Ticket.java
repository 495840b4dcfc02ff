package rapport.ticket;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import rapport.entity.Admission;
import rapport.entity.Entity;
import rapport.entity.Erased;
import rapport.entity.EventSet;
import rapport.entity.Given;
import rapport.entity.Milestone;
import rapport.entity.Published;
import rapport.event.Payload.TicketAction;
import rapport.period.UtcHour;

/// A ticket is the set of its events. Everything else about it is derived from them, whatever order
/// they came in.
///
/// @param id its id
/// @param events in order of time, at most [#EVENTS_MAX]; voided ones stay and count nowhere
/// @param erased what was erased of it
/// @param published every fact of it ever put into the log, outside sealed hours
public record Ticket(
    String id, List<TicketEvent> events, Erased erased, SortedSet<Published> published)
    implements Entity<Ticket> {

  /// As many events as a ticket keeps: creations and deletions first, since they decide whether it
  /// counts at all, then the earliest by time and hash. Which ones it keeps does not depend on
  /// their order of arrival either, as long as a revision repeats the type and time of what it
  /// revises.
  public static final int EVENTS_MAX = 1000;

  /// As large as a ticket gets, encoded. Only long comments by the dozen make one so large.
  /// DynamoDB's limit of 400 KB an item leaves room for the facts that are yet to be published.
  public static final int BYTES_MAX = 300 * 1024;

  /// What tickets are called in fact ids and keys.
  public static final String KIND = "ticket";

  /// What the fact of a complaint is called, before the name of its customer.
  public static final String COMPLAINT = "complaint:";

  public Ticket {
    events = List.copyOf(events);
    published = Collections.unmodifiableSortedSet(new TreeSet<>(published));
    EventSet.requireOrder(events);
    erased.requireGone(events);
    if (events.size() > EVENTS_MAX) {
      throw new IllegalArgumentException(
          "a ticket keeps at most " + EVENTS_MAX + " events, got " + events.size());
    }
  }

  /// A ticket of which nothing was erased.
  public Ticket(String id, List<TicketEvent> events, SortedSet<Published> published) {
    this(id, events, Erased.NOTHING, published);
  }

  /// A ticket that nothing is known of.
  public static Ticket empty(String id) {
    return new Ticket(id, List.of(), Collections.emptySortedSet());
  }

  /// The union of its events and these, but for what is dated before its erasure.
  public Ticket with(Collection<TicketEvent> more) {
    return withEvents(kept(EventSet.union(events, erased.leave(more))));
  }

  /// The union of its events and those of these that it has room for: all, unless it has grown to
  /// [#BYTES_MAX]. What it has no room for depends on the order of arrival. A deletion it always
  /// takes. What is dated before its erasure is neither taken nor refused.
  public Admission<Ticket, TicketEvent> admit(Collection<TicketEvent> all) {
    var more = erased.leave(all);
    var whole = with(more);
    if (TicketCodec.encode(whole).length() <= BYTES_MAX) {
      return new Admission<>(whole, List.of());
    }
    int bytes = TicketCodec.encode(this).length();
    var taken = new ArrayList<TicketEvent>();
    var refused = new ArrayList<TicketEvent>();
    for (TicketEvent event : more) {
      int needed = isUnchangedBy(event) ? 0 : event.idBytes().length() + event.content().length();
      boolean fits = needed == 0 || bytes + needed <= BYTES_MAX;
      if (fits || event.action() instanceof TicketAction.Deleted) {
        taken.add(event);
        bytes += needed;
      } else {
        refused.add(event);
      }
    }
    return new Admission<>(with(taken), refused);
  }

  /// Whether an event may have come before: one of its identity is in the set, with whatever
  /// content, or the ticket is full. Its facts may have been lost by a crash, and another content
  /// may make the same facts, so everything is to be published again.
  public boolean knows(TicketEvent event) {
    return !erased.covers(event) && (EventSet.has(events, event) || isUnchangedBy(event));
  }

  private boolean isUnchangedBy(TicketEvent event) {
    return with(List.of(event)).events.equals(events);
  }

  /// The ticket without what a customer did before that time. A ticket that is the customer's own
  /// is left with nothing from before, whoever did it, and takes nothing of it any more; of
  /// another's only what names the customer goes. It still knows what was published, so that this
  /// is taken back, and what it has put into the backlog.
  public Ticket erase(String customer, Instant at, Given given) {
    Predicate<TicketEvent> isOfCustomer =
        event -> event.subject().equals(customer) && event.stamp().time().isBefore(at);
    if (events.stream().noneMatch(isOfCustomer)) {
      return this;
    }
    if (owner().equals(customer)) {
      var all = erased.andAll(at);
      return withErased(all.leave(events), all, given);
    }
    var left = events.stream().filter(isOfCustomer.negate()).toList();
    return withErased(left, erased.andSome(at), given);
  }

  private Ticket withErased(List<TicketEvent> left, Erased other, Given given) {
    return new Ticket(
        id, left, other.when(history(events, given), history(left, given)), published);
  }

  /// Whose facts its own are, or would be if it were complete and not deleted.
  private String owner() {
    var steps = Step.inOrder(events);
    return steps.isEmpty()
        ? events.stream()
            .map(TicketEvent::subject)
            .filter(subject -> !subject.isEmpty())
            .findFirst()
            .orElse("")
        : Step.firstSubject(steps);
  }

  /// The ticket with the events of an import taken back. It still shows that it had them.
  public Ticket takeBack(String importName) {
    return withEvents(EventSet.takenBack(events, importName, TicketEvent::voided));
  }

  /// The ticket without the events of an import. It still knows what was published, so that this is
  /// taken back.
  public Ticket withdraw(String importName) {
    return withEvents(EventSet.without(events, importName));
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Ticket withErased(Erased other) {
    return new Ticket(id, events, other, published);
  }

  @Override
  public Ticket withPublished(SortedSet<Published> facts) {
    return new Ticket(id, events, erased, facts);
  }

  @Override
  public List<Milestone> milestones(Given given) {
    return erased.withBalances(history(events, given));
  }

  private static List<Milestone> history(List<TicketEvent> some, Given given) {
    return TicketHistory.milestones(some, given.rules().service());
  }

  /// Never: a ticket keeps its events from the beginning.
  @Override
  public boolean isFrozen(UtcHour hour) {
    return false;
  }

  private Ticket withEvents(List<TicketEvent> others) {
    return new Ticket(id, others, erased, published);
  }

  private static List<TicketEvent> kept(List<TicketEvent> union) {
    return union.size() <= EVENTS_MAX
        ? union
        : union.stream()
            .sorted(Comparator.comparing(event -> !decidesAlone(event))) // stable: then by time
            .limit(EVENTS_MAX)
            .sorted(Comparator.comparing(TicketEvent::stamp))
            .toList();
  }

  private static boolean decidesAlone(TicketEvent event) {
    return event.action() instanceof TicketAction.Created
        || event.action() instanceof TicketAction.Deleted;
  }
}
