package rapport.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.fact.Family;
import rapport.fact.LoggedFact;
import rapport.fact.Measure;
import rapport.fact.Span;
import rapport.fold.PartKey;
import rapport.period.Calendar;
import rapport.period.Granularity;
import rapport.period.Period;
import rapport.settings.Settings;
import rapport.store.EventLog;
import rapport.store.HourRecords;
import rapport.store.Summaries;

/// What periods hold up to an instant in them, which is what others are compared with.
class PartOfPeriodTest {

  private static final Family ACTIVE = new Family("activity");

  private final ReaderWorld world = new ReaderWorld();

  /// Customers that were active from the beginning of a period until any instant in it, against a
  /// set of their names: of a day in the log alone, and of one that is kept by its hours.
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4})
  void distinctCountsOfPartOfAPeriodAreThoseOfASet(long seed) {
    var random = new Random(seed);
    world.calendar(new Calendar(1, ZoneId.of("America/St_Johns"), DayOfWeek.SUNDAY));
    var visits = visits(random);
    world.settle();
    var part = PartKey.totals(ACTIVE);

    for (int round = 0; round < 60; round++) {
      var until = visits.get(random.nextInt(visits.size())).time().plusMillis(random.nextInt(2));
      var granularity = Granularity.values()[1 + random.nextInt(5)];
      var period = Period.of(granularity, until, world.calendar);
      if (round % 3 == 0) {
        world.keepByHours(world.calendar.dayOf(until));
      }

      var parts = contents().until(view(), Set.of(part), period, until).orElseThrow();

      var names = new HashSet<String>();
      visits.stream()
          .filter(visit -> !visit.time().isBefore(period.start(world.calendar)))
          .filter(visit -> !visit.time().isAfter(until))
          .forEach(visit -> names.add(visit.customer()));
      var state = parts.get(part).state(0).at(granularity);
      assertThat(state.count("active")).as("%s until %s", period, until).isEqualTo(names.size());
    }
  }

  private record Visit(String customer, Instant time) {}

  private List<Visit> visits(Random random) {
    var visits = new ArrayList<Visit>();
    var facts = new ArrayList<LoggedFact>();
    for (int customer = 0; customer < 30; customer++) {
      var last = Instant.MIN;
      var time = Instant.parse("2025-01-01T00:00:00Z").plusSeconds(random.nextInt(5_000_000));
      while (time.isBefore(world.now)) {
        visits.add(new Visit("c" + customer, time));
        facts.add(
            world.fact(
                "c" + customer + "#" + visits.size(),
                time,
                Map.of(),
                new Measure.When(new Measure.Count(ACTIVE, "active", 1), Span.after(last))));
        last = time;
        time = time.plusSeconds(1 + random.nextInt(5_000_000)).truncatedTo(ChronoUnit.SECONDS);
      }
    }
    world.record(facts);
    return visits;
  }

  /// What is left of a log that expires would be compared with as if little had happened.
  @Test
  void aDayWhoseLogExpiresIsNotComparedInPart() {
    world.now = Instant.parse("2025-02-14T09:00:00Z");
    record("2025-02-14T08:00:00Z", 20);
    world.settle();
    var until = Instant.parse("2025-02-14T08:30:00Z");
    var february = Period.of(Granularity.MONTH, until, world.calendar);
    var parts = Set.of(PartKey.totals(Samples.RECOMMEND));

    world.now = Instant.parse("2026-03-10T09:00:00Z");
    assertThat(contents().until(view(), parts, february, until)).isPresent();

    world.now = Instant.parse("2026-03-15T09:00:00Z");
    assertThat(contents().until(view(), parts, february, until)).isEmpty();
  }

  @Test
  void whatIsNotKeptOfOneFamilyHidesNoOther() {
    world.now = Instant.parse("2025-02-14T09:00:00Z");
    record("2025-02-14T08:00:00Z", 20);
    world.settle();
    var until = Instant.parse("2025-02-14T08:30:00Z");
    var february = Period.of(Granularity.MONTH, until, world.calendar);
    var gone = PartKey.totals(Samples.RECOMMEND);
    var other = PartKey.totals(Family.TICKETS);
    world.now = Instant.parse("2026-03-15T09:00:00Z");

    var kept = contents().keptUntil(view(), Set.of(gone, other), february, until);

    assertThat(kept).containsOnlyKeys(other);
  }

  private void record(String time, int promoters) {
    var facts = new ArrayList<LoggedFact>();
    for (int i = 0; i < promoters; i++) {
      facts.add(world.answer(time + i, time, 10));
    }
    world.record(facts);
  }

  private TenantView view() {
    return new TenantView(
        ReaderWorld.TENANT, Settings.DEFAULT, world.calendar, List.of(), Set.of());
  }

  private Contents contents() {
    var stores =
        new Records.Stores(
            new Summaries(world.summary),
            new HourRecords(world.summary),
            world.marks,
            EventLog.toRead(world.events));
    return new Contents(stores, world.clock);
  }
}
