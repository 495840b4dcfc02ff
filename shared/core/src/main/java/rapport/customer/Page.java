package rapport.customer;

import java.util.ArrayList;
import java.util.List;
import rapport.entity.MilestoneList;
import rapport.entity.Moment;
import rapport.fact.Measure;
import rapport.fact.Measure.Plain;
import rapport.fact.Span;

/// What a customer's history notes at one moment under one set of segment values: a fact, or
/// several where it is too much for one. Not thread-safe.
final class Page {

  /// Measures of one fact: the log takes a few more.
  private static final int MOST_MEASURES = 200;

  private static final String MORE = "-more";

  private final Moment at;
  private final PeriodStarts starts;
  private final Pieces pieces;
  private final List<Measure> measures = new ArrayList<>();

  Page(Moment at) {
    this.at = at;
    this.starts = PeriodStarts.of(at.time());
    this.pieces = new Pieces(at.values(), starts);
  }

  Moment at() {
    return at;
  }

  PeriodStarts starts() {
    return starts;
  }

  /// The places it counts in.
  List<Place> places() {
    return pieces.places();
  }

  /// Counts something in every period.
  void add(Measure measure) {
    measures.add(measure);
  }

  /// Counts something in one place.
  ///
  /// @param began when the period must have begun
  void add(Place place, Plain what, Span began) {
    pieces.add(place, what, began);
  }

  /// Counts somebody for a cohort.
  ///
  /// @param cohort in which periods is yet to be told the way all spans are
  void add(Measure.Cohort cohort) {
    var told = starts.told(cohort.began());
    if (!told.isNever()) {
      measures.add(
          new Measure.Cohort(cohort.family(), cohort.slot(), cohort.times(), cohort.since(), told));
    }
  }

  /// Adds the facts; none if nothing is noted.
  void addTo(MilestoneList milestones, String name) {
    var all = new ArrayList<>(measures);
    all.addAll(pieces.measures());
    for (int from = 0; from < all.size(); from += MOST_MEASURES) {
      var some = all.subList(from, Math.min(all.size(), from + MOST_MEASURES));
      milestones.addNext(from == 0 ? name : name + MORE, at, List.copyOf(some));
    }
  }
}
