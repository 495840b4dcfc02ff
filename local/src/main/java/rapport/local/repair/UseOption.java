package rapport.local.repair;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which tables and queues are a stack's own where a name fits several.
public final class UseOption {

  @Option(
      names = "--use",
      paramLabel = "RESOURCE",
      description = {
        "The table or queue that is the stack's, if those of one that was deployed before by the"
            + " same name are still there. May be repeated.",
      })
  private List<String> used = new ArrayList<>();

  /// @param name null if no stack is named; an empty one fits no stack
  /// @throws IllegalArgumentException if what is to be used can't be the stack's
  public Optional<Site.Stack> of(@Nullable String name) {
    if (name != null) {
      return Optional.of(new Site.Stack(name, used));
    }
    if (!used.isEmpty()) {
      throw new CantRepairException("--use goes with --stack");
    }
    return Optional.empty();
  }
}
