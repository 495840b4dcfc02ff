package rapport.reader;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import rapport.edge.Answers;
import rapport.edge.Checked;
import rapport.edge.Problem;
import rapport.edge.Request;
import rapport.reader.Breakdowns.Read;
import rapport.reader.Breakdowns.Refused;
import rapport.store.Registry;

/// `GET /v1/metrics/{metric}/segments` and `/explain`.
final class BreakdownRoute {

  private final Door door;
  private final Registry registry;
  private final Breakdowns breakdowns;
  private final Clock clock;

  BreakdownRoute(Door door, Registry registry, Contents contents, Clock clock) {
    this.door = door;
    this.registry = registry;
    this.breakdowns = new Breakdowns(contents);
    this.clock = clock;
  }

  APIGatewayV2HTTPResponse segments(Request request) {
    return admitted(request, false);
  }

  APIGatewayV2HTTPResponse explain(Request request) {
    return admitted(request, true);
  }

  private APIGatewayV2HTTPResponse admitted(Request request, boolean comparing) {
    var metric = request.pathParameter("metric");
    return door.answer(
        request,
        (view, parameters) ->
            answer(new BreakdownReading(view, registry, clock, parameters), metric, comparing));
  }

  private APIGatewayV2HTTPResponse answer(
      BreakdownReading reading, String metric, boolean comparing) {
    return switch (reading.read(metric, comparing)) {
      case Checked.Invalid<BreakdownQuery>(var errors) -> Problem.invalid(errors).answer();
      case Checked.Valid<BreakdownQuery>(BreakdownQuery asked) ->
          comparing ? explained(asked) : segmented(asked);
    };
  }

  private APIGatewayV2HTTPResponse segmented(BreakdownQuery asked) {
    var now = clock.instant();
    return switch (breakdowns.read(asked, manner(asked, now))) {
      case Refused(var errors) -> Problem.invalid(errors).answer();
      case Read(var asOf, var sides) ->
          Answers.json(200, SegmentsJson.tree(asked, asOf, Segments.of(sides.getFirst())));
    };
  }

  private APIGatewayV2HTTPResponse explained(BreakdownQuery asked) {
    var now = clock.instant();
    return switch (breakdowns.readCompared(asked, manner(asked, now))) {
      case Refused(var errors) -> Problem.invalid(errors).answer();
      case Read(var asOf, var sides) -> explained(asked, asOf, sides);
    };
  }

  private static APIGatewayV2HTTPResponse explained(
      BreakdownQuery asked, Instant asOf, List<Side> sides) {
    return Explained.fault(sides)
        .map(error -> Problem.invalid(List.of(error)).answer())
        .orElseGet(
            () -> Answers.json(200, ExplainJson.tree(asked, asOf, sides, Explained.of(sides))));
  }

  private static Manner manner(BreakdownQuery asked, Instant now) {
    var view = asked.view();
    var query = asked.query();
    return new Manner(view.calendar(), view.settings(), query.variants(), query.confidence(), now);
  }
}
