package rapport.entity;

import java.util.List;

/// What became of events that were to be added to an entity.
///
/// @param entity with the events that it took
/// @param refused the others, which it will never take: they belong into quarantine
public record Admission<T, E>(T entity, List<E> refused) {

  public Admission {
    refused = List.copyOf(refused);
  }
}
