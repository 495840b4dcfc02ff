package rapport.rollup;

import java.math.BigInteger;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import rapport.period.Calendar;
import rapport.period.UtcHour;
import rapport.store.Marks.Mark;

/// Which local days a tenant's marks make dirty, by calendar and month: the marks of a day are
/// worked off by one fold of it, and the days of a month by one fold of the month.
///
/// @param calendars all that the tenant's figures are kept in
/// @param marks what was marked
record Plan(List<Calendar> calendars, List<Mark> marks) {

  Plan {
    calendars = List.copyOf(calendars);
    marks = List.copyOf(marks);
  }

  /// A local day of one calendar.
  record Day(Calendar calendar, LocalDate date) {}

  /// The dirty days of each month of one calendar, each with the tokens of its marks by their
  /// hours.
  SortedMap<YearMonth, SortedMap<LocalDate, SortedMap<UtcHour, BigInteger>>> months(
      Calendar calendar) {
    var months = new TreeMap<YearMonth, SortedMap<LocalDate, SortedMap<UtcHour, BigInteger>>>();
    for (Mark mark : marks) {
      for (LocalDate date : calendar.daysOf(mark.hour())) {
        months
            .computeIfAbsent(YearMonth.from(date), _ -> new TreeMap<>())
            .computeIfAbsent(date, _ -> new TreeMap<>())
            .put(mark.hour(), mark.token());
      }
    }
    return Collections.unmodifiableSortedMap(months);
  }

  /// The days of all calendars that must be folded before a mark may go.
  Set<Day> days(Mark mark) {
    var days = new HashSet<Day>();
    for (Calendar calendar : calendars) {
      calendar.daysOf(mark.hour()).forEach(date -> days.add(new Day(calendar, date)));
    }
    return days;
  }

  /// How many days all this is.
  int dayCount() {
    return marks.stream().flatMap(mark -> days(mark).stream()).collect(Collectors.toSet()).size();
  }

  /// The first of the dirty days of one calendar. There must be a mark.
  LocalDate oldest(Calendar calendar) {
    var months = months(calendar);
    return months.get(months.firstKey()).firstKey();
  }

  /// The marked hours.
  SortedSet<UtcHour> hours() {
    return marks.stream().map(Mark::hour).collect(Collectors.toCollection(TreeSet::new));
  }

  /// The marks all of whose days are among these.
  List<Mark> coveredBy(Collection<Day> folded) {
    var done = Set.copyOf(folded);
    return marks.stream().filter(mark -> done.containsAll(days(mark))).toList();
  }

  /// Of the marks those all of whose days in one calendar are among these.
  Plan of(Calendar calendar, Collection<LocalDate> dates) {
    var some = Set.copyOf(dates);
    return new Plan(
        calendars,
        marks.stream().filter(mark -> some.containsAll(calendar.daysOf(mark.hour()))).toList());
  }

  /// Cuts into plans of at most so many dirty days each, oldest hours first; a mark is never split.
  List<Plan> cut(int maxDays) {
    var plans = new ArrayList<Plan>();
    var some = new ArrayList<Mark>();
    var days = new HashSet<Day>();
    for (Mark mark : marks.stream().sorted(Comparator.comparing(Mark::hour)).toList()) {
      var with = new HashSet<>(days);
      with.addAll(days(mark));
      if (with.size() > maxDays && !some.isEmpty()) {
        plans.add(new Plan(calendars, some));
        some.clear();
        with = new HashSet<>(days(mark));
      }
      some.add(mark);
      days = with;
    }
    if (!some.isEmpty()) {
      plans.add(new Plan(calendars, some));
    }
    return plans;
  }
}
