package rapport.edge;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import rapport.business.Window;

/// Windows of a day as text: `09:00-12:30`. The end of the day is `24:00`.
final class WindowText {

  /// Windows a day may have.
  static final int MAX_WINDOWS = 12;

  private static final int MINUTES_AN_HOUR = 60;
  private static final Pattern WINDOW =
      Pattern.compile("([01][0-9]|2[0-3]):([0-5][0-9])-([01][0-9]|2[0-4]):([0-5][0-9])");

  private WindowText() {}

  /// Those of one day; what is wrong is left out.
  static List<Window> read(Fields days, String day) {
    var windows = new ArrayList<Window>();
    for (Fields.Element element : days.elements(day, MAX_WINDOWS)) {
      var window = window(element.node().asText());
      if (window.isEmpty()) {
        element.fault("must be two times of a day, the later one last, for instance 09:00-17:30");
      } else if (windows.stream().anyMatch(window.get()::overlaps)) {
        element.fault("overlaps another window of that day");
      } else {
        windows.add(window.get());
      }
    }
    return windows;
  }

  static String write(Window window) {
    return time(window.startMinute()) + "-" + time(window.endMinute());
  }

  private static Optional<Window> window(String text) {
    Matcher parts = WINDOW.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    int start = minute(parts.group(1), parts.group(2));
    int end = minute(parts.group(3), parts.group(4));
    return start < end && end <= Window.MINUTES
        ? Optional.of(new Window(start, end))
        : Optional.empty();
  }

  private static int minute(String hour, String minute) {
    return Integer.parseInt(hour) * MINUTES_AN_HOUR + Integer.parseInt(minute);
  }

  private static String time(int minute) {
    return "%02d:%02d".formatted(minute / MINUTES_AN_HOUR, minute % MINUTES_AN_HOUR);
  }
}
