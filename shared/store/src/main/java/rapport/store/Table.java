package rapport.store;

import java.math.BigInteger;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// A table of items under a partition and a sort key, with DynamoDB's promises and no more.
///
/// Writes of one item are atomic; there are no transactions. Whatever throws may or may not have
/// been applied: every write here is safe to repeat.
public interface Table {

  /// How far behind a read may be.
  enum Read {
    /// Sees every write that was answered before.
    STRONG,
    /// May miss the latest writes; costs half.
    EVENTUAL
  }

  /// What became of a conditional write.
  enum Outcome {
    DONE,
    /// The condition did not hold, and nothing was changed.
    REFUSED
  }

  Optional<Item> get(Key key, Read read);

  /// The items there are among these keys. Follows what the table leaves unprocessed.
  Map<Key, Item> getAll(Collection<Key> keys, Read read);

  /// Reads a range in its order, page by page.
  ///
  /// @param page takes one page, and says whether to go on; what is not asked for is not read. The
  ///   last page may be empty, and so may one before it
  void query(Range range, Read read, Predicate<List<Item>> page);

  Outcome put(Item item, Condition condition);

  /// Puts every item, whatever is there, and returns when none is left unprocessed. The items' keys
  /// must differ.
  void putAll(Collection<Item> items);

  /// Adds to a whole number (0 if absent) and sets other attributes where they are absent; creates
  /// the item if need be.
  ///
  /// @param ifAbsent attributes that keep the value they have
  /// @return the number after the addition
  BigInteger add(Key key, String attribute, BigInteger amount, Map<String, Attribute> ifAbsent);

  /// Deleting what is not there is done, not refused, unless the condition asks for it.
  Outcome delete(Key key, Condition condition);
}
