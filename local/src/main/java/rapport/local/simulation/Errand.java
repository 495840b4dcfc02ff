package rapport.local.simulation;

import java.math.BigInteger;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import rapport.bytes.Bytes;
import rapport.edge.CalendarsJson;
import rapport.erasure.ErasureProgress;
import rapport.fact.SubjectHash;
import rapport.period.Calendar;
import rapport.settings.Calendars;
import rapport.store.Documents;
import rapport.store.Documents.Document;
import rapport.store.Erasures;
import rapport.store.Erasures.Erasure;
import rapport.store.Imports;
import rapport.store.Jobs;
import rapport.store.SubjectSecrets;

/// Long work that an administrator begins in the midst of a run, as intake and administration do.
/// It goes on in steps, by the rollup and by messages to the recorder.
final class Errand {

  /// How the import is called that may be taken back.
  static final String IMPORT = "history";

  private static final String CALENDAR = "calendar";

  private static final int MAX_WAITS = 3;
  private static final int SOON_PASSES = 2;

  /// Who may be erased: those who answer, and a customer.
  private static final List<String> CUSTOMERS = List.of("c0", "c1", "k0");

  /// Longer than a day, and two hours after it.
  private static final long DAY_MILLIS = 27L * 3_600_000;

  private static final long PROMISE_MILLIS = (Tenant.TARGET_MINUTES + 10L) * 60_000;

  /// The state of a job that nobody has worked on.
  private static final Bytes NOT_BEGUN = Bytes.of(new byte[] {1});

  private final World world;
  private final Tenant tenant;
  private final Kind kind;
  private boolean begun;
  private Instant begunAt = Instant.MAX;
  private String erased = "";
  private Instant erasedAt = Instant.MIN;
  private int waits;

  Errand(World world, Tenant tenant, Kind kind) {
    this.world = world;
    this.tenant = tenant;
    this.kind = kind;
  }

  /// What there is to be done.
  enum Kind {
    NOTHING("-"),
    /// An import is taken back.
    WITHDRAWAL("withdraw!" + IMPORT),
    /// All entities are published anew, as after a change of rules.
    REPUBLISHING("republish"),
    /// Days are those of another time zone.
    OTHER_ZONE(CALENDAR),
    /// A customer is erased, and whatever it did before stays away, however often it comes again.
    ERASURE("erase!"),
    /// Night falls, in which records are held against their log.
    NIGHT("-"),
    /// Time runs out within which something was promised.
    PROMISE("-");

    private static final Kind[] ALL = values();

    private final String job;

    Kind(String job) {
      this.job = job;
    }

    /// Whether nothing is begun and time goes by, more than once.
    boolean isOfTime() {
      return this == NIGHT || this == PROMISE;
    }

    private boolean takesBack() {
      return this == WITHDRAWAL || this == ERASURE;
    }

    static Kind of(Plot plot, Choices choices) {
      return plot.hasErrand() ? ALL[1 + choices.below(ALL.length - 1)] : NOTHING;
    }
  }

  Kind kind() {
    return kind;
  }

  /// Whether something counts no more: it came by the import, or is what the customer did before.
  boolean takesBack(Told told) {
    return switch (kind) {
      case WITHDRAWAL -> begun && told.importName().equals(IMPORT);
      case ERASURE ->
          begun
              && told.tenant().equals(tenant.name())
              && told.about().equals(erased)
              && told.countsFrom().isBefore(erasedAt);
      default -> false;
    };
  }

  /// Whose events may be dropped that a run has begun to record: what is taken back is gone over
  /// once more when all such runs have ended, and marked then.
  Set<String> takenBackSince(Instant runBegan) {
    boolean meanwhile = begun && !begunAt.isBefore(runBegan);
    return meanwhile && kind.takesBack() ? Set.of(tenant.name()) : Set.of();
  }

  /// Whether what can't be counted must not be kept either: it names whom was erased. Nothing of it
  /// happened after that.
  boolean takesBack(Tenant some, String nonsense) {
    return begun
        && kind == Kind.ERASURE
        && some.equals(tenant)
        && nonsense.contains("\"subject\":\"" + erased + "\"");
  }

