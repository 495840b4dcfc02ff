package rapport.edge;

import java.util.List;
import java.util.Set;
import rapport.access.Access;
import rapport.access.Access.Kind;
import rapport.access.Access.Scope;

/// What a route asks of its caller: one of these kinds, and every one of these scopes.
public record Need(Set<Kind> kinds, Set<Scope> scopes) {

  /// What a caller with a key that opens nothing is told.
  public static final Problem UNKNOWN = Problem.of(401, "This key is unknown.");

  private static final Problem NO_KEY = Problem.of(401, "Send a key: Authorization: Bearer <key>.");
  private static final Problem NOT_FOR_THAT = Problem.of(403, "This key is not for that.");

  public Need {
    kinds = Set.copyOf(kinds);
    scopes = Set.copyOf(scopes);
  }

  public static Need of(Kind... kinds) {
    return new Need(Set.of(kinds), Set.of());
  }

  public Need with(Scope scope) {
    return new Need(kinds, Set.of(scope));
  }

  /// Whether a caller may go on, or what it is told.
  public Admission admit(Caller caller) {
    return switch (caller) {
      case Caller.Nobody() -> new Admission.Refused(NO_KEY);
      case Caller.Stranger() -> new Admission.Refused(UNKNOWN);
      case Caller.ByKey(Access access, var _) -> admit(List.of(access));
      case Caller.ByToken(List<Access> accesses, var _) -> admit(accesses);
    };
  }

  private Admission admit(List<Access> accesses) {
    return accesses.stream()
        .filter(this::isMetBy)
        .findFirst()
        .<Admission>map(Admission.Granted::new)
        .orElseGet(() -> new Admission.Refused(NOT_FOR_THAT));
  }

  private boolean isMetBy(Access access) {
    return kinds.contains(access.kind()) && scopes.stream().allMatch(access::has);
  }
}
