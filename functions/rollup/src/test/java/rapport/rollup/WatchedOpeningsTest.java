package rapport.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rapport.event.Version;
import rapport.fact.FactId;
import rapport.fact.Family;
import rapport.fact.LoggedFact;
import rapport.fact.Measure;
import rapport.fact.Span;
import rapport.metric.MetricValue;
import rapport.metric.Metrics;
import rapport.metric.PartValue;
import rapport.period.Calendar;
import rapport.period.Granularity;
import rapport.period.Period;
import rapport.rollup.WatchedSeries.Line;
import rapport.rollup.WatchedSeries.Subject;
import rapport.settings.Settings;
import rapport.settings.Watched;

/// What needs to know what there was before is charted with all the time before.
class WatchedOpeningsTest {

  private static final Calendar CALENDAR = RollupWorld.calendar(1, "UTC");
  private static final LocalDate FIRST = LocalDate.of(2023, 6, 1);
  private static final LocalDate LAST = LocalDate.of(2026, 3, 20);
  private static final int REGIONS = 3;

  private final RollupWorld world = new RollupWorld();
  private final List<LoggedFact> facts = new ArrayList<>();

  /// @param left the last day if it never did
  private record Customer(int region, Instant joined, Instant left) {
    private boolean isThere(Instant time) {
      return joined.isBefore(time) && !left.isBefore(time);
    }
  }

  /// The oracle counts the customers themselves.
  @ParameterizedTest(name = "{0}, seed {1}")
  @CsvSource({"DAY, 1", "DAY, 2", "WEEK, 3", "WEEK, 4", "MONTH, 5", "MONTH, 20261127"})
  void everyPeriodBeginsWithWhoeverIsThere(Granularity granularity, long seed) {
    var customers = customers(new Random(seed));
    customers.forEach(this::add);
    fold();
    var last = Period.of(granularity, LAST, CALENDAR).previous();
    var periods = new ArrayList<Period>();
    for (var period = last; periods.size() < 20; period = period.previous()) {
      periods.addFirst(period);
    }

    var total = lines("churn_rate", "", periods);
    var byRegion = lines("churn_rate", "region", periods);

    assertThat(total).hasSize(1);
    assertLine(total.getFirst(), periods, customers);
    assertThat(byRegion).hasSize(REGIONS);
    for (Line line : byRegion) {
      var there = customers.stream().filter(one -> one.region() == line.number()).toList();
      assertLine(line, periods, there);
    }
  }

  private static void assertLine(Line line, List<Period> periods, List<Customer> customers) {
    for (int place = 0; place < periods.size(); place++) {
      var start = periods.get(place).start(CALENDAR);
      var end = periods.get(place).end(CALENDAR);
      var there = customers.stream().filter(one -> one.isThere(start)).toList();
      long lost = there.stream().filter(one -> one.left().isBefore(end)).count();
      var value = line.values().get(place);
      assertThat(part(value, "start")).as("%s", periods.get(place)).isEqualTo(there.size());
      assertThat(part(value, "lost")).as("%s", periods.get(place)).isEqualTo(lost);
    }
  }

  private static double part(MetricValue value, String name) {
    return ((PartValue.Number) value.parts().get(name)).value();
  }

  /// No customer has an agent: what an agent's tickets complain of is divided by all.
  @ParameterizedTest
  @CsvSource({"DAY", "WEEK", "MONTH"})
  void complaintsOfAnAgentAreDividedByAllCustomers(Granularity granularity) {
    customers(new Random(7)).forEach(this::add);
    int agent = 4;
    for (int i = 0; i < 9; i++) {
      var complaint = new Measure.Count(Family.TICKETS, "complaints", 1);
      add(LocalDate.of(2026, 1, 15), Map.of("agent", agent), complaint);
    }
    fold();
    var period = Period.of(granularity, LocalDate.of(2026, 1, 15), CALENDAR);

    var total = lines("complaint_rate", "", List.of(period)).getFirst().values().getFirst();
    var lines = lines("complaint_rate", "agent", List.of(period));

    assertThat(lines).extracting(Line::number).containsExactly(agent);
    var value = lines.getFirst().values().getFirst();
    assertThat(part(value, "complaints")).isEqualTo(9);
    assertThat(value.n()).isEqualTo(total.n()).isPositive();
    assertThat(value).isEqualTo(total);
  }

  private List<Line> lines(String id, String by, List<Period> periods) {
    var metric = Metrics.byId(id).orElseThrow();
    var families = ((rapport.metric.Source.Of) metric.source()).families();
    var watched = new Watched(id, periods.getFirst().granularity(), by);
    var subject = new Subject(watched, metric, families);
    return new WatchedSeries(RollupWorld.TENANT, Settings.DEFAULT, CALENDAR, subject, periods)
        .read(world.summaries);
  }

  private static List<Customer> customers(Random random) {
    long days = ChronoUnit.DAYS.between(FIRST, LAST);
    return Stream.generate(
            () -> {
              var joined = FIRST.plusDays(random.nextLong(days));
              var left = joined.plusDays(random.nextLong(900));
              return new Customer(
                  1 + random.nextInt(REGIONS),
                  noon(joined),
                  noon(left.isAfter(LAST) ? LAST : left));
            })
        .limit(400)
        .toList();
  }

  private static Instant noon(LocalDate day) {
    return day.atTime(12, 0).toInstant(ZoneOffset.UTC);
  }

  private void add(Customer customer) {
    var segments = Map.of("region", customer.region());
    var joined = LocalDate.ofInstant(customer.joined(), ZoneOffset.UTC);
    var left = LocalDate.ofInstant(customer.left(), ZoneOffset.UTC);
    add(joined, segments, new Measure.Count(Family.CUSTOMERS, "customers", 1));
    add(joined, segments, when("entered", Span.ALWAYS));
    add(left, segments, new Measure.Count(Family.CUSTOMERS, "customers", -1));
    add(left, segments, when("lost", Span.after(customer.joined())));
  }

  private static Measure when(String slot, Span began) {
    return new Measure.When(new Measure.Count(Family.CUSTOMERS, slot, 1), began);
  }

  private void add(LocalDate day, Map<String, Integer> segments, Measure measure) {
    facts.add(
        new LoggedFact(
            FactId.of("f" + facts.size()),
            Version.FIRST,
            noon(day),
            new LoggedFact.Origin(0, ""),
            new TreeMap<>(segments),
            List.of(measure),
            new TreeMap<>()));
  }

  private void fold() {
    world.now = noon(LAST.plusDays(1));
    world.record(RollupWorld.TENANT, facts);
    for (int run = 0; run < 100 && !world.marks().isEmpty(); run++) {
      assertThat(world.rollup.run().failed()).isZero();
      world.workOff();
    }
    assertThat(world.marks()).isEmpty();
  }
}
