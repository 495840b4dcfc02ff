package rapport.metric;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import rapport.fact.LoggedFact;
import rapport.fold.Fold;
import rapport.fold.Part;
import rapport.fold.PartKey;
import rapport.period.Calendar;
import rapport.period.Period;
import rapport.period.UtcHour;

/// A log that is folded in random pieces, which are put together in any order and grouping.
final class SplitLog {

  private static final int MOST_PIECES_OF_A_DAY = 4;

  private final Random random;
  private final SortedMap<LocalDate, Map<PartKey, Part>> days = new TreeMap<>();
  private final SortedMap<LocalDate, Map<PartKey, Part>> balances = new TreeMap<>();

  SplitLog(Collection<LoggedFact> log, Calendar calendar, Random random) {
    this.random = random;
    byDay(log, calendar)
        .forEach(
            (day, facts) -> {
              var parts = day(day, calendar, facts);
              days.put(day, parts);
              balances.put(day, ofBalances(parts));
            });
  }

  /// What is known of a period.
  Map<PartKey, Part> parts(Period period) {
    return merged(period.days().stream().map(day -> days.getOrDefault(day, Map.of())).toList());
  }

  /// The balances that it opens with.
  Map<PartKey, Part> before(Period period) {
    return merged(balances.headMap(period.days().getFirst()).values());
  }

  private static SortedMap<LocalDate, List<LoggedFact>> byDay(
      Collection<LoggedFact> log, Calendar calendar) {
    var days = new TreeMap<LocalDate, List<LoggedFact>>();
    log.forEach(
        fact ->
            days.computeIfAbsent(calendar.dayOf(fact.time()), _ -> new ArrayList<>()).add(fact));
    return days;
  }

  /// A day whose hours are folded by some folds, each fact by one of them, now and then twice.
  private Map<PartKey, Part> day(LocalDate day, Calendar calendar, List<LoggedFact> facts) {
    var folds = new ArrayList<Fold>();
    for (int i = 1 + random.nextInt(MOST_PIECES_OF_A_DAY); i > 0; i--) {
      folds.add(Fold.ofDay(day, calendar, AnswerLog.LATER));
    }
    var ofHour = new HashMap<UtcHour, Fold>();
    for (LoggedFact fact : facts) {
      var fold = ofHour.computeIfAbsent(fact.hour(), _ -> folds.get(random.nextInt(folds.size())));
      fold.add(fact);
      if (random.nextInt(5) == 0) {
        fold.add(fact);
      }
    }
    return merged(folds.stream().map(fold -> fold.result().parts()).toList());
  }

  private static Map<PartKey, Part> ofBalances(Map<PartKey, Part> parts) {
    var running = new TreeMap<>(parts);
    running.keySet().removeIf(key -> !key.family().running());
    return running;
  }

  private Map<PartKey, Part> merged(Collection<? extends Map<PartKey, Part>> pieces) {
    var left = new ArrayList<Map<PartKey, Part>>(pieces);
    left.add(Map.of());
    while (left.size() > 1) {
      var one = left.remove(random.nextInt(left.size()));
      int other = random.nextInt(left.size());
      var both = new TreeMap<>(one);
      left.get(other).forEach((key, part) -> both.merge(key, part, Part::merge));
      left.set(other, both);
    }
    return left.getFirst();
  }
}
