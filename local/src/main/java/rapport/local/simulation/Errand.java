package rapport.local.simulation;

import java.math.BigInteger;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import rapport.bytes.Bytes;
import rapport.edge.CalendarsJson;
import rapport.period.Calendar;
import rapport.settings.Calendars;
import rapport.store.Documents;
import rapport.store.Documents.Document;
import rapport.store.Imports;
import rapport.store.Jobs;

/// Long work that an administrator begins in the midst of a run, as intake and administration do.
/// It goes on in steps, by the rollup and by messages to the recorder.
final class Errand {

  /// How the import is called that may be taken back.
  static final String IMPORT = "history";

  private static final String CALENDAR = "calendar";

  /// The state of a job that nobody has worked on.
  private static final Bytes NOT_BEGUN = Bytes.of(new byte[] {1});

  private final World world;
  private final Tenant tenant;
  private final Kind kind;
  private boolean begun;

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
    OTHER_ZONE(CALENDAR);

    private final String job;

    Kind(String job) {
      this.job = job;
    }
  }

  Kind kind() {
    return kind;
  }

  /// Whether what came by the import counts no more.
  boolean takesBack(Told told) {
    return begun && kind == Kind.WITHDRAWAL && told.importName().equals(IMPORT);
  }

  /// Whether events of a tenant may come by the import. Where a first response is promised none do:
  /// a ticket could lose its reply and keep its resolution.
  boolean imports(Tenant some) {
    return kind == Kind.WITHDRAWAL && some.equals(tenant) && !some.targets();
  }

  void begin() {
    if (begun || kind == Kind.NOTHING) {
      return;
    }
    begun = true;
    world.tell(() -> "begun for " + tenant + ": " + kind);
    switch (kind) {
      case WITHDRAWAL -> new Imports(world.events).withdraw(tenant.name(), IMPORT, world.now());
      case OTHER_ZONE -> announce();
      case REPUBLISHING, NOTHING -> {}
    }
    var token = BigInteger.valueOf(world.random.nextLong() >>> 1).add(BigInteger.ONE);
    new Jobs(world.events).start(tenant.name(), kind.job, NOT_BEGUN, token);
  }

  boolean isUnderWay() {
    return begun && new Jobs(world.events).find(tenant.name(), kind.job).isPresent();
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
