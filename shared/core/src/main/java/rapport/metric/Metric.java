package rapport.metric;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import rapport.comparison.Figure;
import rapport.fact.Family;
import rapport.settings.CustomerRules;
import rapport.state.State;
import rapport.survey.Survey;

/// A figure about a period: what it is made of, and how.
public interface Metric {

  About about();

  /// The families whose states it reads.
  Source source();

  /// @throws IllegalArgumentException if [#conflictingScales] would object
  MetricValue value(Scope scope);

  /// The sums behind the value, for comparing it with another.
  ///
  /// @throws IllegalArgumentException if [#conflictingScales] would object
  Figure figure(Scope scope);

  /// What its values come apart by: each `currency` has a series of its own, since money in one and
  /// money in another make no sum. Empty if there is one series only.
  default Optional<String> variedBy() {
    return Optional.empty();
  }

  /// The currencies or the like that a state knows of; none if the metric is not [#variedBy] any.
  default SortedSet<String> variants(State state) {
    return Collections.emptySortedSet();
  }

  /// Whether it counts answers, of which each customer may have one in a period.
  default boolean ofVotes() {
    return aboutRespondents();
  }

  /// Which time it measures, `clock` or `business`; empty if it measures none.
  default Optional<String> calendar() {
    return Optional.empty();
  }

  /// The same measured in business hours; empty if it measures no time.
  default Optional<Metric> inBusinessHours() {
    return Optional.empty();
  }

  /// Whether a segment of that dimension takes the totals of one of the families: where the other
  /// families are told by a dimension that this one doesn't have.
  default boolean inTotals(Family family, String dimension) {
    return false;
  }

  /// Whether it can be told by the hour. What is distinct in a period can't.
  default boolean hourly() {
    return true;
  }

  /// Whether its change comes apart by segments: whether it is a rate or a mean, and everything in
  /// a period counts under one value of a dimension, which what is distinct in it does not.
  default boolean comesApart() {
    return unit() != Unit.COUNT && hourly();
  }

  /// The types of the events it needs, as the interface writes them.
  default List<String> events() {
    return List.of(aboutRespondents() ? "survey.response" : "ticket.created");
  }

  /// The settings without which it has no value.
  default List<String> settings() {
    return List.of();
  }

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

  /// Whether it needs to know what there was before the period.
  default boolean running() {
    return source() instanceof Source.Of(var families)
        && families.stream().anyMatch(Family::running);
  }

  /// Why control charts can't be drawn of it; empty if they can.
  ///
  /// @param rules of the tenant, which may decide what the metric is
  default Optional<Unwatched> unwatched(CustomerRules rules) {
    return Optional.empty();
  }

  /// Whether it tells what people answered, which is not shown of very few of them.
  default boolean aboutRespondents() {
    return source() instanceof Source.Questions || source() instanceof Source.Surveys;
  }

  /// The scales, or what else answers are made of, that keep this metric from putting some states
  /// together; empty if nothing does.
  default SortedSet<String> conflictingScales(Collection<State> states) {
    var found = new TreeSet<String>();
    states.forEach(state -> found.addAll(scales(state)));
    return pooling() == Pooling.ONE_SCALE && found.size() > 1
        ? Collections.unmodifiableSortedSet(found)
        : Collections.emptySortedSet();
  }

  /// The same metric as some surveys define it: with the weights they give their dimensions now.
  default Metric definedBy(Collection<Survey> surveys) {
    return this;
  }

  /// The scales of the answers in a state, with the direction where questions have one: `1-5`,
  /// `1-7:ease`.
  static SortedSet<String> scales(State state) {
    var scales = new TreeSet<String>();
    ScoreSlot.answered(state).forEach(slot -> scales.add(slot.scaleText()));
    return Collections.unmodifiableSortedSet(scales);
  }
}
