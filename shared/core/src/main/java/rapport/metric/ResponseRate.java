package rapport.metric;

import java.util.List;
import rapport.comparison.Figure;
import rapport.survey.Survey;

/// `response_rate`: of the invitations of the period, the share that was answered, whenever and
/// however far: AAPOR's RR2, where whoever did not answer may have been asked in vain.
record ResponseRate() implements Metric {

  private static final About ABOUT =
      new About(
          "response_rate",
          1,
          new Text("Response rate", "回收率"),
          new Text(
              "The share of the invitations of the period that were answered, whenever, in part or"
                  + " in full. Of surveys that keep their invitations.",
              "周期内发出的邀请中得到作答（不论何时、是否完整）的比例；仅限保存邀请的问卷。"),
          "answered / invitations",
          Unit.FRACTION,
          Direction.HIGHER);

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public Source source() {
    return new Source.Surveys(Survey.INVITATIONS);
  }

  @Override
  public List<String> events() {
    return List.of("survey.invited", "survey.response");
  }

  /// It counts invitations, each by itself.
  @Override
  public boolean ofVotes() {
    return false;
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
    long invitations = scope.state().count("invitations");
    long answered = scope.state().count("answered");
    return new Rate(
        new Rate.Count("answered", answered), new Rate.Count("invitations", invitations));
  }
}
