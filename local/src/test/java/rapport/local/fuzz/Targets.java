package rapport.local.fuzz;

import java.util.List;
import java.util.function.Supplier;
import rapport.authorizer.TokenTargets;
import rapport.store.FuzzTarget;
import rapport.store.StoredFormTargets;

/// Everything that is fuzzed.
final class Targets {

  private static final List<Supplier<List<FuzzTarget>>> GROUPS =
      List.of(
          RequestTargets::all,
          MessageTargets::all,
          StoredFormTargets::all,
          StoredTargets::all,
          FileTargets::all,
          TextTargets::all,
          TokenTargets::all);

  private Targets() {}

  static List<FuzzTarget> all() {
    return GROUPS.stream().flatMap(group -> group.get().stream()).toList();
  }

  static FuzzTarget named(String name) {
    return all().stream()
        .filter(target -> target.name().equals(name))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("no target " + name + "; there are " + names()));
  }

  static List<String> names() {
    return all().stream().map(FuzzTarget::name).toList();
  }
}
