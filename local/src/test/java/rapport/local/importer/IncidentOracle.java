package rapport.local.importer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/// What the service desk's figures are by month, worked out from the file alone: no line of the
/// project takes part in it, neither the importer nor the core. All durations are in milliseconds.
///
/// It lays each incident's life out as spells of being open, waiting or done, and measures those.
final class IncidentOracle {

  static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");

  private static final Pattern BETWEEN_NUMBERS = Pattern.compile("[/ :]");
  private static final int OPEN = 0;
  private static final int WAITING = 1;
  private static final int DONE = 2;
  private static final int SHELVED = 3;

  private static final int REPLIED = 1;
  private static final int PAUSED = 2;
  private static final int RESUMED = 3;
  private static final int RESOLVED = 4;
  private static final int REOPENED = 5;
  private static final int CLOSED = 6;

  /// What belongs to one month.
  static final class Month {
    long created;
    long pending;
    long resolved;
    long resolvedReopened;
    long reopened;
    long backlogChange;
    final List<Long> firstResponses = new ArrayList<>();
    final List<Long> resolutions = new ArrayList<>();
    final List<Long> firstResolutions = new ArrayList<>();
  }

  private record Happening(long at, long sequence, int what) {}

  private record Spell(long from, long to, int phase) {}

  private final TreeMap<YearMonth, Month> months = new TreeMap<>();
  private long rows;
  private long incidents;
  private long happenings;

  private IncidentOracle() {}

