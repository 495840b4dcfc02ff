package rapport.customer;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import rapport.entity.Given;
import rapport.entity.Milestone;
import rapport.entity.MilestoneList;
import rapport.entity.Moment;
import rapport.entity.Values;
import rapport.event.Payload.CustomerAction;
import rapport.fact.Fact;
import rapport.fact.Family;
import rapport.fact.Measure;
import rapport.fact.Measure.Plain;
import rapport.settings.CustomerRules;

/// Goes through the events of a customer once, in order, and notes what they count. Not
/// thread-safe.
///
/// Joining while present and leaving while absent change nothing. Where the tenant says so, a
/// customer that was silent for some days has left, and joins again with whatever it does next.
final class CustomerHistory {

  private static final Comparator<CustomerEvent> ORDER =
      Comparator.comparing((CustomerEvent event) -> event.stamp().time())
          .thenComparingInt(event -> rank(event.action()))
          .thenComparing(CustomerEvent::stamp);

  private static final String LEFT = "left";
  private static final Plain CUSTOMER = new Measure.Count(Family.CUSTOMERS, "customers", 1);

  private final String id;
  private final Optional<Duration> silence;
  private final Journeys journeys;
  private final Conduct conduct = new Conduct();
  private final MilestoneList milestones = new MilestoneList();
  private final Presence presence = new Presence();
  private final Standing standing = new Standing();
  private final RecurringSteps revenue = new RecurringSteps();
  private final Memberships memberships;
  private final Recoveries recoveries;
  private final Purchases purchases = new Purchases();
  private final Values values = new Values();
  private Optional<Instant> heardAt = Optional.empty();
  private boolean silent;

  private CustomerHistory(String id, List<CustomerEvent> events, CustomerRules rules) {
    this.id = id;
    this.silence =
        rules.inactivityDays() == 0
            ? Optional.empty()
            : Optional.of(Duration.ofDays(rules.inactivityDays()));
    this.journeys = new Journeys(rules.journeys(), events);
    this.memberships = new Memberships(rules.plans());
    this.recoveries = Recoveries.of(events);
  }

  static List<Milestone> milestones(String id, List<CustomerEvent> events, Given given) {
    var ordered = inOrder(events);
    var history = new CustomerHistory(id, ordered, given.rules().customers());
    ordered.forEach(history::take);
    history.fallSilentBy(given.now());
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
    var time = event.stamp().time();
    fallSilentBy(time);
    if (event.action() instanceof CustomerAction.FollowedUp) {
      followUp(event);
      return;
    }
    heardAt = Optional.of(time);
    var origin = new Fact.Origin(id, event.stamp().importName());
    var before = new Page(new Moment(time, origin, values.current()));
    boolean left = event.action() instanceof CustomerAction.Left && leaveFor(before);
    values.take(event.segments());
    boolean moved = !values.current().equals(before.at().values());
    var page = moved ? new Page(new Moment(time, origin, values.current())) : before;
    if (left) {
      page.add(count(LEFT));
    }
    arrive(event.action(), page);
    note(event, page);
    standing.become(held(), before, page);
    if (moved) {
      before.addTo(milestones, "moved-out");
    }
    page.addTo(milestones, name(event.action()));
  }

  /// What was done for the customer is no sign of it: it is as silent as before.
  private void followUp(CustomerEvent event) {
    var stamp = event.stamp();
    var origin = new Fact.Origin(id, stamp.importName());
    var page = new Page(new Moment(stamp.time(), origin, values.current()));
    recoveries.measures(event).forEach(page::add);
    page.addTo(milestones, name(event.action()));
  }

  /// It says so itself, and so pays nothing any more.
  ///
  /// @return whether it was there
  private boolean leaveFor(Page page) {
    boolean left = presence.isPresent();
    silent = false;
    revenue.cancel();
    leave(page);
    return left;
  }

  private void leave(Page page) {
    if (presence.isPresent()) {
      memberships.leave(presence, page);
      conduct.leave(presence, page);
      presence.leave(page);
    }
    revenue.follow(page);
  }

