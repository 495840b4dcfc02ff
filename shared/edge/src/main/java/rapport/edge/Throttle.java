package rapport.edge;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rapport.access.Access;
import rapport.access.Access.Kind;
import rapport.bytes.Bytes;
import rapport.limit.Buckets;
import rapport.limit.Limit;

/// Lets through so many requests of each key, and of those that anybody may send so many of each
/// address.
///
/// It is judged in memory. After some requests what was let through is added to a counter that all
/// instances of a function share, so that together they keep about the limit. What is refused costs
/// nothing. If the counter fails, nothing is refused for that.
public final class Throttle {

  /// The most requests of a key or address between two looks at the counter: or a quarter of what
  /// may come at once, if that is less.
  private static final long MOST_UNREPORTED = 100;

  private static final long PARTS_OF_BURST = 4;

  private final Map<Whose, Buckets> buckets = new EnumMap<>(Whose.class);
  private final Shared shared;
  private final AddressNames addresses;
  private final Clock clock;
  private final Log log;

  /// @param limits what there is no limit for is let through
  public Throttle(Map<Whose, Limit> limits, Shared shared, Clock clock, Log log) {
    limits.forEach((whose, limit) -> buckets.put(whose, new Buckets(limit, step(limit))));
    this.shared = shared;
    this.addresses = new AddressNames(shared, log);
    this.clock = clock;
    this.log = log;
  }

  /// Lets everything through.
  public static Throttle none() {
    var clock = Clock.systemUTC();
    var shared =
        new Shared("none", (_, _, amount) -> amount, (_, fresh) -> fresh, () -> Bytes.EMPTY);
    return new Throttle(Map.of(), shared, clock, new Log(clock, _ -> {}));
  }

  /// Whose requests are counted.
  public enum Whose {
    /// Of those that a public key sends.
    ADDRESS,
    PUBLIC_KEY,
    SERVER_KEY,
    READ_KEY;

    private static Whose of(Kind kind) {
      return switch (kind) {
        case PUB -> PUBLIC_KEY;
        case SRV -> SERVER_KEY;
        case READ -> READ_KEY;
      };
    }
  }

  /// Of a counter that goes on for an hour.
  @FunctionalInterface
  public interface Counter {

    /// @param hour its beginning
    /// @return what it is after the addition
    long add(String name, Instant hour, long amount);
  }

  /// What all instances of a function share.
  ///
  /// @param function its name, which is part of its counters': another has other limits, and what
  ///   one lets through is not for the other to take out
  /// @param secrets gives each day's
  /// @param chance draws what may become one
  public record Shared(
      String function, Counter counter, AddressNames.Secrets secrets, Chance chance) {

    /// Draws 32 bytes that nobody can guess.
    @FunctionalInterface
    public interface Chance {
      Bytes draw();
    }
  }

  /// Lets a caller in that a route wants, and whose requests are not too many; one more is counted
  /// by its key. A token counts as a key, of the kind that it is let in by.
  public Admission admit(Request request, Caller caller, Need need) {
    Admission admission = need.admit(caller);
    return switch (caller) {
      case Caller.Nobody(), Caller.Stranger() -> admission;
      case Caller.ByKey(Access access, Bytes hash) ->
          counted(holder(request, access.kind(), hash), admission);
      case Caller.ByToken(var _, Bytes hash) ->
          admission instanceof Admission.Granted(Access access)
              ? counted(holder(request, access.kind(), hash), admission)
              : admission;
    };
  }

  private static Admission counted(Counted caller, Admission admission) {
    Optional<Problem> refusal = caller.refusal(1);
    if (refusal.isPresent()) {
      return new Admission.Refused(refusal.get());
    }
    caller.take(1);
    return admission;
  }

