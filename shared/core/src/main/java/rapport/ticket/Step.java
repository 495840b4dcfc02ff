package rapport.ticket;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import rapport.bytes.Bytes;
import rapport.event.Payload.TicketAction;

/// An event at the time at which it counts, which is never before the creation.
record Step(Instant time, TicketEvent event) {

  private static final Comparator<Step> ORDER =
      Comparator.comparing(Step::time)
          .thenComparingLong(step -> step.event.sequence())
          .thenComparingInt(step -> rank(step.event.action()))
          .thenComparing(step -> step.event.stamp().time())
          .thenComparing(step -> step.event.idBytes())
          .thenComparing(step -> words(step.event))
          .thenComparing(step -> step.event.stamp());

  /// The events that count, in the order in which they count, the creation first; empty if there is
  /// no creation or the ticket was deleted.
  static List<Step> inOrder(List<TicketEvent> events) {
    var live = events.stream().filter(event -> !event.stamp().version().voided()).toList();
    boolean deleted =
        live.stream().anyMatch(event -> event.action() instanceof TicketAction.Deleted);
    var creation =
        live.stream()
            .filter(event -> event.action() instanceof TicketAction.Created)
            .map(event -> new Step(event.stamp().time(), event))
            .min(ORDER);
    return deleted ? List.of() : creation.map(first -> after(first, live)).orElse(List.of());
  }

  /// Of each dimension the first value that the ticket ever had.
  static SortedMap<String, String> firstValues(List<Step> steps) {
    var first = new TreeMap<String, String>();
    steps.forEach(step -> step.event.segments().forEach(first::putIfAbsent));
    return first;
  }

  /// The first customer that is named; empty if none is.
  static String firstSubject(List<Step> steps) {
    return steps.stream()
        .map(step -> step.event.subject())
        .filter(subject -> !subject.isEmpty())
        .findFirst()
        .orElse("");
  }

  /// Whether a pause came with the reopening at that index. It sorts before it, when there was
  /// nothing to pause, but was meant to hold after it.
  static boolean isPausedWith(int index, List<Step> steps) {
    for (int i = index - 1; i > 0 && steps.get(i).isTogetherWith(steps.get(index)); i--) {
      var action = steps.get(i).event.action();
      if (action instanceof TicketAction.Paused) {
        return true;
      }
      if (action instanceof TicketAction.Resumed) {
        return false;
      }
    }
    return false;
  }

  /// Whether nothing but the kind of event orders the two.
  private boolean isTogetherWith(Step other) {
    return time.equals(other.time) && event.sequence() == other.event.sequence();
  }

  private static List<Step> after(Step creation, List<TicketEvent> live) {
    var rest = new ArrayList<Step>(live.size());
    for (TicketEvent event : live) {
      if (!event.equals(creation.event)) {
        var time = event.stamp().time();
        rest.add(new Step(time.isBefore(creation.time) ? creation.time : time, event));
      }
    }
    rest.sort(ORDER);
    rest.addFirst(creation);
    return rest;
  }

  /// Tells events of one id from several sources apart, as their hash would, but whatever import
  /// brought them. Events without an id stay in the order of their hashes, in which their facts
  /// were published.
  private static Bytes words(TicketEvent event) {
    return event.id().isEmpty() ? Bytes.EMPTY : TicketCodec.words(event);
  }

  private static int rank(TicketAction action) {
    return switch (action) {
      case TicketAction.Created _ -> 0;
      case TicketAction.Assigned _ -> 1;
      case TicketAction.Replied _ -> 2;
      case TicketAction.Paused _ -> 3;
      case TicketAction.Resumed _ -> 4;
      case TicketAction.Resolved _ -> 5;
      case TicketAction.Reopened _ -> 6;
      case TicketAction.Closed _ -> 7;
      case TicketAction.Rated _ -> 8;
      case TicketAction.Deleted _ -> 9;
    };
  }
}
