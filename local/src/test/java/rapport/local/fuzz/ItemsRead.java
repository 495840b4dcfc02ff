package rapport.local.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import rapport.bytes.Bytes;
import rapport.store.AccessKeys;
import rapport.store.Attribute;
import rapport.store.Condition;
import rapport.store.Item;
import rapport.store.Range;
import rapport.store.Table;
import rapport.store.memory.MemoryTable;

/// One item of a tenant's tables has other bytes than anybody wrote, and all functions go on. None
/// breaks down, and what is logged says that something can't be read.
final class ItemsRead {

  private static final String BODY = "b";
  private static final List<String> TRAFFIC = Kept.lives();

  private final List<Item> events;
  private final List<Item> summary;
  private final List<Item> spoilt;

  ItemsRead() {
    var kept = Kept.stage();
    events = items(kept.events, eventPartitions());
    summary = items(kept.summary, summaryPartitions());
    spoilt = Stream.concat(events.stream(), summary.stream()).filter(ItemsRead::hasBody).toList();
  }

  private static Stream<String> eventPartitions() {
    var entities =
        IntStream.range(0, 64)
            .mapToObj("%02d"::formatted)
            .flatMap(
                shard ->
                    Stream.of("customer", "ticket", "respondent")
                        .map(kind -> "e#" + Stage.TENANT + "#" + kind + "#" + shard));
    var marks = IntStream.range(0, 16).mapToObj("q#%02d"::formatted);
    var own = Stream.of("t#" + Stage.TENANT + "#20260301", "x#" + Stage.TENANT);
    return Stream.of(own, marks, entities).flatMap(names -> names);
  }

  private static Stream<String> summaryPartitions() {
    var keys =
        Stream.of(Stage.SRV, Stage.ADMIN, Stage.READ, Stage.PUB)
            .map(key -> "k#" + AccessKeys.hashOf(key).toHex());
    return Stream.concat(Stream.of("s#" + Stage.TENANT, "c#" + Stage.TENANT), keys);
  }

  private static List<Item> items(Table table, Stream<String> partitions) {
    var found = new ArrayList<Item>();
    partitions.forEach(
        partition ->
            table.query(
                Range.all(partition),
                Table.Read.STRONG,
                page -> {
                  found.addAll(page);
                  return true;
                }));
    return found;
  }

  private static boolean hasBody(Item item) {
    return item.attributes().get(BODY) instanceof Attribute.Binary;
  }

  /// Every item, as it is.
  static List<Bytes> seeds() {
    var seeds = new ArrayList<Bytes>();
    var all = new ItemsRead().spoilt;
    for (int place = 0; place < Math.min(all.size(), 256); place++) {
      byte[] body = all.get(place).binary(BODY).toArray();
      byte[] seed = new byte[body.length + 1];
      seed[0] = (byte) place;
      System.arraycopy(body, 0, seed, 1, body.length);
      seeds.add(Bytes.of(seed));
    }
    return seeds;
  }

  void read(byte[] input) {
    var inputs = Inputs.of(input);
    var item = spoilt.get((inputs.choice() & 0xFF) % spoilt.size());
    var attributes = new TreeMap<>(item.attributes());
    attributes.put(BODY, new Attribute.Binary(Bytes.of(inputs.rest())));
    if (inputs.rest().length < Item.MAX_BYTES / 2) {
      useAll(new Stage(copy(events, item, attributes), copy(summary, item, attributes)));
    }
  }

  private static MemoryTable copy(
      List<Item> items, Item spoilt, TreeMap<String, Attribute> attributes) {
    var table = new MemoryTable();
    for (Item item : items) {
      var copied = item.key().equals(spoilt.key()) ? new Item(item.key(), attributes) : item;
      table.put(copied, Condition.ALWAYS);
    }
    return table;
  }

  private static void useAll(Stage stage) {
    for (String event : TRAFFIC) {
      stage.deliver(event.formatted("again"), Map.of("tenant", Stage.TENANT));
    }
    asked(stage, "GET /v1/metrics", Stage.READ, "metric=nps&metric=clv&period=month&from=2026-03");
    asked(stage, "GET /v1/settings", Stage.ADMIN, "");
    asked(stage, "GET /v1/keys", Stage.ADMIN, "");
    asked(stage, "GET /v1/surveys/{survey}", Stage.SRV, "");
    stage.roll("{}");
    Faults.areOfInput(stage.checkLines());
  }

  private static void asked(Stage stage, String route, String key, String query) {
    var event = Inputs.request(route, route.substring(route.indexOf('/')), key);
    event.setPathParameters(Map.of("survey", Stage.SURVEY));
    event.setRawQueryString(query);
    assertThat(stage.call(event).getStatusCode()).isIn(200, 400, 401, 403, 404, 500);
  }
}
