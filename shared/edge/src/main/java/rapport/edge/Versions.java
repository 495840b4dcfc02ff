package rapport.edge;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import rapport.settings.Timeline;

/// Versions of something, as they are listed: each holds `from` a date on, one without it ever
/// since. What has begun stays as it is, since figures go by it.
///
/// @param <T> what there are versions of
final class Versions<T> {

  private static final String FROM = "from";

  private final Fields settings;
  private final String list;
  private final List<Version<T>> versions = new ArrayList<>();
  private final Set<String> names = new TreeSet<>();

  /// @param sound whether nothing is wrong with it
  private record Version<T>(
      Fields.Element element, String name, LocalDate from, T what, boolean sound) {}

  /// @param list where the versions are listed
  Versions(Fields settings, String list) {
    this.settings = settings;
    this.list = list;
  }

  /// Reads them all. Of which nobody knows what it is a version of, or since when, is left out.
  ///
  /// @param name what an element is a version of, empty if nobody knows
  /// @param what reads it
  void read(int most, Function<Fields, String> name, Function<Fields, T> what) {
    for (Fields.Element element : settings.elements(list, most)) {
      int before = element.errors().list().size();
      Fields fields = element.fields();
      String ofName = name.apply(fields);
      names.add(ofName);
      Optional<LocalDate> from = from(fields);
      T read = what.apply(fields);
      fields.refuseOthers();
      boolean sound = element.errors().list().size() == before;
      from.filter(_ -> !ofName.isEmpty())
          .ifPresent(day -> versions.add(new Version<>(element, ofName, day, read, sound)));
    }
  }

  /// What there are versions of, also of those left out.
  Set<String> names() {
    return Collections.unmodifiableSet(names);
  }

  /// By name.
  SortedMap<String, Timeline<T>> timelines() {
    var byName = new TreeMap<String, TreeMap<LocalDate, T>>();
    for (Version<T> version : versions) {
      var ofName = byName.computeIfAbsent(version.name, _ -> new TreeMap<>());
      if (ofName.putIfAbsent(version.from, version.what) != null) {
        version.element.fault("/" + FROM, "is that of another version, too");
      }
    }
    var timelines = new TreeMap<String, Timeline<T>>();
    byName.forEach((name, ofName) -> timelines.put(name, new Timeline<>(ofName)));
    return Collections.unmodifiableSortedMap(timelines);
  }

  /// What holds already can't be what it was not. Of what nothing has begun yet, everything may be
  /// said.
  ///
  /// @param today a version of an earlier day has begun
  void refuseChanges(String name, Timeline<T> before, LocalDate today, Sameness<T> same) {
    var begun = before.versions().headMap(today);
    if (begun.isEmpty()) {
      return;
    }
    begun.forEach((from, what) -> refuseChange(name, from, what, same));
    for (Version<T> version : versions) {
      if (isOf(version, name) && version.from.isBefore(today) && !begun.containsKey(version.from)) {
        version.element.fault("/" + FROM, "must not be in the past: the first day may be " + today);
      }
    }
  }

  /// Whether two versions say the same about all that has happened.
  @FunctionalInterface
  interface Sameness<T> {
    boolean holds(T before, T after);
  }

  private void refuseChange(String name, LocalDate from, T what, Sameness<T> same) {
    var stays = versions.stream().filter(one -> isOf(one, name) && one.from.equals(from)).toList();
    if (stays.isEmpty()) {
      settings.fault(list, "must hold " + called(name, from) + ": it has begun");
    }
    for (Version<T> version : stays) {
      if (version.sound && !same.holds(what, version.what)) {
        version.element.fault(
            "has begun and must stay as it is; add a version with a later from to change it");
      }
    }
  }

  private boolean isOf(Version<T> version, String name) {
    return version.name.equals(name);
  }

  private String called(String name, LocalDate from) {
    var version =
        from.equals(Timeline.EVER) ? "the version without from" : "the version from " + from;
    return name.equals(list) ? version : version + " of " + name;
  }

  private static Optional<LocalDate> from(Fields fields) {
    if (fields.node(FROM).isEmpty()) {
      return Optional.of(Timeline.EVER);
    }
    Optional<LocalDate> date = fields.text(FROM, TextRule.OTHER).flatMap(Versions::date);
    if (date.isEmpty() && fields.node(FROM).get().isTextual()) {
      fields.fault(FROM, "must be a date, for instance 2026-03-01");
    }
    return date;
  }

  /// A date of four digits for the year.
  static Optional<LocalDate> date(String text) {
    try {
      return text.matches("[0-9]{4}-.*") ? Optional.of(LocalDate.parse(text)) : Optional.empty();
    } catch (DateTimeParseException _) {
      return Optional.empty();
    }
  }
}
