package rapport.reader;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.fact.Family;
import rapport.fact.LoggedFact;
import rapport.fact.Measure;

/// Tries to find out what is hidden by arithmetic from all that is shown.
class SuppressionAttackTest {

  private static final Family AGAIN = Family.question("shop", "again");
  private static final String MARCH = "metric=nps&from=2026-03&to=2026-03";
  private static final List<String> NARROWINGS =
      List.of("", "&survey=relationship-2026", "&survey=shop", "&question=again");

  private final ReaderWorld world = new ReaderWorld();
  private int facts;

  /// What the attacker knows: cells by name, the number of respondents of each, and of those that
  /// are shown what their scores come to. Relations are cells, the last of which is the sum of the
  /// others.
  private static final class Knowledge {

    private final Map<String, Integer> sizes = new LinkedHashMap<>();
    private final Map<String, Long> sums = new HashMap<>();
    private final List<List<String>> relations = new ArrayList<>();

    void learn(String cell, JsonNode point) {
      int n = point.get("n").intValue();
      sizes.put(cell, n);
      if (!point.get("value").isNull()) {
        long sum = Math.round(point.get("value").doubleValue() * n / 100);
        assertThat(sums.getOrDefault(cell, sum)).as(cell).isEqualTo(sum);
        sums.put(cell, sum);
      }
    }

    /// @param size of a cell that no answer shows, but that what is shown tells
    void infer(String cell, int size) {
      sizes.put(cell, size);
    }

    int size(String cell) {
      return sizes.getOrDefault(cell, 0);
    }

    void relate(List<String> parts, String whole) {
      var cells = new ArrayList<>(parts);
      cells.add(whole);
      relations.add(cells);
    }

    /// Takes what is known from what is known, as long as that tells something.
    void solve() {
      sizes.forEach(
          (cell, size) -> {
            if (size == 0) {
              sums.put(cell, 0L);
            }
          });
      while (relations.stream().anyMatch(this::solve)) {
        // each time one more is known
      }
    }

    private boolean solve(List<String> cells) {
      var unknown = cells.stream().filter(cell -> !sums.containsKey(cell)).toList();
      if (unknown.size() != 1) {
        return false;
      }
      var whole = cells.getLast();
      long sum = 0;
      for (String cell : cells) {
        sum += cell.equals(whole) ? -sums.getOrDefault(cell, 0L) : sums.getOrDefault(cell, 0L);
      }
      sums.put(unknown.getFirst(), unknown.getFirst().equals(whole) ? sum : -sum);
      return true;
    }
  }

