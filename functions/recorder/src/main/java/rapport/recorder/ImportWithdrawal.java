package rapport.recorder;

import java.time.Clock;
import java.time.Instant;
import rapport.customer.Customer;
import rapport.customer.CustomerEvent;
import rapport.entity.Entity;
import rapport.entity.Frame;
import rapport.respondent.Respondent;
import rapport.respondent.RespondentEvent;
import rapport.store.Entities;
import rapport.store.Jobs;
import rapport.store.Jobs.Job;
import rapport.store.Table.Outcome;
import rapport.ticket.Ticket;
import rapport.ticket.TicketEvent;

/// Takes an import back in bounded steps: its events out of the entities, and tombstones on its
/// responses. Each step may be repeated.
final class ImportWithdrawal {

  /// What the job of an import is called, before the import's name.
  static final String JOB = "withdraw!";

  private final Jobs jobs;
  private final Entities entities;
  private final EntityKind<Ticket, TicketEvent> ticketKind;
  private final EntityKind<Customer, CustomerEvent> customerKind;
  private final EntityKind<Respondent, RespondentEvent> respondentKind;
  private final Burial burial;
  private final SealedHours sealedHours;
  private final EntityWriter entityWriter;
  private final Tenants tenants;
  private final Randomness random;
  private final Clock clock;

  ImportWithdrawal(Parts parts) {
    this.jobs = parts.jobs();
    this.entities = parts.entities();
    this.ticketKind = new TicketKind();
    this.customerKind = new CustomerKind();
    this.respondentKind = new RespondentKind();
    this.burial = parts.burial();
    this.sealedHours = parts.sealedHours();
    this.entityWriter = parts.entityWriter();
    this.tenants = parts.tenants();
    this.random = parts.random();
    this.clock = parts.clock();
  }

  /// What it is made of.
  record Parts(
      Jobs jobs,
      Entities entities,
      Burial burial,
      SealedHours sealedHours,
      EntityWriter entityWriter,
      Tenants tenants,
      Randomness random,
      Clock clock) {}

  /// Goes on with a job until that time. A job that has ended or changed meanwhile is left to
  /// whoever changed it.
  ///
  /// @return whether this pass has more to do
  boolean step(String tenant, String name, Instant until) {
    return jobs.findDue(tenant, name, clock.instant()).filter(job -> step(job, until)).isPresent();
  }

  private boolean step(Job job, Instant deadline) {
    var importName = job.name().substring(JOB.length());
    var pass = new Pass(job.tenant(), importName, deadline);
    var at = Withdrawal.decode(job.state());
    do {
      at = pass.next(at);
    } while (!at.done() && clock.instant().isBefore(pass.deadline));
    if (!at.done()) {
      return jobs.update(job, at.encode(), job.dueAt(), random.next()) == Outcome.DONE;
    }
    if (at.pass() == Withdrawal.PASSES) {
      jobs.end(job);
    } else {
      var second = new Withdrawal(at.pass() + 1, 0, "");
      jobs.update(job, second.encode(), clock.instant().plus(Withdrawal.PAUSE), random.next());
    }
    return false;
  }

  /// What one message does.
  private final class Pass {

    private final String tenant;
    private final String importName;
    private final Instant deadline;
    private final TenantView view;

    private Pass(String tenant, String importName, Instant deadline) {
      this.tenant = tenant;
      this.importName = importName;
      this.deadline = deadline;
      this.view = tenants.view(tenant);
    }

    private Withdrawal next(Withdrawal at) {
      return switch (at.part()) {
        case TICKETS -> withdraw(ticketKind, at);
        case CUSTOMERS -> withdraw(customerKind, at);
        case RESPONDENTS -> withdraw(respondentKind, at);
        case LOG -> burial.bury(tenant, view, importName, at, deadline);
      };
    }

    private <T extends Entity<T>, E> Withdrawal withdraw(EntityKind<T, E> kind, Withdrawal from) {
      var recorder = new EntityRecorder<>(kind, entities);
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
              withdraw(recorder, id, sealedHours.frame(tenant, view, kind.families(id)));
            }
            boolean more = clock.instant().isBefore(deadline);
            if (!more) {
              reached[0] = from.after(id);
            }
            return more;
          });
      return reached[0];
    }

    /// The events go last: as long as the entity shows that it had them, a step that broke off is
    /// taken up again, whatever it has not logged. That may be facts taken back, and also such as
    /// the events had kept from counting.
    private <T extends Entity<T>, E> void withdraw(
        EntityRecorder<T, E> recorder, String id, Frame frame) {
      var takenBack = recorder.takeBack(tenant, id, importName, frame);
      entityWriter.write(tenant, view, takenBack);
      long revision = takenBack.revisions().get(id);
      var forgotten = recorder.forget(tenant, id, revision, importName, frame);
      entityWriter.write(tenant, view, forgotten);
    }
  }
}
