package rapport.recorder;

import java.math.BigInteger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import rapport.customer.Customer;
import rapport.customer.CustomerEvent;
import rapport.entity.Entity;
import rapport.entity.Frame;
import rapport.recorder.EntityRecorder.Recorded;
import rapport.store.Entities;
import rapport.store.Jobs;
import rapport.store.Jobs.Job;
import rapport.store.Table.Outcome;
import rapport.ticket.Ticket;
import rapport.ticket.TicketEvent;

/// Goes over all entities of a tenant in bounded steps, each of which may be repeated.
///
/// [#REPUBLISH] publishes every ticket and customer anew after the tenant has decided something
/// else. It does so twice: a recorder that had read the old rules may still be writing. By the
/// second time it has ended.
///
/// [#SILENCE] looks once a day for customers that have been silent for too long, as long as the
/// tenant takes that for leaving. Whoever may have left since the last time has all its facts
/// published, since a crash may have kept some from the log.
final class EntitySweep {

  static final String REPUBLISH = "republish";
  static final String SILENCE = "silence";

  /// When the second pass may begin: no function runs longer than this.
  static final Duration PAUSE = Duration.ofMinutes(15);

  static final Duration DAY = Duration.ofDays(1);

  private static final String LEFT = "left";

  private final Jobs jobs;
  private final Entities entities;
  private final EntityWriter writer;
  private final SealedHours sealedHours;
  private final Tenants tenants;
  private final Randomness random;
  private final Clock clock;

  EntitySweep(Parts parts) {
    this.jobs = parts.jobs();
    this.entities = parts.entities();
    this.writer = parts.writer();
    this.sealedHours = parts.sealedHours();
    this.tenants = parts.tenants();
    this.random = parts.random();
    this.clock = parts.clock();
  }

  /// What it is made of.
  record Parts(
      Jobs jobs,
      Entities entities,
      EntityWriter writer,
      SealedHours sealedHours,
      Tenants tenants,
      Randomness random,
      Clock clock) {}

  static boolean isNamed(String job) {
    return job.equals(REPUBLISH) || job.equals(SILENCE);
  }

  /// Goes on with a job until that time. A job that has ended or changed meanwhile is left to
  /// whoever changed it.
  ///
  /// @return whether this pass has more to do
  boolean step(String tenant, String name, Instant until) {
    return jobs.findDue(tenant, name, clock.instant()).filter(job -> step(job, until)).isPresent();
  }

  private boolean step(Job job, Instant deadline) {
    boolean silence = job.name().equals(SILENCE);
    var pass = new Pass(job, tenants.view(job.tenant()), deadline);
    if (silence && !pass.isSilenceLeaving()) {
      jobs.end(job);
      return false;
    }
    var at = SweepState.decode(job.state()).begun(clock.instant());
    if (silence) {
      at = at.onlyCustomers();
    }
    do {
      at = next(pass, at);
    } while (!at.done() && clock.instant().isBefore(pass.deadline()));
    if (!at.done()) {
      return update(job, at, job.dueAt()) == Outcome.DONE;
    }
    if (silence) {
      update(job, at.again(), at.beganAt().plus(DAY));
    } else if (at.pass() < SweepState.PASSES) {
      update(job, at.nextPass(), clock.instant().plus(PAUSE));
    } else {
      jobs.end(job);
    }
    return false;
  }

  private Outcome update(Job job, SweepState state, Instant dueAt) {
    BigInteger token = random.next();
    return jobs.update(job, state.encode(), dueAt, token);
  }

  /// What one message does.
  private record Pass(Job job, TenantView view, Instant deadline) {

    private boolean isSilenceLeaving() {
      return view.settings().rules().customers().inactivityDays() > 0;
    }
  }

  private SweepState next(Pass pass, SweepState at) {
    var kinds = new Kinds(new TicketKind(), new CustomerKind());
    return at.tickets() ? next(pass, kinds.tickets(), at) : next(pass, kinds.customers(), at);
  }

  private record Kinds(
      EntityKind<Ticket, TicketEvent> tickets, EntityKind<Customer, CustomerEvent> customers) {}

  private <T extends Entity<T>, E> SweepState next(
      Pass pass, EntityKind<T, E> kind, SweepState from) {
    var tenant = pass.job().tenant();
    var view = pass.view();
    var recorder = new EntityRecorder<>(kind, entities);
    var reached = new SweepState[] {from.nextStep()};
    entities.list(
        tenant,
        kind.name(),
        from.shard(),
        from.afterId(),
        listed -> {
          var id = listed.key().id();
          var frame = sealedHours.frame(tenant, view, kind.families(id));
          if (pass.job().name().equals(REPUBLISH)) {
            writer.write(tenant, view, recorder.republish(tenant, id, frame));
          } else {
            var entity = kind.decode(id, listed.stored().content());
            writer.write(tenant, view, refreshed(recorder, tenant, entity, from, frame));
          }
          boolean more = clock.instant().isBefore(pass.deadline());
          if (!more) {
            reached[0] = from.after(id);
          }
          return more;
        });
    return reached[0];
  }

  private static <T extends Entity<T>, E> Recorded<E> refreshed(
      EntityRecorder<T, E> recorder, String tenant, T entity, SweepState at, Frame frame) {
    boolean mayBeLost =
        entity.milestones(frame.given()).stream()
            .anyMatch(
                milestone ->
                    milestone.name().startsWith(LEFT)
                        && !milestone.time().isBefore(at.doneUntil()));
    boolean unsaid = !entity.publish(entity, 1, frame, false).isEmpty();
    return mayBeLost || unsaid
        ? recorder.refresh(tenant, entity.id(), mayBeLost, frame)
        : Recorded.nothing();
  }
}
