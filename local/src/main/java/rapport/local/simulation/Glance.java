package rapport.local.simulation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// One question in the midst of everything, and what its answer may be: no event that was not sent
/// by its end, and every event that had been recorded when it began.
final class Glance {

  private final Tenant tenant;
  private final Sender sender;
  private final Counted counted;
  private final Set<String> surely;

  Glance(Tenant tenant, Sender sender, Post events) {
    this.tenant = tenant;
    this.sender = sender;
    this.counted = Counted.of(sender.kinds(tenant));
    this.surely = new HashSet<>();
    events.recorded().forEach(told -> surely.add(told.identity()));
    surely.retainAll(firmlyTold(counted.type));
  }

  /// What is counted, of what the tenant has.
  private enum Counted {
    ANSWERS("survey.response", "nps", "n"),
    /// At most; of several answers of a customer one may be the last for a moment only.
    VOTES("survey.response", "nps", "n"),
    TICKETS("ticket.created", "tickets_created", "value"),
    PURCHASES("customer.purchased", "average_order_value", "purchases");

    private final String type;
    private final String metric;
    private final String part;

    Counted(String type, String metric, String part) {
      this.type = type;
      this.metric = metric;
      this.part = part;
    }

    private static Counted of(List<Stories.Kind> kinds) {
      return switch (kinds.getFirst()) {
        case ANSWERS -> ANSWERS;
        case VOTES -> VOTES;
        case TICKETS -> TICKETS;
        case CUSTOMERS -> PURCHASES;
      };
    }
  }

  String query() {
    return "metric=" + counted.metric + "&period=month&from=2026-02&to=2026-04";
  }

  void check(Figures figures) {
    surely.retainAll(firmlyTold(counted.type));
    var name = counted.metric + " " + counted.part;
    boolean unsure = counted == Counted.VOTES || sender.mayComeTooLate();
    int least = unsure ? 0 : surely.size();
    check(name, figures.sum(name), least, told(counted.type).size());
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
      if (told.voided() || !told.importName().isEmpty() || sender.takesBack(told)) {
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
