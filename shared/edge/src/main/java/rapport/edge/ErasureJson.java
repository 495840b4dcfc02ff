package rapport.edge;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import rapport.erasure.ErasureProgress;
import rapport.erasure.ErasureProgress.Part;
import rapport.erasure.LogPlace;

/// An erasure as callers see it. `erasing` until all was gone over once: from then on the figures
/// are without the customer as soon as they are folded. `sweeping` until it was gone over for the
/// last time, weeks later; then `done`.
public final class ErasureJson {

  private ErasureJson() {}

  /// @param dueAt when the next step may be taken
  public static ObjectNode running(ErasureProgress progress, Instant dueAt) {
    boolean first = progress.pass() == 1 || progress.isAskedAgain();
    var tree = erasure(progress.askedAt(), first ? "erasing" : "sweeping");
    tree.put("pass", progress.pass()).put("passes", ErasureProgress.PASSES);
    tree.put("part", progress.passDone() ? null : word(progress.part()));
    boolean inLog = !progress.passDone() && progress.part() == Part.LOG;
    var place = inLog ? LogPlace.parse(progress.after()) : Optional.<LogPlace>empty();
    tree.put("through", place.map(one -> one.throughDay().toString()).orElse(null));
    tree.put("nextAt", first ? null : dueAt.toString());
    return tree.putNull("doneAt").put("finalFacts", progress.finalFacts());
  }

  /// @param finalFacts how many facts of final days keep their count, without a name, as far as
  ///   they still were in the log
  public static ObjectNode done(Instant erasedAt, Instant doneAt, long finalFacts) {
    var tree = erasure(erasedAt, "done");
    tree.put("pass", ErasureProgress.PASSES).put("passes", ErasureProgress.PASSES);
    tree.putNull("part").putNull("through").putNull("nextAt");
    return tree.put("doneAt", doneAt.toString()).put("finalFacts", finalFacts);
  }

  private static ObjectNode erasure(Instant at, String state) {
    return Json.object().put("erasedAt", at.toString()).put("state", state);
  }

  private static String word(Part part) {
    return part.name().toLowerCase(Locale.ROOT);
  }
}
