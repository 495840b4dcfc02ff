package rapport.customer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import rapport.entity.Stamp;
import rapport.event.Payload.CustomerAction.Reached;
import rapport.fact.Family;
import rapport.fact.Measure;

/// How far a customer has come on each journey that the tenant has declared. All counts where it
/// reached the first stage for the first time, whenever the later ones followed.
final class Journeys {

  private final Map<Stamp, List<Measure>> byBeginning = new HashMap<>();

  /// @param declared journeys, with their stages in order
  /// @param events that count, in order
  Journeys(SortedMap<String, List<String>> declared, List<CustomerEvent> events) {
    declared.forEach(
        (journey, stages) ->
            earliest(new Reached(journey, stages.getFirst()), Instant.MIN, events)
                .ifPresent(
                    first ->
                        byBeginning
                            .computeIfAbsent(first, _ -> new ArrayList<>())
                            .addAll(reached(journey, stages, first.time(), events))));
  }

  /// What the event counts that begins a journey; nothing for any other.
  List<Measure> measures(CustomerEvent event) {
    return byBeginning.getOrDefault(event.stamp(), List.of());
  }

  private static List<Measure> reached(
      String journey, List<String> stages, Instant began, List<CustomerEvent> events) {
    var measures = new ArrayList<Measure>();
    var from = Optional.of(began);
    for (String stage : stages) {
      var reached = new Reached(journey, stage);
      from = from.flatMap(time -> earliest(reached, time, events)).map(Stamp::time);
      if (from.isPresent()) {
        measures.add(new Measure.Count(Family.JOURNEYS, journey + ":" + stage, 1));
      }
    }
    return measures;
  }

  /// Of the events that say so, none before a time.
  private static Optional<Stamp> earliest(
      Reached reached, Instant from, List<CustomerEvent> events) {
    return events.stream()
        .filter(event -> event.action().equals(reached))
        .map(CustomerEvent::stamp)
        .filter(stamp -> !stamp.time().isBefore(from))
        .findFirst();
  }
}
