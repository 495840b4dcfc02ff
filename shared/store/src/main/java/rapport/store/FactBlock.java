package rapport.store;

import java.util.Collection;
import java.util.List;
import rapport.bytes.Bytes;
import rapport.fact.LoggedFact;
import rapport.period.UtcHour;

/// Facts of one hour in as few bytes as they need.
final class FactBlock {

  private FactBlock() {}

  static List<Bytes> pack(UtcHour hour, Collection<LoggedFact> facts) {
    throw new UnsupportedOperationException("written next");
  }

  static List<LoggedFact> unpack(UtcHour hour, Bytes block) {
    throw new UnsupportedOperationException("written next");
  }
}
