package rapport.statistics;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// Of some customers, at which age each was lost, or was last seen without being lost (censored).
/// From it Kaplan and Meier (1958) estimate the share kept beyond an age, using those of whom the
/// end isn't known yet as far as they are known.
///
/// Counts over disjoint customers, so they merge exactly. Who is lost at an age and who is last
/// seen at it were both there until then.
///
/// @param lost age → customers lost at it; ages and counts are 0 or more
/// @param censored age → customers last seen at it
public record SurvivalTable(SortedMap<Integer, Long> lost, SortedMap<Integer, Long> censored) {

  public SurvivalTable {
    lost = checked("lost", lost);
    censored = checked("censored", censored);
  }

  /// Of other customers.
  public SurvivalTable merge(SurvivalTable other) {
    return new SurvivalTable(added(lost, other.lost), added(censored, other.censored));
  }

  /// The estimate at every age at which a customer was lost, in order.
  public List<SurvivalStep> curve() {
    var steps = new ArrayList<SurvivalStep>();
    var step = SurvivalStep.ofAll(atRisk(0));
    long atRisk = step.atRisk();
    for (int age : ages()) {
      long gone = lost.getOrDefault(age, 0L);
      if (gone > 0) {
        step = step.then(age, atRisk, gone);
        steps.add(step);
      }
      atRisk -= gone + censored.getOrDefault(age, 0L);
    }
    return List.copyOf(steps);
  }

  /// The value in force at an age, which is that of the last loss up to it; nothing without
  /// customers. Beyond the last age seen nobody is at risk, and the value is only carried on.
  ///
  /// @param age 0 or more
  public Optional<SurvivalStep> at(int age) {
    if (age < 0) {
      throw new IllegalArgumentException("age must be 0 or more, got " + age);
    }
    var all = SurvivalStep.ofAll(atRisk(0));
    if (all.atRisk() == 0) {
      return Optional.empty();
    }
    var inForce = curve().stream().filter(step -> step.age() <= age).reduce(all, (_, last) -> last);
    return Optional.of(inForce.seenAt(age, atRisk(age), lost.getOrDefault(age, 0L)));
  }

  /// Customers not yet lost nor out of sight just before an age.
  private long atRisk(int age) {
    return Math.addExact(total(lost.tailMap(age)), total(censored.tailMap(age)));
  }

  private TreeSet<Integer> ages() {
    var ages = new TreeSet<>(lost.keySet());
    ages.addAll(censored.keySet());
    return ages;
  }

  private static long total(SortedMap<Integer, Long> counts) {
    return counts.values().stream().reduce(0L, Math::addExact);
  }

  private static SortedMap<Integer, Long> added(
      SortedMap<Integer, Long> some, SortedMap<Integer, Long> more) {
    var sum = new TreeMap<>(some);
    more.forEach((age, count) -> sum.merge(age, count, Math::addExact));
    return sum;
  }

  private static SortedMap<Integer, Long> checked(String name, SortedMap<Integer, Long> counts) {
    counts.forEach(
        (age, count) -> {
          if (age < 0 || count < 0) {
            throw new IllegalArgumentException(
                name + " must have ages and counts of 0 or more, got " + age + "=" + count);
          }
        });
    return Collections.unmodifiableSortedMap(new TreeMap<>(counts));
  }
}
