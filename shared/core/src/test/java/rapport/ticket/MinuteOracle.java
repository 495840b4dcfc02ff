package rapport.ticket;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import rapport.event.Payload.Author;
import rapport.event.Payload.TicketAction;

/// The figures of a ticket worked out the slow way: a film of one frame a minute, in which minutes
/// are counted. It shares nothing with the derivation but the events.
///
/// The result says what is counted: `minute slot {segments}` → how much. A duration adds its
/// minutes, and 1 under `slot#`.
final class MinuteOracle {

  private static final List<String> RANKS =
      List.of(
          "Created",
          "Assigned",
          "Replied",
          "Paused",
          "Resumed",
          "Resolved",
          "Reopened",
          "Closed",
          "Rated");

  private record Entry(int minute, TicketEvent event, String kind) {}

  private final Map<String, Long> figures = new TreeMap<>();
  private final List<Entry> entries = new ArrayList<>();
  private final Map<Integer, Character> film = new HashMap<>();
  private final Map<Integer, String> crowd = new LinkedHashMap<>();

  static Map<String, Long> figures(List<TicketEvent> winners) {
    var oracle = new MinuteOracle();
    oracle.arrange(winners);
    if (!oracle.entries.isEmpty()) {
      oracle.play();
    }
    return oracle.figures;
  }

  static int minute(Instant time) {
    return (int) ((time.getEpochSecond() - RandomTickets.START.getEpochSecond()) / 60);
  }

  private void arrange(List<TicketEvent> winners) {
    var counted = winners.stream().filter(event -> !event.stamp().version().voided()).toList();
    int created = Integer.MAX_VALUE;
    for (TicketEvent event : counted) {
      if (event.action() instanceof TicketAction.Deleted) {
        return;
      }
      if (event.action() instanceof TicketAction.Created) {
        created = Math.min(created, minute(event.stamp().time()));
      }
    }
    if (created == Integer.MAX_VALUE) {
      return;
    }
    for (TicketEvent event : counted) {
      int minute = Math.max(created, minute(event.stamp().time()));
      entries.add(new Entry(minute, event, event.action().getClass().getSimpleName()));
    }
    // Ties by hash are rare and harmless except between creations; both orders are tried nowhere.
    Comparator<Entry> order = Comparator.comparing(Entry::minute);
    order = order.thenComparing(entry -> entry.event.sequence());
    order = order.thenComparing(entry -> RANKS.indexOf(entry.kind));
    order = order.thenComparing(entry -> entry.event.stamp().time());
    order = order.thenComparing(entry -> entry.event.stamp().hash());
    entries.sort(order);
    moveCreationToFront(created);
    moveHeldPauses();
  }

  private void moveCreationToFront(int created) {
    for (int i = 0; i < entries.size(); i++) {
      var entry = entries.get(i);
      if (entry.kind.equals("Created") && minute(entry.event.stamp().time()) == created) {
        entries.addFirst(entries.remove(i));
        return;
      }
    }
  }

  /// A pause that comes with a reopening is put right behind it.
  private void moveHeldPauses() {
    for (int i = entries.size() - 1; i > 0; i--) {
      if (!entries.get(i).kind.equals("Paused")) {
        continue;
      }
      int reopening = -1;
      for (int j = i + 1; j < entries.size() && together(entries.get(i), entries.get(j)); j++) {
        if (entries.get(j).kind.equals("Resumed")) {
          break;
        }
        if (entries.get(j).kind.equals("Reopened")) {
          reopening = j;
        }
      }
      if (reopening > 0) {
        entries.add(reopening, entries.remove(i));
      }
    }
  }

  private static boolean together(Entry one, Entry other) {
    return one.minute == other.minute && one.event.sequence() == other.event.sequence();
  }

