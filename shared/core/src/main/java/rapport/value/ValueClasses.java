package rapport.value;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Customers by what they are worth: A are the fewest who make the first share of all revenue, B
/// those who make it up to the second share, C the rest (Pareto's rule).
///
/// @param byCustomer in the order in which the customers were given
public record ValueClasses(List<ValueClass> byCustomer) {

  /// 80 % and 95 % of all.
  public static final Shares USUAL = new Shares(new BigDecimal("0.80"), new BigDecimal("0.95"));

  public enum ValueClass {
    A,
    B,
    C
  }

  /// How much of all revenue A make, and A and B together: each more than 0, and at most 1.
  public record Shares(BigDecimal ofA, BigDecimal ofAandB) {

    public Shares {
      if (ofA.signum() <= 0
          || ofA.compareTo(ofAandB) > 0
          || ofAandB.compareTo(BigDecimal.ONE) > 0) {
        throw new IllegalArgumentException(
            "shares must rise from above 0 to 1 at most, got " + ofA + " and " + ofAandB);
      }
    }
  }

  public ValueClasses {
    byCustomer = List.copyOf(byCustomer);
  }

  /// Who makes the most comes first, of equals who was given first. A customer is of the class in
  /// which those before left off; where nobody makes anything, all are C.
  ///
  /// @param revenues in one unit, 0 or more each
  public static ValueClasses of(List<BigDecimal> revenues, Shares shares) {
    var total =
        revenues.stream()
            .map(ValueClasses::requireRevenue)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    var order =
        IntStream.range(0, revenues.size())
            .boxed()
            .sorted(Comparator.<Integer, BigDecimal>comparing(revenues::get).reversed())
            .toList();
    var classes = new ArrayList<>(Collections.nCopies(revenues.size(), ValueClass.C));
    var before = BigDecimal.ZERO;
    for (int customer : order) {
      classes.set(customer, classAfter(before, total, shares));
      before = before.add(revenues.get(customer));
    }
    return new ValueClasses(classes);
  }

  /// How many customers are of a class.
  public long count(ValueClass asked) {
    return byCustomer.stream().filter(asked::equals).count();
  }

  private static ValueClass classAfter(BigDecimal before, BigDecimal total, Shares shares) {
    if (before.compareTo(shares.ofA().multiply(total)) < 0) {
      return ValueClass.A;
    }
    return before.compareTo(shares.ofAandB().multiply(total)) < 0 ? ValueClass.B : ValueClass.C;
  }

  private static BigDecimal requireRevenue(BigDecimal revenue) {
    if (revenue.signum() < 0) {
      throw new IllegalArgumentException("revenue must be 0 or more, got " + revenue);
    }
    return revenue;
  }
}
