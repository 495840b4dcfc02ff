package rapport.metric;

import java.util.List;
import rapport.comparison.Figure;
import rapport.fact.Family;
import rapport.settings.Settings;
import rapport.statistics.EventRate;

/// `complaint_rate`: complaints per customer who was there at any time of the period. It may exceed
/// 1; the interval is Garwood's.
record ComplaintRate() implements CustomerMetric {

  private static final About ABOUT =
      new About(
          "complaint_rate",
          1,
          new Text("Complaint rate", "投诉率"),
          new Text(
              "Complaints of the period per customer; a customer may complain more than once.",
              "周期内投诉数与客户数之比；同一客户可多次投诉。"),
          "complaints / customers",
          Unit.RATIO,
          Direction.LOWER);

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public Source source() {
    return Source.of(Family.TICKETS, Family.CUSTOMERS);
  }

  @Override
  public List<String> events() {
    return List.of("ticket.created", "customer.joined");
  }

  /// Tickets have reasons and agents, customers have none: there complaints are divided by all.
  @Override
  public boolean inTotals(Family family, String dimension) {
    return family.equals(Family.CUSTOMERS) && Settings.BUILT_IN.contains(dimension);
  }

  @Override
  public MetricValue value(Scope scope) {
    long complaints = complaints(scope);
    long customers = CustomerCounts.of(scope).present();
    var parts = new MetricValue.Parts().with("complaints", complaints).with("customers", customers);
    var rate = EventRate.of(complaints, customers);
    return rate.isEmpty()
        ? parts.of(0, new Estimate.Empty())
        : parts.of(
            customers,
            Estimate.bounded(
                rate.get().value(),
                rate.get().garwood(scope.confidence()),
                Estimate.Method.GARWOOD));
  }

  @Override
  public Figure figure(Scope scope) {
    return Figure.ofFrequency(complaints(scope), CustomerCounts.of(scope).present());
  }

  private static long complaints(Scope scope) {
    return Math.max(0, scope.state().count("complaints"));
  }
}
