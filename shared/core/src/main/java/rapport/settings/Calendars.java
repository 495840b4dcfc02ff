package rapport.settings;

import java.util.ArrayList;
import java.util.List;
import rapport.period.Calendar;

/// The calendars that a tenant's figures are kept in: the one that counts, and while the time zone
/// is being changed the one that will.
///
/// Figures of the next one are folded from its announcement on; it becomes the current one when
/// every hour still in the log has been folded for it.
///
/// @param current the calendar that readers use
/// @param announced empty, or the one calendar that comes next
public record Calendars(Calendar current, List<Calendar> announced) {

  /// What holds until a tenant has chosen a time zone.
  public static final Calendars DEFAULT =
      new Calendars(
          new Calendar(1, Settings.DEFAULT.zone(), Settings.DEFAULT.weekStart()), List.of());

  public Calendars {
    announced = List.copyOf(announced);
    if (announced.size() > 1) {
      throw new IllegalArgumentException("one calendar at most can come next, got " + announced);
    }
  }

  /// All that must be folded for, the current one first.
  public List<Calendar> all() {
    var all = new ArrayList<>(List.of(current));
    all.addAll(announced);
    return List.copyOf(all);
  }

  /// When the announced calendar becomes the current one; the same if none is announced.
  public Calendars switched() {
    return announced.isEmpty() ? this : new Calendars(announced.getFirst(), List.of());
  }

  /// With another zone and week start, which have to be folded first: distinct counts depend on
  /// where weeks begin, too.
  ///
  /// Versions are never used again: who goes back to the current calendar while another is
  /// announced gets a third one, or what was folded for the second could turn up in a later one.
  public Calendars changed(Settings settings) {
    var wanted = all().getLast();
    if (settings.zone().equals(wanted.zone()) && settings.weekStart().equals(wanted.weekStart())) {
      return this;
    }
    var next = new Calendar(wanted.version() + 1, settings.zone(), settings.weekStart());
    return new Calendars(current, List.of(next));
  }
}
