package rapport.ticket;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import rapport.business.OpeningHours;
import rapport.business.Window;
import rapport.entity.Frame;
import rapport.entity.Given;
import rapport.settings.CalendarAssignment;
import rapport.settings.CustomerRules;
import rapport.settings.EntityRules;
import rapport.settings.ServiceRules;
import rapport.settings.ServiceTarget;
import rapport.settings.ServiceTargets;
import rapport.settings.Timeline;

/// A team that works while the histories of [RandomTickets] are played, and changes all its rules
/// at midnight: as the rules that tickets go by, and a second time in plain words for an oracle.
final class NightDesk {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);

  /// What was looked at once.
  private static final Map<String, Map<Integer, Boolean>> OPEN = new ConcurrentHashMap<>();

  static final ServiceRules RULES = rules();

  static final Given GIVEN =
      new Given(new EntityRules(RULES, CustomerRules.NONE), Instant.parse("2030-01-01T00:00:00Z"));

  /// Nothing is sealed.
  static final Frame FRAME = new Frame(GIVEN, (_, _) -> false, GIVEN.now());

  private NightDesk() {}

  /// A target, and the hours it counts in: the name of a calendar, or `clock`.
  record Promise(int minutes, String hours) {}

  /// Whose hours hold for a ticket of these values.
  static Optional<String> hours(int minute, SortedMap<String, String> values) {
    String group = values.getOrDefault("group", "");
    if (local(minute).toLocalDate().isBefore(MONDAY)) {
      return switch (group) {
        case "v1" -> Optional.of("late");
        case "v2" -> Optional.empty();
        default -> Optional.of("c1".equals(values.get("channel")) ? "late" : "sunday");
      };
    }
    return group.equals("v0") ? Optional.of("monday") : Optional.empty();
  }

  /// Whether a team with these hours works in a minute.
  static boolean isOpen(String hours, int minute) {
    var film = OPEN.computeIfAbsent(hours, _ -> new ConcurrentHashMap<>());
    return film.computeIfAbsent(minute, _ -> looksOpen(hours, minute));
  }

  private static boolean looksOpen(String hours, int minute) {
    var time = local(minute);
    int wall = time.getHour() * 100 + time.getMinute();
    boolean sunday = time.getDayOfWeek() == DayOfWeek.SUNDAY;
    boolean holiday = time.toLocalDate().equals(LocalDate.of(2026, 3, 3));
    return switch (hours) {
      case "clock" -> true;
      case "late" -> !sunday || wall >= 2300 && wall < 2330;
      case "sunday" ->
          sunday
              ? wall >= 2310 && wall < 2340 || wall >= 2350
              : !holiday && (wall < 130 || wall >= 200 && wall < 300);
      case "monday" -> sunday ? wall >= 2320 : holiday ? wall >= 500 : wall >= 30 && wall < 245;
      default -> throw new IllegalArgumentException(hours);
    };
  }

  /// What is promised to a ticket of these values that begins to wait then.
  static Optional<Promise> firstResponse(int start, SortedMap<String, String> values) {
    if (!local(start).toLocalDate().isBefore(MONDAY)) {
      return Optional.of(new Promise("p2".equals(values.get("priority")) ? 1 : 20, "clock"));
    }
    return "p0".equals(values.get("priority"))
        ? Optional.of(new Promise(15, "clock"))
        : hours(start, values).map(hours -> new Promise(40, hours));
  }

  static Optional<Promise> resolution(int start, SortedMap<String, String> values) {
    if (!local(start).toLocalDate().isBefore(MONDAY)) {
      return "p2".equals(values.get("priority"))
          ? Optional.of(new Promise(1, "clock"))
          : hours(start, values).map(hours -> new Promise(120, hours));
    }
    return switch (values.getOrDefault("priority", "")) {
      case "p0" -> hours(start, values).map(hours -> new Promise(60, hours));
      case "p1" -> Optional.of(new Promise(90, "clock"));
      default -> Optional.empty();
    };
  }

  private static ZonedDateTime local(int minute) {
    return RandomTickets.START.plusSeconds(60L * minute).atZone(BERLIN);
  }

  private static ServiceRules rules() {
    var early =
        hours(
            List.of(new Window(1390, 1420), new Window(1430, 1440)),
            List.of(new Window(0, 90), new Window(120, 180)),
            List.of());
    var later =
        hours(
            List.of(new Window(1400, 1440)),
            List.of(new Window(30, 165)),
            List.of(new Window(300, 1440)));
    var always = List.of(new Window(0, 1440));
    var late = hours(List.of(new Window(1380, 1410)), always, always);
    var first = new CalendarAssignment("main", words("v1", "late", "v2", ""), words("c1", "late"));
    var second = new CalendarAssignment("", words("v0", "main"), words());
    return new ServiceRules(
        BERLIN,
        new TreeMap<>(Map.of("main", sinceMonday(early, later), "late", Timeline.ever(late))),
        sinceMonday(first, second),
        sinceMonday(
            new ServiceTargets(
                targets("", new ServiceTarget(40, true), "p0", new ServiceTarget(15, false)),
                targets("p0", new ServiceTarget(60, true), "p1", new ServiceTarget(90, false))),
            new ServiceTargets(
                targets("", new ServiceTarget(20, false), "p2", new ServiceTarget(1, false)),
                targets("", new ServiceTarget(120, true), "p2", new ServiceTarget(1, false)))));
  }

  private static <T> Timeline<T> sinceMonday(T before, T then) {
    return new Timeline<>(new TreeMap<>(Map.of(Timeline.EVER, before, MONDAY, then)));
  }

  private static OpeningHours hours(
      List<Window> sunday, List<Window> otherDays, List<Window> holiday) {
    var week = new TreeMap<DayOfWeek, List<Window>>();
    for (DayOfWeek day : DayOfWeek.values()) {
      week.put(day, day == DayOfWeek.SUNDAY ? sunday : otherDays);
    }
    var holidays = new TreeMap<LocalDate, List<Window>>(Map.of(MONDAY.plusDays(1), holiday));
    return new OpeningHours(BERLIN, week, holidays);
  }

  private static SortedMap<String, String> words(String... pairs) {
    var words = new TreeMap<String, String>();
    for (int i = 0; i < pairs.length; i += 2) {
      words.put(pairs[i], pairs[i + 1]);
    }
    return words;
  }

  private static SortedMap<String, ServiceTarget> targets(
      String one, ServiceTarget ofOne, String other, ServiceTarget ofOther) {
    return new TreeMap<>(Map.of(one, ofOne, other, ofOther));
  }
}
