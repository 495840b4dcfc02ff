package rapport.settings;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What is promised for tickets, by their priority.
///
/// @param firstResponse priority → target, [#OTHERS] for all that are not named
/// @param resolution the same
public record ServiceTargets(
    SortedMap<String, ServiceTarget> firstResponse, SortedMap<String, ServiceTarget> resolution) {

  /// Stands for every priority that is not named, and for none.
  public static final String OTHERS = "";

  public ServiceTargets {
    firstResponse = Collections.unmodifiableSortedMap(new TreeMap<>(firstResponse));
    resolution = Collections.unmodifiableSortedMap(new TreeMap<>(resolution));
  }

  /// What is promised.
  public enum Goal {
    FIRST_RESPONSE,
    RESOLUTION
  }

  /// The targets for a goal, by priority.
  public SortedMap<String, ServiceTarget> of(Goal goal) {
    return switch (goal) {
      case FIRST_RESPONSE -> firstResponse;
      case RESOLUTION -> resolution;
    };
  }

  /// The target for a ticket of these segment values, if there is one.
  Optional<ServiceTarget> target(Goal goal, SortedMap<String, String> values) {
    var targets = of(goal);
    var ofPriority = targets.get(values.getOrDefault("priority", OTHERS));
    return Optional.ofNullable(ofPriority == null ? targets.get(OTHERS) : ofPriority);
  }
}
