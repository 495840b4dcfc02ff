package rapport.fold;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.event.Version;
import rapport.fact.FactId;
import rapport.fact.Family;
import rapport.fact.LoggedFact;
import rapport.fact.LoggedFact.Origin;
import rapport.fact.Measure;
import rapport.fact.Span;
import rapport.period.Calendar;
import rapport.period.Granularity;
import rapport.period.Period;
import rapport.state.State;

/// Distinct counts are sums of firsts. The oracle keeps sets of names.
class DistinctCountTest {

  private static final Instant START = Instant.parse("2025-11-20T00:00:00Z");
  private static final Instant END = Instant.parse("2026-03-05T00:00:00Z");
  private static final Family FAMILY = new Family("visits");
  private static final List<Calendar> CALENDARS =
      List.of(
          new Calendar(1, ZoneId.of("Europe/Berlin"), DayOfWeek.MONDAY),
          new Calendar(1, ZoneId.of("Asia/Kathmandu"), DayOfWeek.SUNDAY),
          new Calendar(1, ZoneId.of("Pacific/Apia"), DayOfWeek.SATURDAY));

  private record Visit(String customer, int region, Instant time) {}

  /// The same facts, folded day by day in three calendars and put together to longer periods, count
  /// what the sets count, in totals and by region.
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 20_260_101})
  void sumsOfFirstsCountEverybodyOnceInEveryPeriodOfEveryCalendar(long seed) {
    var visits = visits(new Random(seed));
    var facts = facts(visits);

    for (Calendar calendar : CALENDARS) {
      var days = days(facts, calendar);
      for (Granularity granularity : Granularity.values()) {
        if (granularity != Granularity.HOUR) {
          assertThat(counted(days, granularity, calendar))
              .as(calendar + " " + granularity)
              .isEqualTo(sets(visits, granularity, calendar));
        }
      }
    }
  }

  private static List<Visit> visits(Random random) {
    var visits = new ArrayList<Visit>();
    long millis = Duration.between(START, END).toMillis();
    for (int i = 0; i < 600; i++) {
      visits.add(
          new Visit(
              "c" + random.nextInt(40),
              1 + random.nextInt(3),
              START.plusMillis(random.nextLong(millis))));
    }
    visits.sort(Comparator.comparing(Visit::time));
    return visits;
  }

  private static List<LoggedFact> facts(List<Visit> visits) {
    var last = new HashMap<String, Instant>();
    var facts = new ArrayList<LoggedFact>();
    for (Visit visit : visits) {
      var before = last.put(visit.customer, visit.time);
      var there = last.put(visit.customer + " in " + visit.region, visit.time);
      var measure =
          new Measure.When(
              new Measure.Count(FAMILY, "active", 1),
              since(before),
              new TreeMap<>(Map.of("region", since(there))));
      facts.add(
          new LoggedFact(
              FactId.of(visit.customer, visit.time.toString()),
              Version.FIRST,
              visit.time,
              new Origin(1, ""),
              new TreeMap<>(Map.of("region", visit.region)),
              List.of(measure),
              Collections.emptySortedMap()));
    }
    return facts;
  }

  private static Span since(@Nullable Instant before) {
    return before == null ? Span.ALWAYS : Span.after(before);
  }

  private static SortedMap<LocalDate, Map<PartKey, Part>> days(
      List<LoggedFact> facts, Calendar calendar) {
    var days = new TreeMap<LocalDate, Map<PartKey, Part>>();
    var last = calendar.dayOf(END);
    for (var day = calendar.dayOf(START); !day.isAfter(last); day = day.plusDays(1)) {
      var fold = Fold.ofDay(day, calendar, END);
      facts.forEach(fold::add);
      days.put(day, fold.result().parts());
    }
    return days;
  }

  private static Map<String, Long> counted(
      Map<LocalDate, Map<PartKey, Part>> days, Granularity granularity, Calendar calendar) {
    var states = new HashMap<String, State>();
    days.forEach(
        (day, parts) ->
            parts.forEach(
                (key, part) ->
                    part.states()
                        .forEach(
                            (number, state) ->
                                states.merge(
                                    Period.of(granularity, day, calendar).text()
                                        + key.dimension()
                                        + number,
                                    state,
                                    State::merge))));
    var counted = new TreeMap<String, Long>();
    states.forEach((name, state) -> counted.put(name, state.at(granularity).count("active")));
    counted.values().removeIf(count -> count == 0); // somebody who was there before
    return counted;
  }

  private static Map<String, Long> sets(
      List<Visit> visits, Granularity granularity, Calendar calendar) {
    var sets = new HashMap<String, Set<String>>();
    for (Visit visit : visits) {
      var period = Period.of(granularity, visit.time, calendar).text();
      for (String segment : List.of("-0", "region" + visit.region)) {
        sets.computeIfAbsent(period + segment, _ -> new HashSet<>()).add(visit.customer);
      }
    }
    var sizes = new TreeMap<String, Long>();
    sets.forEach((name, set) -> sizes.put(name, (long) set.size()));
    return sizes;
  }
}
