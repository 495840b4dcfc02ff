package rapport.rollup;

import java.time.Instant;
import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import rapport.fold.PartKey;
import rapport.store.HourRecord.SealingPart;

/// What the records of a local day are to be.
///
/// @param parts every part that any fact ever touched which is still kept for long
/// @param expiring the parts of facts that begin to expire, and are not folded any more
/// @param ahead the times of facts left out because they lie in the future, and still to be seen to
/// @param logBytes how much log it all comes from
record DayContent(
    SortedMap<PartKey, SealingPart> parts,
    Set<PartKey> expiring,
    SortedSet<Instant> ahead,
    long logBytes) {

  DayContent {
    parts = Collections.unmodifiableSortedMap(new TreeMap<>(parts));
    expiring = Set.copyOf(expiring);
    ahead = Collections.unmodifiableSortedSet(new TreeSet<>(ahead));
  }
}
