package rapport.local.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import rapport.customer.Customer;
import rapport.customer.CustomerCodec;
import rapport.entity.EntityEvent;
import rapport.fact.LoggedFact;
import rapport.period.UtcHour;
import rapport.respondent.Respondent;
import rapport.respondent.RespondentCodec;
import rapport.respondent.RespondentId;
import rapport.store.Entities;
import rapport.store.Entities.EntityKey;
import rapport.store.EventLog;
import rapport.store.LogEntry;
import rapport.store.Quarantine;

/// When a customer was erased, nothing that tells of what it did before may lie anywhere: no name
/// and no words in the log, none of it in quarantine, no event in what is kept of the customer and
/// of its answers. Figures don't show that: they are right without what was taken back.
final class Traces {

  /// No event happened longer before an erasure, and no fact lies so far ahead of it.
  private static final Duration SPAN = Duration.ofDays(20);

  private static final int MAX_KEPT = 10_000;
  private static final Pattern TIME = Pattern.compile("\"time\":\"([^\"]+)\"");

  private final World world;
  private final Erased erased;

  private Traces(World world, Erased erased) {
    this.world = world;
    this.erased = erased;
  }

  /// Who was erased.
  ///
  /// @param hash its name in the log
  /// @param at what is dated before this must be gone
  record Erased(String tenant, String customer, long hash, Instant at) {}

  /// Once nothing is under way any more.
  static void check(World world, Erased erased) {
    var traces = new Traces(world, erased);
    traces.lookInLog();
    traces.lookInQuarantine();
    traces.lookInEntities();
  }

  private void lookInLog() {
    EventLog.toRead(world.events)
        .read(
            erased.tenant(),
            UtcHour.of(erased.at().minus(SPAN)),
            UtcHour.of(erased.at().plus(SPAN)),
            entry -> {
              if (entry instanceof LogEntry.Block block) {
                block.facts().forEach(this::look);
              }
              return true;
            });
  }

  private void look(LoggedFact fact) {
    if (!fact.time().isBefore(erased.at()) || mayBeOfLater(fact)) {
      return;
    }
    if (fact.origin().subject() == erased.hash()) {
      throw left("log names", fact);
    }
    if (fact.texts().values().stream().anyMatch(text -> text.contains(words()))) {
      throw left("log quotes", fact);
    }
  }

  /// What takes back a fact of an entity is dated by the beginning of its hour, also if that fact
  /// is of an event after the erasure.
  private boolean mayBeOfLater(LoggedFact fact) {
    return fact.version().voided() && fact.time().equals(UtcHour.of(erased.at()).start());
  }

  private String words() {
    return Told.words(erased.customer());
  }

  private void lookInQuarantine() {
    var name = "\"subject\":\"" + erased.customer() + "\"";
    for (Quarantine.Kept kept :
        new Quarantine(world.events, world.retention).list(erased.tenant(), MAX_KEPT)) {
      boolean before =
          TIME.matcher(kept.body())
              .results()
              .anyMatch(time -> Instant.parse(time.group(1)).isBefore(erased.at()));
      if (before && kept.body().contains(name)) {
        throw left("quarantine names", kept);
      }
    }
  }

  private void lookInEntities() {
    var customer = new EntityKey(erased.tenant(), Customer.KIND, erased.customer());
    var respondents =
        Tenant.surveys().stream()
            .map(survey -> new RespondentId(survey, erased.customer()).toString())
            .map(id -> new EntityKey(erased.tenant(), Respondent.KIND, id));
    new Entities(world.events)
        .readAll(Stream.concat(Stream.of(customer), respondents).toList())
        .forEach(
            (key, stored) -> {
              for (EntityEvent event : events(key, stored)) {
                if (event.stamp().time().isBefore(erased.at())) {
                  throw left("entity " + key + " holds", event);
                }
              }
            });
  }

  private static List<? extends EntityEvent> events(EntityKey key, Entities.Stored stored) {
    return key.kind().equals(Customer.KIND)
        ? CustomerCodec.decode(stored.content()).events()
        : RespondentCodec.decode(stored.content()).events();
  }

  private Violation left(String where, Object what) {
    return new Violation(
        "erased: the %s what %s did before %s: %s"
            .formatted(where, erased.customer(), erased.at(), what));
  }
}
