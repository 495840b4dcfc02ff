package rapport.rollup;

import static org.assertj.core.api.Assertions.assertThat;
import static rapport.rollup.CheckWorld.recorded;
import static rapport.rollup.RollupWorld.SCORES;
import static rapport.rollup.RollupWorld.TENANT;
import static rapport.rollup.RollupWorld.answer;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import rapport.fact.Family;
import rapport.fold.PartKey;
import rapport.period.UtcHour;
import rapport.store.Condition;
import rapport.store.HourRecord;
import rapport.store.HourRecords;
import rapport.store.Jobs;
import rapport.store.Key;
import rapport.store.SummaryKey;
import rapport.store.SummaryKey.Level;
import rapport.store.SummaryRecord;

/// Faults that are planted are found and healed.
class RecordCheckTest {

  private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
  private static final LocalDate LAST = LocalDate.of(2026, 3, 2);
  private static final String BEFORE = "2026-02-20";
  private static final LocalDate LARGE = LocalDate.of(2026, 2, 27);

  @Test
  void aRecordWithAWrongCountIsFoundAndHealed() {
    var check = new CheckWorld(recorded(new RollupWorld()));
    plantDouble(check.world, Level.DAY, "2026-02-27", SCORES);

    check.lookTwice(BEFORE);

    assertThat(check.alarms)
        .filteredOn(alarm -> alarm.contains("DAY")) // its month is not its days, too
        .singleElement()
        .asString()
        .contains("\"message\":\"a record is not the fold of its log\"", "\"tenant\":\"demo\"")
        .contains("\"kind\":\"DAY\"", "\"period\":\"2026-02-27\"", "\"dimension\":\"-\"")
        .contains(SCORES.key(), "\"foldedAnew\":true");
    assertHealed(check);
  }

  @Test
  void aPartThatIsMissingIsFoundAndHealed() {
    var check = new CheckWorld(recorded(new RollupWorld()));
    check.world.summary.delete(
        new Key("s#" + TENANT, "1#d#" + SCORES.key() + "#region#2026-02-27"), Condition.ALWAYS);

    check.lookTwice(BEFORE);

    assertThat(check.alarms)
        .hasSize(2)
        .allSatisfy(alarm -> assertThat(alarm).contains("\"dimension\":\"region\""));
    assertHealed(check);
  }

  @Test
  void aMonthThatIsNotItsDaysIsFoundAndHealed() {
    var check = new CheckWorld(recorded(new RollupWorld()));
    plantDouble(check.world, Level.MONTH, "2026-02", SCORES);

    check.lookTwice(BEFORE);

    assertThat(check.alarms)
        .singleElement()
        .asString()
        .contains("\"kind\":\"MONTH\"", "\"period\":\"2026-02\"", "\"foldedAnew\":true");
    assertHealed(check);
  }

  @Test
  void aYearThatIsNotItsMonthsIsFoundAndHealed() {
    var check = new CheckWorld(recorded(new RollupWorld()));
    plantDouble(check.world, Level.YEAR, "2026", Family.BACKLOG);

    check.lookTwice(BEFORE);

    assertThat(check.alarms).singleElement().asString().contains("\"kind\":\"YEAR\"");
    assertHealed(check);
  }

  @Test
  void aLargeDayThatIsNotItsHoursIsFoundAndHealed() {
    var check = new CheckWorld(recorded(RollupWorld.byTheHour()));
    plantDouble(check.world, Level.DAY, "2026-02-27", SCORES);

    check.lookTwice(BEFORE);

    assertThat(check.alarms).hasSize(2).anyMatch(alarm -> alarm.contains("\"kind\":\"DAY\""));
    assertHealed(check);
  }

  @Test
  void anHourOfALargeDayThatIsNotItsLogIsFoundAndHealedBeforeItsLogExpires() {
    var check = new CheckWorld(recorded(RollupWorld.byTheHour()));
    plantDouble(check.world, UtcHour.of(LARGE, 9));
    check.world.mark(TENANT, UtcHour.of(LARGE, 8)); // so that the day is made of it
    check.world.rollup.run();

    check.after(BEFORE);
    var finalAt = check.world.now.plus(RollupWorld.RETENTION).minus(Duration.ofDays(8));
    while (check.alarms.isEmpty() && check.world.now.isBefore(finalAt)) {
      check.step();
      check.world.now = check.job().dueAt();
    }

    assertThat(check.alarms)
        .isNotEmpty()
        .allSatisfy(
            alarm ->
                assertThat(alarm)
                    .contains(
                        "\"kind\":\"HOUR\"", "\"period\":\"2026-02-27/2026-02-27T09:00:00Z\""));
    assertHealed(check);
  }

