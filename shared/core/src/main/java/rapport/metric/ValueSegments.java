package rapport.metric;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rapport.comparison.Figure;
import rapport.fact.Family;
import rapport.settings.CustomerRules;
import rapport.state.DurationBuckets;
import rapport.value.ValueClasses;

/// `segments_of_value`: the share of the period's paying customers that make 80 % of what all of
/// them spend (class A), with those that make it up to 95 % (B) and the rest (C), in each currency.
///
/// What each customer spends is known within 1 %, so 80 and 95 % are met within 1 %, too. Of
/// customers who spend alike within that, only as many are taken as are needed.
record ValueSegments() implements CustomerMetric, MoneySeries {

  private static final String SLOT = "spending:";

  private static final About ABOUT =
      new About(
          "segments_of_value",
          1,
          new Text("Segments of value", "客户价值分层"),
          new Text(
              "The share of the buyers that make 80 % of the revenue of the period, and those that"
                  + " make 95 %.",
              "贡献周期内 80% 与 95% 收入的购买客户比例。"),
          "fewest customers who make 80 % / customers",
          Unit.FRACTION,
          Direction.NEITHER);

  /// Customers who spend alike.
  private record Group(double amount, long customers) {}

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public Source source() {
    return Source.of(Family.SPENDING);
  }

  @Override
  public List<String> events() {
    return List.of("customer.purchased");
  }

  @Override
  public List<String> slots() {
    return List.of(SLOT);
  }

  @Override
  public Optional<Unwatched> unwatched(CustomerRules rules) {
    return Optional.of(Unwatched.NO_SCATTER);
  }

  @Override
  public MetricValue value(Scope scope) {
    var groups = groups(scope);
    long customers = groups.stream().mapToLong(Group::customers).sum();
    long ofA = making(ValueClasses.USUAL.ofA().doubleValue(), groups);
    long ofAandB = making(ValueClasses.USUAL.ofAandB().doubleValue(), groups);
    var parts =
        new MetricValue.Parts()
            .with("customers", customers)
            .with("a", ofA)
            .with("b", ofAandB - ofA)
            .with("c", customers - ofAandB);
    if (customers == 0) {
      return parts.without("share95").of(0, new Estimate.Empty());
    }
    return parts
        .with("share95", (double) ofAandB / customers)
        .of(customers, new Estimate.Point((double) ofA / customers));
  }

  /// It describes all customers, not a sample.
  @Override
  public Figure figure(Scope scope) {
    return value(scope).described();
  }

  /// Who spends most comes first.
  private static List<Group> groups(Scope scope) {
    var groups = new ArrayList<Group>();
    for (Map.Entry<Integer, Long> bucket :
        scope.distinct().values(SLOT + scope.variant()).reversed().entrySet()) {
      if (bucket.getValue() > 0) {
        groups.add(new Group(DurationBuckets.valueOf(bucket.getKey()), bucket.getValue()));
      }
    }
    return groups;
  }

  /// The fewest customers who make a share of it all.
  private static long making(double share, List<Group> groups) {
    double wanted = share * groups.stream().mapToDouble(ValueSegments::total).sum();
    double made = 0;
    long customers = 0;
    for (Group group : groups) {
      if (made + total(group) >= wanted) {
        long needed = (long) Math.ceil((wanted - made) / group.amount());
        return customers + Math.clamp(needed, 0, group.customers());
      }
      made += total(group);
      customers += group.customers();
    }
    return customers;
  }

  private static double total(Group group) {
    return group.amount() * group.customers();
  }
}
