package rapport.reader;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import rapport.edge.Answers;
import rapport.edge.Checked;
import rapport.edge.FieldError;
import rapport.edge.Problem;
import rapport.edge.Request;
import rapport.edge.UrlEncoded;
import rapport.fact.Family;
import rapport.fold.Part;
import rapport.fold.PartKey;
import rapport.metric.DriverRanking;
import rapport.reader.DriversJson.Ranked;
import rapport.reader.Records.Wanted;
import rapport.state.State;

/// `GET /v1/drivers`: which dimensions of a survey explain its overall answers.
final class DriversRoute {

  private final Door door;
  private final Records.Stores stores;
  private final Clock clock;

  DriversRoute(Door door, Records.Stores stores, Clock clock) {
    this.door = door;
    this.stores = stores;
    this.clock = clock;
  }

  APIGatewayV2HTTPResponse get(Request request) {
    return door.answer(request, this::get);
  }

  private APIGatewayV2HTTPResponse get(TenantView view, List<UrlEncoded.Pair> parameters) {
    return switch (new DriversQuery.Reading(view, parameters).read()) {
      case Checked.Invalid<DriversQuery>(var errors) -> Problem.invalid(errors).answer();
      case Checked.Valid<DriversQuery>(DriversQuery query) -> ranked(view, query, clock.instant());
    };
  }

  private APIGatewayV2HTTPResponse ranked(TenantView view, DriversQuery query, Instant now) {
    var part = PartKey.totals(Family.drivers(query.survey().id()));
    var period = query.period();
    var records = Records.read(stores, view, new Wanted(List.of(part), period, period, false), now);
    State answers = records.of(part, Part.TOTAL_NUMBER, period).counted(period.granularity());
    var conflicts = DriverRanking.conflicting(answers, query.outcome());
    if (!conflicts.isEmpty()) {
      return Problem.invalid(
              List.of(
                  new FieldError(
                      "/period",
                      "the dimensions changed within it: "
                          + String.join("; ", conflicts)
                          + "; ask for a time before or after")))
          .answer();
    }
    var ranking = DriverRanking.of(answers, query.outcome(), query.survey().dimensions());
    return Answers.json(
        200, DriversJson.tree(view, query, new Ranked(ranking, records.asOf()), now));
  }
}
