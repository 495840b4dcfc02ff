package rapport.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import rapport.bytes.ByteWriter;
import rapport.bytes.MalformedBytesException;
import rapport.fact.LoggedFact;
import rapport.store.memory.MemoryTable;
import rapport.store.memory.Units;

class RegistryTest {

  private final MemoryTable table = new MemoryTable();
  private final Registry registry = new Registry(table);

  @Test
  void valuesGetNumbersFromOneInTheOrderTheyComeAndKeepThem() {
    assertThat(registry.numberOf("acme", "region", "EMEA")).isEqualTo(1);
    assertThat(registry.numberOf("acme", "region", "APAC")).isEqualTo(2);
    assertThat(registry.numberOf("acme", "region", "EMEA")).isEqualTo(1);
    assertThat(registry.numberOf("acme", "plan", "pro")).isEqualTo(1);
    assertThat(registry.numberOf("other", "region", "APAC")).isEqualTo(1);

    var numbers = registry.read("acme", "region");
    assertThat(numbers.values()).containsExactly("EMEA", "APAC");
    assertThat(numbers.value(2)).contains("APAC");
    assertThat(numbers.value(LoggedFact.OTHER)).isEmpty();
    assertThat(numbers.value(3)).isEmpty();
    assertThat(numbers.number("LATAM")).isEqualTo(LoggedFact.OTHER);
  }

  @Test
  void anotherProcessSeesTheSameNumbers() {
    registry.numberOf("acme", "region", "EMEA");
    registry.numberOf("acme", "region", "APAC");

    assertThat(new Registry(table).numberOf("acme", "region", "APAC")).isEqualTo(2);
  }

  @Test
  void aNumberGivenMeanwhileByAnotherProcessIsLookedUpFirst() {
    var other = new Registry(table);
    registry.numberOf("acme", "region", "EMEA");
    other.numberOf("acme", "region", "APAC");

    assertThat(registry.numberOf("acme", "region", "APAC")).isEqualTo(2);
    assertThat(registry.numberOf("acme", "region", "LATAM")).isEqualTo(3);
  }

  @Test
  void valuesBeyondTheCapAreOther() {
    var small = new Registry(table, 2);

    var numbers = small.numbersOf("acme", Map.of("region", List.of("c", "a", "b"))).get("region");

    assertThat(numbers.values()).containsExactly("a", "b");
    assertThat(numbers.number("c")).isEqualTo(LoggedFact.OTHER);
    assertThat(small.numberOf("acme", "region", "d")).isEqualTo(LoggedFact.OTHER);
  }

  /// Whoever has a public key could fill a dimension for good with values of his own.
  @Test
  void valuesThatAnybodyMayHaveMadeUpGetNumbersOnlyUntilHalfAreGiven() {
    var small = new Registry(table, 4);
    small.numberOf("acme", "region", "EMEA");

    var first = publicNumbers(small, "junk1", "junk2");

    assertThat(first.values()).containsExactly("EMEA", "junk1");
    assertThat(publicNumbers(small, "junk3").number("junk3")).isEqualTo(LoggedFact.OTHER);
    assertThat(publicNumbers(small, "EMEA", "junk3").number("EMEA")).isEqualTo(1);
    assertThat(small.numberOf("acme", "region", "APAC")).isEqualTo(3);
    assertThat(small.numberOf("acme", "region", "LATAM")).isEqualTo(4);
    assertThat(small.read("acme", "region").values())
        .containsExactly("EMEA", "junk1", "APAC", "LATAM");
  }

  @Test
  void anybodysValueHasTheNumberThatAnotherProcessGaveIt() {
    var small = new Registry(table, 4);
    assertThat(publicNumbers(small, "a", "b", "APAC").number("APAC"))
        .isNotEqualTo(LoggedFact.OTHER);
    assertThat(publicNumbers(small, "LATAM").number("LATAM")).isEqualTo(LoggedFact.OTHER);

    int given = new Registry(table, 4).numberOf("acme", "region", "LATAM");

    assertThat(publicNumbers(small, "LATAM").number("LATAM")).isEqualTo(given).isEqualTo(3);
  }

