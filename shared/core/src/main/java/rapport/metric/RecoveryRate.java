package rapport.metric;

import java.util.List;
import rapport.comparison.Figure;
import rapport.fact.Family;

/// `recovery_rate`: of the follow-ups resolved in the period whose customer answered again within
/// 90 days, the share whose answer is no longer low.
record RecoveryRate() implements Metric {

  private static final About ABOUT =
      new About(
          "recovery_rate",
          1,
          new Text("Recovery rate", "挽回率"),
          new Text(
              "Of the follow-ups resolved in the period whose customer answered the same question"
                  + " again within 90 days, the share whose next answer is no longer low.",
              "周期内已解决的跟进中，客户在 90 天内再次回答同一问题的，其下一次回答不再为低分的比例。"),
          "no longer low / answered again within 90 days",
          Unit.FRACTION,
          Direction.HIGHER);

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public Source source() {
    return Source.of(Family.FOLLOW_UPS);
  }

  @Override
  public List<String> events() {
    return List.of("survey.response");
  }

  @Override
  public List<String> settings() {
    return List.of("followUps");
  }

  @Override
  public MetricValue value(Scope scope) {
    return rate(scope).value(scope.confidence());
  }

  @Override
  public Figure figure(Scope scope) {
    return rate(scope).figure();
  }

  private static Rate rate(Scope scope) {
    return new Rate(
        new Rate.Count("recovered", scope.state().count("recovered")),
        new Rate.Count("answered", scope.state().count("answered")));
  }
}
