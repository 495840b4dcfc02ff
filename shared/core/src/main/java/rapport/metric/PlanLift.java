package rapport.metric;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import rapport.comparison.Figure;
import rapport.fact.Family;
import rapport.settings.CustomerRules;
import rapport.state.State;
import rapport.statistics.MeanDifference;
import rapport.statistics.NetShare;
import rapport.statistics.NetShareDifference;
import rapport.statistics.Proportion;
import rapport.statistics.ProportionDifference;
import rapport.suppression.SmallCounts;

/// `plan_lift`: how much more of the members of a loyalty plan stay than of the other customers;
/// beside it how they differ in what they answer (NPS) and spend on an order, in the currency of
/// the settings. A difference, not an effect: who becomes a member may have been loyal before.
record PlanLift() implements CustomerMetric {

  private static final double POINTS = 100;
  private static final String SCORE = "score";

  private static final About ABOUT =
      new About(
          "plan_lift",
          1,
          new Text("Plan lift", "会员差异"),
          new Text(
              "Retention of a loyalty plan's members minus that of the other customers, with the"
                  + " differences in NPS and order value. A difference, not an effect.",
              "忠诚度计划会员与其他客户的留存率之差，并列出净推荐值与订单金额之差；仅为差异，并非因果效应。"),
          "retention of members − retention of others",
          Unit.FRACTION,
          Direction.HIGHER);

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public Source source() {
    return Source.of(Family.CUSTOMERS, Family.PLANS, Family.PLAN_CONDUCT, Family.PURCHASES);
  }

  @Override
  public List<String> events() {
    return List.of("customer.joined", "customer.left", "customer.rewarded");
  }

  @Override
  public Optional<String> variedBy() {
    return Optional.of(PlanMembers.PLAN);
  }

  @Override
  public SortedSet<String> variants(State state) {
    return new PlanMembers().variants(state);
  }

  @Override
  public Optional<Unwatched> unwatched(CustomerRules rules) {
    return Optional.of(Unwatched.NO_SCATTER);
  }

  @Override
  public List<String> settings() {
    return List.of("plans");
  }

  @Override
  public MetricValue value(Scope scope) {
    var counts = CustomerCounts.of(scope);
    var slot = scope.variant();
    long start = Math.clamp(scope.opening().count("members:" + slot), 0, counts.start());
    long lost =
        Math.clamp(scope.distinct().count("lost:" + slot), 0, Math.min(start, counts.lost()));
    long otherStart = counts.start() - start;
    long otherLost = Math.min(otherStart, counts.lost() - lost);
    var parts =
        new MetricValue.Parts()
            .with("members", start)
            .with("membersRetained", start - lost)
            .with("others", otherStart)
            .with("othersRetained", otherStart - otherLost);
    addNps(parts, scope);
    addOrderValue(parts, scope);
    var members = Proportion.of(start - lost, start);
    var others = Proportion.of(otherStart - otherLost, otherStart);
    if (members.isEmpty() || others.isEmpty()) {
      return parts.of(0, new Estimate.Empty());
    }
    var difference = new ProportionDifference(members.get(), others.get());
    return parts.of(
        counts.start(),
        Estimate.bounded(
            difference.value(), difference.newcombe(scope.confidence()), Estimate.Method.NEWCOMBE));
  }

  /// A difference of two groups already.
  @Override
  public Figure figure(Scope scope) {
    return value(scope).described();
  }

  /// Not told if it would say what few people answered.
  private static void addNps(MetricValue.Parts parts, Scope scope) {
    var all = net(scope.state(), SCORE);
    var ofMembers = net(scope.state(), SCORE + ":" + scope.variant());
    var members = share(ofMembers);
    var others =
        share(new long[] {all[0] - ofMembers[0], all[1] - ofMembers[1], all[2] - ofMembers[2]});
    var small = new SmallCounts(scope.settings().smallN());
    if (members.isEmpty()
        || others.isEmpty()
        || small.hides(members.get().answers())
        || small.hides(others.get().answers())) {
      parts.without("nps").without("npsLow").without("npsHigh");
      return;
    }
    var difference = new NetShareDifference(members.get(), others.get());
    var interval = difference.adjustedWald(scope.confidence());
    parts
        .with("nps", POINTS * difference.value())
        .with("npsLow", POINTS * interval.low())
        .with("npsHigh", POINTS * interval.high());
  }

  /// Promoters, passives, detractors.
  private static long[] net(State state, String slot) {
    var net = new long[3];
    state
        .values(slot)
        .forEach((score, count) -> net[NetPromoterScore.Group.of(score).ordinal()] += count);
    return net;
  }

  private static Optional<NetShare> share(long[] net) {
    return net[0] + net[1] + net[2] == 0
        ? Optional.empty()
        : Possible.of(() -> new NetShare(net[0], net[1], net[2]));
  }

  /// Nothing if either group has bought nothing.
  private static void addOrderValue(MetricValue.Parts parts, Scope scope) {
    var currency = scope.settings().currency();
    var slot = "amount:" + scope.variant() + ":" + currency;
    var ofMembers = Currencies.rows(scope.state(), slot, 1);
    var all = Currencies.first(Currencies.rows(scope.state(), "amount:" + currency, 2));
    var others = Currencies.minus(all, ofMembers);
    var difference =
        Possible.of(
            () -> new MeanDifference(OrderValue.amounts(ofMembers), OrderValue.amounts(others)));
    var interval = difference.flatMap(one -> one.welch(scope.confidence()));
    parts.withWord(Currencies.NAME, Optional.of(currency));
    parts.withMoney("orderValue", difference.map(MeanDifference::value));
    parts.withMoney("orderValueLow", interval.map(one -> one.low()));
    parts.withMoney("orderValueHigh", interval.map(one -> one.high()));
  }
}
