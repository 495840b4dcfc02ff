package rapport.customer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import rapport.entity.Stamp;
import rapport.event.Payload.CustomerAction;
import rapport.event.Payload.CustomerAction.FollowedUp;
import rapport.event.Payload.CustomerAction.Rated;
import rapport.fact.Family;
import rapport.fact.Measure;

/// What became of a customer after somebody had looked after it: whether it answered again, and
/// whether it was happier. All counts when the follow-up was resolved, whenever the answer came.
final class Recoveries {

  /// How long after it was resolved an answer still says something about it.
  static final Duration WITHIN = Duration.ofDays(90);

  private static final Measure RESOLVED = new Measure.Count(Family.FOLLOW_UPS, "resolved", 1);
  private static final Measure ANSWERED = new Measure.Count(Family.FOLLOW_UPS, "answered", 1);
  private static final Measure RECOVERED = new Measure.Count(Family.FOLLOW_UPS, "recovered", 1);

  private final Map<Stamp, List<Measure>> byResolution;

  private Recoveries(Map<Stamp, List<Measure>> byResolution) {
    this.byResolution = byResolution;
  }

  /// Goes from the last event to the first, so that the next answer is known where it is asked for.
  ///
  /// @param events that count, in order
  static Recoveries of(List<CustomerEvent> events) {
    var byResolution = new HashMap<Stamp, List<Measure>>();
    var later = new ArrayList<CustomerEvent>();
    for (CustomerEvent event : events.reversed()) {
      switch (event.action()) {
        case FollowedUp done -> byResolution.put(event.stamp(), measures(done, event, later));
        case Rated _ -> later.add(event);
        case CustomerAction _ -> {} // nothing is asked of others
      }
    }
    return new Recoveries(byResolution);
  }

  /// What a resolution counts; nothing for any other event.
  List<Measure> measures(CustomerEvent event) {
    return byResolution.getOrDefault(event.stamp(), List.of());
  }

  /// @param later answers, the last one first
  private static List<Measure> measures(
      FollowedUp done, CustomerEvent event, List<CustomerEvent> later) {
    var resolvedAt = event.stamp().time();
    var until = resolvedAt.plus(WITHIN);
    for (CustomerEvent answer : later.reversed()) {
      var time = answer.stamp().time();
      if (time.isAfter(until)) {
        break;
      }
      if (time.isAfter(resolvedAt) && answers((Rated) answer.action(), done)) {
        return isLow((Rated) answer.action(), done)
            ? List.of(RESOLVED, ANSWERED)
            : List.of(RESOLVED, ANSWERED, RECOVERED);
      }
    }
    return List.of(RESOLVED);
  }

  /// Whether it is an answer to any of the questions that were answered low.
  private static boolean answers(Rated rated, FollowedUp done) {
    return rated.survey().equals(done.survey())
        && done.low().keySet().stream().anyMatch(rated.scores()::containsKey);
  }

  private static boolean isLow(Rated rated, FollowedUp done) {
    return done.low().entrySet().stream()
        .anyMatch(
            low -> {
              var score = rated.scores().get(low.getKey());
              return score != null && low.getValue().holds(score);
            });
  }
}
