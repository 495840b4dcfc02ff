package rapport.metric;

import java.util.List;
import java.util.Random;
import rapport.state.State;
import rapport.state.StateBuilder;

/// States of customers that no events lead to: numbers that don't go together, some below 0.
final class OddStates {

  private OddStates() {}

  static State anything(Random random) {
    var builder = new StateBuilder();
    for (String slot :
        List.of(
            "customers",
            "joined",
            "lost@m",
            "entered@m",
            "engaged@m",
            "active@m",
            "active@d",
            "referrers@m",
            "complainers@m",
            "complaints",
            "buyers@m",
            "returning@m",
            "squares@m",
            "buy:cart",
            "buy:address",
            "buy:paid",
            "members:club",
            "tier:club:gold",
            "lost:club@m")) {
      if (random.nextInt(3) > 0) {
        builder.count(slot, random.nextInt(60) - 5);
      }
    }
    for (String slot : List.of("amount:club:EUR", "mrr:EUR", "cost:EUR")) {
      for (int left = random.nextInt(3); left > 0; left--) {
        builder.row(slot, List.of((long) random.nextInt(1000)), random.nextInt(4) == 0 ? -1 : 1);
      }
    }
    for (int left = random.nextInt(4); left > 0; left--) {
      builder.row("amount:EUR", List.of((long) random.nextInt(100), 5L), 1);
      long a = random.nextInt(100);
      long b = random.nextInt(100);
      builder.row("change:EUR@m", List.of(a, b, Math.min(a, b)), random.nextBoolean() ? 1 : -1);
      builder.value("spending:EUR@m", random.nextInt(1000), random.nextInt(5) - 1);
      builder.value("score", random.nextInt(11));
      builder.value("score:club", random.nextInt(11));
    }
    return builder.build();
  }
}
