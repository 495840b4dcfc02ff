package rapport.rollup;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import rapport.fold.Part;
import rapport.fold.PartKey;
import rapport.period.Calendar;
import rapport.period.Granularity;
import rapport.period.Period;
import rapport.store.Stretch;
import rapport.store.Summaries;
import rapport.store.SummaryKey.Level;
import rapport.store.SummaryRecord;

/// The records over the periods of a chart.
///
/// @param periods days, weeks or months, in order and without gaps
record WatchedRecords(Summaries summaries, String tenant, Calendar calendar, List<Period> periods) {

  WatchedRecords {
    periods = List.copyOf(periods);
  }

  /// What was recorded of one part.
  ///
  /// @param before in all time before the first period; empty where nobody asks for it
  /// @param each in each of the periods
  record History(Part before, List<Part> each) {
    History {
      each = List.copyOf(each);
    }

    /// Of all values anything is known of.
    TreeSet<Integer> numbers() {
      var numbers = new TreeSet<>(before.states().keySet());
      each.forEach(part -> numbers.addAll(part.states().keySet()));
      return numbers;
    }
  }

  /// In one query.
  History of(PartKey part) {
    var first = periods.getFirst();
    var last = periods.getLast();
    var stretch =
        first.granularity() == Granularity.MONTH
            ? new Stretch(Level.MONTH, first.text(), last.text())
            : new Stretch(Level.DAY, first.firstDay().toString(), last.lastDay().toString());
    var records = read(part, stretch);
    return new History(
        Part.EMPTY, periods.stream().map(period -> merged(period, records)).toList());
  }

  /// The same of a running family, with all time before, which takes three queries more.
  History withBefore(PartKey part) {
    var before =
        Stretch.before(periods.getFirst().firstDay()).stream()
            .flatMap(stretch -> read(part, stretch).values().stream())
            .map(SummaryRecord::part)
            .reduce(Part.EMPTY, Part::merge);
    return new History(before, of(part).each());
  }

  private Map<String, SummaryRecord> read(PartKey part, Stretch stretch) {
    return summaries.range(
        tenant, calendar.version(), stretch.level(), part, stretch.first(), stretch.last());
  }

  private static Part merged(Period period, Map<String, SummaryRecord> records) {
    var texts =
        period.months().isEmpty()
            ? period.days().stream().map(Object::toString).toList()
            : period.months();
    return texts.stream()
        .filter(records::containsKey)
        .map(text -> records.get(text).part())
        .reduce(Part.EMPTY, Part::merge);
  }
}
