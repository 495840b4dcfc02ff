package rapport.local.simulation;

import java.math.BigInteger;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import rapport.store.Attribute;
import rapport.store.Condition;
import rapport.store.Item;
import rapport.store.Range;
import rapport.store.Table.Read;

/// What a planted bug does to records that nobody may touch any more.
final class OldRecords {

  private static final String REVISION = "r";
  private static final String DAY = "1#d#";
  private static final Duration OLD = Duration.ofDays(3);

  private OldRecords() {}

  static void writeAgain(World world) {
    for (Item item : days(world)) {
      var attributes = new HashMap<>(item.attributes());
      var next = item.whole(REVISION).value().add(BigInteger.ONE);
      attributes.put(REVISION, new Attribute.Whole(next));
      world.summary.put(Item.of(item.key(), attributes), Condition.ALWAYS);
    }
  }

  static void delete(World world) {
    var last = world.now().minus(OLD).atZone(ZoneOffset.UTC).toLocalDate();
    for (Item item : days(world)) {
      var sort = item.key().sort();
      var day = LocalDate.parse(sort.substring(sort.lastIndexOf('#') + 1));
      if (day.isBefore(last)) {
        world.summary.delete(item.key(), Condition.ALWAYS);
      }
    }
  }

  private static List<Item> days(World world) {
    var found = new ArrayList<Item>();
    world.summary.query(
        Range.all("s#a"),
        Read.STRONG,
        items -> {
          items.stream().filter(item -> item.key().sort().startsWith(DAY)).forEach(found::add);
          return true;
        });
    return found;
  }
}
