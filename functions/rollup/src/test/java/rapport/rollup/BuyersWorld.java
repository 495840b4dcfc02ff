package rapport.rollup;

import static rapport.rollup.RollupWorld.TENANT;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import rapport.customer.Customer;
import rapport.customer.CustomerCodec;
import rapport.customer.CustomerEvent;
import rapport.event.Event;
import rapport.event.Identity;
import rapport.event.Payload.CustomerAction;
import rapport.event.Payload.CustomerChange;
import rapport.event.Version;
import rapport.fact.FactId;
import rapport.fact.Family;
import rapport.fact.LoggedFact;
import rapport.fact.Measure;
import rapport.lifetime.PurchaseSums;
import rapport.lifetime.ValuePrediction.Buyers;
import rapport.store.Entities;
import rapport.store.Entities.EntityKey;
import rapport.store.Entities.Stored;
import rapport.store.Jobs;
import rapport.store.Jobs.Job;
import rapport.store.Predictions;

/// Customers as the recorder leaves them, and what they bought as a test remembers it.
final class BuyersWorld {

  final RollupWorld rollup = new RollupWorld();
  private final ZoneId zone;
  private final Map<String, List<CustomerEvent>> events = new TreeMap<>();

  /// Customer → currency → day → spend.
  private final Map<String, Map<String, TreeMap<LocalDate, BigDecimal>>> bought = new TreeMap<>();

  private int numbers;

  BuyersWorld(String zone) {
    this.zone = ZoneId.of(zone);
    rollup.zone(zone);
  }

  void buys(String customer, Instant time, String amount, String currency) {
    add(
        customer,
        time,
        new CustomerAction.Purchased(new BigDecimal(amount), new BigDecimal(amount), currency));
    bought
        .computeIfAbsent(customer, _ -> new TreeMap<>())
        .computeIfAbsent(currency, _ -> new TreeMap<>())
        .merge(LocalDate.ofInstant(time, zone), new BigDecimal(amount), BigDecimal::add);
  }

  void leaves(String customer, Instant time) {
    add(customer, time, new CustomerAction.Left());
  }

  private void add(String customer, Instant time, CustomerAction action) {
    var change = new CustomerChange(action);
    var event =
        new Event(
            new Identity("shop", "e" + numbers++, time, ""),
            customer,
            Version.FIRST,
            new TreeMap<>(),
            change);
    events.computeIfAbsent(customer, _ -> new ArrayList<>()).add(CustomerEvent.of(event, change));
  }

  /// Writes the customers, whatever was there.
  void store() {
    var entities = new Entities(rollup.events);
    events.forEach(
        (id, some) -> {
          var key = new EntityKey(TENANT, Customer.KIND, id);
          var there = Optional.ofNullable(entities.readAll(List.of(key)).get(key));
          long before = there.map(Stored::revision).orElse(0L);
          var content = CustomerCodec.encode(Customer.empty(id).admit(some).entity());
          entities.write(key, before, new Stored(before + 1, content));
        });
  }

  /// A fact of a purchase, with its mark.
  void logsPurchase(Instant time) {
    rollup.record(
        new LoggedFact(
            FactId.of("p" + numbers++),
            Version.FIRST,
            time,
            new LoggedFact.Origin(0, ""),
            new TreeMap<>(),
            List.of(new Measure.Row(Family.PURCHASES, "amount:EUR", List.of(1L, 1L))),
            new TreeMap<>()));
  }

  /// What the customers bought in a currency until a day, added up day by day.
  Buyers naive(String currency, LocalDate until, List<String> left) {
    var there = new ArrayList<PurchaseSums>();
    var gone = new ArrayList<PurchaseSums>();
    bought.forEach(
        (customer, byCurrency) -> {
          var days = byCurrency.getOrDefault(currency, new TreeMap<>()).headMap(until, true);
          if (!days.isEmpty()) {
            (left.contains(customer) ? gone : there).add(sums(days));
          }
        });
    return new Buyers(there, gone);
  }

  /// The same of the customers of one shard.
  List<PurchaseSums> naiveOfShard(int shard, String currency, LocalDate until) {
    return bought.entrySet().stream()
        .filter(entry -> new EntityKey(TENANT, Customer.KIND, entry.getKey()).shard() == shard)
        .map(entry -> entry.getValue().getOrDefault(currency, new TreeMap<>()))
        .map(days -> days.headMap(until, true))
        .filter(days -> !days.isEmpty())
        .map(BuyersWorld::sums)
        .toList();
  }

  private static PurchaseSums sums(SortedMap<LocalDate, BigDecimal> days) {
    return new PurchaseSums(
        days.firstKey().toEpochDay(),
        days.lastKey().toEpochDay(),
        days.size(),
        days.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add));
  }

  SortedMap<LocalDate, Predictions.Predicted> predictions() {
    return new Predictions(rollup.summary)
        .range(TENANT, LocalDate.of(1990, 1, 1), LocalDate.of(2090, 1, 1));
  }

  void hasNothingPredictedFor(LocalDate day) {
    new Predictions(rollup.summary)
        .save(TENANT, day, new Predictions.Predicted(rollup.now, new TreeMap<>()));
  }

  Optional<Job> job() {
    return new Jobs(rollup.events).find(TENANT, ValuePredictions.JOB);
  }

  /// Runs until the job is done or waits for another day.
  void runUntilDone() {
    for (int run = 0; run < 100; run++) {
      rollup.rollup.run();
      rollup.now = rollup.now.plusSeconds(1);
      if (job().filter(job -> !job.dueAt().isAfter(rollup.now)).isEmpty()) {
        return;
      }
    }
    throw new AssertionError("the job never ends");
  }

  void startsDue() {
    new Jobs(rollup.events)
        .start(
            Job.of(
                TENANT,
                ValuePredictions.JOB,
                PredictionProgress.WAITING.encode(),
                Instant.EPOCH,
                BigInteger.TWO));
  }
}
