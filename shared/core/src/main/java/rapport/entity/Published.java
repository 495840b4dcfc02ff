package rapport.entity;

import rapport.period.UtcHour;

/// A fact of an entity that was once put into the log: its name, and the hour it is in.
///
/// @param name the fact's name within its entity and hour: `created`, `resolved#1`
public record Published(String name, UtcHour hour) implements Comparable<Published> {

  @Override
  public int compareTo(Published other) {
    int byHour = hour.compareTo(other.hour);
    return byHour != 0 ? byHour : name.compareTo(other.name);
  }
}
