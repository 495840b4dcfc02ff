package rapport.recorder;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import rapport.customer.Customer;
import rapport.customer.CustomerCodec;
import rapport.customer.CustomerEvent;
import rapport.customer.Profile;
import rapport.entity.Given;
import rapport.followup.Cause;
import rapport.followup.FollowUp;
import rapport.followup.FollowUp.State;
import rapport.followup.FollowUpId;
import rapport.followup.Report;
import rapport.store.Entities;
import rapport.store.Entities.EntityKey;
import rapport.store.FollowUps;
import rapport.store.FollowUps.Stored;
import rapport.store.OpenFollowUps;
import rapport.store.OpenFollowUps.Entry;
import rapport.store.Table.Outcome;

/// Makes follow-ups what facts say, and keeps the list of those that are open. Whatever is done
/// twice changes nothing.
final class FollowUpReports {

  /// How often a follow-up is read again because somebody else wrote it.
  static final int MAX_ATTEMPTS = 8;

  /// Nobody is called about what is older, as an import may be.
  private static final Duration FRESH = Duration.ofDays(35);

  /// Money is kept in millionths.
  private static final int DECIMALS = 6;

  private final FollowUps followUps;
  private final OpenFollowUps open;
  private final Entities entities;
  private final Duration retention;
  private final Clock clock;

  /// @param retention how long a follow-up is kept after its last change
  FollowUpReports(
      FollowUps followUps, OpenFollowUps open, Entities entities, Duration retention, Clock clock) {
    this.followUps = followUps;
    this.open = open;
    this.entities = entities;
    this.retention = retention;
    this.clock = clock;
  }

  /// Whether something can still be done about an answer. Judged by when it was sent, so that a
  /// message which comes again is judged alike; that was not later than now, whatever the queue's
  /// clock says.
  boolean isFresh(Arrival arrival) {
    var sentAt = arrival.delivery().first().at();
    var now = clock.instant();
    var oldest = (sentAt.isBefore(now) ? sentAt : now).minus(FRESH);
    return !arrival.event().identity().time().isBefore(oldest);
  }

  /// Has each follow-up hear what is said of it.
  ///
  /// @param asked those of which it is asked what they say, though nothing is said of them
  /// @return those that there are now, as they are stored
  List<Stored> hear(String tenant, Collection<Report> reports, Collection<FollowUpId> asked) {
    var byId = new LinkedHashMap<FollowUpId, List<Report>>();
    asked.forEach(id -> byId.put(id, new ArrayList<>()));
    reports.forEach(
        report -> byId.computeIfAbsent(report.id(), _ -> new ArrayList<>()).add(report));
    var left = new LinkedHashMap<>(byId);
    var heard = new ArrayList<Stored>();
    for (int attempt = 0; attempt < MAX_ATTEMPTS && !left.isEmpty(); attempt++) {
      var known = followUps.readAll(tenant, left.keySet());
      for (FollowUpId id : List.copyOf(left.keySet())) {
        var before = Optional.ofNullable(known.get(id));
        var after = after(before.map(Stored::followUp), left.get(id));
        boolean unchanged = after.equals(before.map(Stored::followUp));
        long revision = before.map(Stored::revision).orElse(0L);
        if (unchanged) {
          before.ifPresent(heard::add);
          left.remove(id);
        } else if (write(tenant, revision, after.orElseThrow()) == Outcome.DONE) {
          heard.add(new Stored(after.orElseThrow(), revision + 1));
          left.remove(id);
        }
      }
    }
    if (!left.isEmpty()) {
      throw new IllegalStateException(
          left.size() + " follow-ups changed under " + MAX_ATTEMPTS + " attempts to write them");
    }
    return List.copyOf(heard);
  }

  private static Optional<FollowUp> after(Optional<FollowUp> before, List<Report> reports) {
    var after = before;
    for (Report report : reports) {
      var known = after;
      after = FollowUp.reported(known, report).or(() -> known);
    }
    return after;
  }

  private Outcome write(String tenant, long previousRevision, FollowUp next) {
    return followUps.write(tenant, previousRevision, next, expiresAt());
  }