  /// One hour's record is written between the looks, and another is found to differ at the second:
  /// neither differed twice.
  @Test
  void hoursOfALargeDayAreToldApart() {
    var check = new CheckWorld(recorded(RollupWorld.byTheHour()));
    var looked = DayCheck.hoursOf(large(), 0);
    looked.forEach(
        hour -> check.world.record(answer("at " + hour.start(), hour.start().toString(), 7)));
    check.world.rollup.run();
    var before = plantDouble(check.world, looked.getFirst());
    check.after(BEFORE);
    check.step();
    assertThat(check.progress().suspects())
        .anyMatch(suspect -> suspect.kind() == Suspect.Kind.HOUR);
    save(check.world, looked.getFirst(), before, 2);
    var other = plantDouble(check.world, looked.getLast());
    assertThat(other.revision()).isEqualTo(before.revision());

    check.world.now = check.job().dueAt();
    check.step();

    assertThat(check.alarms).noneMatch(alarm -> alarm.contains("HOUR"));
  }

  private static DirtyDay large() {
    return new DirtyDay(
        TENANT, RollupWorld.calendar(1, "UTC"), LARGE, Collections.emptySortedMap());
  }

  /// @return what it was before
  private static HourRecord plantDouble(RollupWorld world, UtcHour hour) {
    var before = new HourRecords(world.summary).of(large().key()).orElseThrow().get(hour);
    var parts = new TreeMap<>(before.parts());
    parts.replaceAll((_, part) -> part.merge(part));
    save(world, hour, new HourRecord(before.revision(), before.token(), "", 0, parts), 1);
    return before;
  }

  private static void save(RollupWorld world, UtcHour hour, HourRecord record, int further) {
    new HourRecords(world.summary)
        .save(
            large().key(),
            hour,
            new HourRecord(
                record.revision() + further,
                record.token(),
                ZoneRules.version(),
                record.logBytes(),
                record.parts()));
  }

  /// It may be the log that was lost.
  @Test
  void aRecordOfWhichTheLogHasNothingIsToldAndLeftAsItIs() {
    var check = new CheckWorld(recorded(new RollupWorld()));
    var world = check.world;
    var part = world.record(Level.DAY, "2026-02-27", SCORES);
    var key = new SummaryKey(TENANT, 1, Level.DAY, PartKey.totals(SCORES), "2026-02-28");
    world.summaries.save(key, withRevision(part, 1, 1));

    check.lookTwice(BEFORE);

    assertThat(check.alarms)
        .filteredOn(alarm -> alarm.contains("DAY"))
        .singleElement()
        .asString()
        .contains("\"period\":\"2026-02-28\"", "\"foldedAnew\":false");
    assertThat(world.marks()).isEmpty();
    assertThat(world.day("2026-02-28")).isEqualTo(part.part());
  }

  @Test
  void aDifferenceIsNoFaultBeforeItIsSeenTwice() {
    var check = new CheckWorld(recorded(new RollupWorld()));
    plantDouble(check.world, Level.DAY, "2026-02-27", SCORES);

    check.after(BEFORE);
    check.step();

    assertThat(check.alarms).isEmpty();
    assertThat(check.progress().suspects()).isNotEmpty();
    assertThat(check.job().dueAt()).isEqualTo(check.world.now.plus(RecordCheck.AGAIN_AFTER));
    assertThat(check.world.marks()).isEmpty();
  }

  @Test
  void whatWasWrittenBetweenTheLooksIsNoFault() {
    var check = new CheckWorld(recorded(new RollupWorld()));
    plantDouble(check.world, Level.DAY, "2026-02-27", SCORES);
    check.after(BEFORE);
    check.step();
    check.world.record(answer("9", "2026-02-27T10:00:00Z", 1));
    check.world.rollup = check.world.another();
    check.world.rollup.run();

    check.world.now = check.job().dueAt();
    check.step();

    assertThat(check.alarms).isEmpty();
    assertThat(check.progress().suspects()).isEmpty();
  }

