package rapport.recorder;

import rapport.entity.Entity;
import rapport.erasure.ErasureProgress;
import rapport.store.Entities;

/// Takes what a customer did out of entities: first out of the entity, by one conditional write,
/// then out of the figures, by voids in the log; last the entity forgets what it has taken back,
/// whose names may name the customer. If somebody else has written it meanwhile, that is left to
/// the next time all is gone over.
///
/// A later revision takes the facts back, and not tombstones: these would also hide what later
/// events put under the same names.
final class EntityErasing {

  private final Entities entities;
  private final EntityWriter writer;
  private final SealedHours sealedHours;

  EntityErasing(Entities entities, EntityWriter writer, SealedHours sealedHours) {
    this.entities = entities;
    this.writer = writer;
    this.sealedHours = sealedHours;
  }

  /// Whether there is something to erase in an entity, or something was: a step may have broken off
  /// before that was in the log. Lost may be voids, what takes back what final hours hold, and what
  /// the erased had kept from counting, as by deleting another's ticket. Nothing shows that it was
  /// not, so it is logged again each time all is gone over, which changes nothing.
  <T extends Entity<T>, E> boolean concerns(
      String tenant, TenantView view, EntityKind<T, E> kind, T entity, ErasureProgress erasure) {
    var frame = sealedHours.frame(tenant, view, kind.families(entity.id()));
    if (!kind.erase(entity, erasure, frame.given()).equals(entity)) {
      return true;
    }
    return entity.erased().lastAt().equals(erasure.at());
  }

  <T extends Entity<T>, E> void erase(
      String tenant, TenantView view, EntityKind<T, E> kind, String id, ErasureProgress erasure) {
    var recorder = new EntityRecorder<>(kind, entities);
    var frame = sealedHours.frame(tenant, view, kind.families(id));
    var erased = recorder.erase(tenant, id, erasure, frame);
    writer.write(tenant, view, erased);
    long revision = erased.revisions().getOrDefault(id, 0L);
    writer.write(tenant, view, recorder.forgetVoids(tenant, id, revision, frame));
  }
}