  /// Nothing may be left of what an erased customer did before.
  void lookForTraces() {
    if (begun && kind == Kind.ERASURE) {
      Traces.check(
          world, new Traces.Erased(tenant.name(), erased, subjects().of(erased), erasedAt));
    }
  }

  /// Whether what was done is sent again in the end, as from dead letters.
  boolean sendsAllAgain() {
    return begun && kind == Kind.ERASURE;
  }

  /// Whether events of a tenant may come by the import. Where a first response is promised none do:
  /// a ticket could lose its reply and keep its resolution.
  boolean imports(Tenant some) {
    return kind == Kind.WITHDRAWAL && some.equals(tenant) && !some.targets();
  }

  boolean mayBegin() {
    return kind.isOfTime() ? waits < MAX_WAITS : kind != Kind.NOTHING && !begun;
  }

  void begin() {
    begun = true;
    begunAt = world.now();
    world.tell(() -> "begun for " + tenant + ": " + kind);
    if (kind.isOfTime()) {
      waits++;
      world.pass(kind == Kind.NIGHT ? DAY_MILLIS : PROMISE_MILLIS);
      return;
    }
    var state = NOT_BEGUN;
    switch (kind) {
      case WITHDRAWAL -> new Imports(world.events).withdraw(tenant.name(), IMPORT, world.now());
      case OTHER_ZONE -> announce();
      case ERASURE -> state = erase();
      case REPUBLISHING, NIGHT, PROMISE, NOTHING -> {}
    }
    var token = BigInteger.valueOf(world.random.nextLong() >>> 1).add(BigInteger.ONE);
    new Jobs(world.events).start(tenant.name(), job(), state, token);
  }

  /// Notes it, as the route does.
  private Bytes erase() {
    erased = CUSTOMERS.get(world.aim.needsTraces() ? 0 : world.choices.below(CUSTOMERS.size()));
    erasedAt = world.now();
    var hash = subjects().of(erased);
    if (world.plant != Plant.ERASURE_NOTED_LAST) {
      new Erasures(world.events).begin(tenant.name(), new Erasure(hash, erasedAt));
    }
    return ErasureProgress.start(erased, erasedAt).encode();
  }

  private SubjectHash subjects() {
    return new SubjectSecrets(new Documents(world.summary)).findOrMake(tenant.name(), world.random);
  }

  private String job() {
    return kind == Kind.ERASURE ? ErasureProgress.job(subjects().of(erased)) : kind.job;
  }

  boolean isUnderWay() {
    return begun
        && !kind.isOfTime()
        && new Jobs(world.events).find(tenant.name(), job()).filter(this::isDueSoon).isPresent();
  }

  /// What is erased is looked for again a day and weeks later.
  private boolean isDueSoon(Jobs.Job job) {
    return kind != Kind.ERASURE || ErasureProgress.decode(job.state()).pass() <= SOON_PASSES;
  }

  /// A tenant as it is in the end.
  ///
  /// @throws Violation if its time zone should be another one, and is not
  Tenant after(Tenant some) {
    boolean moved = begun && kind == Kind.OTHER_ZONE && some.equals(tenant);
    if (!moved) {
      return some;
    }
    var zone = calendars().current().zone();
    if (!calendars().announced().isEmpty() || !zone.equals(otherZone())) {
      throw new Violation("the calendar is still " + zone + " although its job has ended");
    }
    return new Tenant(some.name(), zone.getId(), some.targets());
  }

  /// The calendar by which a tenant's figures are made in the end.
  Calendar calendar(Tenant some) {
    return begun && kind == Kind.OTHER_ZONE && some.equals(tenant)
        ? calendars().current()
        : some.calendar();
  }

  private void announce() {
    var current = calendars().current();
    var next = new Calendar(current.version() + 1, otherZone(), current.weekStart());
    var document = document().orElseThrow();
    var text = CalendarsJson.write(new Calendars(current, List.of(next)));
    new Documents(world.summary).write(tenant.name(), CALENDAR, document.version(), text);
  }

  private ZoneId otherZone() {
    return ZoneId.of(tenant.zone().equals("Asia/Tokyo") ? "America/Lima" : "Asia/Tokyo");
  }

  private Calendars calendars() {
    return CalendarsJson.stored(document().orElseThrow().text());
  }

  private Optional<Document> document() {
    return new Documents(world.summary).read(tenant.name(), CALENDAR);
  }
}
