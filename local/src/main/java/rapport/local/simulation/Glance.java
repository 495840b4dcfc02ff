package rapport.local.simulation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Set;

/// One question in the midst of everything, and what its answer may be: no event that was not sent
/// by its end, and every event that had been recorded when it began.
final class Glance {

  private static final String QUERY =
      "metric=nps&metric=tickets_created&period=month&from=2026-02&to=2026-04";

  private final Tenant tenant;
  private final Sender sender;
  private final Set<String> surelyAnswered;
  private final Set<String> surelyCreated;

  Glance(Tenant tenant, Sender sender, Post events) {
    this.tenant = tenant;
    this.sender = sender;
    var recorded = new HashSet<String>();
    events.recorded().forEach(told -> recorded.add(told.identity()));
    this.surelyAnswered = new HashSet<>(recorded);
    surelyAnswered.retainAll(firmlyTold("survey.response"));
    this.surelyCreated = new HashSet<>(recorded);
    surelyCreated.retainAll(firmlyTold("ticket.created"));
  }

  String query() {
    return QUERY;
  }

  void check(Figures figures) {
    surelyAnswered.retainAll(firmlyTold("survey.response"));
    surelyCreated.retainAll(firmlyTold("ticket.created"));
    check("nps n", figures.sum("nps n"), surelyAnswered.size(), told("survey.response").size());
    check(
        "tickets_created",
        figures.sum("tickets_created value"),
        surelyCreated.size(),
        told("ticket.created").size());
  }

  private void check(String what, double found, int least, int most) {
    if (found < least || found > most) {
      throw new Violation(
          "I4: amid all, %s of %s is %s, and must be from %d to %d"
              .formatted(what, tenant.name(), found, least, most));
    }
  }

  /// What may count by now.
  private Set<String> told(String type) {
    var identities = new HashSet<String>();
    for (Told told : sender.sent()) {
      boolean counts = told.type().equals(type) && !told.voided();
      if (counts && told.tenant().equals(tenant.name())) {
        identities.add(told.identity());
      }
    }
    return identities;
  }

  /// What counts whichever of its revisions is recorded, in which no ticket was deleted, and which
  /// no import has brought that may be taken back.
  private Set<String> firmlyTold(String type) {
    var identities = told(type);
    var about = new HashMap<String, String>();
    for (Told told : sender.sent()) {
      about.put(told.identity(), told.about());
      if (told.voided() || !told.importName().isEmpty()) {
        identities.remove(told.identity());
      }
    }
    for (Told told : sender.sent()) {
      if (told.type().equals("ticket.deleted")) {
        identities.removeIf(identity -> told.about().equals(about.get(identity)));
      }
    }
    return identities;
  }
}
