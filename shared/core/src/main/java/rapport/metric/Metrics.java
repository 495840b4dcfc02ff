package rapport.metric;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Every metric there is.
public final class Metrics {

  /// In the order of the catalog.
  public static final List<Metric> ALL =
      List.of(
          new NetPromoterScore(),
          new Satisfaction(),
          new MeanSatisfaction(),
          new MeanEffort(),
          new EaseShare(),
          new WeightedSatisfaction(),
          new AmericanSatisfaction(),
          new CustomerLoyalty(),
          new PerceivedOverExpected(),
          new QualityGap(),
          new KanoModel(),
          new ApostleShares(),
          new ResponseRate(),
          new CompletionRate(),
          TicketDuration.FIRST_RESPONSE,
          TicketDuration.RESOLUTION,
          TicketDuration.FIRST_RESOLUTION,
          TicketCount.CREATED,
          TicketCount.RESOLVED,
          TicketCount.REOPENED,
          new ReopenRate(),
          new Backlog(),
          new FirstContactResolution(),
          TargetRate.FIRST_RESPONSE,
          TargetRate.RESOLUTION,
          new ComplaintRate(),
          CustomerShare.COMPLAINING,
          new Customers(),
          new Retention(),
          new Churn(),
          RevenueRetention.NET,
          RevenueRetention.GROSS,
          new CustomerValue(),
          new PredictedValue(),
          new PurchaseFrequency(),
          new OrderValue(),
          new RepeatPurchase(),
          CustomerShare.ENGAGEMENT,
          new StickinessFigure(),
          CustomerShare.REFERRAL,
          new Conversion(),
          new PlanMembers(),
          new PlanLift(),
          new ValueSegments(),
          new RecoveryRate());

  private static final Map<String, Metric> BY_ID =
      ALL.stream().collect(Collectors.toUnmodifiableMap(Metric::id, Function.identity()));

  private Metrics() {}

  /// @param id as the interface writes it: `nps`
  public static Optional<Metric> byId(String id) {
    return Optional.ofNullable(BY_ID.get(id));
  }
}
