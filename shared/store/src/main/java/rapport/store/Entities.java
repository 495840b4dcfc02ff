package rapport.store;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import rapport.bytes.Bytes;
import rapport.store.Table.Outcome;
import rapport.store.Table.Read;

/// What spans hours: tickets, customers, invitations, respondents. One item each, replaced whole by
/// one conditional write.
///
/// PK `e#<tenant>#<kind>#<00..63 by hash of id>`, SK `<id>`; `r` the revision, `b` the content.
public final class Entities {

  /// How many partitions the entities of a tenant and kind lie in: what a sweep goes through.
  public static final int SHARDS = 64;

  private final Table events;

  /// @param events the table of events
  public Entities(Table events) {
    this.events = events;
  }

  /// @param kind `ticket`, `customer` …; holds no `#`
  /// @param id any text of 1 to 128 characters
  public record EntityKey(String tenant, String kind, String id) {

    /// Which of the [#SHARDS] partitions it lies in.
    public int shard() {
      return Partitions.of(id, SHARDS);
    }

    /// Whether it is one of those that stand for all of its shard: a share of them by the hash of
    /// their ids, the same ones each time.
    ///
    /// @param share 1 for all, 2 for every second …
    public boolean isSampled(int share) {
      return Partitions.of(id, Math.multiplyExact(SHARDS, share)) < SHARDS;
    }
  }

  /// @param revision 1 or more
  /// @param content as its owner encoded it, version byte and all
  public record Stored(long revision, Bytes content) {
    public Stored {
      if (revision < 1) {
        throw new IllegalArgumentException("revision must be 1 or more, got " + revision);
      }
    }
  }

  /// One entity of a sweep.
  public record Listed(EntityKey key, Stored stored) {}

  /// Those there are among these, strongly consistent.
  public Map<EntityKey, Stored> readAll(Collection<EntityKey> keys) {
    var wanted = new HashMap<Key, EntityKey>();
    keys.forEach(key -> wanted.put(itemKey(key), key));
    var found = new HashMap<EntityKey, Stored>();
    events
        .getAll(wanted.keySet(), Read.STRONG)
        .forEach((key, item) -> found.put(wanted.get(key), decode(item)));
    return found;
  }

  /// One conditional write. Refused if the entity has another revision by now, which may be our own
  /// write whose reply was lost: read again.
  ///
  /// @param previousRevision what was read, 0 if the entity was absent
  /// @param next its revision must be greater
  public Outcome write(EntityKey key, long previousRevision, Stored next) {
    if (next.revision() <= previousRevision) {
      throw new IllegalArgumentException(
          "revision must grow, got " + next.revision() + " after " + previousRevision);
    }
    return events.put(encode(key, next), Revision.unchanged(previousRevision));
  }

  /// Goes through the entities of one shard in order of their ids, strongly consistent.
  ///
  /// @param shard 0 to [#SHARDS] − 1
  /// @param afterId where an earlier pass ended, empty to begin
  /// @param each says whether to go on
  public void list(String tenant, String kind, int shard, String afterId, Predicate<Listed> each) {
    var partition = partition(tenant, kind, shard);
    var range = afterId.isEmpty() ? Range.all(partition) : Range.after(partition, afterId);
    events.query(range, Read.STRONG, page -> listed(tenant, kind, page, each));
  }

  private static boolean listed(
      String tenant, String kind, List<Item> page, Predicate<Listed> each) {
    for (Item item : page) {
      var key = new EntityKey(tenant, kind, item.key().sort());
      if (!each.test(new Listed(key, decode(item)))) {
        return false;
      }
    }
    return true;
  }

  private static Item encode(EntityKey key, Stored stored) {
    return Item.of(
        itemKey(key),
        Map.of(
            Names.REVISION,
            Attribute.Whole.of(stored.revision()),
            Names.BODY,
            new Attribute.Binary(Packed.pack(stored.content().toArray()))));
  }

  private static Stored decode(Item item) {
    return new Stored(Revision.of(item), Bytes.of(Packed.unpack(item.binary(Names.BODY))));
  }

  private static Key itemKey(EntityKey key) {
    return new Key(partition(key.tenant(), key.kind(), key.shard()), key.id());
  }

  private static String partition(String tenant, String kind, int shard) {
    return Partitions.name("e#" + tenant + "#" + kind + "#", shard);
  }
}