  /// Asks for every total, segment and pair of every survey and question, one by one and all at
  /// once, and puts it together. Regions and plans are of all sizes, and some have none.
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 20_261_127})
  void nothingHiddenFollowsFromWhatIsShown(long seed) {
    var random = new Random(seed);
    var regions = names("region", 2 + random.nextInt(4));
    var plans = names("plan", 1 + random.nextInt(3));
    record(random, regions, plans);
    var knowledge = new Knowledge();
    var hidden = new TreeSet<String>();

    for (String narrowing : NARROWINGS) {
      knowledge.learn(narrowing, world.point(MARCH + narrowing));
      ask(knowledge, narrowing, "region", regions, hidden);
      ask(knowledge, narrowing, "plan", plans, hidden);
      askPairs(knowledge, narrowing, regions, plans, hidden);
    }
    for (String cell : List.copyOf(knowledge.sizes.keySet())) {
      if (cell.startsWith("|")) {
        knowledge.relate(List.of("&survey=relationship-2026" + cell, "&survey=shop" + cell), cell);
        knowledge.relate(List.of("&survey=shop" + cell), "&question=again" + cell);
      }
    }
    knowledge.solve();

    assertThat(hidden).isNotEmpty();
    assertThat(hidden).noneMatch(knowledge.sums::containsKey);
  }

  private void ask(
      Knowledge knowledge,
      String narrowing,
      String by,
      List<String> values,
      TreeSet<String> hidden) {
    var table = world.asked("nps", "segments", "by=" + by + "&period=2026-03" + narrowing);
    var cells = new ArrayList<String>();
    for (String value : values) {
      var cell = narrowing + "|" + by + ":" + value;
      var point = world.point(MARCH + narrowing + "&segment=" + by + ":" + value);
      learn(knowledge, cell, point, hidden);
      cells.add(cell);
    }
    for (JsonNode segment : table.get("segments")) {
      var cell = narrowing + "|" + by + ":" + segment.at("/segment/" + by).asText();
      boolean shown = !segment.get("value").isNull();
      assertThat(shown).as(cell).isEqualTo(!hidden.contains(cell));
      learn(knowledge, cell, segment, hidden);
      if (!shown) {
        assertThat(segment.get("difference").isNull()).isTrue();
        assertThat(segment.get("rest").isNull()).isTrue();
      }
    }
    var none = narrowing + "|" + by + " none";
    if (!table.get("none").isNull()) {
      learn(knowledge, none, table.get("none"), hidden);
    }
    cells.add(none);
    knowledge.relate(cells, narrowing);
  }

  private static void learn(
      Knowledge knowledge, String cell, JsonNode point, TreeSet<String> hidden) {
    knowledge.learn(cell, point);
    if (point.get("flag").asText().equals("suppressed")) {
      hidden.add(cell);
    }
  }

  private void askPairs(
      Knowledge knowledge,
      String narrowing,
      List<String> regions,
      List<String> plans,
      TreeSet<String> hidden) {
    for (String region : regions) {
      for (String plan : plans) {
        var query =
            MARCH + narrowing + "&segment=region:%s&segment=plan:%s".formatted(region, plan);
        if (world.send(query).getStatusCode() == 200) {
          learn(knowledge, pair(narrowing, region, plan), world.point(query), hidden);
        }
      }
    }
    for (String region : regions) {
      askWithin(knowledge, narrowing, "region:" + region, hidden);
    }
    for (String plan : plans) {
      askWithin(knowledge, narrowing, "plan:" + plan, hidden);
    }
    for (String region : regions) {
      var cells =
          plans.stream().map(plan -> pair(narrowing, region, plan)).collect(Collectors.toList());
      relate(knowledge, cells, narrowing + "|region:" + region);
    }
    for (String plan : plans) {
      var cells =
          regions.stream()
              .map(region -> pair(narrowing, region, plan))
              .collect(Collectors.toList());
      relate(knowledge, cells, narrowing + "|plan:" + plan);
    }
  }

  /// All pairs of a segment at once, with what is not in each.
  private void askWithin(
      Knowledge knowledge, String narrowing, String segment, TreeSet<String> hidden) {
    var by = segment.startsWith("region:") ? "plan" : "region";
    var query = "by=" + by + "&period=2026-03&segment=" + segment + narrowing;
    var table = world.asked("nps", "segments", query);
    var whole = narrowing + "|" + segment;
    learn(knowledge, whole, table.get("total"), hidden);
    for (JsonNode each : table.get("segments")) {
      var other = each.at("/segment/" + by).asText();
      var value = segment.substring(segment.indexOf(':') + 1);
      var cell = by.equals("plan") ? pair(narrowing, value, other) : pair(narrowing, other, value);
      learn(knowledge, cell, each, hidden);
      if (!each.get("rest").isNull()) {
        knowledge.learn(cell + " rest of " + segment, each.get("rest"));
        knowledge.relate(List.of(cell, cell + " rest of " + segment), whole);
      }
    }
    if (!table.get("none").isNull()) {
      learn(knowledge, whole + " alone", table.get("none"), hidden);
    }
  }

  /// With those that have no value of the other dimension, whom no answer shows.
  private static void relate(Knowledge knowledge, List<String> cells, String whole) {
    var rest = whole + " alone";
    int known = cells.stream().mapToInt(knowledge::size).sum();
    cells.forEach(cell -> knowledge.infer(cell, knowledge.size(cell)));
    knowledge.infer(rest, knowledge.size(whole) - known);
    cells.add(rest);
    knowledge.relate(cells, whole);
  }

  private static String pair(String narrowing, String region, String plan) {
    return narrowing + "|" + region + " " + plan;
  }

  private static List<String> names(String dimension, int count) {
    return IntStream.range(0, count).mapToObj(i -> dimension + i).toList();
  }

  private void record(Random random, List<String> regions, List<String> plans) {
    var all = new ArrayList<LoggedFact>();
    for (String region : regions) {
      for (String plan : plans) {
        for (Family family : List.of(Samples.RECOMMEND, AGAIN)) {
          int size = random.nextInt(3) == 0 ? random.nextInt(10) : random.nextInt(60);
          for (int i = 0; i < size; i++) {
            var segments = new HashMap<String, String>();
            int kind = random.nextInt(30);
            if (kind != 0) {
              segments.put("region", region);
            }
            if (kind != 1) {
              segments.put("plan", plan);
            }
            if (kind > 1) {
              segments.put("region+plan", region + "\u001f" + plan);
            }
            all.add(
                world.fact(
                    "r" + facts++,
                    "2026-03-05T10:00:00Z",
                    segments,
                    new Measure.Value(family, "score:0-10", random.nextInt(11))));
          }
        }
      }
    }
    regions.forEach(region -> all.add(fact("region", region)));
    plans.forEach(plan -> all.add(fact("plan", plan)));
    world.record(all);
    world.settle();
  }

  private LoggedFact fact(String dimension, String value) {
    return world.fact(
        "r" + facts++, "2026-03-05T10:00:00Z", Map.of(dimension, value), Samples.nps(9));
  }
}
