package rapport.ticket;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import rapport.entity.MilestoneList;
import rapport.entity.Moment;
import rapport.fact.Measure;

/// The resolutions of a ticket. Only at the end is it known which of them lasted, so their
/// milestones are added then. Not thread-safe.
final class Resolutions {

  /// With so many answers of an agent a ticket is still resolved on first contact.
  private static final int REPLIES_OF_FIRST_CONTACT = 1;

  /// @param leaving what takes the ticket out of the backlog
  /// @param open how long it was open until then
  private record Resolution(Moment at, List<Measure> leaving, Lasted open) {}

  private final List<Resolution> resolutions = new ArrayList<>();
  private int reopened;
  private int repliesBefore;
  private boolean everReopened;

  void add(Moment at, List<Measure> leaving, Lasted open) {
    resolutions.add(new Resolution(at, leaving, open));
  }

  /// No resolution so far has lasted.
  void ticketIsReopened() {
    reopened = resolutions.size();
    everReopened = true;
  }

  /// An agent answered the customer.
  void ticketIsAnswered() {
    if (resolutions.isEmpty()) {
      repliesBefore++;
    }
  }

  /// The segment values at the last resolution so far.
  Optional<SortedMap<String, String>> lastValues() {
    return resolutions.isEmpty()
        ? Optional.empty()
        : Optional.of(resolutions.getLast().at().values());
  }

  void addTo(MilestoneList milestones) {
    for (int i = 0; i < resolutions.size(); i++) {
      var resolution = resolutions.get(i);
      var measures = new ArrayList<Measure>();
      measures.add(Measures.count("resolved"));
      if (i == 0) {
        measures.addAll(resolution.open().measures("firstResolution"));
        addFirstContact(measures);
      }
      if (i < reopened) {
        measures.add(Measures.count("resolvedReopened"));
      } else {
        measures.addAll(resolution.open().measures("resolution"));
      }
      measures.addAll(resolution.leaving());
      milestones.addNext("resolved", resolution.at(), measures);
    }
  }

  private void addFirstContact(List<Measure> measures) {
    if (!everReopened && repliesBefore <= REPLIES_OF_FIRST_CONTACT) {
      measures.add(Measures.count("firstContact"));
    }
  }
}
