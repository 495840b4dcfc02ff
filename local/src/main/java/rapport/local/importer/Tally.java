package rapport.local.importer;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Counts what becomes of a file while it is imported. For many threads.
final class Tally implements EventStream.Answers {

  /// How many lines are named for each reason.
  private static final int LINES_NAMED = 5;

  /// How many reasons are kept apart; what comes after is counted as one.
  private static final int REASONS_KEPT = 100;

  private static final String OTHER_REASONS = "other reasons";

  private long rowsRead;
  private long eventsMade;
  private long eventsAccepted;
  private final Set<Long> refusedLines = new HashSet<>();
  private final Map<String, Refusals> refusals = new TreeMap<>();

  synchronized void read() {
    rowsRead++;
  }

  synchronized void made(int events) {
    eventsMade += events;
  }

  @Override
  public synchronized void accepted(int events) {
    eventsAccepted += events;
  }

  synchronized long eventsAccepted() {
    return eventsAccepted;
  }

  @Override
  public synchronized void refused(long line, String reason) {
    if (!refusedLines.add(line)) {
      return; // another event of the row was refused before; the first reason stands
    }
    boolean room = refusals.containsKey(reason) || refusals.size() < REASONS_KEPT;
    refusals.computeIfAbsent(room ? reason : OTHER_REASONS, _ -> new Refusals()).add(line);
  }

  synchronized ImportReport report(long millis) {
    var groups = new ArrayList<ImportReport.Refusal>();
    refusals.forEach(
        (reason, found) ->
            groups.add(new ImportReport.Refusal(reason, found.rows, List.copyOf(found.lines))));
    return new ImportReport(
        rowsRead, eventsMade, eventsAccepted, refusedLines.size(), groups, millis);
  }

  /// The rows refused for one reason.
  private static final class Refusals {
    private long rows;
    private final List<Long> lines = new ArrayList<>();

    private void add(long line) {
      rows++;
      if (lines.size() < LINES_NAMED) {
        lines.add(line);
      }
    }
  }
}
