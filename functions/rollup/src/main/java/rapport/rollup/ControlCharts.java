package rapport.rollup;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import rapport.edge.Decisions;
import rapport.fact.Family;
import rapport.fold.PartKey;
import rapport.metric.Metrics;
import rapport.metric.SurveyFamilies;
import rapport.period.Calendar;
import rapport.period.Granularity;
import rapport.period.Period;
import rapport.settings.Settings;
import rapport.settings.Watched;
import rapport.store.Alerts;
import rapport.store.Alerts.Alert;
import rapport.store.Documents;
import rapport.store.Documents.Named;
import rapport.store.Jobs;
import rapport.store.Jobs.Job;
import rapport.store.Registry;
import rapport.store.Summaries;
import rapport.store.SummaryKey.Level;
import rapport.store.Table.Read;
import rapport.watch.Watch;

/// Draws a tenant's control charts anew from its summaries, and makes the alerts of the last
/// periods what the charts say: each is there once, is put in place if its evidence has changed,
/// and is taken back if late events have changed the period.
final class ControlCharts {

  /// The job that draws them.
  static final String JOB = "watch";

  /// How many closed periods are looked at again each time: events come at most 35 days late.
  private static final Map<Granularity, Integer> LOOKED_AT =
      Map.of(Granularity.DAY, 37, Granularity.WEEK, 6, Granularity.MONTH, 2);

  private final Stores stores;
  private final CalendarStore calendars;
  private final Jobs jobs;
  private final Randomness random;
  private final Clock clock;

  ControlCharts(Stores stores, CalendarStore calendars, Jobs jobs, Randomness random, Clock clock) {
    this.stores = stores;
    this.calendars = calendars;
    this.jobs = jobs;
    this.random = random;
    this.clock = clock;
  }

  /// Where what is drawn comes from, and where it goes.
  record Stores(
      Documents documents,
      Registry registry,
      Summaries summaries,
      Alerts alerts,
      AlertFollowUps followUps) {}

  void step(Job job) {
    var tenant = job.tenant();
    var decided = decided(tenant);
    var calendar = calendars.of(tenant).current();
    boolean goesOn = false;
    for (Watched watched : decided.settings().watched()) {
      var metric = Metrics.byId(watched.metric());
      if (metric.isPresent()) { // as it was when the settings were written
        var families = new SurveyFamilies(decided.surveys()).of(metric.get().source());
        var defined = metric.get().definedBy(decided.surveys());
        var subject = new WatchedSeries.Subject(watched, defined, families);
        draw(tenant, decided.settings(), calendar, subject);
        goesOn |= hasToday(tenant, calendar, families);
      }
    }
    if (goesOn) {
      var dueAt = Watching.after(calendar, calendar.dayOf(clock.instant()));
      jobs.update(job, job.state(), dueAt, random.next());
    } else {
      jobs.end(job);
    }
  }

  /// Whether anything was folded of the day that is not over. It may have been while this job was
  /// there already, so that no other was begun for it.
  private boolean hasToday(String tenant, Calendar calendar, List<Family> families) {
    var today = calendar.dayOf(clock.instant()).toString();
    return families.stream()
        .map(PartKey::totals)
        .anyMatch(
            part ->
                !stores
                    .summaries()
                    .range(tenant, calendar.version(), Level.DAY, part, today, today)
                    .isEmpty());
  }

  private Decisions decided(String tenant) {
    return Decisions.of(
        stores.documents().between(tenant, Decisions.FIRST, Decisions.LAST, Read.STRONG).stream()
            .collect(Collectors.toMap(Named::name, named -> named.document().text())));
  }

  private void draw(
      String tenant, Settings settings, Calendar calendar, WatchedSeries.Subject subject) {
    var watched = subject.watched();
    var periods = periods(watched.granularity(), calendar);
    int looked = LOOKED_AT.get(watched.granularity());
    var series =
        new WatchedSeries(tenant, settings, calendar, subject, periods).read(stores.summaries());
    var wanted = new HashMap<Place, AlertText>();
    for (WatchedSeries.Line line : series) {
      for (int place = periods.size() - looked; place < periods.size(); place++) {
        for (Watch.Crossing crossing : Watch.crossings(line.figures().subList(0, place + 1))) {
          var alert = new AlertText(subject, line, periods.get(place), place, crossing);
          wanted.put(new Place(alert.start(calendar), alert.name()), alert);
        }
      }
    }
    boolean followsUp = settings.rules().followUps().alerts();
    sync(tenant, calendar, new Stretch(watched, periods, looked, followsUp), wanted);
  }

  private record Place(Instant start, String name) {}

  /// The alerts that are made what they should be.
  ///
  /// @param followsUp whether what is found anew opens a follow-up
  private record Stretch(Watched watched, List<Period> periods, int looked, boolean followsUp) {
    Instant start(Calendar calendar) {
      return periods.get(periods.size() - looked).start(calendar);
    }

    Instant end(Calendar calendar) {
      return periods.getLast().end(calendar);
    }
  }

  private void sync(
      String tenant, Calendar calendar, Stretch stretch, Map<Place, AlertText> wanted) {
    var prefix = AlertText.prefix(stretch.watched());
    var there = new HashMap<Place, Alert>();
    for (Alert alert :
        stores.alerts().between(tenant, stretch.start(calendar), stretch.end(calendar))) {
      if (alert.name().startsWith(prefix)) {
        there.put(new Place(alert.start(), alert.name()), alert);
      }
    }
    var names = names(tenant, stretch.watched().by());
    wanted.forEach(
        (place, text) -> {
          var before = there.remove(place);
          var foundAt = before == null ? clock.instant() : AlertText.foundAt(before.text());
          var next = text.write(calendar, names, foundAt);
          var alert = new Alert(place.start(), place.name(), next);
          if (before == null || !text.turnsAsIn(before.text())) {
            followUp(tenant, stretch, alert, text.isGood());
          }
          if (before == null || !before.text().equals(next)) {
            stores.alerts().put(tenant, alert);
          }
        });
    there
        .values()
        .forEach(
            alert -> {
              stores.followUps().withdraw(tenant, alert);
              stores.alerts().withdraw(tenant, alert);
            });
  }

  /// Good news is to be seen and not to be looked after: late events may have made it of bad news.
  private void followUp(String tenant, Stretch stretch, Alert alert, boolean isGood) {
    if (isGood) {
      stores.followUps().withdraw(tenant, alert);
    } else if (stretch.followsUp()) {
      stores.followUps().open(tenant, alert, stretch.watched().metric());
    }
  }

  private Map<Integer, String> names(String tenant, String by) {
    var names = new HashMap<Integer, String>();
    names.put(0, Registry.OTHER);
    if (!by.isEmpty()) {
      int number = 0;
      for (String value : stores.registry().read(tenant, by).values()) {
        names.put(++number, value);
      }
    }
    return names;
  }

  /// Those that are over, as many as it takes to look at the last ones.
  private List<Period> periods(Granularity granularity, Calendar calendar) {
    var last = Period.of(granularity, clock.instant(), calendar).previous();
    var first = last;
    int all = LOOKED_AT.get(granularity) + Watch.CHARTED + Watch.REFERENCE - 1;
    for (int place = 1; place < all; place++) {
      first = first.previous();
    }
    return Period.range(first, last);
  }
}
