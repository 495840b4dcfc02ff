package rapport.local.importer;

/// Counts how often an id was there before, in 16 bytes an id instead of the id itself.
///
/// Two ids with one hash are taken for the same. That costs nothing: the later one gets a number
/// behind it which it did not need, and gets it every time.
final class Occurrences {

  private static final int FIRST_CAPACITY = 1 << 10;
  private static final int GOLDEN = 0x9E3779B9;

  private long[] hashes = new long[FIRST_CAPACITY];
  private int[] counts = new int[FIRST_CAPACITY];
  private int used;

  /// The id if it is new here, else the id with its number: `id/2`.
  String numbered(String id) {
    int count = add(hash(id));
    return count == 1 ? id : id + "/" + count;
  }

  private int add(long hash) {
    if (used * 2 >= hashes.length) {
      grow();
    }
    int slot = slot(hashes, counts, hash);
    if (counts[slot] == 0) {
      hashes[slot] = hash;
      used++;
    }
    return ++counts[slot];
  }

  private void grow() {
    var largerHashes = new long[hashes.length * 2];
    var largerCounts = new int[hashes.length * 2];
    for (int i = 0; i < hashes.length; i++) {
      if (counts[i] > 0) {
        int slot = slot(largerHashes, largerCounts, hashes[i]);
        largerHashes[slot] = hashes[i];
        largerCounts[slot] = counts[i];
      }
    }
    hashes = largerHashes;
    counts = largerCounts;
  }

  /// Where a hash is, or where it goes.
  private static int slot(long[] hashes, int[] counts, long hash) {
    int mask = hashes.length - 1;
    int slot = (int) (hash ^ hash >>> 32) * GOLDEN & mask;
    while (counts[slot] > 0 && hashes[slot] != hash) {
      slot = slot + 1 & mask;
    }
    return slot;
  }

  /// FNV-1a over UTF-16.
  private static long hash(String id) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < id.length(); i++) {
      hash = (hash ^ id.charAt(i)) * 0x100000001b3L;
    }
    return hash;
  }
}
