package rapport.ticket;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  /// What is counted of a stretch of time.
  private record Stretch(String phases, int from) {}

  private record Entry(int minute, TicketEvent event, String kind) {}

  private final Map<String, Long> figures = new TreeMap<>();
  private final List<Entry> entries = new ArrayList<>();
  private final Map<Integer, Character> film = new HashMap<>();
  private final Map<Integer, String> crowd = new LinkedHashMap<>();
  private final SortedMap<String, String> values = new TreeMap<>();
  private final List<Integer> resolvedAt = new ArrayList<>();
  private final List<SortedMap<String, String>> resolvedValues = new ArrayList<>();
  private SortedMap<String, String> atResolution = new TreeMap<>();
  private int created;
  private int waitingSince;
  private char phase = 'O';
  private boolean anyResolution;
  private boolean answered;
  private boolean firstSeen;
  private boolean everReopened;
  private int repliesBefore;
  private boolean complaint;

  /// Whether the team is a [NightDesk], or has decided nothing.
  private final boolean atNight;

  private TargetFilm firstResponse = new TargetFilm("", 0, NightDesk::firstResponse);
  private TargetFilm resolution = firstResponse;

  private MinuteOracle(boolean atNight) {
    this.atNight = atNight;
  }

  static Map<String, Long> figures(List<TicketEvent> winners) {
    return figures(winners, new MinuteOracle(false));
  }

  static Map<String, Long> figuresAtNight(List<TicketEvent> winners) {
    return figures(winners, new MinuteOracle(true));
  }

  private static Map<String, Long> figures(List<TicketEvent> winners, MinuteOracle oracle) {
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
    if (((TicketAction.Created) entries.getFirst().event.action()).complaint()) {
      count(created, "complaints", firsts, 1);
    }
    firstResponse = new TargetFilm("ORC", created, NightDesk::firstResponse);
    resolution = new TargetFilm("O", created, NightDesk::resolution);
    int next = 0;
    for (int minute = created; minute <= RandomTickets.MINUTES; minute++) {
      letOneMinuteGo(minute);
      while (next < entries.size() && entries.get(next).minute == minute) {
        act(minute, entries.get(next++));
      }
      film.put(minute, phase);
      crowd.put(minute, phase == 'O' || phase == 'P' ? values.toString() : "");
      settle(minute);
    }
    finishAll("resolution");
    if (!answered) {
      count(created, "pending", firsts, 1);
      hours(created, firsts).ifPresent(_ -> count(created, "pending:business", firsts, 1));
    }
    backlog();
    if (atNight) {
      targets();
    }
  }

  private void letOneMinuteGo(int minute) {
    if (atNight && minute > created) {
      firstResponse.gone(minute - 1, phase);
      resolution.gone(minute - 1, phase);
    }
  }

  private void settle(int minute) {
    if (atNight) {
      firstResponse.settle(minute, phase, values);
      resolution.settle(minute, phase, values);
    }
  }

  /// Nothing happens any more, but time goes on.
  private void targets() {
    int minute = RandomTickets.MINUTES;
    while (firstResponse.isWaiting(phase) || resolution.isWaiting(phase)) {
      minute++;
      letOneMinuteGo(minute);
      settle(minute);
    }
    firstResponse.figure("firstResponseTarget").ifPresent(figure -> add(figure, 1));
    resolution.figure("resolutionTarget").ifPresent(figure -> add(figure, 1));
  }

  private Optional<String> hours(int minute, SortedMap<String, String> values) {
    return atNight ? NightDesk.hours(minute, values) : Optional.empty();
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
    if (!reply.visible() || reply.author() != Author.AGENT) {
      return;
    }
    repliesBefore += anyResolution ? 0 : 1;
    if (!answered) {
      answered = true;
      spent(minute, "firstResponse", values, new Stretch("ORC", waitingSince));
      firstResponse.reach(minute, values);
    }
  }

  private void resolve(int minute) {
    if (phase == 'O' || phase == 'P') {
      phase = 'R';
      anyResolution = true;
      atResolution = new TreeMap<>(values);
      resolvedAt.add(minute);
      resolvedValues.add(atResolution);
      resolution.reach(minute, values);
    }
  }

  private void reopen(int minute) {
    if (phase == 'R' || phase == 'C') {
      phase = 'O';
      count(minute, "reopened", values, 1);
      everReopened = true;
      resolution.reopen();
      if (anyResolution && !answered) {
        waitingSince = minute;
        firstResponse.restart(minute);
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

  private void finish(int at, SortedMap<String, String> under, String end) {
    var open = new Stretch("O", created);
    count(at, "resolved", under, 1);
    if (!firstSeen) {
      spent(at, "firstResolution", under, open);
      firstSeen = true;
      if (!everReopened && repliesBefore <= 1) {
        count(at, "firstContact", under, 1);
      }
    }
    if (end.equals("resolution")) {
      spent(at, "resolution", under, open);
    } else {
      count(at, "resolvedReopened", under, 1);
    }
  }

  /// A duration is what the clock says and, if there are any, what it is of the team's hours.
  private void spent(int at, String slot, SortedMap<String, String> under, Stretch stretch) {
    spent(at, slot, under, frames(stretch, at, "clock"));
    hours(at, under)
        .ifPresent(hours -> spent(at, slot + ":business", under, frames(stretch, at, hours)));
  }

  private void spent(int at, String slot, SortedMap<String, String> under, int frames) {
    count(at, slot, under, frames);
    count(at, slot + "#", under, 1);
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

  private int frames(Stretch stretch, int to, String hours) {
    int frames = 0;
    for (int minute = stretch.from; minute < to; minute++) {
      boolean counts = stretch.phases.indexOf(film.get(minute)) >= 0;
      frames += counts && NightDesk.isOpen(hours, minute) ? 1 : 0;
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
