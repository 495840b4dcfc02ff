package rapport.metric;

import java.util.Collection;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import rapport.state.State;

/// A figure about a period: what it is made of, and how.
public interface Metric {

  About about();

  /// The families whose states it reads.
  Source source();

  /// @param period the state of its source in the period
  /// @param opening the state of its source in all time before the period; only a [#running] metric
  ///   reads it
  /// @param confidence of the interval, between 0 and 1
  /// @throws IllegalArgumentException if [#conflictingScales] would object
  MetricValue value(State period, State opening, double confidence);

  default Pooling pooling() {
    return Pooling.ANY_SCALE;
  }

  default String id() {
    return about().id();
  }

  default Text title() {
    return about().title();
  }

  default Text description() {
    return about().description();
  }

  default String formula() {
    return about().formula();
  }

  default Unit unit() {
    return about().unit();
  }

  default Direction direction() {
    return about().direction();
  }

  /// The direction for the questions that a state holds answers to, where it depends on them.
  default Direction direction(State state) {
    return direction();
  }

  /// Names the meaning of the values: `nps/1`.
  default String definition() {
    return id() + "/" + about().version();
  }

  /// Whether its value is a balance, which every later period inherits.
  default boolean running() {
    return source() instanceof Source.FamilyOf(var family) && family.running();
  }

  /// Whether it tells what people answered, which is not shown of very few of them.
  default boolean aboutRespondents() {
    return source() instanceof Source.Questions;
  }

  /// The scales that keep this metric from putting some states together; empty if nothing does.
  default SortedSet<String> conflictingScales(Collection<State> states) {
    var found = new TreeSet<String>();
    states.forEach(state -> found.addAll(scales(state)));
    return pooling() == Pooling.ONE_SCALE && found.size() > 1
        ? Collections.unmodifiableSortedSet(found)
        : Collections.emptySortedSet();
  }

  /// The scales of the answers in a state, with the direction where questions have one: `1-5`,
  /// `1-7:ease`.
  static SortedSet<String> scales(State state) {
    var scales = new TreeSet<String>();
    Scores.in(state).forEach(scores -> scales.add(scores.slot().scaleText()));
    return Collections.unmodifiableSortedSet(scales);
  }
}
