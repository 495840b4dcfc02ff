package rapport.local.simulation;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLongArray;

/// How often each fault has happened at each place, over many runs.
final class Tally {

  /// What a long simulation must reach for each fault at each place.
  static final long AN_HOUR = 1_000;

  private static final int FAULTS = Fault.ALL.length;

  private final AtomicLongArray counts = new AtomicLongArray(FAULTS * Site.COUNT);

  /// Faults that were drawn and made no difference, such as a page cut that has one item.
  private final AtomicLongArray idle = new AtomicLongArray(FAULTS * Site.COUNT);

  /// Of each place the kinds of calls that were seen there, as bits.
  private final int[] kinds = new int[Site.COUNT];

  /// Counts of one run, which are added at its end.
  static final class OfRun {

    private final int[] places = new int[FAULTS * Site.COUNT];
    private final int[] idle = new int[FAULTS * Site.COUNT];
    private final int[] kinds = new int[Site.COUNT];
    private int[] touched = new int[256];
    private int touchedCount;
    private int faults;

    /// A call of a kind, whatever it meets.
    void call(Weather.Kind kind, int site) {
      kinds[site] |= 1 << kind.ordinal();
    }

    void add(Fault fault, int site) {
      touch(place(fault, site));
      places[place(fault, site)]++;
      faults++;
    }

    void addIdle(Fault fault, int site) {
      touch(place(fault, site));
      idle[place(fault, site)]++;
    }

    private void touch(int place) {
      if (places[place] + idle[place] == 0) {
        if (touchedCount == touched.length) {
          touched = Arrays.copyOf(touched, 2 * touchedCount);
        }
        touched[touchedCount++] = place;
      }
    }

    /// Forgets what it counted.
    void clear() {
      for (int i = 0; i < touchedCount; i++) {
        places[touched[i]] = 0;
        idle[touched[i]] = 0;
      }
      touchedCount = 0;
      faults = 0;
    }

    int faults() {
      return faults;
    }
  }

  private static int place(Fault fault, int site) {
    return fault.ordinal() * Site.COUNT + site;
  }

  /// @param run is empty afterwards, and may be used for the next
  void add(OfRun run) {
    for (int i = 0; i < run.touchedCount; i++) {
      int place = run.touched[i];
      counts.addAndGet(place, run.places[place]);
      idle.addAndGet(place, run.idle[place]);
    }
    run.clear();
  }

  /// Which calls a run has seen, now and before.
  synchronized void addKinds(OfRun run) {
    for (int site = 0; site < Site.COUNT; site++) {
      kinds[site] |= run.kinds[site];
    }
  }

  /// A fault at a place, and how often it was met.
  record Pair(Fault fault, int site, long count) {
    @Override
    public String toString() {
      return Site.name(site) + ": " + fault.words();
    }
  }

  /// Every fault at every place where it can make a difference, those met least first.
  List<Pair> pairs() {
    var pairs = new ArrayList<Pair>();
    for (Fault fault : Fault.ALL) {
      for (int site = 0; site < Site.COUNT; site++) {
        long count = counts.get(place(fault, site));
        boolean possible = meets(site, fault) && idle.get(place(fault, site)) == 0;
        if (count > 0 || possible) {
          pairs.add(new Pair(fault, site, count));
        }
      }
    }
    pairs.sort(Comparator.comparingLong(Pair::count).thenComparing(Pair::toString));
    return pairs;
  }

  private boolean meets(int site, Fault fault) {
    for (Weather.Kind kind : Weather.Kind.values()) {
      if ((kinds[site] & 1 << kind.ordinal()) != 0 && kind.meets(fault)) {
        return true;
      }
    }
    return false;
  }

  /// A line for each fault at each place, the rarest first.
  ///
  /// @param took how long it took to meet them
  void print(PrintWriter out, Duration took) {
    var pairs = pairs();
    double hours = Math.max(took.toMillis(), 1) / (double) Duration.ofHours(1).toMillis();
    long rare = pairs.stream().filter(pair -> pair.count() / hours < AN_HOUR).count();
    out.printf(
        Locale.ROOT,
        "%d faults at places, %d of them less than %,d times an hour%n",
        pairs.size(),
        rare,
        AN_HOUR);
    out.printf("%14s%14s%n", "times", "an hour");
    for (Pair pair : pairs) {
      out.printf(Locale.ROOT, "%,14d%,14.0f  %s%n", pair.count(), pair.count() / hours, pair);
    }
    out.flush();
  }
}
