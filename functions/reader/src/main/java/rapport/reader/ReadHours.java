package rapport.reader;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import rapport.period.UtcHour;

/// The responses of hours within which a page ended, or that were read beyond its end, for a
/// minute: the next page begins there, and an hour has to be read as a whole to know which of its
/// facts count.
final class ReadHours {

  static final Duration REMEMBERED = Duration.ofMinutes(1);

  /// Of the log; some ten times as much in memory. Hours that are larger are read for each page.
  static final long MAX_BYTES = 4L * 1024 * 1024;

  private static final int MAX_HOURS = 1_000;

  private final Clock clock;
  private final SequencedMap<Hour, Remembered> known = new LinkedHashMap<>();
  private long bytes;

  ReadHours(Clock clock) {
    this.clock = clock;
  }

  record Hour(String tenant, UtcHour hour) {}

  /// @param bytes how much log they were read from
  private record Remembered(List<FoundResponse> responses, long bytes, Instant until) {}

  synchronized Optional<List<FoundResponse>> find(Hour hour) {
    forget();
    return Optional.ofNullable(known.get(hour)).map(Remembered::responses);
  }

  /// @param ofLog how much log they were read from
  synchronized void keep(Hour hour, List<FoundResponse> responses, long ofLog) {
    forget();
    if (known.containsKey(hour)) {
      bytes -= known.remove(hour).bytes();
    }
    if (ofLog > MAX_BYTES) {
      return;
    }
    while (bytes + ofLog > MAX_BYTES || known.size() >= MAX_HOURS) {
      bytes -= known.pollFirstEntry().getValue().bytes();
    }
    var until = clock.instant().plus(REMEMBERED);
    known.put(hour, new Remembered(List.copyOf(responses), ofLog, until));
    bytes += ofLog;
  }

  /// What was remembered first is forgotten first.
  private void forget() {
    var now = clock.instant();
    while (!known.isEmpty() && !known.firstEntry().getValue().until().isAfter(now)) {
      bytes -= known.pollFirstEntry().getValue().bytes();
    }
  }
}
