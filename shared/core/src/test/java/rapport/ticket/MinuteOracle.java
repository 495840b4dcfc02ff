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
  private final SortedMap<String, String> values = new TreeMap<>();
  private final List<Integer> resolvedAt = new ArrayList<>();
  private final List<String> resolvedValues = new ArrayList<>();
  private SortedMap<String, String> atResolution = new TreeMap<>();
  private int created;
  private int waitingSince;
  private char phase = 'O';
  private boolean anyResolution;
  private boolean answered;
  private boolean firstSeen;

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
    Comparator<Entry> order = Comparator.comparing(Entry::minute);
    order = order.thenComparing(entry -> entry.event.sequence());
    order = order.thenComparing(entry -> RANKS.indexOf(entry.kind));
    order = order.thenComparing(entry -> entry.event.stamp().time());
    order = order.thenComparing(entry -> entry.event.id());
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
    created = entries.getFirst().minute;
    waitingSince = created;
    SortedMap<String, String> firsts = new TreeMap<>();
    entries.forEach(entry -> entry.event.segments().forEach(firsts::putIfAbsent));
    count(created, "created", firsts, 1);
    int next = 0;
    for (int minute = created; minute <= RandomTickets.MINUTES; minute++) {
      while (next < entries.size() && entries.get(next).minute == minute) {
        act(minute, entries.get(next++));
      }
      film.put(minute, phase);
      crowd.put(minute, phase == 'O' || phase == 'P' ? values.toString() : "");
    }
    finishAll("resolution");
    if (!answered) {
      count(created, "pending", firsts, 1);
    }
    backlog();
  }

  private void act(int minute, Entry entry) {
    values.putAll(entry.event.segments());
    switch (entry.kind) {
      case "Replied" -> reply(minute, (TicketAction.Replied) entry.event.action());
      case "Paused" -> phase = phase == 'O' ? 'P' : phase;
      case "Resumed" -> phase = phase == 'P' ? 'O' : phase;
      case "Resolved" -> resolve(minute);
      case "Reopened" -> reopen(minute);
      case "Closed" -> phase = 'C';
      case "Rated" -> rate(minute, (TicketAction.Rated) entry.event.action());
      default -> {}
    }
  }

  private void reply(int minute, TicketAction.Replied reply) {
    if (!answered && reply.visible() && reply.author() == Author.AGENT) {
      answered = true;
      int waited = minute - waitingSince - frames('P', waitingSince, minute);
      count(minute, "firstResponse", values, waited);
      count(minute, "firstResponse#", values, 1);
    }
  }

  private void resolve(int minute) {
    if (phase == 'O' || phase == 'P') {
      phase = 'R';
      anyResolution = true;
      atResolution = new TreeMap<>(values);
      resolvedAt.add(minute);
      resolvedValues.add(values.toString());
    }
  }

  private void reopen(int minute) {
    if (phase == 'R' || phase == 'C') {
      phase = 'O';
      count(minute, "reopened", values, 1);
      if (anyResolution && !answered) {
        waitingSince = minute;
      }
      finishAll("resolvedReopened");
    }
  }

  private void finishAll(String end) {
    for (int i = 0; i < resolvedAt.size(); i++) {
      finish(resolvedAt.get(i), resolvedValues.get(i), end);
    }
    resolvedAt.clear();
    resolvedValues.clear();
  }

  private void finish(int at, String resolvedUnder, String end) {
    int open = frames('O', created, at);
    add(at + " resolved " + resolvedUnder, 1);
    if (!firstSeen) {
      add(at + " firstResolution " + resolvedUnder, open);
      add(at + " firstResolution# " + resolvedUnder, 1);
      firstSeen = true;
    }
    if (end.equals("resolution")) {
      add(at + " resolution " + resolvedUnder, open);
      add(at + " resolution# " + resolvedUnder, 1);
    } else {
      add(at + " resolvedReopened " + resolvedUnder, 1);
    }
  }

  private void rate(int minute, TicketAction.Rated rated) {
    var segments = new TreeMap<>(values);
    if (anyResolution) {
      for (String dimension : List.of("agent", "group")) {
        segments.remove(dimension);
        if (atResolution.containsKey(dimension)) {
          segments.put(dimension, atResolution.get(dimension));
        }
      }
    }
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

  private void count(int minute, String slot, SortedMap<String, String> values, int amount) {
    add(minute + " " + slot + " " + values, amount);
  }

  private void add(String what, long amount) {
    figures.merge(what, amount, Long::sum);
  }
}
