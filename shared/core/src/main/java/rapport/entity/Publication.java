package rapport.entity;

import java.util.List;
import rapport.fact.Fact;

/// What one step of an entity has to put into the log.
///
/// The entity is stored first, by one conditional write, and only then the facts are logged: it
/// knows every fact that may be in the log, so that a crash in between is repaired when the event
/// is redelivered.
///
/// @param entity the entity to store, which names all facts ever published outside sealed hours
/// @param facts the facts to log and the voids that take others back
public record Publication<T>(T entity, List<Fact> facts) {

  public Publication {
    facts = List.copyOf(facts);
  }

  /// Whether there is nothing to log. The entity may have to be stored all the same.
  public boolean isEmpty() {
    return facts.isEmpty();
  }
}
