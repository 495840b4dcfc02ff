package rapport.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import rapport.bytes.Bytes;
import rapport.event.LowScores;
import rapport.fact.FactId;
import rapport.followup.Cause;
import rapport.followup.Edit;
import rapport.followup.FollowUp;
import rapport.followup.FollowUpId;
import rapport.followup.Handling;
import rapport.followup.Word;
import rapport.period.UtcHour;
import rapport.store.FollowUps.Stored;
import rapport.store.Table.Outcome;
import rapport.store.Table.Read;
import rapport.store.memory.MemoryTable;

class FollowUpsTest {

  private static final Instant TIME = Instant.parse("2026-03-01T10:20:30.456Z");
  private static final Instant EXPIRY = Instant.parse("2027-04-05T00:00:00Z");

  private final MemoryTable table = new MemoryTable();
  private final FollowUps followUps = new FollowUps(table);

  @Test
  void itIsOpenedOnceHoweverOftenItIsTried() {
    assertThat(write("acme", 0, followUp(0, 1))).isEqualTo(Outcome.DONE);
    assertThat(write("acme", 0, followUp(0, 1))).isEqualTo(Outcome.REFUSED);

    assertThat(followUps.read("acme", id(0, 1))).contains(new Stored(followUp(0, 1), 1));
    assertThat(followUps.read("other", id(0, 1))).isEmpty();
  }

  @Test
  void itIsReplacedByWhoKnowsItsRevision() {
    write("acme", 0, followUp(0, 1));
    var assigned = followUp(0, 1).with(new Edit.Assign("ann"), TIME);

    assertThat(write("acme", 1, assigned)).isEqualTo(Outcome.DONE);
    assertThat(write("acme", 1, followUp(0, 1))).isEqualTo(Outcome.REFUSED);
    assertThat(followUps.read("acme", id(0, 1))).contains(new Stored(assigned, 2));
  }

  @Test
  void theNewestHourComesFirstAcrossDaysAndYears() {
    for (int hours : List.of(0, 1, 24, 24 * 31, 24 * 366, 24 * 4_000)) {
      write("acme", 0, followUp(hours, 1));
    }

    assertThat(page(Optional.empty(), 10))
        .extracting(stored -> stored.followUp().id())
        .containsExactly(
            id(24 * 4_000, 1), id(24 * 366, 1), id(24 * 31, 1), id(24, 1), id(1, 1), id(0, 1));
  }

  @Test
  void pageByPageEachIsReadOnce() {
    var expected = new ArrayList<FollowUpId>();
    for (int i = 0; i < 25; i++) {
      write("acme", 0, followUp(i / 3, i));
    }
    followUps.each("acme", Optional.empty(), one -> expected.add(one.followUp().id()));

    var read = new ArrayList<FollowUpId>();
    var page = page(Optional.empty(), 4);
    while (!page.isEmpty()) {
      page.forEach(stored -> read.add(stored.followUp().id()));
      page = page(Optional.of(read.getLast()), 4);
    }

    assertThat(read).hasSize(25).doesNotHaveDuplicates().isEqualTo(expected);
  }

  @Test
  void aDayHasItsOwnAndNoOthers() {
    for (int hours = -20; hours < 40; hours++) {
      write("acme", 0, followUp(hours, 1));
    }
    var found = new ArrayList<FollowUpId>();

    followUps.ofDay("acme", LocalDate.parse("2026-03-01"), one -> found.add(one.followUp().id()));

    assertThat(found).hasSize(24);
    assertThat(found.getFirst()).isEqualTo(id(13, 1));
    assertThat(found.getLast()).isEqualTo(id(-10, 1));
  }

  @Test
  void severalAreReadAtOnceAndWhatIsNotThereIsLeftOut() {
    write("acme", 0, followUp(0, 1));
    write("acme", 0, followUp(1, 2));

    assertThat(followUps.readAll("acme", List.of(id(0, 1), id(1, 2), id(2, 3))))
        .containsOnlyKeys(id(0, 1), id(1, 2));
  }

  @Test
  void whatAnErasedCustomerLeavesGoesUnlessSomebodyWroteIt() {
    write("acme", 0, followUp(0, 1));
    var read = followUps.read("acme", id(0, 1)).orElseThrow();
    write("acme", 1, followUp(0, 1).with(new Edit.Note("called"), TIME));

    assertThat(followUps.delete("acme", read)).isEqualTo(Outcome.REFUSED);
    assertThat(followUps.delete("acme", followUps.read("acme", id(0, 1)).orElseThrow()))
        .isEqualTo(Outcome.DONE);
    assertThat(followUps.read("acme", id(0, 1))).isEmpty();
  }

  /// Never change this: it is what tables hold.
  @Test
  void itLiesWhereItAlwaysLay() {
    write("acme", 0, followUp(0, 1));

    var item =
        table.get(
            new Key("f#acme", "7973969889-000000000000000000000000000000" + "01"), Read.STRONG);

    assertThat(item).isPresent();
    assertThat(item.orElseThrow().whole(Names.TTL))
        .isEqualTo(Attribute.Whole.of(EXPIRY.getEpochSecond()));
    assertThat(Bytes.of(Packed.unpack(item.orElseThrow().binary(Names.BODY))).toArray()[0])
        .isEqualTo((byte) 1);
  }

  private List<Stored> page(Optional<FollowUpId> after, int most) {
    return followUps.page("acme", after, _ -> true, most);
  }

  private Outcome write(String tenant, long previous, FollowUp followUp) {
    return followUps.write(tenant, previous, followUp, EXPIRY);
  }

  static FollowUpId id(int hours, long number) {
    return new FollowUpId(UtcHour.of(TIME.plus(Duration.ofHours(hours))), new FactId(0, number));
  }

  private static FollowUp followUp(int hours, long number) {
    var cause =
        new Cause.LowAnswer(
            "c1",
            TIME,
            "",
            "nps",
            new TreeMap<>(Map.of("recommend", new Cause.LowScore(3, new LowScores(0, 6)))));
    return new FollowUp(id(hours, number), cause, Word.numbered(0, false), Handling.NONE);
  }
}
