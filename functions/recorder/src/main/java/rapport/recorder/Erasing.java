package rapport.recorder;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import rapport.entity.Entity;
import rapport.erasure.ErasureProgress;
import rapport.respondent.RespondentId;
import rapport.store.Entities;
import rapport.store.Entities.EntityKey;
import rapport.store.Erasures;
import rapport.store.Erasures.Erasure;
import rapport.store.Erasures.Result;
import rapport.store.Jobs;
import rapport.store.Jobs.Job;
import rapport.store.Table.Outcome;

/// Erases a customer in bounded steps, each of which may be repeated: it and what it was asked and
/// answered, what of it is in quarantine, its tickets, and its facts in the log.
final class Erasing {

  private static final int MAX_ATTEMPTS = 8;

  private final Jobs jobs;
  private final Erasures erasures;
  private final Entities entities;
  private final Places places;
  private final Tenants tenants;
  private final Randomness random;
  private final Clock clock;

  Erasing(Parts parts) {
    this.jobs = parts.jobs();
    this.erasures = parts.erasures();
    this.entities = parts.entities();
    this.places = parts.places();
    this.tenants = parts.tenants();
    this.random = parts.random();
    this.clock = parts.clock();
  }

  /// What it is made of.
  record Parts(
      Jobs jobs,
      Erasures erasures,
      Entities entities,
      Places places,
      Tenants tenants,
      Randomness random,
      Clock clock) {}

  /// Where traces of a customer are.
  record Places(
      EntityErasing entities,
      FollowUpErasing followUps,
      QuarantineErasing quarantine,
      LogErasing log) {}

  /// Goes on with a job until that time. A job that has ended or changed meanwhile is left to
  /// whoever changed it.
  ///
  /// @return whether this pass has more to do
  boolean step(String tenant, String name, Instant until) {
    return jobs.findDue(tenant, name, clock.instant()).filter(job -> step(job, until)).isPresent();
  }

  private boolean step(Job job, Instant deadline) {
    var from = ErasureProgress.decode(job.state());
    noteAskedAgain(job.tenant(), from);
    var at = from;
    do {
      at = next(job.tenant(), at, deadline);
    } while (!at.passDone() && clock.instant().isBefore(deadline));
    if (at.passDone() && at.lastPass()) {
      finish(job, at);
      return false;
    }
    return save(job, from, at) && !at.passDone();
  }

  /// The call may have died when only the job knew. Recorders must learn it soon, and what is under
  /// way may take hours.
  private void noteAskedAgain(String tenant, ErasureProgress at) {
    if (at.isAskedAgain()) {
      long hash = tenants.subjects(tenant).of(at.subject());
      erasures.begin(tenant, new Erasure(hash, at.askedAt()));
    }
  }

  /// What was asked for again meanwhile is noted in the job; all else that was done stays done. If
  /// others have gone on with it, it is left to them.
  ///
  /// @return whether nobody else has
  private boolean save(Job job, ErasureProgress from, ErasureProgress to) {
    var found = Optional.of(job);
    for (int attempt = 0; attempt < MAX_ATTEMPTS && found.isPresent(); attempt++) {
      var stored = ErasureProgress.decode(found.get().state());
      var reached = to.withAskedAt(stored.askedAt());
      boolean same = stored.equals(from.withAskedAt(stored.askedAt()));
      if (!same) {
        return false;
      }
      if (write(found.get(), reached) == Outcome.DONE) {
        return true;
      }
      found = jobs.find(job.tenant(), job.name());
    }
    return false;
  }

  private Outcome write(Job job, ErasureProgress reached) {
    var next = reached.passDone() ? reached.nextPass() : reached;
    var dueAt = reached.passDone() ? next.dueAt(clock.instant()) : job.dueAt();
    return jobs.update(job, next.encode(), dueAt, random.next());
  }

  private void finish(Job job, ErasureProgress done) {
    long hash = tenants.subjects(job.tenant()).of(done.subject());
    var result = new Result(clock.instant(), done.finalFacts());
    erasures.finish(job.tenant(), new Erasure(hash, done.at()), result);
    jobs.end(job);
  }

  private ErasureProgress next(String tenant, ErasureProgress at, Instant deadline) {
    var view = tenants.view(tenant);
    return switch (at.part()) {
      case CUSTOMER -> {
        erasures.begin(tenant, new Erasure(view.subjects().of(at.subject()), at.at()));
        places.entities().erase(tenant, view, new CustomerKind(), at.subject(), at);
        respondents(tenant, view, at);
        yield places.followUps().erase(tenant, view.subjects(), at, deadline);
      }
      case QUARANTINE -> places.quarantine().erase(tenant, view.subjects(), at, deadline);
      case TICKETS -> tickets(tenant, view, at, deadline);
      case LOG -> places.log().erase(tenant, view, at, deadline);
    };
  }

  /// Whatever survey it may have answered.
  private void respondents(String tenant, TenantView view, ErasureProgress at) {
    var kind = new RespondentKind();
    var keys =
        tenants.surveysEver(tenant).stream()
            .map(survey -> new RespondentId(survey, at.subject()).toString())
            .map(id -> new EntityKey(tenant, kind.name(), id))
            .toList();
    entities
        .readAll(keys)
        .forEach((key, stored) -> erase(tenant, view, kind, new Entities.Listed(key, stored), at));
  }

  private ErasureProgress tickets(
      String tenant, TenantView view, ErasureProgress from, Instant deadline) {
    var kind = new TicketKind();
    var reached = new ErasureProgress[] {from.nextStep()};
    entities.list(
        tenant,
        kind.name(),
        from.shard(),
        from.after(),
        listed -> {
          var id = listed.key().id();
          erase(tenant, view, kind, listed, from);
          boolean more = clock.instant().isBefore(deadline);
          if (!more) {
            reached[0] = from.after(id);
          }
          return more;
        });
    return reached[0];
  }

  private <T extends Entity<T>, E> void erase(
      String tenant,
      TenantView view,
      EntityKind<T, E> kind,
      Entities.Listed listed,
      ErasureProgress at) {
    var id = listed.key().id();
    var entity = kind.decode(id, listed.stored().content());
    if (places.entities().concerns(tenant, view, kind, entity, at)) {
      places.entities().erase(tenant, view, kind, id, at);
    }
  }
}
