package rapport.local.simulation;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLongArray;

/// How often each fault has happened at each place, over many runs.
final class Tally {

  private static final int FAULTS = Fault.ALL.length;

  private final AtomicLongArray counts = new AtomicLongArray(FAULTS * Site.COUNT);

  /// Counts of one run, which are added at its end.
  static final class OfRun {

    private final int[] places = new int[FAULTS * Site.COUNT];
    private int[] touched = new int[256];
    private int touchedCount;
    private int faults;

    void add(Fault fault, int site) {
      int place = fault.ordinal() * Site.COUNT + site;
      if (places[place]++ == 0) {
        if (touchedCount == touched.length) {
          touched = java.util.Arrays.copyOf(touched, 2 * touchedCount);
        }
        touched[touchedCount++] = place;
      }
      faults++;
    }

    /// Forgets what it counted.
    void clear() {
      for (int i = 0; i < touchedCount; i++) {
        places[touched[i]] = 0;
      }
      touchedCount = 0;
      faults = 0;
    }

    int faults() {
      return faults;
    }
  }

  /// @param run is empty afterwards, and may be used for the next
  void add(OfRun run) {
    for (int i = 0; i < run.touchedCount; i++) {
      int place = run.touched[i];
      counts.addAndGet(place, run.places[place]);
    }
    run.clear();
  }

  /// A line for each fault at each place, the rarest pairs last.
  void print(PrintWriter out) {
    for (Fault fault : Fault.ALL) {
      long sum = 0;
      var line = new StringBuilder();
      for (int site = 0; site < Site.COUNT; site++) {
        long count = counts.get(fault.ordinal() * Site.COUNT + site);
        if (count > 0) {
          sum += count;
          line.append(String.format(Locale.ROOT, "%n  %,14d  %s", count, Site.name(site)));
        }
      }
      if (sum > 0) {
        out.printf(Locale.ROOT, "%,16d  %s%s%n", sum, fault.words(), line);
      }
    }
    out.flush();
  }
}
