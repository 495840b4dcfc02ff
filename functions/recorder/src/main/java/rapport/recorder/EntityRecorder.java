package rapport.recorder;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import rapport.entity.Entity;
import rapport.entity.Frame;
import rapport.entity.Publication;
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
  /// @param refused events that their entity will never take, by its id
  record Recorded<E>(List<Fact> facts, Map<String, List<E>> refused) {
    Recorded {
      facts = List.copyOf(facts);
      refused = Map.copyOf(refused);
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
                before -> {
                  var admitted = kind.admit(before, some);
                  refused.put(id, admitted.refused());
                  return new Step<>(
                      admitted.entity(),
                      some.stream().anyMatch(event -> kind.knows(before, event)));
                }));
    return new Recorded<>(apply(tenant, changes, frames), refused);
  }

  /// Takes the events of an import out of one entity.
  List<Fact> withdraw(String tenant, String id, String importName, Frame frame) {
    return apply(
        tenant,
        Map.of(id, before -> new Step<>(kind.withdraw(before, importName), true)),
        _ -> frame);
  }

  /// What an entity becomes.
  private interface Change<T> {
    Step<T> of(T before);
  }

  /// @param everything whether all of its facts are published, not only those that changed
  private record Step<T>(T after, boolean everything) {}

  private record Current<T>(T entity, long revision) {}

  private List<Fact> apply(
      String tenant, Map<String, Change<T>> changes, Function<String, Frame> frames) {
    var facts = new ArrayList<Fact>();
    var left = new HashMap<>(changes);
    for (int attempt = 0; attempt < MAX_ATTEMPTS && !left.isEmpty(); attempt++) {
      var current = current(tenant, left.keySet());
      for (String id : List.copyOf(left.keySet())) {
        var publication = publish(left.get(id), current.get(id), frames.apply(id));
        if (store(tenant, current.get(id), publication) == Outcome.DONE) {
          publication.facts().forEach(fact -> facts.add(ofEntity(fact)));
          left.remove(id);
        }
      }
    }
    if (!left.isEmpty()) {
      throw new IllegalStateException(
          left.size() + " entities changed under " + MAX_ATTEMPTS + " attempts to write them");
    }
    return facts;
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

  /// With the stored revision if nothing changes, else with the next.
  private Publication<T> publish(Change<T> change, Current<T> current, Frame frame) {
    var step = change.of(current.entity());
    var unchanged =
        step.after().publish(current.entity(), current.revision(), frame, step.everything());
    return unchanged.entity().equals(current.entity())
        ? unchanged
        : step.after().publish(current.entity(), current.revision() + 1, frame, step.everything());
  }

  private Outcome store(String tenant, Current<T> current, Publication<T> publication) {
    T next = publication.entity();
    return next.equals(current.entity())
        ? Outcome.DONE
        : entities.write(
            new EntityKey(tenant, kind.name(), next.id()),
            current.revision(),
            new Stored(current.revision() + 1, kind.encode(next)));
  }
}
