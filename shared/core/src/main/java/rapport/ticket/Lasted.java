package rapport.ticket;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import rapport.business.Schedule;
import rapport.entity.Moment;
import rapport.fact.Measure;
import rapport.settings.ServiceRules;

/// How long something took, by the clock and in business hours.
///
/// @param byEnding what is put behind a slot's name → how long: nothing for the clock, [#BUSINESS]
///   for business hours, which is absent if there are none
record Lasted(SortedMap<String, Duration> byEnding) {

  static final String BUSINESS = ":business";

  Lasted {
    byEnding = Collections.unmodifiableSortedMap(new TreeMap<>(byEnding));
  }

  /// The business hours are those of the ticket at that moment, for the whole time.
  static Lasted of(TimeSpent spent, Moment at, ServiceRules rules) {
    var byEnding = new TreeMap<String, Duration>();
    byEnding.put("", spent.until(at.time(), Schedule.CLOCK));
    rules
        .businessHours(at.time(), at.values())
        .ifPresent(hours -> byEnding.put(BUSINESS, spent.until(at.time(), hours)));
    return new Lasted(byEnding);
  }

  List<Measure> measures(String slot) {
    var measures = new ArrayList<Measure>();
    byEnding.forEach((ending, time) -> measures.add(Measures.duration(slot + ending, time)));
    return measures;
  }
}
