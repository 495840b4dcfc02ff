package rapport.ticket;

import java.time.Duration;
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

  /// @param leaving what takes the ticket out of the backlog
  /// @param total how long it was open until then
  private record Resolution(Moment at, List<Measure> leaving, Duration total) {}

  private final List<Resolution> resolutions = new ArrayList<>();
  private int reopened;

  void add(Moment at, List<Measure> leaving, Duration total) {
    resolutions.add(new Resolution(at, leaving, total));
  }

  /// No resolution so far has lasted.
  void ticketIsReopened() {
    reopened = resolutions.size();
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
        measures.add(Measures.duration("firstResolution", resolution.total()));
      }
      measures.add(
          i < reopened
              ? Measures.count("resolvedReopened")
              : Measures.duration("resolution", resolution.total()));
      measures.addAll(resolution.leaving());
      milestones.addNext("resolved", resolution.at(), measures);
    }
  }
}
