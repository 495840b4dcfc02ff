package rapport.bench;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext.Http;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import rapport.access.Access;
import rapport.access.Access.Kind;
import rapport.bytes.Bytes;
import rapport.edge.Caller;
import rapport.edge.CallerContext;
import rapport.edge.Checked;
import rapport.edge.Json;
import rapport.edge.Log;
import rapport.edge.Surroundings;
import rapport.edge.SurveyJson;
import rapport.form.Definition;
import rapport.intake.IntakeHandler;
import rapport.store.Documents;
import rapport.store.memory.MemoryTable;

/// What it costs that everything is checked at the border: a request of 500 events from its arrival
/// to the answer, beside Jackson parsing its body. The queue takes everything and does nothing.
@State(Scope.Thread)
public class CheckedRequest implements Pair {

  static final int EVENTS = 500;

  private static final String TENANT = "demo";
  private static final Instant NOW = Instant.parse("2026-03-02T11:00:00Z");

  private final IntakeHandler intake;
  private final APIGatewayV2HTTPEvent request = new APIGatewayV2HTTPEvent();

  public CheckedRequest() {
    var summary = new MemoryTable();
    new Documents(summary).write(TENANT, "survey#" + Answer.SURVEY, 0, definition());
    var clock = Clock.fixed(NOW, ZoneOffset.UTC);
    intake =
        new IntakeHandler(
            new MemoryTable(),
            summary,
            _ -> {},
            new Surroundings(clock, new Random(1), new Log(clock, _ -> {})));
    String route = "POST /v1/events";
    request.setRouteKey(route);
    request.setHeaders(Map.of("content-type", "application/json"));
    var http = Http.builder().withMethod("POST").withPath("/v1/events").build();
    request.setRequestContext(RequestContext.builder().withRouteKey(route).withHttp(http).build());
    CallerContext.put(
        new Caller.ByKey(new Access(TENANT, Kind.SRV, Set.of(), Set.of()), Bytes.of(new byte[32])),
        request);
    request.setBody(Answer.json(Answer.drawn(EVENTS, NOW.minusSeconds(3_600), NOW)));
  }

  private static String definition() {
    var value = ((Json.Parsed.Values) Json.readOne(Answer.DEFINITION)).values().getFirst();
    return switch (SurveyJson.read(Answer.SURVEY, value)) {
      case Checked.Valid<?>(var definition) -> SurveyJson.write((Definition) definition);
      case Checked.Invalid<?>(var errors) -> throw new IllegalStateException("refused: " + errors);
    };
  }

  @Benchmark
  public APIGatewayV2HTTPResponse ours() {
    return intake.handleRequest(request, null);
  }

  @Benchmark
  public JsonNode baseline() {
    return PlainJson.tree(request.getBody().getBytes(StandardCharsets.UTF_8));
  }

  /// All are accepted, by the ids that they have.
  @Override
  public boolean agree() {
    var answer = PlainJson.tree(ours().getBody().getBytes(StandardCharsets.UTF_8));
    return answer.path("accepted").asInt() == EVENTS
        && answer.path("ids").valueStream().toList().equals(sentIds());
  }

  private List<JsonNode> sentIds() {
    return baseline().valueStream().map(event -> event.path("id")).toList();
  }
}
