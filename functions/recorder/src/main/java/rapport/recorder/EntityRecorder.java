package rapport.recorder;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import rapport.customer.CustomerEvent;
import rapport.entity.Entity;
import rapport.entity.Frame;
import rapport.entity.Publication;
import rapport.erasure.ErasureProgress;
import rapport.fact.Fact;
import rapport.store.Entities;
import rapport.store.Entities.EntityKey;
import rapport.store.Entities.Stored;
import rapport.store.Table.Outcome;

/// Adds events to entities of one kind, each by one conditional write, and says what has to be
/// logged afterwards.
///
/// The entity names every fact before it is logged. A crash in between is repaired when the message
/// comes again: an event that an entity already knows makes it publish everything.
///
/// @param <T> the entity
/// @param <E> its events
final class EntityRecorder<T extends Entity<T>, E> {

  /// How often an entity is read again because somebody else wrote it.
  static final int MAX_ATTEMPTS = 8;

  private final EntityKind<T, E> kind;
  private final Entities entities;

  EntityRecorder(EntityKind<T, E> kind, Entities entities) {
    this.kind = kind;
    this.entities = entities;
  }

  /// What came of it.
  ///
  /// @param facts to be logged now
  /// @param tellings what customers must be told before that, by their ids
  /// @param refused events that their entity will never take, by its id
  /// @param revisions those under which the facts are published, by the ids of their entities
  record Recorded<E>(
      List<Fact> facts,
      Map<String, List<CustomerEvent>> tellings,
      Map<String, List<E>> refused,
      Map<String, Long> revisions) {
    Recorded {
      facts = List.copyOf(facts);
      tellings = Map.copyOf(tellings);
      refused = Map.copyOf(refused);
      revisions = Map.copyOf(revisions);
    }

    static <E> Recorded<E> nothing() {
      return new Recorded<>(List.of(), Map.of(), Map.of(), Map.of());
    }
  }

  /// @param events by entity id
  /// @param frames what holds for an entity, by its id
  Recorded<E> record(
      String tenant, Map<String, ? extends Collection<E>> events, Function<String, Frame> frames) {
    var changes = new HashMap<String, Change<T>>();
    var refused = new HashMap<String, List<E>>();
    events.forEach(
        (id, some) ->
            changes.put(
                id,
                current -> {
                  var before = current.entity();
                  var admitted = kind.admit(before, some);
                  refused.put(id, admitted.refused());
                  boolean known = some.stream().anyMatch(event -> kind.knows(before, event));
                  return new Step<>(admitted.entity(), known ? Extent.ALL : Extent.DIFFERENCE);
                }));
    var applied = apply(tenant, changes, frames);
    return new Recorded<>(applied.facts(), applied.tellings(), refused, applied.revisions());
  }

  /// Takes back the events of an import in one entity, which keeps them until that is in the log.
  Recorded<E> takeBack(String tenant, String id, String importName, Frame frame) {
    return change(
        tenant,
        id,
        current -> new Step<>(kind.takeBack(current.entity(), importName), Extent.ALL),
        frame);
  }

  /// Has one entity know no more of the events of an import. Under another revision it is left as
  /// it is, for the reason that [#forgetVoids] gives.
  ///
  /// @param revision under which all that had come of taking them back was put into the log
  Recorded<E> forget(String tenant, String id, long revision, String importName, Frame frame) {
    return change(
        tenant, id, forgetting(revision, entity -> kind.withdraw(entity, importName)), frame);
  }

  /// Takes what a customer did out of one entity.
  Recorded<E> erase(String tenant, String id, ErasureProgress erasure, Frame frame) {
    return change(
        tenant,
        id,
        current -> new Step<>(kind.erase(current.entity(), erasure, frame.given()), Extent.ALL),
        frame);
  }

  /// Has one entity know no more of what it has taken back. Under another revision it is left as it
  /// is: what that takes back may not be in the log yet, and whoever is to put it there may die.
  ///
  /// @param revision under which all that it had taken back was put into the log
  Recorded<E> forgetVoids(String tenant, String id, long revision, Frame frame) {
    return change(
        tenant, id, forgetting(revision, entity -> entity.withoutVoids(frame.given())), frame);
  }

  private Change<T> forgetting(long revision, UnaryOperator<T> less) {
    return current ->
        new Step<>(
            current.revision() == revision ? less.apply(current.entity()) : current.entity(),
            Extent.DIFFERENCE);
  }

