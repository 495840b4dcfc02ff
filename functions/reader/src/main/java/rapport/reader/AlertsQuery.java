package rapport.reader;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.Optional;
import rapport.store.Alerts.Alert;

/// Which alerts are asked for, checked.
///
/// @param from the first instant at which their periods begin
/// @param to the first that is too late
/// @param after the last alert of the page before; [#FIRST_PAGE] if there is none
record AlertsQuery(Instant from, Instant to, Place after) {

  static final Place FIRST_PAGE = new Place(Instant.MAX, "");

  private static final Comparator<Place> ORDER =
      Comparator.comparing(Place::start).thenComparing(Place::name);

  /// Where an alert stands.
  record Place(Instant start, String name) {}

  /// Whether it comes after the last one of the page before. Later pages are earlier in time.
  boolean isBeyondCursor(Alert alert) {
    return ORDER.compare(new Place(alert.start(), alert.name()), after) < 0;
  }

  /// What to ask for the next page with.
  static String cursor(Alert last) {
    var text = last.start().getEpochSecond() + "#" + last.name();
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /// Empty if it is no cursor.
  static Optional<Place> place(String cursor) {
    try {
      var text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
      int hash = text.indexOf('#');
      if (hash < 1) {
        return Optional.empty();
      }
      var start = Instant.ofEpochSecond(Long.parseLong(text.substring(0, hash)));
      return Optional.of(new Place(start, text.substring(hash + 1)));
    } catch (IllegalArgumentException | DateTimeException _) { // no Base64, number or time
      return Optional.empty();
    }
  }
}
