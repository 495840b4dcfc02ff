package rapport.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.fact.FactId;
import rapport.fact.LoggedFact;
import rapport.period.UtcHour;
import rapport.store.LogEntry.Block;
import rapport.store.LogEntry.Tombstone;
import rapport.store.memory.MemoryTable;

class EventLogTest {

  private static final UtcHour HOUR = SampleFacts.HOUR;
  private static final Instant ARRIVED = Instant.parse("2026-03-01T10:20:00Z");
  private static final Duration RETENTION = Duration.ofDays(400);

  private final MemoryTable table = new MemoryTable();
  private final EventLog log = new EventLog(table, RETENTION);

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void factsOfManyHoursAreReadBackHourByHour(long seed) {
    var random = new Random(seed);
    var facts = new ArrayList<LoggedFact>();
    for (int i = 0; i < 60; i++) {
      facts.addAll(SampleFacts.anything(1 + random.nextInt(5), hour(i), random));
    }
    var shuffled = new ArrayList<>(facts);
    Collections.shuffle(shuffled, random);

    var hours = log.append("acme", shuffled, ARRIVED);

    var entries = entries("acme", hour(0), hour(59));
    assertThat(hours).hasSize(60).contains(hour(0), hour(59));
    assertThat(entries.stream().map(LogEntry::hour)).isSorted();
    assertThat(facts(entries)).containsExactlyInAnyOrderElementsOf(facts);
    assertThat(facts(entries("acme", hour(20), hour(30))))
        .containsExactlyInAnyOrderElementsOf(
            facts.stream()
                .filter(f -> f.hour().compareTo(hour(20)) >= 0 && f.hour().compareTo(hour(30)) <= 0)
                .toList());
    assertThat(entries("other", hour(0), hour(59))).isEmpty();
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void backwardsTheSameIsReadTheOtherWayRound(long seed) {
    var random = new Random(seed);
    for (int i = 0; i < 60; i++) {
      log.append("acme", SampleFacts.anything(1 + random.nextInt(5), hour(i), random), ARRIVED);
      if (random.nextInt(3) == 0) {
        log.bury("acme", Map.of(hour(i), Set.of(FactId.of("gone" + i))), ARRIVED);
      }
    }

    var backwards = new ArrayList<LogEntry>();
    log.readBackwards("acme", hour(5), hour(55), backwards::addAll);

    assertThat(backwards).isEqualTo(entries("acme", hour(5), hour(55)).reversed());
  }

  @Test
  void backwardsNoMoreIsReadThanIsWanted() {
    for (int i = 0; i < 60; i++) {
      log.append("acme", SampleFacts.anything(1, hour(i), new Random(i)), ARRIVED);
    }
    var before = table.consumed();
    var hours = new ArrayList<UtcHour>();

    log.readBackwards(
        "acme",
        hour(0),
        hour(59),
        some -> {
          some.forEach(entry -> hours.add(entry.hour()));
          return false;
        });

    assertThat(hours).isNotEmpty().hasSizeLessThanOrEqualTo(10);
    assertThat(hours.getFirst()).isEqualTo(hour(59));
    assertThat(table.consumed().since(before).reads()).isLessThanOrEqualTo(2);
  }

  @Test
  void theSameFactsAppendedTwiceAreStoredOnce() {
    var facts = SampleFacts.anything(30, HOUR, new Random(1));
    log.append("acme", facts, ARRIVED);

    log.append("acme", facts.reversed(), ARRIVED.plusSeconds(60));

    assertThat(entries("acme", HOUR, HOUR)).hasSize(1);
    assertThat(facts(entries("acme", HOUR, HOUR))).hasSize(30);
  }

  @Test
  void aBlockExpiresAfterTheLaterOfHourEndAndArrival() {
    var facts = SampleFacts.anything(1, HOUR, new Random(1));
    var late = HOUR.end().plus(Duration.ofDays(900));

    log.append("intime", facts, ARRIVED);
    log.append("late", facts, late);

    assertThat(block("intime").expiresAt()).isEqualTo(HOUR.end().plus(RETENTION));
    assertThat(block("late").expiresAt()).isEqualTo(late.plus(RETENTION));
  }

  @Test
  void aBlockTellsWhatItsItemTakes() {
    log.append("acme", SampleFacts.anything(1, HOUR, new Random(1)), ARRIVED);
    var before = table.consumed();

    var block = block("acme");

    assertThat(block.storedBytes()).isBetween(60, 400);
    assertThat(table.consumed().since(before).reads()).isEqualTo(1);
  }

  @Test
  void tombstonesComeAfterTheBlocksOfTheirHourAndOutliveThem() {
    var facts = SampleFacts.anything(3, HOUR, new Random(1));
    var erased = facts.getFirst().id();
    log.append("acme", facts, ARRIVED);
    log.append("acme", SampleFacts.anything(3, hour(1), new Random(2)), ARRIVED);

    log.bury("acme", Map.of(HOUR, Set.of(erased, new FactId(-1, 0))), ARRIVED);

    var entries = entries("acme", HOUR, hour(1));
    assertThat(entries).hasSize(4);
    assertThat(entries.subList(1, 3))
        .containsExactlyInAnyOrder(
            new Tombstone(HOUR, erased), new Tombstone(HOUR, new FactId(-1, 0)));
    assertThat(expiry("~")).isAfter(block("acme").expiresAt().plus(Duration.ofDays(22)));
  }

  @Test
  void readingStopsWhenTheCallerHasEnough() {
    for (int i = 0; i < 50; i++) {
      log.append("acme", SampleFacts.anything(1, hour(i), new Random(i)), ARRIVED);
    }
    var seen = new ArrayList<LogEntry>();

    log.read(
        "acme",
        hour(0),
        hour(49),
        entry -> {
          seen.add(entry);
          return seen.size() < 20;
        });

    assertThat(seen).hasSize(20);
  }

  /// What a POST of 50 responses costs the recorder: two write units.
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void fiftyResponsesTakeTwoWriteUnits(long seed) {
    var responses = SampleFacts.responses(50, HOUR, new Random(seed));

    log.append("a-tenant-of-usual-name", responses, ARRIVED);

    var entries = entries("a-tenant-of-usual-name", HOUR, HOUR);
    int bytes = ((Block) entries.getFirst()).storedBytes();
    System.out.printf("seed %d: 50 responses in %d bytes%n", seed, bytes);
    assertThat(bytes).isLessThanOrEqualTo(2048);
    assertThat(table.consumed().writes()).isEqualTo(2);
  }

  private Instant expiry(String prefix) {
    var found = new ArrayList<Item>();
    var range = Range.startingWith("t#acme#20260301", "10#" + prefix);
    table.query(range, Table.Read.STRONG, found::addAll);
    return Instant.ofEpochSecond(found.getFirst().whole("ttl").value().longValueExact());
  }

  private Block block(String tenant) {
    return (Block) entries(tenant, HOUR, HOUR).getFirst();
  }

  private List<LogEntry> entries(String tenant, UtcHour from, UtcHour to) {
    var entries = new ArrayList<LogEntry>();
    log.read(tenant, from, to, entries::add);
    return entries;
  }

  private static List<LoggedFact> facts(List<LogEntry> entries) {
    var facts = new ArrayList<LoggedFact>();
    for (LogEntry entry : entries) {
      if (entry instanceof Block block) {
        facts.addAll(block.facts());
      }
    }
    return facts;
  }

  private static UtcHour hour(int later) {
    return new UtcHour(HOUR.epochHours() + later);
  }
}
