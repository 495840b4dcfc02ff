package rapport.settings;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What holds from which day on: each version until the next begins.
///
/// @param versions first day → what holds from then on; [#EVER] for what always did
public record Timeline<T>(SortedMap<LocalDate, T> versions) {

  /// Before every day.
  public static final LocalDate EVER = LocalDate.MIN;

  public Timeline {
    versions = Collections.unmodifiableSortedMap(new TreeMap<>(versions));
  }

  public static <T> Timeline<T> nothing() {
    return new Timeline<>(Collections.emptySortedMap());
  }

  public static <T> Timeline<T> ever(T what) {
    return new Timeline<>(new TreeMap<>(Map.of(EVER, what)));
  }

  /// What holds on a day; nothing before the first version.
  public Optional<T> on(LocalDate day) {
    var before = versions.headMap(day.plusDays(1));
    return before.isEmpty() ? Optional.empty() : Optional.of(before.get(before.lastKey()));
  }

  public boolean isEmpty() {
    return versions.isEmpty();
  }
}
