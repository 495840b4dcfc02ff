package rapport.reader;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import rapport.edge.Checked;
import rapport.edge.UrlEncoded;
import rapport.period.Granularity;
import rapport.period.Period;
import rapport.survey.Outcomes;
import rapport.survey.Survey;

/// What `GET /v1/drivers` was asked for, checked.
///
/// @param outcome the question to explain, one of the survey's
/// @param period no hour
record DriversQuery(Survey survey, String outcome, Period period) {

  /// Reads the parameters and finds all that is wrong with them.
  static final class Reading {

    private static final Set<String> SINGLE = Set.of("survey", "period", "outcome");

    private final TenantView view;
    private final Parameters parameters;

    Reading(TenantView view, List<UrlEncoded.Pair> parameters) {
      this.view = view;
      this.parameters = new Parameters(parameters);
    }

    Checked<DriversQuery> read() {
      parameters.refuseOthers(Set.of("segment"), SINGLE);
      parameters.refuseSegment("drivers are kept of everybody together: leave it out");
      var survey = survey();
      var outcome = survey.flatMap(this::outcome);
      var period = period();
      return parameters.errors().isEmpty()
          ? new Checked.Valid<>(
              new DriversQuery(survey.orElseThrow(), outcome.orElseThrow(), period.orElseThrow()))
          : new Checked.Invalid<>(parameters.errors());
    }

    private Optional<Survey> survey() {
      var id = parameters.one("survey");
      var survey =
          view.surveys().stream().filter(one -> id.equals(Optional.of(one.id()))).findFirst();
      if (id.isEmpty()) {
        parameters.fault("survey", "must name a survey");
      } else if (survey.isEmpty()) {
        parameters.fault("survey", "there is no survey " + id.get());
      } else if (!survey.get().has("csi")) {
        parameters.fault("survey", "has no dimensions: no rating of " + id.get() + " feeds csi");
      }
      return survey.filter(one -> one.has("csi"));
    }

    private Optional<String> outcome(Survey survey) {
      var outcomes = Outcomes.of(survey);
      if (outcomes.isEmpty()) {
        parameters.fault(
            "survey", "has no question of type csat, nps or ces that its dimensions could drive");
        return Optional.empty();
      }
      var named = parameters.one("outcome");
      if (named.isPresent() && !outcomes.contains(named.get())) {
        parameters.fault("outcome", "must be one of " + String.join(", ", outcomes));
      }
      return named.or(() -> Optional.of(outcomes.getFirst()));
    }

    private Optional<Period> period() {
      var text = parameters.one("period");
      var period =
          Arrays.stream(Granularity.values())
              .filter(granularity -> granularity != Granularity.HOUR)
              .flatMap(
                  granularity ->
                      text
                          .flatMap(some -> Period.parse(granularity, some, view.calendar()))
                          .stream())
              .findFirst();
      if (period.isEmpty()) {
        parameters.fault(
            "period",
            "must be a day, week, month, quarter or year, for instance 2026-03-01, 2026-W09,"
                + " 2026-03, 2026-Q1 or 2026");
      }
      period
          .filter(some -> !PeriodReading.isKept(some))
          .ifPresent(_ -> parameters.fault("period", PeriodReading.OUT_OF_RANGE));
      return period;
    }
  }
}
