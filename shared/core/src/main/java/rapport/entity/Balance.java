package rapport.entity;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import rapport.fact.Family;
import rapport.fact.Measure;

/// Whether an entity is in a number that later periods inherit, such as the open tickets, and under
/// which segment values it is counted there.
///
/// What comes in under some values always goes out under the same, so the number of every value
/// adds up to what is really there.
public final class Balance {

  private static final String IN = "moved-in";
  private static final String OUT = "moved-out";

  private final Measure plusOne;
  private final Measure minusOne;
  private final MilestoneList milestones;
  private boolean counted;
  private SortedMap<String, String> values = Collections.emptySortedMap();

  /// @param family a running one
  /// @param slot where the number is kept in its state
  /// @param milestones where changes go that no other milestone carries
  public Balance(Family family, String slot, MilestoneList milestones) {
    this.plusOne = new Measure.Count(family, slot, 1);
    this.minusOne = new Measure.Count(family, slot, -1);
    this.milestones = milestones;
  }

  /// Counts it from now on.
  ///
  /// @param carrier the segment values of the milestone that would say so
  /// @return what that milestone must add; nothing if its values are others, and a milestone of the
  ///   balance's own says it
  public List<Measure> enter(Moment at, SortedMap<String, String> carrier) {
    counted = true;
    values = at.values();
    if (values.equals(carrier)) {
      return List.of(plusOne);
    }
    milestones.addNext(IN, at, List.of(plusOne));
    return List.of();
  }

  /// Counts it no longer.
  ///
  /// @return what the milestone of this moment must add; nothing if its values are others than
  ///   those it was counted under, and a milestone of the balance's own says it
  public List<Measure> leave(Moment at) {
    if (values.equals(at.values())) {
      counted = false;
      return List.of(minusOne);
    }
    leaveAlone(at);
    return List.of();
  }

  /// Counts it no longer, where no other milestone could say so.
  public void leaveAlone(Moment at) {
    counted = false;
    milestones.addNext(OUT, under(values, at), List.of(minusOne));
  }

  /// Counts it under the values of this moment, if it is counted at all and they are others.
  public void follow(Moment at) {
    if (counted && !values.equals(at.values())) {
      milestones.addNext(OUT, under(values, at), List.of(minusOne));
      milestones.addNext(IN, at, List.of(plusOne));
      values = at.values();
    }
  }

  private static Moment under(SortedMap<String, String> values, Moment at) {
    return new Moment(at.time(), at.origin(), values);
  }
}