  /// Without an event for so long it has left, if the tenant sees it that way.
  private void fallSilentBy(Instant time) {
    if (!presence.isPresent() || silence.isEmpty() || heardAt.isEmpty()) {
      return;
    }
    var due = heardAt.get().plus(silence.get());
    if (due.isBefore(time)) {
      silent = true;
      revenue.pause(true);
      var page = new Page(new Moment(due, new Fact.Origin(id, ""), values.current()));
      page.add(count(LEFT));
      leave(page);
      standing.become(held(), page, page);
      page.addTo(milestones, LEFT);
    }
  }

  /// Joins, moves, or is where it was.
  private void arrive(CustomerAction action, Page page) {
    if (presence.isPresent()) {
      presence.move(page);
    } else if (action instanceof CustomerAction.Joined || silent) {
      silent = false;
      revenue.pause(false);
      page.add(count("joined"));
      presence.enter(page);
      conduct.join(presence, page);
    }
    if (action instanceof CustomerAction.Revenue agreed) {
      revenue.agree(agreed);
    }
    revenue.follow(page);
  }

  private void note(CustomerEvent event, Page page) {
    switch (event.action()) {
      case CustomerAction.Purchased purchased -> {
        purchases.take(purchased, page);
        memberships.take(purchased, page);
      }
      case CustomerAction.Bought bought -> purchases.take(bought, page);
      case CustomerAction.Acquired acquired -> page.add(cost(acquired));
      case CustomerAction.Active(String activity) -> conduct.act(activity, presence, page);
      case CustomerAction.Reached _ -> journeys.measures(event).forEach(page::add);
      case CustomerAction.Rewarded rewarded -> memberships.take(rewarded, event.stamp().time());
      case CustomerAction.Complained complained -> complain(complained, page.at());
      case CustomerAction.Recommended recommended -> memberships.take(recommended, page);
      case CustomerAction.Joined _,
          CustomerAction.Left _,
          CustomerAction.Revenue _,
          CustomerAction.Rated _,
          CustomerAction.FollowedUp _,
          CustomerAction.Heard _ -> {}
    }
  }

  /// Under the customer's values and, where they say something else, those of its ticket.
  private void complain(CustomerAction.Complained complained, Moment at) {
    var segments = new TreeMap<>(at.values());
    segments.putAll(complained.values());
    var page = new Page(new Moment(at.time(), at.origin(), segments));
    conduct.complain(presence, page);
    page.addTo(milestones, "complained");
  }

  private List<Plain> held() {
    var held = new ArrayList<>(revenue.held());
    if (presence.isPresent()) {
      held.add(CUSTOMER);
      held.addAll(memberships.held());
    }
    return held;
  }

  private static Measure count(String slot) {
    return new Measure.Count(Family.CUSTOMERS, slot, 1);
  }

  private static Measure cost(CustomerAction.Acquired acquired) {
    return new Measure.Row(
        Family.PURCHASES,
        "cost:" + acquired.currency(),
        List.of(Money.millionths(acquired.cost())));
  }

  private static int rank(CustomerAction action) {
    return switch (action) {
      case CustomerAction.Joined _ -> 0;
      case CustomerAction.Left _ -> 2;
      case CustomerAction _ -> 1;
    };
  }

  /// What the fact of an event is called.
  private static String name(CustomerAction action) {
    return switch (action) {
      case CustomerAction.Joined _ -> "joined";
      case CustomerAction.Left _ -> LEFT;
      case CustomerAction.Purchased _ -> "purchased";
      case CustomerAction.Revenue _ -> "revenue";
      case CustomerAction.Acquired _ -> "acquired";
      case CustomerAction.Active _ -> "active";
      case CustomerAction.Reached _ -> "reached";
      case CustomerAction.Rewarded _ -> "rewarded";
      case CustomerAction.Complained _ -> "noted";
      case CustomerAction.Recommended _ -> "recommended";
      case CustomerAction.Bought _ -> "bought";
      case CustomerAction.Heard _ -> "heard";
      case CustomerAction.Rated _ -> "rated";
      case CustomerAction.FollowedUp _ -> "followed-up";
    };
  }
}
