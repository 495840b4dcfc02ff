package rapport.recorder;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import rapport.customer.Customer;
import rapport.customer.CustomerEvent;
import rapport.entity.Entity;
import rapport.fact.FactId;
import rapport.period.UtcHour;
import rapport.store.Entities;
import rapport.store.EventLog;
import rapport.store.Imports;
import rapport.store.Jobs;
import rapport.store.Jobs.Job;
import rapport.store.LogEntry;
import rapport.ticket.Ticket;
import rapport.ticket.TicketEvent;

/// Takes an import back in bounded steps: its events out of the entities, and tombstones on its
/// responses. Each step may be repeated.
final class ImportWithdrawal {

  /// What the job of an import is called, before the import's name.
  static final String JOB = "withdraw!";

  /// How long one message goes on with it. The schedule sends another each minute until it is done.
  static final Duration STEP = Duration.ofSeconds(15);

  private final Jobs jobs;
  private final Entities entities;
  private final EntityKind<Ticket, TicketEvent> ticketKind;
  private final EntityKind<Customer, CustomerEvent> customerKind;
  private final Imports imports;
  private final EventLog log;
  private final FactWriter writer;
  private final Tenants tenants;
  private final Randomness random;
  private final Clock clock;

  ImportWithdrawal(Parts parts) {
    this.jobs = parts.jobs();
    this.entities = parts.entities();
    this.ticketKind = new TicketKind();
    this.customerKind = new CustomerKind();
    this.imports = parts.imports();
    this.log = parts.log();
    this.writer = parts.writer();
    this.tenants = parts.tenants();
    this.random = parts.random();
    this.clock = parts.clock();
  }

  /// What it is made of.
  record Parts(
      Jobs jobs,
      Entities entities,
      Imports imports,
      EventLog log,
      FactWriter writer,
      Tenants tenants,
      Randomness random,
      Clock clock) {}

  /// Goes on with a job for a while. A job that has ended or changed meanwhile is left to whoever
  /// changed it.
  void step(String tenant, String name) {
    jobs.find(tenant, name)
        .filter(job -> !job.dueAt().isAfter(clock.instant()))
        .ifPresent(this::step);
  }

  private void step(Job job) {
    var importName = job.name().substring(JOB.length());
    var deadline = clock.instant().plus(STEP);
    var at = Withdrawal.decode(job.state());
    while (!at.log() && clock.instant().isBefore(deadline)) {
      at =
          at.tickets()
              ? withdraw(job.tenant(), importName, ticketKind, at, deadline)
              : withdraw(job.tenant(), importName, customerKind, at, deadline);
    }
    if (!at.log()) {
      jobs.update(job, at.encode(), job.dueAt(), random.next());
      return;
    }
    bury(job.tenant(), importName);
    if (at.pass() == Withdrawal.PASSES) {
      jobs.end(job);
    } else {
      var second = new Withdrawal(at.pass() + 1, 0, "");
      jobs.update(job, second.encode(), clock.instant().plus(Withdrawal.PAUSE), random.next());
    }
  }

  private <T extends Entity<T>, E> Withdrawal withdraw(
      String tenant, String importName, EntityKind<T, E> kind, Withdrawal from, Instant deadline) {
    var recorder = new EntityRecorder<>(kind, entities);
    var view = tenants.view(tenant);
    var reached = new Withdrawal[] {from.nextStep()};
    entities.list(
        tenant,
        kind.name(),
        from.shard(),
        from.afterId(),
        listed -> {
          var id = listed.key().id();
          var entity = kind.decode(id, listed.stored().content());
          if (!kind.withdraw(entity, importName).equals(entity)) {
            writer.write(tenant, view, recorder.withdraw(tenant, id, importName, _ -> false));
          }
          boolean more = clock.instant().isBefore(deadline);
          if (!more) {
            reached[0] = from.after(id);
          }
          return more;
        });
    return reached[0];
  }

  private void bury(String tenant, String importName) {
    for (LocalDate day : imports.days(tenant, importName)) {
      var found = new HashMap<UtcHour, Set<FactId>>();
      log.read(
          tenant,
          UtcHour.of(day, 0),
          UtcHour.of(day, 23),
          entry -> {
            if (entry instanceof LogEntry.Block block) {
              collect(block, importName, found);
            }
            return true;
          });
      if (!found.isEmpty()) {
        log.bury(tenant, found, clock.instant());
        writer.mark(tenant, found.keySet());
      }
    }
  }

  private static void collect(
      LogEntry.Block block, String importName, Map<UtcHour, Set<FactId>> found) {
    for (var fact : block.facts()) {
      if (fact.origin().importName().equals(importName)) {
        found.computeIfAbsent(block.hour(), _ -> new HashSet<>()).add(fact.id());
      }
    }
  }
}
