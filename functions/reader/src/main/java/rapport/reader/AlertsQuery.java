package rapport.reader;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import rapport.store.Alerts.Alert;
import rapport.store.Alerts.Place;

/// Which alerts are asked for, checked.
///
/// @param from the first instant at which their periods begin
/// @param before where they all stand before: the last alert of the page before, or the end of the
///   time that is asked for
record AlertsQuery(Instant from, Place before) {

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
      return Optional.of(new Place(start, text.substring(hash + 1))).filter(Place::isPossible);
    } catch (IllegalArgumentException | DateTimeException _) { // no Base64, number or time
      return Optional.empty();
    }
  }
}
