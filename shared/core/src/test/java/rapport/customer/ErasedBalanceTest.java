package rapport.customer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.bytes.Bytes;
import rapport.entity.Frame;
import rapport.entity.Given;
import rapport.entity.Spoiling;
import rapport.fact.Fact;
import rapport.fact.FactId;
import rapport.fact.Family;
import rapport.fact.Measure;
import rapport.period.UtcHour;
import rapport.settings.CustomerRules;
import rapport.settings.EntityRules;
import rapport.settings.ServiceRules;

/// Whoever is erased is in no balance from the first hour on that is not final, though it stays in
/// what final hours have counted.
class ErasedBalanceTest {

  private static final Instant FINAL_UNTIL = Instant.parse("2026-02-01T00:00:00Z");
  private static final Duration MARGIN = Duration.ofMinutes(29 * 60 + 10);
  private static final Instant OPEN_FROM = FINAL_UNTIL.plus(MARGIN);
  private static final Instant ERASED_AT = Instant.parse("2026-03-02T10:20:00Z");
  private static final Given GIVEN = new Given(rules(), ERASED_AT);
  private static final Frame OPEN = frame(Instant.MIN);
  private static final Frame FRAME = frame(FINAL_UNTIL);

  private static final String STAYED =
      """
      2026-01-01T09:00:00Z joined id=j plan=basic
      2026-01-02T09:00:00Z rewarded id=w tier=gold
      2026-01-03T09:00:00Z revenue id=r amount=100
      2026-01-20T09:00:00Z revenue id=s amount=120 plan=pro
      """;

  private static final String LEFT = STAYED + "2026-02-20T09:00:00Z left id=l\n";

  /// Written by version 3. It must decode for ever.
  private static final String VERSION_THREE =
      "030b05626173696307636f686f7274730770726573656e740370726f07726576656e7565076d7272"
          + "3a45555209637573746f6d65727305706c616e730c6d656d626572733a636c75620e746965723a63"
          + "6c75623a676f6c64066572617365640263310080e2fee095670180e2fee095670002a0bd81980d01"
          + "010b0d010e0f020180aac88cef66a0bd81980d01010b1004111201010180b8b87213130001141500"
          + "01141600010002aa823c1701001702";

  private static EntityRules rules() {
    var plans = new TreeMap<>(Map.of("club", List.of("gold", "silver")));
    var none = CustomerRules.NONE;
    return new EntityRules(
        ServiceRules.NONE,
        new CustomerRules(0, none.journeys(), plans, none.churnDenominator(), 0));
  }

  private static Frame frame(Instant finalUntil) {
    var openFrom = finalUntil.isBefore(FINAL_UNTIL) ? OPEN_FROM : finalUntil.plus(MARGIN);
    return new Frame(GIVEN, (hour, _) -> hour.start().isBefore(finalUntil), openFrom);
  }

  private record Place(FactId id, UtcHour hour) {}

  private final Map<Place, Fact> log = new HashMap<>();
  private long revision;

  private Customer publish(Customer after, Customer before, Frame frame) {
    revision++;
    var publication = after.publish(before, revision, frame, true);
    for (Fact fact : publication.facts()) {
      log.put(new Place(fact.id(), fact.hour()), fact);
    }
    return publication.entity();
  }

  private Customer erase(Customer stored) {
    return publish(stored.erase(ERASED_AT, GIVEN), stored, FRAME);
  }

  /// What all facts come to, by segment values, family, slot and number; without zeros.
  private Map<String, Long> balances() {
    var sums = new TreeMap<String, Long>();
    for (Fact fact : log.values()) {
      for (Measure measure : fact.measures()) {
        var key = fact.segments() + " " + measure.family().key() + " " + measure.slot();
        switch (measure) {
          case Measure.Count count when isBalance(count) ->
              sums.merge(key, count.amount(), Long::sum);
          case Measure.Row row when isBalance(row) -> {
            sums.merge(key + " n", (long) row.times(), Long::sum);
            sums.merge(key + " sum", row.times() * row.values().getFirst(), Long::sum);
          }
          case Measure.Cohort cohort when cohort.slot().equals("present") ->
              sums.merge("present " + cohort.since(), (long) cohort.times(), Long::sum);
          case Measure _ -> {}
        }
      }
    }
    sums.values().removeIf(sum -> sum == 0);
    return sums;
  }

  private static boolean isBalance(Measure measure) {
    return measure.slot().equals("customers")
        || measure.slot().startsWith("mrr:")
        || measure.slot().startsWith("members:")
        || measure.slot().startsWith("tier:");
  }

  private long count(String slot) {
    return log.values().stream()
        .flatMap(fact -> fact.measures().stream())
        .filter(measure -> measure.family().equals(Family.CUSTOMERS))
        .filter(measure -> measure.slot().equals(slot))
        .mapToLong(measure -> ((Measure.Count) measure).amount())
        .sum();
  }

  @Test
  void whoHadNotLeftIsCountedNoLonger() {
    var stored = publish(CustomerStory.customer(STAYED), Customer.empty("c1"), OPEN);
    assertThat(balances()).hasSize(6); // itself, its cohort, plan and tier, revenue and its sum

    erase(stored);

    assertThat(balances()).isEmpty();
    assertThat(count("joined")).isEqualTo(1);
    assertThat(count("left")).isZero();
    assertThat(log.values())
        .filteredOn(fact -> fact.version().revision() == revision)
        .allSatisfy(
            fact -> {
              assertThat(fact.hour()).isEqualTo(UtcHour.of(OPEN_FROM));
              assertThat(fact.origin().subject()).isEmpty();
            })
        .isNotEmpty();
  }