  private void play() {
    int created = entries.getFirst().minute;
    SortedMap<String, String> values = new TreeMap<>();
    SortedMap<String, String> firsts = new TreeMap<>();
    entries.forEach(entry -> entry.event.segments().forEach(firsts::putIfAbsent));
    char phase = 'O';
    int next = 0;
    List<Integer> resolvedAt = new ArrayList<>();
    List<String> resolvedValues = new ArrayList<>();
    SortedMap<String, String> atResolution = new TreeMap<>();
    boolean anyResolution = false;
    boolean answered = false;
    int waitingSince = created;
    count(created, "created", firsts, 1);
    for (int minute = created; minute <= RandomTickets.MINUTES; minute++) {
      while (next < entries.size() && entries.get(next).minute == minute) {
        var entry = entries.get(next++);
        values.putAll(entry.event.segments());
        switch (entry.kind) {
          case "Replied" -> {
            var reply = (TicketAction.Replied) entry.event.action();
            if (!answered && reply.visible() && reply.author() == Author.AGENT) {
              answered = true;
              int waited = minute - waitingSince - frames('P', waitingSince, minute);
              time(minute, "firstResponse", values, waited);
            }
          }
          case "Paused" -> phase = phase == 'O' ? 'P' : phase;
          case "Resumed" -> phase = phase == 'P' ? 'O' : phase;
          case "Resolved" -> {
            if (phase == 'O' || phase == 'P') {
              phase = 'R';
              anyResolution = true;
              atResolution = new TreeMap<>(values);
              resolvedAt.add(minute);
              resolvedValues.add(values.toString());
            }
          }
          case "Reopened" -> {
            if (phase == 'R' || phase == 'C') {
              phase = 'O';
              count(minute, "reopened", values, 1);
              if (anyResolution && !answered) {
                waitingSince = minute;
              }
              for (int i = 0; i < resolvedAt.size(); i++) {
                int at = resolvedAt.get(i);
                finish(at, resolvedValues.get(i), created, "resolvedReopened");
              }
              resolvedAt.clear();
              resolvedValues.clear();
            }
          }
          case "Closed" -> phase = 'C';
          case "Rated" -> rate(minute, entry, values, atResolution, anyResolution);
          default -> {}
        }
      }
      film.put(minute, phase);
      crowd.put(minute, phase == 'O' || phase == 'P' ? values.toString() : "");
    }
    for (int i = 0; i < resolvedAt.size(); i++) {
      finish(resolvedAt.get(i), resolvedValues.get(i), created, "resolution");
    }
    if (!answered) {
      count(created, "pending", firsts, 1);
    }
    backlog();
  }

  private boolean firstSeen;

  private void finish(int at, String values, int created, String end) {
    int open = frames('O', created, at);
    add(at + " resolved " + values, 1);
    if (!firstSeen) {
      add(at + " firstResolution " + values, open);
      add(at + " firstResolution# " + values, 1);
      firstSeen = true;
    }
    if (end.equals("resolution")) {
      add(at + " resolution " + values, open);
      add(at + " resolution# " + values, 1);
    } else {
      add(at + " resolvedReopened " + values, 1);
    }
  }

  private void rate(
      int minute,
      Entry entry,
      SortedMap<String, String> values,
      SortedMap<String, String> atResolution,
      boolean anyResolution) {
    var segments = new TreeMap<>(values);
    if (anyResolution) {
      for (String dimension : List.of("agent", "group")) {
        segments.remove(dimension);
        if (atResolution.containsKey(dimension)) {
          segments.put(dimension, atResolution.get(dimension));
        }
      }
    }
    var rated = (TicketAction.Rated) entry.event.action();
    count(minute, "score:1-5=" + rated.score(), segments, 1);
  }

  /// Compares each minute's crowd with that of the minute before.
  private void backlog() {
    String before = "";
    for (var frame : crowd.entrySet()) {
      String now = frame.getValue();
      if (!now.equals(before)) {
        if (!before.isEmpty()) {
          add(frame.getKey() + " open " + before, -1);
        }
        if (!now.isEmpty()) {
          add(frame.getKey() + " open " + now, 1);
        }
      }
      before = now;
    }
  }

  private int frames(char phase, int from, int to) {
    int frames = 0;
    for (int minute = from; minute < to; minute++) {
      frames += film.get(minute) == phase ? 1 : 0;
    }
    return frames;
  }

  private void time(int minute, String slot, SortedMap<String, String> values, int amount) {
    count(minute, slot, values, amount);
    count(minute, slot + "#", values, 1);
  }

  private void count(int minute, String slot, SortedMap<String, String> values, int amount) {
    add(minute + " " + slot + " " + values, amount);
  }

  private void add(String what, long amount) {
    figures.merge(what, amount, Long::sum);
  }
}
