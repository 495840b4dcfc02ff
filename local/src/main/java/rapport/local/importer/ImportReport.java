package rapport.local.importer;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// What became of a file.
///
/// @param rowsRead rows of the file, without its header
/// @param eventsMade of those rows
/// @param eventsAccepted by the system, those it knew already among them
/// @param rowsRefused rows of which at least one event was not made or not accepted
/// @param refusals the reasons
/// @param millis how long it took
public record ImportReport(
    long rowsRead,
    long eventsMade,
    long eventsAccepted,
    long rowsRefused,
    List<Refusal> refusals,
    long millis) {

  private static final double MILLIS_PER_SECOND = 1000.0;

  public ImportReport {
    refusals =
        refusals.stream().sorted(Comparator.comparingLong(Refusal::rows).reversed()).toList();
  }

  /// Rows refused for one reason.
  ///
  /// @param lines where the first of them begin in the file
  public record Refusal(String reason, long rows, List<Long> lines) {

    String text() {
      String places = lines.stream().map(String::valueOf).collect(Collectors.joining(", "));
      String more = rows > lines.size() ? ", …" : "";
      String word = rows == 1 ? "line " : "lines ";
      return "%,10d  %s (%s%s%s)".formatted(rows, reason, word, places, more);
    }
  }

  /// As people read it.
  String text() {
    var text = new StringBuilder();
    text.append("rows read        %,12d%n".formatted(rowsRead));
    text.append("events made      %,12d%n".formatted(eventsMade));
    text.append("events accepted  %,12d%n".formatted(eventsAccepted));
    text.append("rows refused     %,12d%n".formatted(rowsRefused));
    refusals.forEach(refusal -> text.append(refusal.text()).append('\n'));
    text.append(
        String.format(
            Locale.ROOT,
            "%,.1f seconds, %,.0f events a second%n",
            millis / MILLIS_PER_SECOND,
            eventsAccepted / Math.max(0.001, millis / MILLIS_PER_SECOND)));
    return text.toString();
  }
}