  @Test
  void whoHadLeftIsNotCountedForItsLeavingIsTakenBack() {
    var stored = publish(CustomerStory.customer(LEFT), Customer.empty("c1"), OPEN);
    assertThat(balances()).isEmpty();

    erase(stored);

    assertThat(balances()).isEmpty();
    assertThat(count("left")).isZero();
  }

  @Test
  void itIsTakenBackOnceThoughItIsErasedAgainAndMoreIsFinalByThen() {
    var stored = publish(CustomerStory.customer(STAYED), Customer.empty("c1"), OPEN);
    var erased = erase(stored);
    var facts = Map.copyOf(log);
    assertThat(erase(erased)).isEqualTo(erased);
    assertThat(log.keySet()).isEqualTo(facts.keySet());

    var later = publish(erased, erased, frame(ERASED_AT));
    assertThat(later.erase(ERASED_AT.plusSeconds(60), GIVEN).publish(later, 9, FRAME, true).facts())
        .allSatisfy(fact -> assertThat(fact.hour()).isEqualTo(UtcHour.of(OPEN_FROM)));

    assertThat(log.keySet()).isEqualTo(facts.keySet());
    assertThat(balances()).isEmpty();
  }

  @Test
  void whoComesBackCountsAgainAndWhoIsErasedAgainDoesNot() {
    var stored = publish(CustomerStory.customer(STAYED), Customer.empty("c1"), OPEN);
    var erased = erase(stored);
    var more = "2026-04-01T09:00:00Z joined id=k\n2026-04-01T09:00:01Z revenue id=v amount=7";

    var back = publish(erased.admit(CustomerStory.events(more)).entity(), erased, FRAME);
    assertThat(count("customers")).isEqualTo(1);
    var at = Instant.parse("2027-05-01T00:00:00Z");
    publish(back.erase(at, GIVEN), back, frame(Instant.parse("2026-05-01T00:00:00Z")));

    assertThat(balances()).isEmpty();
  }

  @Test
  void whatFrozeIsTakenBackToo() {
    var whole = CustomerStory.customer(STAYED);
    var frozen =
        new Customer(
            "c1",
            whole.events(),
            Instant.parse("2026-02-01T00:00:00Z"),
            publish(whole, Customer.empty("c1"), OPEN).published());

    var erased = frozen.erase(ERASED_AT, GIVEN);
    publish(erased, frozen, FRAME);

    assertThat(erased.frozenBefore()).isEqualTo(Instant.MIN);
    assertThat(balances()).isEmpty();
  }

  @Test
  void whatHasClosedBeforeTheLogKnowsIsTakenBackAsWhatItWasWhenItWasErased() {
    var stored = publish(CustomerStory.customer(STAYED), Customer.empty("c1"), OPEN);
    var lost = stored.erase(ERASED_AT, GIVEN).publish(stored, 2, closing(1), true);
    revision++;

    publish(lost.entity(), lost.entity(), closing(11));

    assertThat(balances()).isEmpty();
    assertThat(count("joined")).isZero();
  }

  @Test
  void halfADayAfterwardsNothingIsTakenBackInWhatHasClosed() {
    var stored = publish(CustomerStory.customer(STAYED), Customer.empty("c1"), OPEN);
    var lost = stored.erase(ERASED_AT, GIVEN).publish(stored, 2, closing(1), true);

    assertThat(lost.entity().publish(lost.entity(), 2, closing(12), true).facts()).isEmpty();
  }

  /// Two hours after the erasure January is final.
  private static Frame closing(int hoursLater) {
    var closedAt = ERASED_AT.plus(Duration.ofHours(2));
    return new Frame(
        new Given(rules(), ERASED_AT.plus(Duration.ofHours(hoursLater))),
        (hour, at) -> hour.start().isBefore(FINAL_UNTIL) && !at.isBefore(closedAt),
        OPEN_FROM);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 20_260_301})
  void whateverItDidItIsInNoBalance(long seed) {
    var random = new Random(seed);
    var actions = List.of("joined", "left", "revenue amount=%d", "rewarded tier=gold", "active");
    var lines = new StringBuilder();
    for (int i = 0; i < 40; i++) {
      var time = Instant.parse("2026-01-01T00:00:00Z").plus(Duration.ofHours(random.nextInt(1400)));
      var action = actions.get(random.nextInt(actions.size())).formatted(random.nextInt(3) * 10);
      var plan = random.nextBoolean() ? " plan=p" + random.nextInt(2) : "";
      lines.append(time).append(' ').append(action).append(plan).append('\n');
    }
    var stored = publish(CustomerStory.customer(lines.toString()), Customer.empty("c1"), OPEN);

    erase(stored);

    assertThat(balances()).as(lines.toString()).isEmpty();
  }

  @Test
  void whatRemainsComesBackFromItsBytes() {
    var unsettled = CustomerStory.customer(STAYED).erase(ERASED_AT, GIVEN);
    var settled = publish(unsettled, CustomerStory.customer(STAYED), FRAME);

    var bytes = CustomerCodec.encode(settled);
    assertThat(CustomerCodec.decode(CustomerCodec.encode(unsettled))).isEqualTo(unsettled);
    var spoiling = new Spoiling<>(bytes, CustomerCodec::encode, CustomerCodec::decode);
    spoiling.refuseOrReadWhole(1);
    spoiling.refuseEveryShortenedForm();
    assertThat(bytes.toHex()).isEqualTo(VERSION_THREE);
    assertThat(CustomerCodec.decode(Bytes.of(HexFormat.of().parseHex(VERSION_THREE))))
        .isEqualTo(settled);
  }
}
