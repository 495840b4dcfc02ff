package rapport.metric;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import rapport.state.State;

/// What metrics about money have in common: a series for each currency that a state has amounts in.
interface MoneySeries extends Metric {

  /// What the slots of its amounts begin with, before the currency.
  List<String> slots();

  @Override
  default Optional<String> variedBy() {
    return Optional.of(Currencies.NAME);
  }

  @Override
  default SortedSet<String> variants(State state) {
    var currencies = new TreeSet<String>();
    slots().forEach(slot -> currencies.addAll(Currencies.in(state, slot)));
    return currencies;
  }
}
