package rapport.entity;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import rapport.fact.Measure;
import rapport.period.UtcHour;

/// Collects the milestones of an entity and gives them their names.
///
/// What can happen again is numbered within its hour, not within the history: an event that comes
/// late then renames, and so republishes, nothing in other hours.
public final class MilestoneList {

  private final List<Milestone> milestones = new ArrayList<>();
  private final Map<Published, Integer> numbers = new HashMap<>();

  /// Something that happens once.
  public void addOnce(String name, Moment at, List<Measure> measures) {
    add(new Milestone(name, at.time(), at.origin(), at.values(), measures, noTexts()));
  }

  /// Something that may happen again.
  public void addNext(String name, Moment at, List<Measure> measures) {
    addNext(name, at, measures, noTexts());
  }

  /// Something that may happen again, with what was written.
  public void addNext(
      String name, Moment at, List<Measure> measures, SortedMap<String, String> texts) {
    int number = numbers.merge(new Published(name, UtcHour.of(at.time())), 1, Integer::sum);
    add(new Milestone(name + "#" + number, at.time(), at.origin(), at.values(), measures, texts));
  }

  /// All that were added, in that order.
  public List<Milestone> toList() {
    return List.copyOf(milestones);
  }

  private void add(Milestone milestone) {
    milestones.add(milestone);
  }

  private static SortedMap<String, String> noTexts() {
    return Collections.emptySortedMap();
  }
}
