package rapport.store;

import java.time.Instant;
import java.util.List;
import rapport.fold.Fold;
import rapport.period.UtcHour;

/// Reads the log into a fold.
public final class LogFold {

  private LogFold() {}

  /// What was read.
  ///
  /// @param bytes stored size of it
  /// @param expiresAt when the first of it expires, [SummaryRecord#NEVER] if there was nothing
  /// @param complete false if it was more than wanted, and the fold lacks the rest
  public record Extent(long bytes, Instant expiresAt, boolean complete) {}

  /// All of some hours.
  ///
  /// @param hours in order, without gaps; may be none
  public static Extent everything(EventLog log, String tenant, List<UtcHour> hours, Fold fold) {
    return atMost(Long.MAX_VALUE, log, tenant, hours, fold);
  }

  /// All of some hours, if it is not too much.
  ///
  /// @param maxBytes how much to read of it before giving up
  /// @param hours in order, without gaps; may be none
  public static Extent atMost(
      long maxBytes, EventLog log, String tenant, List<UtcHour> hours, Fold fold) {
    var reading = new Reading(maxBytes, fold);
    if (!hours.isEmpty()) {
      log.read(tenant, hours.getFirst(), hours.getLast(), reading::add);
    }
    return new Extent(reading.bytes, reading.expiresAt, reading.bytes <= maxBytes);
  }

  /// All of some hours, if it is not too much, what begins to expire apart from what lasts.
  ///
  /// @param maxBytes how much to read of each before giving up
  /// @param hours in order, without gaps; may be none
  /// @param lasting takes what is kept for longer than [SummaryRecord#SEAL_MARGIN]
  /// @param expiring takes the rest
  /// @return about what lasts
  public static Extent apart(
      long maxBytes,
      EventLog log,
      String tenant,
      List<UtcHour> hours,
      Fold lasting,
      Fold expiring,
      Instant now) {
    var kept = new Reading(maxBytes, lasting);
    var rest = new Reading(maxBytes, expiring);
    if (!hours.isEmpty()) {
      log.read(
          tenant,
          hours.getFirst(),
          hours.getLast(),
          entry ->
              switch (entry) {
                case LogEntry.Block block ->
                    SummaryRecord.sealed(block.expiresAt(), now)
                        ? rest.add(entry)
                        : kept.add(entry);
                case LogEntry.Tombstone _ -> rest.add(entry) && kept.add(entry);
              });
    }
    boolean complete = kept.bytes <= maxBytes && rest.bytes <= maxBytes;
    return new Extent(kept.bytes, kept.expiresAt, complete);
  }

  private static final class Reading {

    private final long maxBytes;
    private final Fold fold;
    private long bytes;
    private Instant expiresAt = SummaryRecord.NEVER;

    private Reading(long maxBytes, Fold fold) {
      this.maxBytes = maxBytes;
      this.fold = fold;
    }

    private boolean add(LogEntry entry) {
      switch (entry) {
        case LogEntry.Block block -> {
          bytes += block.storedBytes();
          expiresAt = block.expiresAt().isBefore(expiresAt) ? block.expiresAt() : expiresAt;
          block.facts().forEach(fold::add);
        }
        case LogEntry.Tombstone(var hour, var id) -> fold.bury(hour, id);
      }
      return bytes <= maxBytes;
    }
  }
}
