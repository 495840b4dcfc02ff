package rapport.customer;

import java.util.ArrayList;
import java.util.List;
import rapport.fact.Measure.Plain;

/// What a customer adds to the balances that later periods inherit: itself, its memberships, its
/// recurring revenue; and under which segment values. What came in under some values always goes
/// out under the same. Not thread-safe.
final class Standing {

  private List<Plain> held = List.of();

  /// Holds other things from now on.
  ///
  /// @param out under the values until now
  /// @param in under the values from now on; the same page if they are the same
  void become(List<Plain> wanted, Page out, Page in) {
    var gone = new ArrayList<>(held);
    var come = new ArrayList<>(wanted);
    if (out == in) {
      for (Plain one : wanted) {
        if (gone.remove(one)) {
          come.remove(one);
        }
      }
    }
    gone.forEach(one -> out.add(one.negated()));
    come.forEach(in::add);
    held = List.copyOf(wanted);
  }
}
