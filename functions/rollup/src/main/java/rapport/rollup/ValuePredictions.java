package rapport.rollup;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import rapport.customer.Buyer;
import rapport.customer.Customer;
import rapport.customer.CustomerCodec;
import rapport.edge.SettingsJson;
import rapport.lifetime.ValuePrediction;
import rapport.period.Calendar;
import rapport.rollup.PredictionProgress.Goal;
import rapport.settings.Settings;
import rapport.store.Documents;
import rapport.store.Documents.Document;
import rapport.store.Entities;
import rapport.store.Jobs;
import rapport.store.Jobs.Job;
import rapport.store.Predictions;
import rapport.store.Predictions.Predicted;
import rapport.store.Table.Outcome;

/// Predicts what a tenant's buyers will spend: goes through its customers in bounded steps, adds up
/// what each bought until the end of the last day that is over, and fits the models to that.
///
/// Whatever was gathered lies in the job, which each step replaces if nobody else has. So a step
/// that is lost or done twice changes nothing, and a prediction is put in place only of one of the
/// same day.
final class ValuePredictions {

  /// The job that makes them.
  static final String JOB = "prediction";

  /// How long one run goes through customers.
  static final Duration STEP = Duration.ofSeconds(20);

  /// How many customers are put in at once.
  private static final int PAGE = 500;

  /// A day's fits that failed or took too long so often are given up.
  static final int MAX_ATTEMPTS = 3;

  private final Stores stores;
  private final CalendarStore calendars;
  private final Jobs jobs;
  private final Randomness random;
  private final Clock clock;

  ValuePredictions(
      Stores stores, CalendarStore calendars, Jobs jobs, Randomness random, Clock clock) {
    this.stores = stores;
    this.calendars = calendars;
    this.jobs = jobs;
    this.random = random;
    this.clock = clock;
  }

  /// Where what is fitted comes from, and where it goes.
  record Stores(Documents documents, Entities entities, Predictions predictions) {}

  void step(Job job) {
    var progress = PredictionProgress.decode(job.state());
    var calendar = calendars.of(job.tenant()).current();
    if (progress.goal().calendarVersion() != calendar.version()) {
      progress = progress.begun(new Goal(calendar.version(), yesterday(calendar)));
    }
    if (!progress.isGathered()) {
      var gathered = gather(job.tenant(), calendar, progress);
      jobs.update(job, gathered.encode(), clock.instant(), random.next());
    } else if (progress.whole().histories() == 0 || progress.attempts() >= MAX_ATTEMPTS) {
      save(job.tenant(), progress, new TreeMap<>());
      finish(job, calendar, progress);
    } else {
      fit(job, calendar, progress);
    }
  }

  private LocalDate yesterday(Calendar calendar) {
    return calendar.dayOf(clock.instant()).minusDays(1);
  }

  private PredictionProgress gather(String tenant, Calendar calendar, PredictionProgress from) {
    var deadline = clock.instant().plus(STEP);
    var reached = from;
    while (!reached.isGathered() && clock.instant().isBefore(deadline)) {
      reached = new Page(tenant, calendar, reached, deadline).read();
    }
    return reached;
  }

  /// Some customers of one shard. Not thread-safe.
  private final class Page {

    private final String tenant;
    private final Calendar calendar;
    private final PredictionProgress from;
    private final Instant deadline;
    private final List<Buyer> buyers = new ArrayList<>();
    private String last = "";

    private Page(String tenant, Calendar calendar, PredictionProgress from, Instant deadline) {
      this.tenant = tenant;
      this.calendar = calendar;
      this.from = from;
      this.deadline = deadline;
    }

    private PredictionProgress read() {
      var at = from.at();
      stores.entities().list(tenant, Customer.KIND, at.shard(), at.afterId(), this::take);
      if (last.isEmpty()) {
        return from.nextShard();
      }
      return from.with(BuyerSample.EMPTY.with(buyers, from.goal().day().toEpochDay()), last);
    }

    private boolean take(Entities.Listed listed) {
      last = listed.key().id();
      if (listed.key().isSampled(from.at().share())) {
        var customer = CustomerCodec.decode(listed.stored().content());
        buyers.add(Buyer.of(customer, calendar, from.goal().day()));
      }
      return buyers.size() < PAGE && clock.instant().isBefore(deadline);
    }
  }

  /// Says that it is about to fit before it does: what takes longer than a run may last must not be
  /// tried for ever.
  private void fit(Job job, Calendar calendar, PredictionProgress progress) {
    var attempted = progress.attempted();
    var next = Job.of(job.tenant(), job.name(), attempted.encode(), job.dueAt(), random.next());
    if (jobs.update(job, next.state(), next.dueAt(), next.token()) == Outcome.REFUSED) {
      return;
    }
    save(job.tenant(), progress, predicted(job.tenant(), progress));
    finish(next, calendar, attempted);
  }

  /// Also that nothing could be predicted, so that it is not tried again before the day is over.
  private void save(
      String tenant, PredictionProgress progress, SortedMap<String, ValuePrediction> byCurrency) {
    stores
        .predictions()
        .save(tenant, progress.goal().day(), new Predicted(clock.instant(), byCurrency));
  }

  private SortedMap<String, ValuePrediction> predicted(String tenant, PredictionProgress progress) {
    var settings =
        stores
            .documents()
            .read(tenant, "settings")
            .map(Document::text)
            .map(SettingsJson::stored)
            .orElse(Settings.DEFAULT);
    var byCurrency = new TreeMap<String, ValuePrediction>();
    int days = settings.rules().customers().predictedDays();
    long today = progress.goal().day().toEpochDay();
    progress
        .whole()
        .buyers(today)
        .forEach(
            (currency, buyers) ->
                ValuePrediction.of(buyers, today, days)
                    .ifPresent(prediction -> byCurrency.put(currency, prediction)));
    return byCurrency;
  }

  private void finish(Job job, Calendar calendar, PredictionProgress progress) {
    if (progress.again()) {
      var dueAt = Watching.after(calendar, calendar.dayOf(clock.instant()));
      jobs.update(job, PredictionProgress.WAITING.encode(), dueAt, random.next());
    } else {
      jobs.end(job);
    }
  }
}
