package rapport.reader;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import rapport.fold.Part;
import rapport.fold.PartKey;
import rapport.period.Calendar;
import rapport.period.Granularity;
import rapport.period.Period;
import rapport.state.State;
import rapport.store.Stretch;
import rapport.store.Summaries;
import rapport.store.SummaryKey.Level;
import rapport.store.SummaryRecord;

/// The records of one part over a stretch of time, and the states they give: of a period, and of
/// all time before a day.
///
/// A month with marked days is not read from its own record but put together from its days, among
/// which the marked ones are replaced by what the log says; a year likewise from its months. So a
/// marked day is never counted beside a record that may hold it already.
final class Spread {

  private final Summaries summaries;
  private final String tenant;
  private final Calendar calendar;
  private final PartKey part;
  private final TreeSet<LocalDate> marked;
  private final Instant now;
  private final Map<LocalDate, Part> days = new HashMap<>();
  private final Map<YearMonth, Part> months = new HashMap<>();
  private final Map<Integer, Part> years = new HashMap<>();
  private final Set<LocalDate> sealed = new HashSet<>();

  /// @param marked the days whose records, and their ancestors', may be behind
  /// @param now what is sealed by then is never replaced
  Spread(
      Summaries summaries,
      String tenant,
      Calendar calendar,
      PartKey part,
      Collection<LocalDate> marked,
      Instant now) {
    this.summaries = summaries;
    this.tenant = tenant;
    this.calendar = calendar;
    this.part = part;
    this.marked = new TreeSet<>(marked);
    this.now = now;
  }

  /// Reads what the periods from one to another need, none of them an hour.
  void read(Period first, Period last) {
    if (inDays(first)) {
      readDays(first.firstDay(), last.lastDay());
    } else {
      readMonths(YearMonth.from(first.firstDay()), YearMonth.from(last.lastDay()));
    }
  }

  /// Reads what all time before a day needs.
  void readBefore(LocalDate day) {
    for (Stretch stretch : Stretch.before(day)) {
      var first = stretch.first();
      var last = stretch.last();
      switch (stretch.level()) {
        case DAY -> readDays(LocalDate.parse(first), LocalDate.parse(last));
        case MONTH -> readMonths(YearMonth.parse(first), YearMonth.parse(last));
        case YEAR ->
            range(Level.YEAR, first, last)
                .forEach((year, record) -> years.put(Integer.parseInt(year), record.part()));
      }
    }
    marked.headSet(day.withDayOfYear(1)).stream()
        .map(LocalDate::getYear)
        .distinct()
        .forEach(year -> readMonths(YearMonth.of(year, 1), YearMonth.of(year, 12)));
  }

  /// Puts days folded from the log in place of their records.
  void replace(Map<LocalDate, ? extends Map<PartKey, Part>> folded) {
    folded.forEach(
        (day, parts) -> {
          if (!sealed.contains(day)) {
            days.put(day, parts.getOrDefault(part, Part.EMPTY));
          }
        });
  }

  State of(Period period, int number) {
    return inDays(period)
        ? sum(period.days().stream().map(day -> ofDay(day, number)))
        : sum(period.months().stream().map(month -> ofMonth(YearMonth.parse(month), number)));
  }

  /// All values of a period at once.
  Part part(Period period) {
    return inDays(period)
        ? merged(period.days().stream().map(this::day))
        : merged(period.months().stream().map(month -> month(YearMonth.parse(month))));
  }

  /// Of all time before a day.
  State before(LocalDate day, int number) {
    var month = YearMonth.from(day);
    var earlierYears = new TreeSet<>(years.keySet());
    marked.headSet(month.withMonth(1).atDay(1)).forEach(date -> earlierYears.add(date.getYear()));
    return sum(
        Stream.of(
                earlierYears.stream().map(year -> ofYear(year, number)),
                months(day.getYear(), month.getMonthValue() - 1).map(m -> ofMonth(m, number)),
                month.atDay(1).datesUntil(day).map(date -> ofDay(date, number)))
            .flatMap(states -> states));
  }

  private Part day(LocalDate day) {
    return days.getOrDefault(day, Part.EMPTY);
  }

  private Part month(YearMonth month) {
    var first = month.atDay(1);
    var next = first.plusMonths(1);
    return isMarked(first, next)
        ? merged(first.datesUntil(next).map(this::day))
        : months.getOrDefault(month, Part.EMPTY);
  }

  private State ofDay(LocalDate day, int number) {
    return day(day).state(number);
  }

  private State ofMonth(YearMonth month, int number) {
    var first = month.atDay(1);
    var next = first.plusMonths(1);
    return isMarked(first, next)
        ? sum(first.datesUntil(next).map(day -> ofDay(day, number)))
        : month(month).state(number);
  }

  private State ofYear(int year, int number) {
    return isMarked(LocalDate.of(year, 1, 1), LocalDate.of(year + 1, 1, 1))
        ? sum(months(year, 12).map(month -> ofMonth(month, number)))
        : years.getOrDefault(year, Part.EMPTY).state(number);
  }

  private static Stream<YearMonth> months(int year, int last) {
    return IntStream.rangeClosed(1, last).mapToObj(month -> YearMonth.of(year, month));
  }

  private static State sum(Stream<State> states) {
    return states.reduce(State.EMPTY, State::merge);
  }

  private static Part merged(Stream<Part> parts) {
    return parts.reduce(Part.EMPTY, Part::merge);
  }

  private boolean isMarked(LocalDate from, LocalDate to) {
    return !marked.subSet(from, to).isEmpty();
  }

  private void readMonths(YearMonth first, YearMonth last) {
    range(Level.MONTH, first.toString(), last.toString())
        .forEach((month, record) -> months.put(YearMonth.parse(month), record.part()));
    marked.subSet(first.atDay(1), last.plusMonths(1).atDay(1)).stream()
        .map(YearMonth::from)
        .distinct()
        .forEach(month -> readDays(month.atDay(1), month.atEndOfMonth()));
  }

  private void readDays(LocalDate first, LocalDate last) {
    range(Level.DAY, first.toString(), last.toString())
        .forEach(
            (day, record) -> {
              days.put(LocalDate.parse(day), record.part());
              if (record.sealedBy(now)) {
                sealed.add(LocalDate.parse(day));
              }
            });
  }

  private Map<String, SummaryRecord> range(Level level, String from, String to) {
    return summaries.range(tenant, calendar.version(), level, part, from, to);
  }

  private static boolean inDays(Period period) {
    return period.granularity() == Granularity.DAY || period.granularity() == Granularity.WEEK;
  }
}
