package rapport.recorder;

import java.time.Instant;
import rapport.fact.Family;
import rapport.fold.Part;
import rapport.fold.PartKey;
import rapport.store.Summaries;
import rapport.store.SummaryKey;
import rapport.store.SummaryKey.Level;
import rapport.store.SummaryRecord;

/// Day records as rollup leaves them.
final class SealedRecords {

  private SealedRecords() {}

  static void put(RecorderWorld world, Family family, String day, Instant sealAt) {
    var key = new SummaryKey(RecorderWorld.TENANT, 1, Level.DAY, PartKey.totals(family), day);
    new Summaries(world.summary)
        .save(key, new SummaryRecord(1, Part.EMPTY, sealAt, "Z", "2026a", 100));
  }
}
