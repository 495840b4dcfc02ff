package rapport.business;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpeningHoursTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final int MINUTES = 12 * 24 * 60;

  /// Local times around which a clock was changed: forward, back, by half an hour, by a whole day,
  /// at midnight, and not at all.
  private static final List<ZonedDateTime> STARTS =
      List.of(
          ZonedDateTime.parse("2026-03-24T00:00+01:00[Europe/Berlin]"),
          ZonedDateTime.parse("2026-10-20T00:00+02:00[Europe/Berlin]"),
          ZonedDateTime.parse("2026-03-04T00:00-05:00[America/New_York]"),
          ZonedDateTime.parse("2026-10-27T00:00-04:00[America/New_York]"),
          ZonedDateTime.parse("2026-04-01T00:00+11:00[Australia/Lord_Howe]"),
          ZonedDateTime.parse("2026-10-01T00:00+10:30[Australia/Lord_Howe]"),
          ZonedDateTime.parse("2011-12-25T00:00-10:00[Pacific/Apia]"),
          ZonedDateTime.parse("2018-10-30T00:00-03:00[America/Sao_Paulo]"),
          ZonedDateTime.parse("2026-06-01T00:00+08:00[Asia/Shanghai]"));

  /// The oracle looks at the clock on the wall once a minute.
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void timeIsThatOfMinutesInWhichTheClockOnTheWallIsInAWindow(long seed) {
    var random = new Random(seed);
    for (ZonedDateTime start : STARTS) {
      var hours = randomHours(random, start);
      var open = film(hours, start.toInstant());
      for (int i = 0; i < 20; i++) {
        int from = random.nextInt(MINUTES);
        int to = from + random.nextInt(MINUTES - from);
        var begin = start.toInstant().plusSeconds(60L * from);
        var end = start.toInstant().plusSeconds(60L * to);

        assertThat(hours.between(begin, end))
            .as("seed %d, %s to %s, %s", seed, begin, end, hours)
            .isEqualTo(Duration.ofMinutes(open.get(to) - open.get(from)));
      }
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void whatFallsDueFallsDueInTheFirstMinuteBeforeWhichTheTimeHasPassed(long seed) {
    var random = new Random(seed);
    for (ZonedDateTime start : STARTS) {
      var hours = randomHours(random, start);
      var open = film(hours, start.toInstant());
      for (int i = 0; i < 20; i++) {
        int from = random.nextInt(MINUTES / 2);
        int minutes = 1 + random.nextInt(600);
        var begin = start.toInstant().plusSeconds(60L * from);
        int due = from;
        while (due < MINUTES && open.get(due) - open.get(from) < minutes) {
          due++;
        }
        if (due < MINUTES) {
          assertThat(hours.after(begin, Duration.ofMinutes(minutes)))
              .as("seed %d, %d minutes from %s, %s", seed, minutes, begin, hours)
              .contains(start.toInstant().plusSeconds(60L * due));
        }
      }
    }
  }

  @Test
  void whatClocksShowTwiceCountsTwiceAndWhatTheyNeverShowDoesNot() {
    var nights = everyDay(new Window(90, 180));

    assertThat(between(nights, "2026-10-25T00:00+02:00", "2026-10-25T12:00+01:00"))
        .isEqualTo(Duration.ofMinutes(30 + 60 + 60));
    assertThat(between(nights, "2026-03-29T00:00+01:00", "2026-03-29T12:00+02:00"))
        .isEqualTo(Duration.ofMinutes(30));
  }

  @Test
  void partsOfMinutesCount() {
    var days = everyDay(new Window(540, 1020));

    assertThat(between(days, "2026-06-01T08:59:59.500+02:00", "2026-06-01T09:00:00.250+02:00"))
        .isEqualTo(Duration.ofMillis(250));
  }

  @Test
  void nothingIsDueAtOnceAndWhatNeverOpensNeverComes() {
    var start = Instant.parse("2026-06-01T10:00:00Z");
    var closed = new OpeningHours(BERLIN, new TreeMap<>(), new TreeMap<>());

    assertThat(closed.after(start, Duration.ZERO)).contains(start);
    assertThat(closed.after(start, Duration.ofMillis(1))).isEmpty();
    assertThat(closed.between(start, start.plus(Duration.ofDays(4000)))).isZero();
    assertThat(Schedule.CLOCK.after(start, Duration.ofDays(9000)))
        .isEqualTo(Optional.of(start.plus(Duration.ofDays(9000))));
  }

  @Test
  void aHolidayHasItsOwnWindowsAlsoOnADayOff() {
    var sunday = LocalDate.of(2026, 6, 7);
    var hours =
        new OpeningHours(
            BERLIN,
            new TreeMap<>(Map.of(DayOfWeek.MONDAY, List.of(new Window(540, 1020)))),
            new TreeMap<>(
                Map.of(sunday, List.of(new Window(600, 660)), sunday.plusDays(1), List.of())));

    assertThat(between(hours, "2026-06-07T00:00+02:00", "2026-06-09T00:00+02:00"))
        .isEqualTo(Duration.ofHours(1));
  }

  @Test
  void whatCannotBeIsRefused() {
    var hours = everyDay(new Window(0, 1440));
    var now = Instant.parse("2026-06-01T10:00:00Z");
    assertRefused(() -> new Window(-1, 5));
    assertRefused(() -> new Window(5, 5));
    assertRefused(() -> new Window(5, 1441));
    assertRefused(() -> everyDay(new Window(0, 61), new Window(60, 70)));
    assertRefused(() -> hours.between(now, now.minusMillis(1)));
    assertRefused(() -> hours.after(now, Duration.ofMillis(-1)));
    assertRefused(() -> Schedule.CLOCK.between(now, now.minusMillis(1)));
    assertRefused(() -> Schedule.CLOCK.after(now, Duration.ofMillis(-1)));
  }

  private static void assertRefused(Runnable call) {
    assertThatThrownBy(call::run).isInstanceOf(IllegalArgumentException.class);
  }

  private static Duration between(OpeningHours hours, String from, String to) {
    return hours.between(
        ZonedDateTime.parse(from).toInstant(), ZonedDateTime.parse(to).toInstant());
  }

  /// How many minutes were open before each minute.
  private static List<Integer> film(OpeningHours hours, Instant start) {
    var open = new ArrayList<Integer>(List.of(0));
    for (int minute = 0; minute < MINUTES; minute++) {
      var wall = start.plusSeconds(60L * minute).atZone(hours.zone());
      var windows =
          hours.holidays().containsKey(wall.toLocalDate())
              ? hours.holidays().get(wall.toLocalDate())
              : hours.week().getOrDefault(wall.getDayOfWeek(), List.of());
      int minuteOfDay = wall.getHour() * 60 + wall.getMinute();
      boolean inside =
          windows.stream()
              .anyMatch(
                  window ->
                      window.startMinute() <= minuteOfDay && minuteOfDay < window.endMinute());
      open.add(open.getLast() + (inside ? 1 : 0));
    }
    return open;
  }

  private static OpeningHours randomHours(Random random, ZonedDateTime start) {
    var week = new TreeMap<DayOfWeek, List<Window>>();
    for (DayOfWeek day : DayOfWeek.values()) {
      week.put(day, randomWindows(random));
    }
    var holidays = new TreeMap<LocalDate, List<Window>>();
    for (int i = 0; i < 3; i++) {
      holidays.put(start.toLocalDate().plusDays(random.nextInt(12)), randomWindows(random));
    }
    return new OpeningHours(start.getZone(), week, holidays);
  }

  private static List<Window> randomWindows(Random random) {
    var ends = new TreeMap<Integer, Boolean>();
    for (int i = random.nextInt(3) * 2; i > 0; i--) {
      ends.put(random.nextInt(4) == 0 ? 240 - i : random.nextInt(Window.MINUTES + 1), true);
    }
    var sorted = new ArrayList<>(ends.keySet());
    var windows = new ArrayList<Window>();
    for (int i = 0; i + 1 < sorted.size(); i += 2) {
      windows.add(new Window(sorted.get(i), sorted.get(i + 1)));
    }
    Collections.shuffle(windows, random);
    return windows;
  }

  private static OpeningHours everyDay(Window... windows) {
    var week = new TreeMap<DayOfWeek, List<Window>>();
    for (DayOfWeek day : DayOfWeek.values()) {
      week.put(day, List.of(windows));
    }
    return new OpeningHours(BERLIN, week, new TreeMap<>());
  }

  @Test
  void windowsThatTouchDoNotOverlap() {
    var morning = new Window(480, 720);

    assertThat(morning.overlaps(new Window(720, 1000))).isFalse();
    assertThat(new Window(720, 1000).overlaps(morning)).isFalse();
    assertThat(morning.overlaps(new Window(719, 1000))).isTrue();
    assertThat(morning.overlaps(morning)).isTrue();
  }
}