  static IncidentOracle of(Path csv) throws IOException {
    var oracle = new IncidentOracle();
    var columns = new HashMap<String, Integer>();
    var byIncident = new LinkedHashMap<String, List<String[]>>();
    try (var in =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(csv)), StandardCharsets.UTF_8))) {
      String[] names = in.readLine().split(",");
      for (int i = 0; i < names.length; i++) {
        columns.put(names[i], i);
      }
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String[] cells = line.split(",", -1);
        byIncident.computeIfAbsent(cells[columns.get("number")], _ -> new ArrayList<>()).add(cells);
        oracle.rows++;
      }
    }
    byIncident.values().forEach(ofOne -> oracle.take(ofOne, columns));
    return oracle;
  }

  /// The months in which anything happened and those between, in order.
  Map<YearMonth, Month> months() {
    var all = new TreeMap<YearMonth, Month>();
    for (var month = months.firstKey();
        !month.isAfter(months.lastKey());
        month = month.plusMonths(1)) {
      all.put(month, months.getOrDefault(month, new Month()));
    }
    return all;
  }

  long rows() {
    return rows;
  }

  long incidents() {
    return incidents;
  }

  /// All that happened to incidents, their creations included.
  long happenings() {
    return happenings;
  }

  private void take(List<String[]> rows, Map<String, Integer> columns) {
    incidents++;
    var sorted = new ArrayList<>(rows);
    int modified = columns.get("sys_mod_count");
    int updated = columns.get("sys_updated_at");
    sorted.sort(
        (a, b) -> {
          int first = Long.compare(Long.parseLong(a[modified]), Long.parseLong(b[modified]));
          return first != 0 ? first : local(a[updated]).compareTo(local(b[updated]));
        });
    long created = millis(sorted.getFirst()[columns.get("opened_at")]);
    var list = happenings(sorted, columns, created);
    happenings += 1 + list.size();
    measure(created, list);
  }

  /// What the rows say happened, after the creation, in the order in which it counts.
  private static List<Happening> happenings(
      List<String[]> rows, Map<String, Integer> columns, long created) {
    var list = new ArrayList<Happening>();
    String before = "New";
    boolean answered = false;
    for (String[] row : rows) {
      String state = row[columns.get("incident_state")];
      if (state.equals("-100")) {
        continue;
      }
      long at = Math.max(created, millis(row[columns.get("sys_updated_at")]));
      long sequence = Long.parseLong(row[columns.get("sys_mod_count")]);
      boolean waited = before.startsWith("Awaiting");
      boolean waits = state.startsWith("Awaiting");
      boolean done = state.equals("Resolved") || state.equals("Closed");
      if (before.equals("New") && !state.equals("New") && !answered) {
        answered = true;
        list.add(new Happening(at, sequence, REPLIED));
      }
      if (waits && !waited) {
        list.add(new Happening(at, sequence, PAUSED));
      }
      if (waited && !waits && !done) {
        list.add(new Happening(at, sequence, RESUMED));
      }
      if ((before.equals("Resolved") || before.equals("Closed")) && !done) {
        list.add(new Happening(at, sequence, REOPENED));
      }
      if (state.equals("Resolved") && !before.equals("Resolved")) {
        list.add(new Happening(at, sequence, RESOLVED));
      }
      if (state.equals("Closed") && !before.equals("Closed")) {
        list.add(new Happening(at, sequence, CLOSED));
      }
      before = state;
    }
    list.sort(
        (a, b) ->
            a.at != b.at
                ? Long.compare(a.at, b.at)
                : a.sequence != b.sequence
                    ? Long.compare(a.sequence, b.sequence)
                    : Integer.compare(a.what, b.what));
    return list;
  }

  private void measure(long created, List<Happening> list) {
    var spells = new ArrayList<Spell>();
    var resolutions = new ArrayList<Happening>();
    int phase = OPEN;
    long since = created;
    long replied = -1;
    long waitFrom = created;
    boolean resolvedUnanswered = false;
    boolean reopenedSince = false;
    long heldPauseAt = -1;
    long heldPauseSequence = -1;
    month(created).created++;
    month(created).backlogChange++;
    for (Happening next : list) {
      int then = phase;
      switch (next.what) {
        case REPLIED -> {
          if (replied < 0) {
            replied = next.at;
            spells.add(new Spell(since, next.at, phase));
            since = next.at;
            month(next.at).firstResponses.add(next.at - waitFrom - waiting(spells, waitFrom));
          }
        }
        case PAUSED -> {
          then = phase == OPEN ? WAITING : phase;
          heldPauseAt = next.at;
          heldPauseSequence = next.sequence;
        }
        case RESUMED -> then = phase == WAITING ? OPEN : phase;
        case RESOLVED -> {
          if (phase == OPEN || phase == WAITING) {
            then = DONE;
            resolvedUnanswered |= replied < 0;
            reopenedSince = false;
            month(next.at).resolved++;
            month(next.at).backlogChange--;
            resolutions.add(next);
          }
        }
        case REOPENED -> {
          if (phase == DONE || phase == SHELVED) {
            boolean held = heldPauseAt == next.at && heldPauseSequence == next.sequence;
            then = held ? WAITING : OPEN;
            month(next.at).reopened++;
            month(next.at).backlogChange++;
            if (!resolutions.isEmpty() && !reopenedSince) {
              month(resolutions.getLast().at).resolvedReopened++;
            }
            reopenedSince = true;
            waitFrom = resolvedUnanswered && replied < 0 ? next.at : waitFrom;
          }
        }
        case CLOSED -> {
          if (phase == OPEN || phase == WAITING) {
            month(next.at).backlogChange--;
          }
          then = SHELVED;
        }
        default -> throw new IllegalStateException("what " + next.what);
      }
      if (then != phase) {
        spells.add(new Spell(since, next.at, phase));
        since = next.at;
        phase = then;
      }
    }
    if (replied < 0) {
      month(created).pending++;
    }
    if (!resolutions.isEmpty()) {
      long first = resolutions.getFirst().at;
      month(first).firstResolutions.add(worked(spells, first));
      if (!reopenedSince) {
        long last = resolutions.getLast().at;
        month(last).resolutions.add(worked(spells, last));
      }
    }
  }

  /// How long it was open up to a time.
  private static long worked(List<Spell> spells, long until) {
    long sum = 0;
    for (Spell spell : spells) {
      if (spell.phase == OPEN && spell.to <= until) {
        sum += spell.to - spell.from;
      }
    }
    return sum;
  }

  /// How long it was waiting after a time.
  private static long waiting(List<Spell> spells, long from) {
    long sum = 0;
    for (Spell spell : spells) {
      if (spell.phase == WAITING && spell.from >= from) {
        sum += spell.to - spell.from;
      }
    }
    return sum;
  }

  private Month month(long at) {
    return months.computeIfAbsent(
        YearMonth.from(Instant.ofEpochMilli(at).atZone(LISBON)), _ -> new Month());
  }

  /// Reads d/M/yyyy HH:mm by hand.
  private static LocalDateTime local(String text) {
    String[] parts = BETWEEN_NUMBERS.split(text);
    return LocalDateTime.of(
        Integer.parseInt(parts[2]),
        Integer.parseInt(parts[1]),
        Integer.parseInt(parts[0]),
        Integer.parseInt(parts[3]),
        Integer.parseInt(parts[4]));
  }

  /// Clocks being turned, the offset before holds.
  private static long millis(String text) {
    LocalDateTime local = local(text);
    var turned = LISBON.getRules().getTransition(local);
    ZoneOffset offset =
        turned == null ? LISBON.getRules().getOffset(local) : turned.getOffsetBefore();
    return local.toEpochSecond(offset) * 1000;
  }
}
