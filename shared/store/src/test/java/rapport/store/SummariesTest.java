package rapport.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.fact.Family;
import rapport.fold.Part;
import rapport.fold.PartKey;
import rapport.store.SummaryKey.Level;
import rapport.store.Table.Outcome;
import rapport.store.Table.Read;
import rapport.store.memory.MemoryTable;

class SummariesTest {

  private static final Instant SEAL_AT = Instant.parse("2027-04-05T10:00:00Z");
  private static final Family RECOMMEND = Family.question("relationship-2026", "recommend");

  private final MemoryTable table = new MemoryTable();
  private final Summaries summaries = new Summaries(table);

  @ParameterizedTest
  @EnumSource(Level.class)
  void aRecordIsWrittenOnlyOverTheRevisionBefore(Level level) {
    var key = key(level, PartKey.totals(RECOMMEND), "2026-03");
    var part = SampleParts.anything(new Random(1));

    var outcomes =
        List.of(
            summaries.save(key, summary(2, part)),
            summaries.save(key, summary(1, part)),
            summaries.save(key, summary(1, part)),
            summaries.save(key, summary(3, part)),
            summaries.save(key, summary(2, Part.EMPTY)));

    assertThat(outcomes)
        .containsExactly(
            Outcome.REFUSED, Outcome.DONE, Outcome.REFUSED, Outcome.REFUSED, Outcome.DONE);
    assertThat(summaries.readAll(List.of(key))).isEqualTo(Map.of(key, summary(2, Part.EMPTY)));
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void manyRecordsAreReadAtOnceAndMissingOnesLeftOut(long seed) {
    var random = new Random(seed);
    var written = new HashMap<SummaryKey, SummaryRecord>();
    for (int i = 0; i < 120; i++) {
      var part = new PartKey(RECOMMEND, i % 2 == 0 ? "region" : PartKey.TOTALS);
      var key = key(Level.values()[i % 3], part, "2026-" + (100 + i));
      written.put(key, summary(1, SampleParts.anything(random)));
      summaries.save(key, written.get(key));
    }
    var asked = new ArrayList<>(written.keySet());
    asked.add(key(Level.DAY, PartKey.totals(RECOMMEND), "1999-01-01"));

    assertThat(summaries.readAll(asked)).isEqualTo(written);
  }

  @ParameterizedTest
  @EnumSource(Level.class)
  void aTenantWithoutAnyRecordIsKnownByThat(Level level) {
    assertThat(summaries.isEmpty("acme")).isTrue();

    summaries.save(key(level, PartKey.totals(RECOMMEND), "2026-03"), summary(1, Part.EMPTY));

    assertThat(summaries.isEmpty("acme")).isFalse();
    assertThat(summaries.isEmpty("acm")).isTrue();
    assertThat(summaries.isEmpty("acmes")).isTrue();
  }

  @Test
  void aRangeHoldsThePeriodsOfOnePartAndNothingElse() {
    var totals = PartKey.totals(RECOMMEND);
    for (String month : List.of("2025-12", "2026-01", "2026-02", "2026-03", "2026-04")) {
      summaries.save(key(Level.MONTH, totals, month), summary(1, SampleParts.scores(month)));
    }
    summaries.save(key(Level.DAY, totals, "2026-02-01"), summary(1, Part.EMPTY));
    summaries.save(
        key(Level.MONTH, new PartKey(RECOMMEND, "region"), "2026-02"), summary(1, Part.EMPTY));
    summaries.save(
        new SummaryKey("acme", 2, Level.MONTH, totals, "2026-02"), summary(1, Part.EMPTY));
    summaries.save(
        new SummaryKey("other", 1, Level.MONTH, totals, "2026-02"), summary(1, Part.EMPTY));

    var range = summaries.range("acme", 1, Level.MONTH, totals, "2026-01", "2026-03");

    assertThat(range.keySet()).containsExactly("2026-01", "2026-02", "2026-03");
    assertThat(range.get("2026-02")).isEqualTo(summary(1, SampleParts.scores("2026-02")));
  }

  @ParameterizedTest
  @EnumSource(Level.class)
  void oneLevelOfACalendarIsGoneThroughWhole(Level level) {
    var written = new HashMap<SummaryKey, SummaryRecord>();
    for (String dimension : List.of(PartKey.TOTALS, "region")) {
      for (Family family : List.of(RECOMMEND, Family.BACKLOG)) {
        var key = key(level, new PartKey(family, dimension), "2026-03");
        written.put(key, summary(1, SampleParts.scores(dimension)));
        summaries.save(key, written.get(key));
      }
    }
    var totals = PartKey.totals(RECOMMEND);
    var otherLevel = level == Level.DAY ? Level.MONTH : Level.DAY;
    summaries.save(key(otherLevel, totals, "2026-03"), summary(1, Part.EMPTY));
    summaries.save(new SummaryKey("acme", 12, level, totals, "2026-03"), summary(1, Part.EMPTY));

    var found = new HashMap<SummaryKey, SummaryRecord>();
    summaries.each("acme", 1, level, found::put);

    assertThat(found).isEqualTo(written);
    assertThat(summaries.keys("acme", 1, level)).isEqualTo(written.keySet());
  }

  /// What an answer about a year costs the reader: one unit for its twelve months.
  @Test
  void aYearOfTotalsByMonthIsOneReadUnit() {
    var totals = PartKey.totals(RECOMMEND);
    int largest = 0;
    for (int month = 1; month <= 12; month++) {
      var key = key(Level.MONTH, totals, "2026-%02d".formatted(month));
      summaries.save(key, summary(1, SampleParts.busyMonth(new Random(month))));
      int bytes = table.get(SummaryItem.key(key), Read.STRONG).orElseThrow().sizeBytes();
      largest = Math.max(largest, bytes);
    }
    var before = table.consumed();

    var year = summaries.range("acme", 1, Level.MONTH, totals, "2026-01", "2026-12");

    System.out.printf("totals of a month of a question take up to %d bytes%n", largest);
    assertThat(year).hasSize(12);
    assertThat(largest).isLessThanOrEqualTo(150);
    assertThat(table.consumed().since(before).reads()).isEqualTo(1);
  }

  @Test
  void everyAgentsDurationsOfAMonthFitInOneItem() {
    var key = key(Level.MONTH, new PartKey(Family.TICKETS, "agent"), "2026-03");
    var summary = summary(1, SampleParts.durations(200, 300, 100, new Random(1)));
    var before = table.consumed();

    summaries.save(key, summary);

    long units = table.consumed().since(before).writes();
    System.out.printf("3 durations of 200 agents over 300 buckets take %d write units%n", units);
    assertThat(table.get(SummaryItem.key(key), Read.STRONG).orElseThrow().attributes())
        .containsKey("b");
    assertThat(summaries.readAll(List.of(key))).isEqualTo(Map.of(key, summary));
  }

  @Test
  void whatNoItemCanHoldIsStoredInPieces() {
    var key = key(Level.MONTH, new PartKey(Family.TICKETS, "agent"), "2026-03");
    var first = summary(1, SampleParts.durations(200, 700, 5_000_000, new Random(1)));
    var second = summary(2, SampleParts.durations(200, 700, 5_000_000, new Random(2)));

    summaries.save(key, first);
    var readFirst = summaries.readAll(List.of(key));
    var stale = summaries.save(key, first);
    summaries.save(key, second);

    assertThat(table.get(SummaryItem.key(key), Read.STRONG).orElseThrow().attributes())
        .containsKey("o");
    assertThat(readFirst).isEqualTo(Map.of(key, first));
    assertThat(stale).isEqualTo(Outcome.REFUSED);
    assertThat(summaries.readAll(List.of(key))).isEqualTo(Map.of(key, second));
    assertThat(summaries.range("acme", 1, Level.MONTH, key.part(), "2026-03", "2026-03"))
        .isEqualTo(Map.of("2026-03", second));
  }

  @Test
  void piecesOfAReplacedRecordAreDeleted() {
    var key = key(Level.MONTH, new PartKey(Family.TICKETS, "agent"), "2026-03");
    int after = 0;
    for (int revision = 1; revision <= 3; revision++) {
      var part = SampleParts.durations(200, 700, 5_000_000, new Random(revision));
      summaries.save(key, summary(revision, part));
      after = count(Range.all("o#acme"));
    }

    assertThat(after).isBetween(2, 5);
  }

  /// Keys as they are stored. Never change them: items under such keys are there.
  @Test
  void keysStayAsTheyWere() {
    var part = new PartKey(RECOMMEND, "region");

    assertThat(SummaryItem.key(key(Level.DAY, part, "2026-03-01")))
        .isEqualTo(new Key("s#acme", "1#d#s:relationship-2026:recommend#region#2026-03-01"));
    assertThat(SummaryItem.key(key(Level.YEAR, PartKey.totals(Family.BACKLOG), "2026")))
        .isEqualTo(new Key("s#acme", "1#y#backlog#-#2026"));
  }

  private int count(Range range) {
    var items = new ArrayList<Item>();
    table.query(range, Read.STRONG, page -> items.addAll(page));
    return items.size();
  }

  private static SummaryKey key(Level level, PartKey part, String period) {
    return new SummaryKey("acme", 1, level, part, period);
  }

  private static SummaryRecord summary(long revision, Part part) {
    return new SummaryRecord(revision, part, SEAL_AT, "Europe/Berlin", "2026a", 12_345);
  }
}