  /// Takes further events of a request that was let in with a public key: one of its events counts
  /// as one request.
  ///
  /// @return why they may not be taken; empty if they were
  public Optional<Problem> takeFurther(Request request, Caller caller, long events) {
    if (events < 1
        || !(caller instanceof Caller.ByKey(Access access, Bytes hash))
        || access.kind() != Kind.PUB) {
      return Optional.empty();
    }
    Counted counted = holder(request, Kind.PUB, hash);
    Optional<Problem> refusal = counted.never(1 + events).or(() -> counted.refusal(events));
    if (refusal.isEmpty()) {
      counted.take(events);
    }
    return refusal;
  }

  /// A caller, by all that its requests are counted by.
  public final class Counted {

    private final List<Place> places;

    private Counted(List<Place> places) {
      this.places = places;
    }

    private record Place(Whose whose, Bytes name) {}

    /// Why so many requests may not be taken now; empty if they may.
    public Optional<Problem> refusal(long requests) {
      for (Place place : places) {
        Buckets these = buckets.get(place.whose());
        if (these != null) {
          Optional<Problem> problem = refusal(place, these, requests);
          if (problem.isPresent()) {
            return problem;
          }
        }
      }
      return Optional.empty();
    }

    /// Why so many events of one request may never be taken, however long one waits; empty if they
    /// may.
    private Optional<Problem> never(long events) {
      return places.stream()
          .filter(place -> buckets.containsKey(place.whose()))
          .min(Comparator.comparing(place -> burst(place.whose())))
          .filter(place -> events > burst(place.whose()))
          .map(
              place ->
                  Problem.of(
                      413,
                      "A request %s may bring %d events, this has %d."
                          .formatted(whom(place.whose()), burst(place.whose()), events)));
    }

    private Optional<Problem> refusal(Place place, Buckets these, long requests) {
      Duration wait = these.wait(place.name(), requests, clock.instant());
      return wait.isZero()
          ? Optional.empty()
          : Optional.of(Problem.tooMany(said(place.whose(), these.limit()), wait));
    }

    /// Takes them, whether they may be taken or not.
    public void take(long requests) {
      for (Place place : places) {
        Buckets these = buckets.get(place.whose());
        if (these != null) {
          these
              .take(place.name(), requests, clock.instant())
              .ifPresent(due -> report(place.whose(), these, due));
        }
      }
    }
  }

  /// Somebody who sends what lies open, or may be nothing: a public key, or a link.
  public Counted stranger(Request request) {
    return new Counted(List.of(address(request)));
  }

  /// Somebody with a key.
  private Counted holder(Request request, Kind kind, Bytes keyHash) {
    var key = new Counted.Place(Whose.of(kind), keyHash);
    return new Counted(kind == Kind.PUB ? List.of(address(request), key) : List.of(key));
  }

  private Counted.Place address(Request request) {
    Bytes name =
        buckets.containsKey(Whose.ADDRESS)
            ? addresses.name(request.sourceIp(), clock.instant())
            : Bytes.EMPTY;
    return new Counted.Place(Whose.ADDRESS, name);
  }

  private void report(Whose whose, Buckets these, Buckets.Due due) {
    String kind = whose == Whose.ADDRESS ? "a" : "k";
    String name = "%s#%s#%s".formatted(kind, shared.function(), due.name().toHex());
    try {
      these.reported(due, shared.counter().add(name, due.hour(), due.amount()));
    } catch (RuntimeException e) { // a limit that is only kept here is better than no answer
      log.error("a limit can't be shared", Map.of("whose", whose), e);
    }
  }

  private static long step(Limit limit) {
    return Math.max(1, Math.min(MOST_UNREPORTED, limit.burst() / PARTS_OF_BURST));
  }

  private long burst(Whose whose) {
    return buckets.get(whose).limit().burst();
  }

  private static String whom(Whose whose) {
    return whose == Whose.ADDRESS ? "from this address" : "with this key";
  }

  private static String said(Whose whose, Limit limit) {
    return "Too much came %s: %d a minute may, and %d at once. Nothing of this was taken."
        .formatted(whom(whose), limit.perMinute(), limit.burst());
  }
}
