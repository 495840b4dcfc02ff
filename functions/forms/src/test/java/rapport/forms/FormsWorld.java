package rapport.forms;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import rapport.access.Access;
import rapport.access.Access.Kind;
import rapport.bytes.Bytes;
import rapport.edge.Checked;
import rapport.edge.Front;
import rapport.edge.Json;
import rapport.edge.Log;
import rapport.edge.Surroundings;
import rapport.edge.SurveyJson;
import rapport.fact.Family;
import rapport.fold.Part;
import rapport.fold.PartKey;
import rapport.form.Definition;
import rapport.link.LinkSecret;
import rapport.link.LinkToken;
import rapport.link.SurveyLink;
import rapport.state.Cell;
import rapport.state.State;
import rapport.store.AccessKeys;
import rapport.store.AnsweredLinks;
import rapport.store.Documents;
import rapport.store.LinkKeys;
import rapport.store.Summaries;
import rapport.store.SummaryKey;
import rapport.store.SummaryKey.Level;
import rapport.store.SummaryRecord;
import rapport.store.memory.MemoryTable;

/// Forms on tables in memory: a tenant with keys, and the surveys that a test defines.
final class FormsWorld {

  static final String SURVEY = "relationship-2026";
  static final String PUB = key("pub_example-public-key");
  static final String SRV = key("srv_example-server-key");
  static final String READ = key("read_example-reader-key");
  static final String TENANT = "demo";

  static final String SECRET = "front-secret-of-32-characters-000";
  private static final Front FRONT = Front.of(SECRET);

  final MemoryTable events = new MemoryTable();
  final MemoryTable summary = new MemoryTable();
  final List<String> lines = new ArrayList<>();
  Instant now = Instant.parse("2026-03-01T10:05:00Z");
  final FormsHandler handler;

  FormsWorld() {
    this(new Wiring.Bounds(Map.of(), ""));
  }

  FormsWorld(Wiring.Bounds bounds) {
    InstantSource time = () -> now;
    Clock clock = time.withZone(ZoneOffset.UTC);
    var log = new Log(clock, lines::add);
    handler =
        new FormsHandler(
            Wiring.ports(events, summary, bounds, new Surroundings(clock, new Random(1), log)),
            FRONT,
            log);
    open(PUB, Kind.PUB, Set.of(SURVEY, "other"));
    open(SRV, Kind.SRV, Set.of());
    open(READ, Kind.READ, Set.of());
  }

  private void open(String key, Kind kind, Set<String> surveys) {
    new AccessKeys(summary)
        .open(AccessKeys.hashOf(key), new Access(TENANT, kind, Set.of(), surveys));
  }

  /// Defines our survey, or defines it anew.
  void define(String text) {
    var value = ((Json.Parsed.Values) Json.readOne(text)).values().getFirst();
    switch (SurveyJson.read(SURVEY, value)) {
      case Checked.Valid<Definition>(Definition definition) -> {
        var documents = new Documents(summary);
        String name = "survey#" + SURVEY;
        long version = documents.read(TENANT, name).map(Documents.Document::version).orElse(0L);
        documents.write(TENANT, name, version, SurveyJson.write(definition));
      }
      case Checked.Invalid<Definition>(var errors) ->
          throw new AssertionError("expected a definition, got " + errors);
    }
  }

  /// As a rollup has counted the complete answers of a month.
  void count(long complete) {
    var part = PartKey.totals(Family.survey(SURVEY));
    var state = State.of("complete", new Cell.Count(complete));
    new Summaries(summary)
        .save(
            new SummaryKey(TENANT, 1, Level.MONTH, part, "2026-02"),
            new SummaryRecord(1, Part.ofTotal(state), SummaryRecord.NEVER, "UTC", "2025b", 0));
  }

  SurveyLink link(Map<String, String> attributes) {
    return new SurveyLink(
        Bytes.of(new byte[SurveyLink.ID_BYTES]),
        TENANT,
        SURVEY,
        now.plusSeconds(3_600),
        "customer-42",
        "zh",
        new TreeMap<>(attributes));
  }

  /// The token of a link, signed with a secret that the tenant has.
  String token(SurveyLink link) {
    var secret =
        new LinkSecret(
            Bytes.of(new byte[LinkSecret.ID_BYTES]),
            Bytes.of(new byte[LinkSecret.KEY_BYTES]),
            Instant.EPOCH);
    var keys = new LinkKeys(summary);
    var stored = keys.read(TENANT);
    if (stored.secrets().current().isEmpty()) {
      keys.write(TENANT, stored.revision(), stored.secrets().followedBy(secret));
    }
    return LinkToken.sign(link, secret);
  }

  void answer(SurveyLink link, boolean sent) {
    new AnsweredLinks(events)
        .write(link, 0, new AnsweredLinks.Answer(now, Bytes.of(new byte[32]), 0, sent));
  }

  APIGatewayV2HTTPResponse get(String query) {
    return get(SURVEY, query, Map.of());
  }

  APIGatewayV2HTTPResponse get(String survey, String query, Map<String, String> headers) {
    return handler.handleRequest(event("GET", survey, query, headers), null);
  }

  static APIGatewayV2HTTPEvent event(
      String method, String survey, String query, Map<String, String> headers) {
    var http = RequestContext.Http.builder().withSourceIp("192.0.2.1").withMethod(method).build();
    return APIGatewayV2HTTPEvent.builder()
        .withRouteKey(method + " /s/{survey}")
        .withRawPath("/s/" + survey)
        .withRawQueryString(query)
        .withPathParameters(Map.of("survey", survey))
        .withHeaders(headers)
        .withRequestContext(RequestContext.builder().withHttp(http).build())
        .build();
  }

  private static String key(String begin) {
    int length = begin.indexOf('_') + 1 + 43;
    return begin + "0".repeat(length - begin.length());
  }
}
