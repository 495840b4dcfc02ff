package rapport.store.memory;

import java.util.concurrent.atomic.AtomicLong;
import rapport.store.Table.Read;

/// Counts units by DynamoDB's rounding, what it charges for nothing included: a read that finds
/// nothing costs as one of up to 4 KB, a refused or empty write as one of 1 KB.
///
/// @see <a
///   href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/read-write-operations.html">DynamoDB's
///   documentation</a>
final class Meter {

  private static final int READ_BYTES = 4096;
  private static final int WRITE_BYTES = 1024;

  private final AtomicLong writes = new AtomicLong();
  private final AtomicLong halfReads = new AtomicLong();

  Units read() {
    return new Units(writes.get(), halfReads.get());
  }

  void read(Read read, int bytes) {
    long units = units(bytes, READ_BYTES);
    halfReads.addAndGet(read == Read.STRONG ? 2 * units : units);
  }

  void write(int bytes) {
    writes.addAndGet(units(bytes, WRITE_BYTES));
  }

  private static long units(int bytes, int unitBytes) {
    return Math.max(1, Math.ceilDiv(bytes, unitBytes));
  }
}
