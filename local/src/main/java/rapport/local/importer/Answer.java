package rapport.local.importer;

import java.util.ArrayList;
import java.util.List;

/// What the system said to a batch.
///
/// @param accepted events it took, known ones among them
/// @param rejected the others
record Answer(int accepted, List<Rejected> rejected) {

  Answer {
    rejected = List.copyOf(rejected);
  }

  /// @param index of the event in its batch
  record Rejected(int index, String reason) {}

  /// This and the answer to the rest of the batch.
  ///
  /// @param size how many events this is the answer to
  Answer followedBy(Answer next, int size) {
    var all = new ArrayList<>(rejected);
    next.rejected.forEach(other -> all.add(new Rejected(size + other.index, other.reason)));
    return new Answer(accepted + next.accepted, all);
  }
}
