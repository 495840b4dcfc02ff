package rapport.entity;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import rapport.fact.Fact;
import rapport.fact.Measure;
import rapport.period.UtcHour;

/// What of an erased entity is in balances that later periods inherit, such as the number of
/// customers: what final hours put there stays, and nothing would ever take it out again. So it is
/// taken back, by a nameless fact in the first hour that is sure not to be final.
///
/// Whoever erases may not know which hours are final, so first all changes are kept, and settled
/// when it is known.
///
/// @param changes those of the balances that the entity had made and makes no more; nameless
/// @param takenBack the facts that take back what is final
public record Remains(List<Change> changes, List<Change> takenBack) {

  /// Of what was in no balance.
  public static final Remains NOTHING = new Remains(List.of(), List.of());

  private static final String NAME = "erased";
  private static final Fact.Origin NOBODY = new Fact.Origin("", "");

  /// Changes of balances at one time, under the same segment values.
  ///
  /// @param time to the second
  public record Change(Instant time, SortedMap<String, String> values, List<Measure> measures) {
    public Change {
      time = time.truncatedTo(ChronoUnit.SECONDS);
      values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
      measures = List.copyOf(measures);
    }

    private Change negated() {
      return new Change(time, values, measures.stream().map(Remains::negated).toList());
    }
  }

  public Remains {
    changes = List.copyOf(changes);
    takenBack = List.copyOf(takenBack);
  }

  /// The same when something was erased.
  ///
  /// @param before the facts of the entity until now
  /// @param after its facts from now on
  Remains when(List<Milestone> before, List<Milestone> after) {
    var gone = changes(before);
    var come = new ArrayList<Change>();
    for (Change change : changes(after)) {
      if (!gone.remove(change)) {
        come.add(change.negated());
      }
    }
    var all = new ArrayList<>(changes);
    all.addAll(gone);
    all.addAll(come);
    return new Remains(all, takenBack);
  }

  private static List<Change> changes(List<Milestone> milestones) {
    var changes = new ArrayList<Change>();
    for (Milestone milestone : milestones) {
      var measures = milestone.measures().stream().filter(Measure::isBalance).toList();
      if (!measures.isEmpty()) {
        changes.add(new Change(milestone.time(), milestone.segments(), measures));
      }
    }
    return changes;
  }

  /// The same when it is known which hours are final: the facts of all others are taken back
  /// themselves.
  ///
  /// @param openFrom no hour from then on is final, nor will be before tomorrow
  Remains settled(Instant openFrom, Predicate<UtcHour> sealed) {
    var held = new LinkedHashMap<SortedMap<String, String>, List<Measure>>();
    for (Change change : changes) {
      if (sealed.test(UtcHour.of(change.time()))) {
        var there = held.computeIfAbsent(change.values(), _ -> new ArrayList<>());
        for (Measure measure : change.measures()) {
          var opposite = negated(measure);
          if (!there.remove(opposite)) {
            there.add(measure);
          }
        }
      }
    }
    var all = new ArrayList<>(takenBack);
    var time = UtcHour.of(openFrom).start();
    held.forEach(
        (values, measures) -> {
          if (!measures.isEmpty()) {
            all.add(new Change(time, values, measures).negated());
          }
        });
    return new Remains(List.of(), all);
  }

  /// Whether it is known what of it is final.
  boolean isSettled() {
    return changes.isEmpty();
  }

  /// The facts that take back what is final.
  List<Milestone> milestones() {
    var milestones = new MilestoneList();
    takenBack.forEach(
        change ->
            milestones.addNext(
                NAME, new Moment(change.time(), NOBODY, change.values()), change.measures()));
    return milestones.toList();
  }

  private static Measure negated(Measure measure) {
    return switch (measure) {
      case Measure.Plain plain -> plain.negated();
      case Measure.Cohort cohort -> cohort.negated();
      case Measure.When _ ->
          throw new IllegalArgumentException("no balance is told for some periods: " + measure);
    };
  }
}
