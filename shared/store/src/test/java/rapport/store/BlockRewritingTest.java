package rapport.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import rapport.fact.LoggedFact;
import rapport.period.UtcHour;
import rapport.store.LogEntry.Block;
import rapport.store.Table.Read;
import rapport.store.contract.SteppedTable;
import rapport.store.contract.Steps;
import rapport.store.memory.MemoryTable;

/// Other facts lie in the place of some, and nobody who reads meanwhile misses any of the others.
class BlockRewritingTest {

  private static final UtcHour HOUR = SampleFacts.HOUR;
  private static final Instant ARRIVED = Instant.parse("2026-03-01T10:20:00Z");
  private static final List<LoggedFact> SOME = SampleFacts.anything(20, HOUR, new Random(1));
  private static final List<LoggedFact> MORE = SampleFacts.anything(20, HOUR, new Random(2));
  private static final List<LoggedFact> OF_PERSONS =
      SOME.stream().filter(fact -> fact.origin().subject() != 0).toList();
  private static final LoggedFact PERSON = OF_PERSONS.get(0);
  private static final LoggedFact OTHER_PERSON = OF_PERSONS.get(1);

  private final MemoryTable table = new MemoryTable();
  private final Steps steps = new Steps();
  private final EventLog log = new EventLog(table, Duration.ofDays(400));
  private final BlockRewriting rewriting = new BlockRewriting(new SteppedTable(table, steps));

  BlockRewritingTest() {
    log.append("acme", SOME, ARRIVED);
    log.append("acme", MORE, ARRIVED.plus(Duration.ofDays(3)));
  }

  private void rewrite(LoggedFact person) {
    rewriting.rewrite("acme", HOUR, nameless(person));
  }

  private static UnaryOperator<LoggedFact> nameless(LoggedFact person) {
    return fact -> fact.equals(person) ? without(fact) : fact;
  }

  private static LoggedFact without(LoggedFact fact) {
    return new LoggedFact(
        fact.id(),
        fact.version(),
        fact.time(),
        new LoggedFact.Origin(0, fact.origin().importName(), fact.origin().contentTag()),
        fact.segments(),
        fact.measures(),
        Collections.unmodifiableSortedMap(new TreeMap<>()));
  }

  private List<Block> blocks() {
    var blocks = new ArrayList<Block>();
    log.read("acme", HOUR, HOUR, entry -> blocks.add((Block) entry));
    return blocks;
  }

  private List<LoggedFact> facts() {
    return blocks().stream().flatMap(block -> block.facts().stream()).toList();
  }

  private static List<LoggedFact> all(UnaryOperator<LoggedFact> each) {
    var all = new ArrayList<>(SOME);
    all.addAll(MORE);
    all.replaceAll(each);
    return all;
  }

  @Test
  void theFactIsAnotherAllOthersStayAndSoDoesTheExpiry() {
    var expiries = blocks().stream().map(Block::expiresAt).sorted().toList();

    rewrite(PERSON);

    assertThat(blocks()).hasSize(2);
    assertThat(facts()).containsExactlyInAnyOrderElementsOf(all(nameless(PERSON)));
    assertThat(blocks().stream().map(Block::expiresAt).sorted()).isEqualTo(expiries);
  }

  @Test
  void rewritingTheSameAgainChangesNothing() {
    rewrite(PERSON);
    var before = table.consumed();

    rewrite(PERSON);

    assertThat(table.consumed().since(before).writes()).isZero();
  }

  @Test
  void aBlockIsRewrittenAsOftenAsNeedBeUnderKeysThatRise() {
    var before = keys();
    rewrite(PERSON);
    var between = keys();
    rewrite(OTHER_PERSON);
    var after = keys();

    assertThat(facts())
        .containsExactlyInAnyOrderElementsOf(
            all(nameless(PERSON).andThen(nameless(OTHER_PERSON))::apply));
    assertThat(changed(before, between)).isLessThan(changed(between, before));
    assertThat(changed(between, after)).isLessThan(changed(after, between));
    assertThat(changed(after, between).length()).isEqualTo(changed(between, after).length());
  }

  /// The key that only the first has.
  private static String changed(List<String> keys, List<String> others) {
    var left = new ArrayList<>(keys);
    left.removeAll(others);
    return left.getFirst();
  }

  private List<String> keys() {
    var keys = new ArrayList<String>();
    table.query(
        Range.all("t#acme#20260301"),
        Read.STRONG,
        page -> {
          page.forEach(item -> keys.add(item.key().sort()));
          return true;
        });
    return keys;
  }

  /// A query sees each key as it is when it comes to it. So whoever has come to some key when a
  /// step is taken must find every other fact, in what it has seen or what it will see.
  @Test
  void whoReadsTheHourMeanwhileFindsEveryOtherFact() {
    var states = new ArrayList<List<Item>>();
    states.add(items());
    steps.restart(_ -> states.add(items()));

    rewrite(PERSON);

    var others = new ArrayList<>(all(fact -> fact));
    others.remove(PERSON);
    for (int first = 0; first < states.size(); first++) {
      for (int second = first; second < states.size(); second++) {
        for (Item at : states.get(first)) {
          var seen = new ArrayList<>(states.get(first));
          seen.removeIf(item -> item.key().sort().compareTo(at.key().sort()) > 0);
          states.get(second).stream()
              .filter(item -> item.key().sort().compareTo(at.key().sort()) > 0)
              .forEach(seen::add);
          assertThat(facts(seen)).as("%s %d %d", at.key(), first, second).containsAll(others);
        }
      }
    }
    assertThat(states).hasSizeGreaterThan(4);
  }

  private List<Item> items() {
    var items = new ArrayList<Item>();
    table.query(Range.all("t#acme#20260301"), Read.STRONG, items::addAll);
    return List.copyOf(items);
  }

  private static List<LoggedFact> facts(List<Item> items) {
    return items.stream()
        .flatMap(item -> FactBlock.unpack(HOUR, item.binary(Names.BODY)).stream())
        .toList();
  }

  @Test
  void whereverItDiesItIsMadeGood() {
    int n = 1;
    for (boolean died = true; died; n++) {
      var test = new BlockRewritingTest();
      test.steps.dieAt(n);
      try {
        test.rewrite(PERSON);
      } catch (Steps.Died _) {
        // the step is repeated
      }
      died = test.steps.count() >= n;
      test.steps.rest();

      test.rewrite(PERSON);

      assertThat(test.facts())
          .as("step %d", n)
          .containsExactlyInAnyOrderElementsOf(all(nameless(PERSON)));
    }
    assertThat(n).isGreaterThan(5);
  }
}