  private Instant expiresAt() {
    return clock.instant().plus(retention);
  }

  /// What customers have to be told, by their ids: anew each time, since a crash may have come
  /// before they were.
  static Map<String, List<CustomerEvent>> tellings(List<Stored> some) {
    var tellings = new HashMap<String, List<CustomerEvent>>();
    for (Stored stored : some) {
      var events = stored.followUp().tellings(stored.revision());
      if (!events.isEmpty()) {
        var customer = stored.followUp().cause().customer();
        tellings.computeIfAbsent(customer, _ -> new ArrayList<>()).addAll(events);
      }
    }
    return tellings;
  }

  /// Puts on the list what is open, with what its customer is worth, and takes the rest off. After
  /// the customers of the batch are written, so that it is what they are worth now.
  void list(String tenant, TenantView view, List<Stored> some) {
    var isOpen =
        some.stream()
            .map(Stored::followUp)
            .filter(followUp -> !(followUp.cause() instanceof Cause.Nothing)) // it never was on it
            .collect(Collectors.partitioningBy(followUp -> followUp.state() == State.OPEN));
    put(tenant, view, isOpen.get(true));
    for (FollowUp followUp : isOpen.get(false)) {
      open.remove(tenant, view.subjects().of(followUp.cause().customer()), followUp.id());
      relist(tenant, view, followUp.id());
    }
  }

  /// Somebody may have opened it again, and put it on the list, before it was taken off here.
  private void relist(String tenant, TenantView view, FollowUpId id) {
    followUps
        .read(tenant, id)
        .map(Stored::followUp)
        .filter(now -> now.state() == State.OPEN)
        .ifPresent(now -> put(tenant, view, List.of(now)));
  }

  private void put(String tenant, TenantView view, List<FollowUp> some) {
    var worth = worth(tenant, view, some.stream().map(one -> one.cause().customer()).toList());
    for (FollowUp followUp : some) {
      var customer = followUp.cause().customer();
      long subject = view.subjects().of(customer);
      open.put(tenant, new Entry(followUp.id(), subject, worth.get(customer)), expiresAt());
    }
  }

  /// Has the list say what these customers are worth now.
  void revalue(String tenant, TenantView view, Collection<String> customers) {
    var entries = new LinkedHashMap<String, List<Entry>>();
    for (String customer : customers) {
      var ofOne = open.of(tenant, view.subjects().of(customer));
      if (!ofOne.isEmpty()) {
        entries.put(customer, ofOne);
      }
    }
    var worth = worth(tenant, view, entries.keySet());
    entries.forEach(
        (customer, ofOne) -> {
          var now = worth.get(customer);
          ofOne.stream()
              .filter(entry -> !entry.millionths().equals(now))
              .map(entry -> new Entry(entry.id(), entry.subject(), now))
              .forEach(entry -> open.put(tenant, entry, expiresAt()));
        });
  }

  /// The recurring revenue of each in the tenant's currency; none of nobody.
  private Map<String, BigInteger> worth(
      String tenant, TenantView view, Collection<String> customers) {
    var worth = new HashMap<String, BigInteger>();
    var keys = new ArrayList<EntityKey>();
    for (String customer : customers) {
      if (worth.put(customer, BigInteger.ZERO) == null && !customer.isEmpty()) {
        keys.add(new EntityKey(tenant, Customer.KIND, customer));
      }
    }
    if (keys.isEmpty()) {
      return worth;
    }
    var given = new Given(view.settings().rules(), clock.instant());
    entities
        .readAll(keys)
        .forEach(
            (key, stored) -> {
              var profile = Profile.of(CustomerCodec.decode(stored.content()), given);
              var revenue = profile.recurringRevenue().get(view.settings().currency());
              if (revenue != null) {
                worth.put(key.id(), millionths(revenue));
              }
            });
    return worth;
  }

  private static BigInteger millionths(BigDecimal amount) {
    return amount.movePointRight(DECIMALS).toBigInteger();
  }
}
