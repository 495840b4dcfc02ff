package rapport.metric;

import java.util.List;
import rapport.comparison.Figure;
import rapport.fact.Family;
import rapport.settings.Settings;

/// `engagement_rate`, `referral_rate` and `complaining_customers_rate`: of the customers who were
/// there at any time of the period, the share that did something while they were.
enum CustomerShare implements CustomerMetric {
  ENGAGEMENT(
      new About(
          "engagement_rate",
          1,
          new Text("Engagement rate", "客户参与率"),
          new Text(
              "The share of the period's customers that were active in it.", "周期内有活动的客户占客户的比例。"),
          "active customers / customers",
          Unit.FRACTION,
          Direction.HIGHER),
      "engaged",
      "active",
      "customer.active"),
  REFERRAL(
      new About(
          "referral_rate",
          1,
          new Text("Referral rate", "推荐率"),
          new Text(
              "The share of the period's customers that referred somebody in it: whose activity was"
                  + " referral.",
              "周期内推荐过他人的客户占客户的比例。"),
          "referring customers / customers",
          Unit.FRACTION,
          Direction.HIGHER),
      "referrers",
      "referrers",
      "customer.active"),
  COMPLAINING(
      new About(
          "complaining_customers_rate",
          1,
          new Text("Complaining customers", "投诉客户率"),
          new Text(
              "The share of the period's customers that complained in it.", "周期内有过投诉的客户占客户的比例。"),
          "complaining customers / customers",
          Unit.FRACTION,
          Direction.LOWER),
      "complainers",
      "complaining",
      "ticket.created");

  private final About about;
  private final String slot;
  private final String part;
  private final String event;

  CustomerShare(About about, String slot, String part, String event) {
    this.about = about;
    this.slot = slot;
    this.part = part;
    this.event = event;
  }

  @Override
  public About about() {
    return about;
  }

  @Override
  public Source source() {
    return Source.of(Family.CUSTOMERS, Family.ACTIVITY);
  }

  @Override
  public List<String> events() {
    return List.of("customer.joined", event);
  }

  /// A complaint has the reason and the agent of its ticket, but no customer has.
  @Override
  public boolean inTotals(Family family, String dimension) {
    return this == COMPLAINING
        && family.equals(Family.CUSTOMERS)
        && Settings.BUILT_IN.contains(dimension);
  }

  @Override
  public MetricValue value(Scope scope) {
    return rate(scope).value(scope.confidence());
  }

  @Override
  public Figure figure(Scope scope) {
    return rate(scope).figure();
  }

  private Rate rate(Scope scope) {
    return new Rate(
        new Rate.Count(part, scope.distinct().count(slot)),
        new Rate.Count("customers", CustomerCounts.of(scope).present()));
  }
}