  @Test
  void whatIsMarkedIsLeftAlone() {
    var check = new CheckWorld(recorded(new RollupWorld()));
    check.world.record(answer("9", "2026-02-27T10:00:00Z", 1));

    check.lookTwice(BEFORE);

    assertThat(check.progress().suspects()).isEmpty();
    assertThat(check.alarms).isEmpty();
  }

  @Test
  void finalDaysAreLeftAlone() {
    var check = new CheckWorld(recorded(new RollupWorld()));
    plantDouble(check.world, Level.DAY, "2026-02-27", SCORES);
    check.world.now = check.world.now.plus(RollupWorld.RETENTION).minus(Duration.ofDays(3));

    check.lookTwice("2026-02-26");

    assertThat(check.alarms).noneMatch(alarm -> alarm.contains("DAY"));
    assertThat(check.world.marks()).isEmpty();
  }

  @Test
  void otherTimeZoneRulesAreNoFaultAndTheDayIsFoldedByTheNewOnes() {
    var check = new CheckWorld(recorded(new RollupWorld()));
    var world = check.world;
    var record = world.record(Level.DAY, "2026-02-27", SCORES);
    var old =
        new SummaryRecord(
            record.revision() + 1,
            record.part().merge(record.part()),
            record.sealAt(),
            record.zone(),
            "1999z",
            record.logBytes());
    world.summaries.save(
        new SummaryKey(TENANT, 1, Level.DAY, PartKey.totals(SCORES), "2026-02-27"), old);

    check.lookTwice(BEFORE);

    assertThat(check.alarms)
        .filteredOn(line -> line.contains("DAY") || line.contains("INFO"))
        .singleElement()
        .asString()
        .contains("other time zone rules");
    assertHealed(check);
  }

  @Test
  void theJobIsBegunByAFoldAndGoesOnEveryNight() {
    var world = new RollupWorld();
    world.record(answer("1", "2026-02-27T08:00:00Z", 9), answer("2", "2026-02-28T08:00:00Z", 9));
    world.rollup.run();
    var jobs = new Jobs(world.events);
    var nights = new ArrayList<CheckProgress>();

    for (int night = 0; night < 6; night++) {
      var job = jobs.find(TENANT, RecordCheck.JOB).orElseThrow();
      assertThat(job.dueAt()).isAfter(world.now).isBefore(world.now.plus(Duration.ofHours(26)));
      world.now = job.dueAt();
      world.rollup.run();
      nights.add(CheckProgress.decode(jobs.find(TENANT, RecordCheck.JOB).orElseThrow().state()));
    }

    assertThat(nights).anyMatch(progress -> progress.round() == 1);
    assertThat(nights).allMatch(progress -> progress.suspects().isEmpty());
  }

  @Test
  void theJobEndsWhenNothingHasALogAnyMoreAndTheNextFoldBeginsItAgain() {
    var world = recorded(new RollupWorld());
    var jobs = new Jobs(world.events);
    world.now = world.now.plus(Duration.ofDays(900));
    for (int night = 0; night < 20 && jobs.find(TENANT, RecordCheck.JOB).isPresent(); night++) {
      new CheckWorld(world).step();
    }

    assertThat(jobs.find(TENANT, RecordCheck.JOB)).isEmpty();
  }

  private static void plantDouble(RollupWorld world, Level level, String period, Family family) {
    var record = world.record(level, period, family);
    world.summaries.save(
        new SummaryKey(TENANT, 1, level, PartKey.totals(family), period),
        withRevision(record, record.revision() + 1, 2));
  }

  private static SummaryRecord withRevision(SummaryRecord record, long revision, int times) {
    var part = record.part();
    for (int time = 1; time < times; time++) {
      part = part.merge(record.part());
    }
    return new SummaryRecord(
        revision, part, record.sealAt(), record.zone(), record.tzdb(), record.logBytes());
  }

  private static void assertHealed(CheckWorld check) {
    check.world.rollup = check.world.another();
    check.world.rollup.run();
    check.world.assertRecordsAreTheLog(RollupWorld.calendar(1, "UTC"), FIRST, LAST, "healed");
  }
}
