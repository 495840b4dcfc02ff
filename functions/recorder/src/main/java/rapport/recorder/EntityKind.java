package rapport.recorder;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import rapport.bytes.Bytes;
import rapport.customer.CustomerEvent;
import rapport.entity.Admission;
import rapport.entity.Entity;
import rapport.entity.Given;
import rapport.erasure.ErasureProgress;
import rapport.fact.Fact;
import rapport.fact.Family;

/// What the recorder must know of a kind of entity to keep one.
///
/// @param <T> the entity
/// @param <E> its events
interface EntityKind<T extends Entity<T>, E> {

  /// As keys name it: `ticket`.
  String name();

  /// What the facts of one of them are counted in.
  List<Family> families(String id);

  T empty(String id);

  T decode(String id, Bytes content);

  Bytes encode(T entity);

  /// The union of its events and those of these that it still takes.
  Admission<T, E> admit(T entity, Collection<E> events);

  /// Why an entity takes no event that it refuses.
  String refusal();

  /// Whether an event may have come before, with this content or another.
  boolean knows(T entity, E event);

  /// With the events of an import taken back.
  T takeBack(T entity, String importName);

  /// Without them; the same if there are none.
  T withdraw(T entity, String importName);

  /// Without what a customer did before that time; the same if there is nothing of it.
  T erase(T entity, ErasureProgress erasure, Given given);

  /// What customers must be told by it, by their ids.
  ///
  /// @param entity as it is stored
  /// @param facts of it that are logged now
  default Map<String, List<CustomerEvent>> tellings(T entity, List<Fact> facts) {
    return Map.of();
  }
}