  private static Numbers publicNumbers(Registry registry, String... values) {
    return registry.numbersOfPublic("acme", Map.of("region", List.of(values))).get("region");
  }

  /// Else whoever asks for other would get those who are called so, and not the rest.
  @Test
  void aValueThatIsCalledOtherIsOneOfTheOthers() {
    assertThat(registry.numberOf("acme", "region", "other")).isEqualTo(LoggedFact.OTHER);
    assertThat(registry.numberOf("acme", "region", "Other")).isEqualTo(1);
    assertThat(registry.read("acme", "region").values()).containsExactly("Other");
  }

  @Test
  void aRaisedCapHoldsForWhatComesAfterwards() {
    new Registry(table, 1).numbersOf("acme", Map.of("region", List.of("a", "b")));

    var raised = new Registry(table, 3);

    assertThat(raised.numberOf("acme", "region", "b")).isEqualTo(2);
    assertThat(raised.numberOf("acme", "region", "a")).isEqualTo(1);
  }

  @Test
  void twoHundredLongValuesAndPairsOfThemFit() {
    var values =
        IntStream.range(0, 200)
            .mapToObj(i -> "中".repeat(128) + i + "\u001f" + "文".repeat(128))
            .toList();

    var numbers = registry.numbersOf("acme", Map.of("a+b", values)).get("a+b");

    assertThat(numbers.values()).hasSize(200);
    assertThat(new Registry(table).read("acme", "a+b").values()).containsAll(values);
  }

  /// Six dimensions of ten values: one read of each at first, one write of each, then nothing.
  @Test
  void whatIsKnownCostsNothing() {
    var values = new HashMap<String, List<String>>();
    for (int dimension = 0; dimension < 6; dimension++) {
      values.put("d" + dimension, IntStream.range(0, 10).mapToObj(i -> "value" + i).toList());
    }
    registry.numbersOf("acme", values);
    var first = table.consumed();

    registry.numbersOf("acme", values);

    assertThat(first).isEqualTo(new Units(6, 12));
    assertThat(table.consumed()).isEqualTo(first);
  }

  @Test
  void manyWritersAtOnceGiveEveryValueOneNumber() throws InterruptedException, ExecutionException {
    var tasks = new ArrayList<Callable<Map<String, Integer>>>();
    for (int writer = 0; writer < 4; writer++) {
      var values = new ArrayList<>(IntStream.range(0, 40).mapToObj(i -> "value" + i).toList());
      Collections.shuffle(values, new Random(writer));
      tasks.add(
          () -> {
            var own = new Registry(table);
            var numbers = new HashMap<String, Integer>();
            values.forEach(value -> numbers.put(value, own.numberOf("acme", "region", value)));
            return numbers;
          });
    }

    var results = new ArrayList<Map<String, Integer>>();
    try (var pool = Executors.newFixedThreadPool(4)) {
      for (var done : pool.invokeAll(tasks)) {
        results.add(done.get());
      }
    }

    var numbers = registry.read("acme", "region");
    assertThat(numbers.values()).hasSize(40).doesNotHaveDuplicates();
    assertThat(results)
        .allSatisfy(
            result ->
                assertThat(result)
                    .allSatisfy(
                        (value, number) -> assertThat(numbers.number(value)).isEqualTo(number)));
  }

  @Test
  void aValueTwiceIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Numbers(List.of("a", "a")));
  }

  @Test
  void storedNumbersThatGiveAValueTwiceAreMalformed() {
    registry.numberOf("acme", "region", "EMEA");
    registry.numberOf("acme", "region", "APAC");
    var body = new ByteWriter().writeByte(1).writeUnsigned(2).writeText("EMEA").writeText("EMEA");
    var key = new Key("c#acme", Registry.PREFIX + "region");
    var attributes = new HashMap<>(table.get(key, Table.Read.STRONG).orElseThrow().attributes());
    attributes.put(Names.BODY, Packed.attribute(body));
    table.put(Item.of(key, attributes), Condition.ALWAYS);

    assertThatThrownBy(() -> new Registry(table).read("acme", "region"))
        .isInstanceOf(MalformedBytesException.class)
        .hasMessageContaining("EMEA");
  }
}
