package rapport.reader;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import rapport.edge.FieldError;
import rapport.fold.Part;
import rapport.fold.PartKey;
import rapport.period.Granularity;
import rapport.period.Period;
import rapport.reader.Records.Wanted;
import rapport.state.State;
import rapport.store.SummaryKey.Level;

/// Reads what periods hold, wherever that lies: in the records, or in the log alone.
final class Contents {

  private final Records.Stores stores;
  private final Clock clock;

  Contents(Records.Stores stores, Clock clock) {
    this.stores = stores;
    this.clock = clock;
  }

  /// Parts of periods.
  ///
  /// @param periods in order, without gaps, one at least
  record Wish(Set<PartKey> parts, List<Period> periods) {
    Wish {
      parts = Set.copyOf(parts);
      periods = List.copyOf(periods);
    }

    private boolean running() {
      return parts.stream().anyMatch(part -> part.family().running());
    }
  }

  /// What came of reading.
  sealed interface Outcome {}

  /// Hours that can't be shown.
  record Refused(FieldError error) implements Outcome {}

  /// @param asOf every event recorded before this is in it
  /// @param parts what a part holds in one of the periods
  /// @param openings what a value of a part held before the first of the periods, of running
  ///   families
  record Found(Instant asOf, Parts parts, Openings openings) implements Outcome {}

  @FunctionalInterface
  interface Parts {
    Part of(PartKey part, Period period);
  }

  @FunctionalInterface
  interface Openings {
    State of(PartKey part, int number);
  }

  Outcome read(TenantView view, Wish wish) {
    var now = clock.instant();
    return wish.periods().getFirst().granularity() == Granularity.HOUR
        ? hourly(view, wish, now)
        : recorded(view, wish, now);
  }

  /// What some parts hold from the beginning of a period to an instant in it; nothing if the log it
  /// takes is not kept any more, or too much.
  Optional<Map<PartKey, Part>> until(
      TenantView view, Set<PartKey> parts, Period period, Instant until) {
    var kept = keptUntil(view, parts, period, until);
    return kept.keySet().containsAll(parts) ? Optional.of(kept) : Optional.empty();
  }

  /// The same, of those parts of which the log it takes is still kept; of none if it is too much.
  Map<PartKey, Part> keptUntil(TenantView view, Set<PartKey> parts, Period period, Instant until) {
    if (period.granularity() != Granularity.HOUR) {
      return new Truncated(stores, view, parts).read(period, until, clock.instant());
    }
    var folded =
        HourlyParts.read(stores.log(), view.tenant(), view.calendar(), List.of(period), until)
            .map(hours -> hours.get(period));
    var kept = new HashMap<PartKey, Part>();
    folded.ifPresent(
        hour -> parts.forEach(part -> kept.put(part, hour.getOrDefault(part, Part.EMPTY))));
    return kept;
  }

  private Found recorded(TenantView view, Wish wish, Instant now) {
    var first = wish.periods().getFirst();
    var wanted = new Wanted(wish.parts(), first, wish.periods().getLast(), wish.running());
    var records = Records.read(stores, view, wanted, now);
    return new Found(
        records.asOf(),
        records::part,
        (part, number) -> records.before(part, number, first.firstDay()));
  }

  /// A balance by the hour begins with that of the day: the hours of the day before the first one
  /// asked for are folded too.
  private Outcome hourly(TenantView view, Wish wish, Instant now) {
    var first = wish.periods().getFirst();
    var hours = wish.running() ? sinceMidnight(wish.periods(), view) : wish.periods();
    if (isExpired(view, wish, now)) {
      return refused("from", "the log of these hours is not kept any more; ask for days");
    }
    var folded = HourlyParts.read(stores.log(), view.tenant(), view.calendar(), hours, now);
    if (folded.isEmpty()) {
      return refused("period", "so many events can't be shown by the hour; ask for fewer hours");
    }
    var day = Period.of(Granularity.DAY, first.firstDay(), view.calendar());
    var parts = wish.running() ? wish.parts() : Set.<PartKey>of();
    var records = Records.read(stores, view, new Wanted(parts, day, day, wish.running()), now);
    Parts found = (part, hour) -> folded.get().get(hour).getOrDefault(part, Part.EMPTY);
    var earlier = hours.subList(0, hours.indexOf(first));
    return new Found(
        wish.running() ? records.asOf() : now,
        found,
        (part, number) ->
            earlier.stream()
                .map(hour -> found.of(part, hour).state(number))
                .reduce(records.before(part, number, first.firstDay()), State::merge));
  }

  /// What is left of a log that has begun to expire would read as hours in which little happened.
  private boolean isExpired(TenantView view, Wish wish, Instant now) {
    var from = wish.periods().getFirst().firstDay().toString();
    var to = wish.periods().getLast().lastDay().toString();
    int version = view.calendar().version();
    return wish.parts().stream()
        .map(part -> stores.summaries().range(view.tenant(), version, Level.DAY, part, from, to))
        .flatMap(days -> days.values().stream())
        .anyMatch(day -> !day.sealAt().isAfter(now));
  }

  private static Outcome refused(String parameter, String message) {
    return new Refused(new FieldError("/" + parameter, message));
  }

  /// Longer by up to a day than a range that anybody may ask for.
  private static List<Period> sinceMidnight(List<Period> periods, TenantView view) {
    var first = periods.getFirst();
    var midnight = Period.of(Granularity.HOUR, first.firstDay(), view.calendar());
    var hours = new ArrayList<>(Period.range(midnight, first));
    hours.addAll(periods.subList(1, periods.size()));
    return hours;
  }
}
