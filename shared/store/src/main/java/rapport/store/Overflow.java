package rapport.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rapport.bytes.ByteWriter;
import rapport.bytes.Bytes;
import rapport.store.Table.Read;

/// Bodies that are too large for one item, for instance durations of 200 agents in a large year.
///
/// They are cut into items under a name of their own, PK `o#<tenant>`, SK `<name>#<00…>`, and never
/// change there. They are put before the item that names them and deleted after it names another,
/// so what is named is complete except for a moment in which the item itself has a new revision.
/// The name is a hash of owner, revision and content: no two revisions share pieces, so that a late
/// delete can't take those of another.
final class Overflow {

  /// What an item's body may take: leaves room for keys and other attributes.
  static final int MAX_BODY_BYTES = 390 * 1024;

  private static final int MAX_PIECES = 100;

  private final Table table;

  Overflow(Table table) {
    this.table = table;
  }

  /// Where a body lies.
  record Place(String tenant, String hash, int pieces) {

    /// As its item holds it.
    String name() {
      return hash + "#" + pieces;
    }

    static Place of(String tenant, String name) {
      int hash = name.indexOf('#');
      return new Place(tenant, name.substring(0, hash), Integer.parseInt(name.substring(hash + 1)));
    }

    private List<Key> keys() {
      var keys = new ArrayList<Key>();
      for (int i = 0; i < pieces; i++) {
        keys.add(new Key("o#" + tenant, Partitions.name(hash + "#", i)));
      }
      return keys;
    }
  }

  Place put(String tenant, Key owner, long revision, Bytes body) {
    int pieces = Math.ceilDiv(body.length(), MAX_BODY_BYTES);
    if (pieces > MAX_PIECES) {
      throw new IllegalArgumentException(
          "a body must have at most %d pieces, got %d".formatted(MAX_PIECES, pieces));
    }
    byte[] content = body.toArray();
    var named = new ByteWriter().writeText(owner.sort()).writeUnsigned(revision).append(content);
    var place = new Place(tenant, Partitions.contentName(named.toByteArray()), pieces);
    var items = new ArrayList<Item>();
    for (Key key : place.keys()) {
      int from = items.size() * MAX_BODY_BYTES;
      int to = Math.min(content.length, from + MAX_BODY_BYTES);
      var piece = Bytes.of(Arrays.copyOfRange(content, from, to));
      items.add(Item.of(key, Map.of(Names.BODY, new Attribute.Binary(piece))));
    }
    table.putAll(items);
    return place;
  }

  /// None if it was replaced meanwhile.
  Optional<Bytes> read(Place place) {
    var pieces = table.getAll(place.keys(), Read.STRONG);
    if (pieces.size() < place.pieces()) {
      return Optional.empty();
    }
    var body = new ByteWriter();
    place.keys().forEach(key -> body.append(pieces.get(key).binary(Names.BODY).toArray()));
    return Optional.of(body.toBytes());
  }

  void delete(Place place) {
    place.keys().forEach(key -> table.delete(key, Condition.ALWAYS));
  }
}