  /// Publishes what time alone has made of one entity.
  ///
  /// @param everything whether some of that may have been lost by a crash
  Recorded<E> refresh(String tenant, String id, boolean everything, Frame frame) {
    var extent = everything ? Extent.ALL : Extent.DIFFERENCE;
    return change(tenant, id, current -> new Step<>(current.entity(), extent), frame);
  }

  /// Publishes all facts of one entity under a new revision: its tenant has decided something else,
  /// so what is in the log under the old one may be another thing.
  Recorded<E> republish(String tenant, String id, Frame frame) {
    return change(tenant, id, current -> new Step<>(current.entity(), Extent.ALL_ANEW), frame);
  }

  private Recorded<E> change(String tenant, String id, Change<T> change, Frame frame) {
    return apply(tenant, Map.of(id, change), _ -> frame);
  }

  /// What an entity becomes.
  private interface Change<T> {
    Step<T> of(Current<T> before);
  }

  /// Which facts are published.
  private enum Extent {
    /// Those that changed.
    DIFFERENCE,
    ALL,
    /// All, and under a new revision even if nothing changed.
    ALL_ANEW
  }

  private record Step<T>(T after, Extent extent) {

    private boolean everything() {
      return extent != Extent.DIFFERENCE;
    }
  }

  private record Current<T>(T entity, long revision) {}

  private record Next<T>(Publication<T> publication, long revision) {}

  private Recorded<E> apply(
      String tenant, Map<String, Change<T>> changes, Function<String, Frame> frames) {
    var facts = new ArrayList<Fact>();
    var tellings = new HashMap<String, List<CustomerEvent>>();
    var revisions = new HashMap<String, Long>();
    var left = new HashMap<>(changes);
    for (int attempt = 0; attempt < MAX_ATTEMPTS && !left.isEmpty(); attempt++) {
      var current = current(tenant, left.keySet());
      for (String id : List.copyOf(left.keySet())) {
        var next = next(left.get(id).of(current.get(id)), current.get(id), frames.apply(id));
        if (store(tenant, current.get(id), next) == Outcome.DONE) {
          var publication = next.publication();
          revisions.put(id, next.revision());
          publication.facts().forEach(fact -> facts.add(ofEntity(fact)));
          kind.tellings(publication.entity(), publication.facts())
              .forEach(
                  (customer, events) ->
                      tellings.computeIfAbsent(customer, _ -> new ArrayList<>()).addAll(events));
          left.remove(id);
        }
      }
    }
    if (!left.isEmpty()) {
      throw new IllegalStateException(
          left.size() + " entities changed under " + MAX_ATTEMPTS + " attempts to write them");
    }
    return new Recorded<>(facts, tellings, Map.of(), revisions);
  }

  /// Without the import that brought the event: when an import is taken back, an entity voids its
  /// own facts, and a tombstone would hide what later events put in their place.
  private static Fact ofEntity(Fact fact) {
    return new Fact(
        fact.id(),
        fact.version(),
        fact.time(),
        new Fact.Origin(fact.origin().subject(), ""),
        fact.segments(),
        fact.measures(),
        fact.texts());
  }

  private Map<String, Current<T>> current(String tenant, Collection<String> ids) {
    var keys = ids.stream().map(id -> new EntityKey(tenant, kind.name(), id)).toList();
    var stored = entities.readAll(keys);
    var current = new HashMap<String, Current<T>>();
    for (EntityKey key : keys) {
      var found = stored.get(key);
      current.put(
          key.id(),
          found == null
              ? new Current<>(kind.empty(key.id()), 0)
              : new Current<>(kind.decode(key.id(), found.content()), found.revision()));
    }
    return current;
  }

  /// With the stored revision if nothing changes, else with the one after it.
  private Next<T> next(Step<T> step, Current<T> current, Frame frame) {
    if (step.extent() != Extent.ALL_ANEW) {
      var unchanged = publish(step, current, current.revision(), frame);
      if (unchanged.publication().entity().equals(current.entity())) {
        return unchanged;
      }
    }
    return publish(step, current, current.revision() + 1, frame);
  }

  private Next<T> publish(Step<T> step, Current<T> current, long revision, Frame frame) {
    var publication = step.after().publish(current.entity(), revision, frame, step.everything());
    return new Next<>(publication, revision);
  }

  private Outcome store(String tenant, Current<T> current, Next<T> next) {
    T entity = next.publication().entity();
    return next.revision() == current.revision()
        ? Outcome.DONE
        : entities.write(
            new EntityKey(tenant, kind.name(), entity.id()),
            current.revision(),
            new Stored(next.revision(), kind.encode(entity)));
  }
}
