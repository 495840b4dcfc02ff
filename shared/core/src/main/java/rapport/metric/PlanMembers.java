package rapport.metric;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import rapport.comparison.Figure;
import rapport.fact.Family;
import rapport.state.State;

/// `plan_members`: of the customers at the end of the period, the share that are members of a
/// loyalty plan, with the members of each tier. A series for each plan of the settings.
record PlanMembers() implements CustomerMetric {

  /// What series of plans come apart by.
  static final String PLAN = "plan";

  private static final String MEMBERS = "members:";

  private static final About ABOUT =
      new About(
          "plan_members",
          1,
          new Text("Plan members", "会员占比"),
          new Text(
              "The share of the customers that are members of a loyalty plan, and how many of each"
                  + " tier.",
              "客户中忠诚度计划会员的比例，并列出各等级会员数。"),
          "members / customers",
          Unit.FRACTION,
          Direction.HIGHER);

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public Source source() {
    return Source.of(Family.CUSTOMERS, Family.PLANS);
  }

  @Override
  public List<String> events() {
    return List.of("customer.joined", "customer.rewarded");
  }

  @Override
  public Optional<String> variedBy() {
    return Optional.of(PLAN);
  }

  @Override
  public SortedSet<String> variants(State state) {
    var plans = new TreeSet<String>();
    state.cells().keySet().stream()
        .filter(slot -> slot.startsWith(MEMBERS))
        .forEach(slot -> plans.add(slot.substring(MEMBERS.length())));
    return plans;
  }

  @Override
  public List<String> settings() {
    return List.of("plans");
  }

  @Override
  public MetricValue value(Scope scope) {
    var value = rate(scope).value(scope.confidence());
    var parts = new MetricValue.Parts();
    value.parts().forEach(parts::with);
    tiers(scope)
        .forEach(
            tier ->
                parts.with("tier:" + tier, atEnd("tier:" + scope.variant() + ":" + tier, scope)));
    return parts.of(value.n(), value.estimate());
  }

  @Override
  public Figure figure(Scope scope) {
    return rate(scope).figure();
  }

  private static Rate rate(Scope scope) {
    return new Rate(
        new Rate.Count("members", atEnd(MEMBERS + scope.variant(), scope)),
        new Rate.Count("customers", CustomerCounts.of(scope).end()));
  }

  private static List<String> tiers(Scope scope) {
    return scope.settings().rules().customers().plans().getOrDefault(scope.variant(), List.of());
  }

  private static long atEnd(String slot, Scope scope) {
    return Math.max(0, scope.opening().count(slot) + scope.state().count(slot));
  }
}
