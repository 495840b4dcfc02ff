package rapport.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import rapport.bytes.Bytes;
import rapport.entity.Erased;
import rapport.entity.Frames;
import rapport.entity.SimulatedLog;
import rapport.entity.Spoiling;
import rapport.fact.Fact;

/// A customer that was erased has nothing from before, whatever comes again.
class ErasedCustomerTest {

  private static final Instant ERASED_AT = Instant.parse("2026-03-02T10:20:00.500Z");

  private static final String BEFORE =
      """
      2026-03-01T09:00:00Z joined id=j plan=basic
      2026-03-02T09:00:00Z purchased id=p amount=20
      2026-03-02T10:01:00Z purchased id=q amount=30
      2026-03-02T10:20:00.499Z active id=a plan=pro
      """;

  private static final String AFTER =
      """
      2026-03-02T10:20:00.500Z joined id=k plan=pro
      2026-03-02T10:40:00Z purchased id=r amount=7
      2026-03-05T10:40:00Z left id=l
      """;

  /// Written by version 2. It must decode for ever.
  private static final String VERSION_TWO =
      "02020370726f0345555202633100e8e9fee0956701e8e9fee09567031008a091ab9a0df403f1fb64"
          + "0533b988550b3ca35dbd4e8a90010b0d020107000203e8040e00e012d091f56dc373204196e72703"
          + "72672498010080d21fc5d8494a6822ff4875f145a0536f820000";

  @Test
  void whatWasDatedBeforeIsGoneAndTakenBackAndWhatWasDatedAfterStays() {
    var log = new SimulatedLog();
    var whole = published(CustomerStory.customer(BEFORE + AFTER), Customer.empty("c1"), 1, log);

    var erased = published(whole.erase(ERASED_AT, Frames.NOTHING_DECIDED), whole, 2, log);

    assertThat(erased.events()).isEqualTo(CustomerStory.customer(AFTER).events());
    assertThat(log.standing()).isEqualTo(factsOf(AFTER));
  }

  @Test
  void whatComesAgainIsNeitherTakenNorRefusedNorKnown() {
    var erased = CustomerStory.customer(BEFORE).erase(ERASED_AT, Frames.NOTHING_DECIDED);
    var events = new ArrayList<>(CustomerStory.events(BEFORE));
    events.add(CustomerStory.event("2026-03-02T10:05:00Z purchased id=new rev=9", ""));

    var admitted = erased.admit(events);

    assertThat(admitted.entity()).isEqualTo(erased);
    assertThat(admitted.refused()).isEmpty();
    assertThat(events).noneMatch(erased::knows);
  }

  @Test
  void whatComesLaterCountsEvenUnderTheNameAndHourOfWhatWasErased() {
    var log = new SimulatedLog();
    var whole = published(CustomerStory.customer(BEFORE), Customer.empty("c1"), 1, log);
    var erased = published(whole.erase(ERASED_AT, Frames.NOTHING_DECIDED), whole, 2, log);

    var later = erased.admit(CustomerStory.events(AFTER)).entity();
    published(later, erased, 3, log);

    assertThat(log.standing()).isEqualTo(factsOf(AFTER));
  }

  /// It is dated by its quarter hour.
  @Test
  void mereActivityOfTheQuarterHourOfTheErasureIsGone() {
    var erased =
        CustomerStory.customer("2026-03-02T10:16:00Z active id=a")
            .erase(ERASED_AT, Frames.NOTHING_DECIDED);

    assertThat(erased.events()).isEmpty();
    assertThat(taken(erased, "2026-03-02T10:29:59Z active id=b")).isEmpty();
    assertThat(taken(erased, "2026-03-02T10:30:00Z active id=b")).hasSize(1);
  }

  private static List<CustomerEvent> taken(Customer customer, String line) {
    return customer.admit(CustomerStory.events(line)).entity().events();
  }

  @Test
  void anEarlierErasureAddsNothingToALaterOne() {
    var erased = CustomerStory.customer(BEFORE).erase(ERASED_AT, Frames.NOTHING_DECIDED);

    assertThat(erased.erase(ERASED_AT.minusSeconds(3600), Frames.NOTHING_DECIDED).erased())
        .isEqualTo(erased.erased());
    assertThat(erased.erase(ERASED_AT, Frames.NOTHING_DECIDED)).isEqualTo(erased);
  }

  @Test
  void whenAllIsKnownToBeVoidNothingOfItNeedBeKnown() {
    var whole = CustomerStory.customer(BEFORE + AFTER);
    var stored = whole.publish(Customer.empty("c1"), 1, Frames.OPEN, false).entity();
    var erased =
        stored
            .erase(ERASED_AT, Frames.NOTHING_DECIDED)
            .publish(stored, 2, Frames.OPEN, true)
            .entity();

    var settled = erased.withoutVoids(Frames.NOTHING_DECIDED);

    assertThat(settled.published()).isNotEmpty().isSubsetOf(erased.published());
    assertThat(settled.publish(settled, 3, Frames.OPEN, true).facts())
        .noneMatch(fact -> fact.version().voided());
    assertThat(settled.publish(erased, 3, Frames.OPEN, false).facts()).isEmpty();
  }

  @Test
  void whatWasErasedComesBackFromItsBytes() {
    var whole = CustomerStory.customer(BEFORE + AFTER).erase(ERASED_AT, Frames.NOTHING_DECIDED);
    var erased = whole.withErased(whole.erased().settled(Frames.OPEN));

    assertThat(CustomerCodec.encode(erased).toHex()).isEqualTo(VERSION_TWO);
    assertThat(CustomerCodec.decode(Bytes.of(HexFormat.of().parseHex(VERSION_TWO))))
        .isEqualTo(erased);
    spoiling(erased).refuseOrReadWhole(1);
    spoiling(erased).refuseEveryShortenedForm();
  }

  private static Spoiling<Customer> spoiling(Customer customer) {
    return new Spoiling<>(
        CustomerCodec.encode(customer), CustomerCodec::encode, CustomerCodec::decode);
  }

  @Test
  void anErasedEventThatIsStillThereIsABug() {
    var events = CustomerStory.events(BEFORE);
    var erased = Erased.NOTHING.andAll(ERASED_AT);

    assertThatThrownBy(
            () -> new Customer("c1", events, Instant.MIN, erased, Collections.emptySortedSet()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Customer published(
      Customer after, Customer before, long revision, SimulatedLog log) {
    var publication = after.publish(before, revision, Frames.OPEN, revision == 2);
    log.add(publication.facts());
    return publication.entity();
  }

  private static java.util.Set<Fact> factsOf(String story) {
    return SimulatedLog.withoutRevisions(
        CustomerStory.customer(story).facts(1, Frames.NOTHING_DECIDED));
  }
}
