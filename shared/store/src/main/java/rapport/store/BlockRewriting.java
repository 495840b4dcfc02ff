package rapport.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import rapport.bytes.Bytes;
import rapport.fact.LoggedFact;
import rapport.period.UtcHour;
import rapport.store.Table.Read;

/// Puts other facts in place of some that are in the log, for what must not lie there any more.
///
/// A block's successor is put before the block is deleted, under a key that sorts right after it:
/// `<key>.<generation, 6 digits>.<hash of content>`. Whoever reads the hour meanwhile goes through
/// it in the order of the keys, and so finds the block, or its successor, or both, which are the
/// same facts; never neither. What breaks off is repeated and gives the same.
public final class BlockRewriting {

  private static final int CONTENT_NAME = 22;
  private static final int GENERATION_DIGITS = 6;
  private static final int MAX_GENERATION = 999_999;

  private final Table events;

  /// @param events the table of events
  public BlockRewriting(Table events) {
    this.events = events;
  }

  /// Rewrites all blocks of an hour that hold what is to be another. Each keeps its expiry.
  ///
  /// @param other the fact that is to be in place of one, or the same; of the same hour, and of the
  ///   same id, revision and measures, so that a fold makes the same of it
  public void rewrite(String tenant, UtcHour hour, UnaryOperator<LoggedFact> other) {
    events.query(
        Range.startingWith(EventLog.partition(tenant, hour.day()), EventLog.prefix(hour)),
        Read.STRONG,
        page -> {
          page.stream()
              .filter(item -> !EventLog.isTombstone(item))
              .forEach(item -> rewrite(hour, item, other));
          return true;
        });
  }

  private void rewrite(UtcHour hour, Item item, UnaryOperator<LoggedFact> other) {
    var facts = FactBlock.unpack(hour, item.binary(Names.BODY));
    var others = facts.stream().map(other).toList();
    if (!others.equals(facts)) {
      events.putAll(successors(item, hour, others));
      events.delete(item.key(), Condition.ALWAYS);
    }
  }

  private static List<Item> successors(Item item, UtcHour hour, List<LoggedFact> facts) {
    var sort = item.key().sort();
    int nameStart = EventLog.nameStart();
    var base = sort.substring(0, nameStart + CONTENT_NAME);
    int generation = generation(sort.substring(base.length())) + 1;
    if (generation > MAX_GENERATION) {
      throw new IllegalStateException("the block " + sort + " was rewritten too often");
    }
    var items = new ArrayList<Item>();
    for (Bytes block : FactBlock.pack(hour, facts)) {
      var name = "%s.%06d.%s".formatted(base, generation, Partitions.contentName(block.toArray()));
      items.add(
          Item.of(
              new Key(item.key().partition(), name),
              Map.of(Names.BODY, new Attribute.Binary(block), Names.TTL, item.whole(Names.TTL))));
    }
    return items;
  }

  /// 0 for what was never rewritten.
  private static int generation(String suffix) {
    return suffix.isEmpty() ? 0 : Integer.parseInt(suffix.substring(1, 1 + GENERATION_DIGITS));
  }
}
