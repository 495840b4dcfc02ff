package rapport.edge;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import rapport.access.Access;
import rapport.access.KeyText;
import rapport.bytes.Bytes;
import rapport.bytes.MalformedBytesException;
import rapport.bytes.Sha256;

/// Who may do what. A key found is remembered for a minute, by its hash; one that was taken back
/// works that long at most.
///
/// A key is hashed before it is looked for, here and in the table, and nothing compares its text:
/// how long a look takes tells at most something about a SHA-256, which leads to no key.
public final class Credentials {

  /// How long a key is trusted without looking again.
  public static final Duration REMEMBERED = Duration.ofSeconds(60);

  private static final int MAX_REMEMBERED = 1_000;

  /// What a caller with a key that opens nothing is told.
  public static final Problem UNKNOWN = Problem.of(401, "This key is unknown.");

  private final KeyFinder keys;
  private final Clock clock;
  private final Map<Bytes, Remembered> remembered = new ConcurrentHashMap<>();

  public Credentials(KeyFinder keys, Clock clock) {
    this.keys = keys;
    this.clock = clock;
  }

  private record Remembered(Access access, Instant until) {}

  /// What became of asking for entry.
  public sealed interface Admission {

    record Granted(Access access) implements Admission {}

    record Refused(Problem problem) implements Admission {}
  }

  /// What a route asks for: one of these kinds, and every one of these scopes.
  public record Need(Set<Access.Kind> kinds, Set<Access.Scope> scopes) {
    public Need {
      kinds = Set.copyOf(kinds);
      scopes = Set.copyOf(scopes);
    }

    public static Need of(Access.Kind... kinds) {
      return new Need(Set.of(kinds), Set.of());
    }

    public Need with(Access.Scope scope) {
      return new Need(kinds, Set.of(scope));
    }
  }

  /// By the `Authorization` header.
  public Admission admit(Request request, Need need) {
    return admit(request.bearerKey().orElse(""), need);
  }

  /// By a key that came elsewhere, for instance in a form; empty if none came.
  public Admission admit(String key, Need need) {
    if (key.isEmpty()) {
      return refused(401, "Send a key: Authorization: Bearer <key>.");
    }
    Optional<Access> access = access(key);
    if (access.isEmpty()) {
      return new Admission.Refused(UNKNOWN);
    }
    return need.kinds().contains(access.get().kind())
            && need.scopes().stream().allMatch(access.get()::has)
        ? new Admission.Granted(access.get())
        : refused(403, "This key is not for that.");
  }

  private static Admission refused(int status, String detail) {
    return new Admission.Refused(Problem.of(status, detail));
  }

  private Optional<Access> access(String key) {
    if (!KeyText.isOne(key)) {
      return Optional.empty();
    }
    Bytes hash = Sha256.of(key.getBytes(StandardCharsets.UTF_8));
    Remembered known = remembered.get(hash);
    if (known != null && clock.instant().isBefore(known.until())) {
      return Optional.of(known.access());
    }
    Optional<Access> access = find(hash);
    access.ifPresent(found -> remember(hash, found));
    return access;
  }

  private Optional<Access> find(Bytes hash) {
    try {
      return keys.find(hash);
    } catch (MalformedBytesException e) {
      throw new UnreadableKeyException(e);
    }
  }

  private void remember(Bytes hash, Access access) {
    if (remembered.size() >= MAX_REMEMBERED) {
      remembered.clear();
    }
    remembered.put(hash, new Remembered(access, clock.instant().plus(REMEMBERED)));
  }
}
