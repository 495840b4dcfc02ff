package rapport.local.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rapport.local.template.Template;

/// Every route of the template with every kind of caller, over HTTP: who gets in, what those who
/// don't are told, and that nobody can tell what another tenant has from what nobody has.
class AccessTableTest {

  /// The columns are those of [Caller], then what is sent. A route without a line is an error.
  private static final String TABLE =
      """
      POST /v1/events                      | pub   | read | 401 | 401 | 401 | 401 | 403 | -   | 400 | 403 | 401 | 401 | 401 | 401 | 401 | 401 | 403 | 202 | 202 | /v1/events {"specversion":"1.0","source":"x","id":"e","time":"2026-03-01T10:00:00Z","type":"survey.response","data":{"survey":"{survey}","answers":{"recommend":9}}}
      POST /v1/surveys/{survey}/responses  | pub   | read | 401 | 401 | 401 | 401 | 403 | -   | 404 | 403 | 410 | 401 | 409 | 202 | 401 | 401 | 401 | 401 | 202 | /v1/surveys/{survey}/responses {"answers":{"recommend":9}}
      POST /v1/surveys/{survey}/responses  | pub   | read | 401 | 401 | 401 | 401 | 403 | -   | 404 | 403 | 410 | 401 | 409 | 303 | 401 | 401 | 401 | 401 | 303 | /v1/surveys/{survey}/responses key={caller}&recommend=9
      GET /s/{survey}                      | pub   | read | 401 | 401 | 401 | 401 | 403 | -   | 403 | 403 | 410 | 401 | 409 | 200 | 401 | 401 | 401 | 401 | 200 | /s/{survey}?k={caller}
      HEAD /s/{survey}                     | pub   | read | 401 | 401 | 401 | 401 | 403 | -   | 403 | 403 | 410 | 401 | 409 | 200 | 401 | 401 | 401 | 401 | 200 | /s/{survey}?k={caller}
      GET /v1/thanks                       | -     | -    | 200 | 200 | 200 | 200 | -   | -   | 200 | 200 | 200 | 200 | 200 | 200 | 200 | 200 | 200 | 200 | 200 | /v1/thanks
      POST /v1/imports                     | srv   | read | 401 | 401 | 401 | 401 | 403 | -   | 202 | 403 | 401 | 401 | 401 | 401 | 401 | 401 | 403 | 202 | 202 | /v1/imports?import={import} {"specversion":"1.0","source":"x","id":"1","time":"2026-01-01T00:00:00Z","type":"ticket.created","data":{"ticket":"T"}}
      DELETE /v1/imports/{name}            | srv   | read | 401 | 401 | 401 | 401 | 403 | -   | 202 | 403 | 401 | 401 | 401 | 401 | 401 | 401 | 403 | 202 | 202 | /v1/imports/{import}
      GET /v1/metrics                      | read  | srv  | 401 | 401 | 401 | 401 | 403 | -   | 400 | 403 | 401 | 401 | 401 | 401 | 401 | 401 | 403 | 200 | 200 | /v1/metrics?metric=nps&survey={survey}
      GET /v1/metrics/catalog              | -     | -    | 200 | 200 | 200 | 200 | -   | -   | 200 | 200 | 200 | 200 | 200 | 200 | 200 | 200 | 200 | 200 | 200 | /v1/metrics/catalog
      GET /v1/metrics/{metric}/segments    | read  | srv  | 401 | 401 | 401 | 401 | 403 | -   | 400 | 403 | 401 | 401 | 401 | 401 | 401 | 401 | 403 | 200 | 200 | /v1/metrics/nps/segments?by=channel&survey={survey}
      GET /v1/metrics/{metric}/explain     | read  | srv  | 401 | 401 | 401 | 401 | 403 | -   | 400 | 403 | 401 | 401 | 401 | 401 | 401 | 401 | 403 | 200 | 200 | /v1/metrics/nps/explain?by=channel&survey={survey}
      GET /v1/drivers                      | read  | srv  | 401 | 401 | 401 | 401 | 403 | -   | 400 | 403 | 401 | 401 | 401 | 401 | 401 | 401 | 403 | 200 | 200 | /v1/drivers?survey={survey}&period=2026-02
      GET /v1/cohorts                      | read  | srv  | 401 | 401 | 401 | 401 | 403 | -   | 200 | 403 | 401 | 401 | 401 | 401 | 401 | 401 | 403 | 200 | 200 | /v1/cohorts?period=month
      GET /v1/alerts                       | read  | srv  | 401 | 401 | 401 | 401 | 403 | -   | 200 | 403 | 401 | 401 | 401 | 401 | 401 | 401 | 403 | 200 | 200 | /v1/alerts
      GET /v1/dashboard                    | read  | srv  | 401 | 401 | 401 | 401 | 403 | -   | 200 | 403 | 401 | 401 | 401 | 401 | 401 | 401 | 403 | 200 | 200 | /v1/dashboard
      GET /v1/heatmap                      | read  | srv  | 401 | 401 | 401 | 401 | 403 | -   | 200 | 403 | 401 | 401 | 401 | 401 | 401 | 401 | 403 | 200 | 200 | /v1/heatmap?of=responses
      GET /v1/responses                    | people | pub | 401 | 401 | 401 | 401 | 403 | 403 | 400 | 403 | 401 | 401 | 401 | 401 | 401 | 401 | 403 | 200 | 200 | /v1/responses?survey={survey}
      GET /v1/responses                    | admin | pub  | 401 | 401 | 401 | 401 | 403 | 403 | 400 | 403 | 401 | 401 | 401 | 401 | 401 | 401 | 403 | 200 | 200 | /v1/responses?survey={survey}
      GET /v1/responses                    | desk  | pub  | 401 | 401 | 401 | 401 | 403 | 403 | 400 | 403 | 401 | 401 | 401 | 401 | 401 | 401 | 403 | 200 | 200 | /v1/responses?survey={survey}
      GET /v1/customers/{customer}         | people | pub | 401 | 401 | 401 | 401 | 403 | 403 | 404 | 403 | 401 | 401 | 401 | 401 | 401 | 401 | 403 | 200 | 200 | /v1/customers/{customer}
      GET /v1/customers/{customer}         | admin | pub  | 401 | 401 | 401 | 401 | 403 | 403 | 404 | 403 | 401 | 401 | 401 | 401 | 401 | 401 | 403 | 200 | 200 | /v1/customers/{customer}
      GET /v1/customers/{customer}         | desk  | pub  | 401 | 401 | 401 | 401 | 403 | 403 | 404 | 403 | 401 | 401 | 401 | 401 | 401 | 401 | 403 | 200 | 200 | /v1/customers/{customer}
      DELETE /v1/customers/{customer}      | admin | read | 401 | 401 | 401 | 401 | 403 | 403 | 202 | 403 | 401 | 401 | 401 | 401 | 401 | 401 | 403 | 202 | 202 | /v1/customers/{customer}
      GET /v1/followups                    | people | pub  | 401 | 401 | 401 | 401 | 403 | 403 | 200 | 403 | 401 | 401 | 401 | 401 | 401 | 401 | 403 | 200 | 200 | /v1/followups
      GET /v1/followups                    | admin | pub  | 401 | 401 | 401 | 401 | 403 | 403 | 200 | 403 | 401 | 401 | 401 | 401 | 401 | 401 | 403 | 200 | 200 | /v1/followups
      GET /v1/followups                    | desk  | pub  | 401 | 401 | 401 | 401 | 403 | 403 | 200 | 403 | 401 | 401 | 401 | 401 | 401 | 401 | 403 | 200 | 200 | /v1/followups
      GET /v1/followups/{followup}         | people | pub  | 401 | 401 | 401 | 401 | 403 | 403 | 404 | 403 | 401 | 401 | 401 | 401 | 401 | 401 | 403 | 404 | 404 | /v1/followups/2026030110-00000000000000000000000000000000
      GET /v1/followups/{followup}         | admin | pub  | 401 | 401 | 401 | 401 | 403 | 403 | 404 | 403 | 401 | 401 | 401 | 401 | 401 | 401 | 403 | 404 | 404 | /v1/followups/2026030110-00000000000000000000000000000000
      GET /v1/followups/{followup}         | desk  | pub  | 401 | 401 | 401 | 401 | 403 | 403 | 404 | 403 | 401 | 401 | 401 | 401 | 401 | 401 | 403 | 404 | 404 | /v1/followups/2026030110-00000000000000000000000000000000
      PATCH /v1/followups/{followup}       | admin | read | 401 | 401 | 401 | 401 | 403 | 403 | 404 | 403 | 401 | 401 | 401 | 401 | 401 | 401 | 403 | 404 | 404 | /v1/followups/2026030110-00000000000000000000000000000000 {"state":"resolved"}
      PATCH /v1/followups/{followup}       | desk  | read | 401 | 401 | 401 | 401 | 403 | 403 | 404 | 403 | 401 | 401 | 401 | 401 | 401 | 401 | 403 | 404 | 404 | /v1/followups/2026030110-00000000000000000000000000000000 {"state":"resolved"}
      GET /v1/webhooks                     | admin | read | 401 | 401 | 401 | 401 | 403 | 403 | 200 | 403 | 401 | 401 | 401 | 401 | 401 | 401 | 403 | 200 | 200 | /v1/webhooks
      GET /v1/webhooks/{webhook}           | admin | read | 401 | 401 | 401 | 401 | 403 | 403 | 404 | 403 | 401 | 401 | 401 | 401 | 401 | 401 | 403 | 404 | 404 | /v1/webhooks/desk
      PUT /v1/webhooks/{webhook}           | admin | read | 401 | 401 | 401 | 401 | 403 | 403 | 400 | 403 | 401 | 401 | 401 | 401 | 401 | 401 | 403 | 400 | 400 | /v1/webhooks/desk {"url":"https://10.0.0.1/"}
      DELETE /v1/webhooks/{webhook}        | admin | read | 401 | 401 | 401 | 401 | 403 | 403 | 404 | 403 | 401 | 401 | 401 | 401 | 401 | 401 | 403 | 404 | 404 | /v1/webhooks/desk
      POST /v1/webhooks/{webhook}/test     | admin | read | 401 | 401 | 401 | 401 | 403 | 403 | 404 | 403 | 401 | 401 | 401 | 401 | 401 | 401 | 403 | 404 | 404 | /v1/webhooks/desk/test
      GET /v1/health                       | -     | -    | 200 | 200 | 200 | 200 | -   | -   | 200 | 200 | 200 | 200 | 200 | 200 | 200 | 200 | 200 | 200 | 200 | /v1/health
      GET /v1/settings                     | read  | pub  | 401 | 401 | 401 | 401 | 403 | -   | 200 | 403 | 401 | 401 | 401 | 401 | 401 | 401 | 403 | 200 | 200 | /v1/settings
      PUT /v1/settings                     | admin | read | 401 | 401 | 401 | 401 | 403 | 403 | 200 | 403 | 401 | 401 | 401 | 401 | 401 | 401 | 403 | 200 | 200 | /v1/settings {"smallN":5}
      GET /v1/surveys                      | read  | pub  | 401 | 401 | 401 | 401 | 403 | -   | 200 | 403 | 401 | 401 | 401 | 401 | 401 | 401 | 403 | 200 | 200 | /v1/surveys
      GET /v1/surveys/{survey}             | read  | pub  | 401 | 401 | 401 | 401 | 403 | -   | 404 | 403 | 401 | 401 | 401 | 401 | 401 | 401 | 403 | 200 | 200 | /v1/surveys/{survey}
      PUT /v1/surveys/{survey}             | admin | read | 401 | 401 | 401 | 401 | 403 | 403 | 201 | 403 | 401 | 401 | 401 | 401 | 401 | 401 | 403 | 200 | 200 | /v1/surveys/{survey} {"questions":[{"id":"recommend","type":"nps"},{"id":"happy","type":"csat","scale":"1-5"},{"id":"speed","type":"rating","scale":"1-10","metric":"csi","dimension":"delivery"}]}
      DELETE /v1/surveys/{survey}          | admin | read | 401 | 401 | 401 | 401 | 403 | 403 | 404 | 403 | 401 | 401 | 401 | 401 | 401 | 401 | 403 | 204 | 204 | /v1/surveys/{survey}
      POST /v1/surveys/{survey}/links      | srv   | read | 401 | 401 | 401 | 401 | 403 | -   | 404 | 403 | 401 | 401 | 401 | 401 | 401 | 401 | 403 | 403 | 201 | /v1/surveys/{survey}/links {"subject":"customer-42"}
      POST /v1/link-secrets                | admin | read | 401 | 401 | 401 | 401 | 403 | 403 | 201 | 403 | 401 | 401 | 401 | 401 | 401 | 401 | 403 | 201 | 201 | /v1/link-secrets
      GET /v1/keys                         | admin | read | 401 | 401 | 401 | 401 | 403 | 403 | 200 | 403 | 401 | 401 | 401 | 401 | 401 | 401 | 403 | 200 | 200 | /v1/keys
      POST /v1/keys                        | admin | read | 401 | 401 | 401 | 401 | 403 | 403 | 400 | 403 | 401 | 401 | 401 | 401 | 401 | 401 | 403 | 403 | 201 | /v1/keys {"kind":"pub","name":"page","surveys":["{survey}"]}
      DELETE /v1/keys/{key}                | admin | read | 401 | 401 | 401 | 401 | 403 | 403 | 404 | 403 | 401 | 401 | 401 | 401 | 401 | 401 | 403 | 204 | 204 | /v1/keys/{key}
      """;

  private static final Instant NOW = Instant.parse("2026-03-01T10:05:00Z");
  private static final String SURVEY = Visitors.SURVEY;
  private static final String IMPORT = "secret-import";
  private static final String CUSTOMER = "secret-customer";
  private static final String NOBODY_KNOWS = "nobody-knows";
  static final String DEFINITION =
      """
      {"questions":[{"id":"recommend","type":"nps"},
        {"id":"happy","type":"csat","scale":"1-5"},
        {"id":"speed","type":"rating","scale":"1-10","metric":"csi","dimension":"delivery"}]}""";

  /// Who has been let in to the survey, and so knows that there is one.
  private static final Set<Caller> KNOWING =
      Set.of(Caller.RIGHT, Caller.TOKEN, Caller.LINK, Caller.USED_LINK);

  private static TokenIssuer issuer;
  private static WholeSystem system;
  private static HttpClient http;
  private static Visitors visitors;

  @BeforeAll
  static void start() throws IOException {
    issuer = new TokenIssuer();
    system =
        WholeSystem.startWith(
            issuer.parameters(), Clock.fixed(NOW, ZoneOffset.UTC), Visitors.OTHER_SURVEY);
    http = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    visitors = new Visitors(system, issuer, NOW);
    assertThat(system.put("/v1/surveys/" + Visitors.OTHER_SURVEY, DEFINITION).status())
        .isEqualTo(201);
    assertThat(system.put("/v1/surveys/linked", DEFINITION).status()).isEqualTo(201);
    system.post(
        "/v1/imports?import=" + IMPORT,
        "{\"specversion\":\"1.0\",\"source\":\"x\",\"id\":\"0\",\"time\":\"2025-01-01T00:00:00Z\","
            + "\"type\":\"ticket.created\",\"data\":{\"ticket\":\"T0\"}}");
    system.post(
        "/v1/events",
        "{\"specversion\":\"1.0\",\"source\":\"x\",\"id\":\"c\",\"time\":\"2026-03-01T09:00:00Z\","
            + "\"type\":\"customer.joined\",\"subject\":\""
            + CUSTOMER
            + "\",\"data\":{}}");
    system.local().settle();
  }

  @AfterAll
  static void stop() {
    http.close();
    system.close();
    issuer.close();
  }

  static List<AccessRow> rows() {
    return TABLE.lines().map(AccessRow::parse).toList();
  }

  @Test
  void everyRouteOfTheTemplateHasALineAndNoOther() throws IOException {
    var routes = new TreeSet<String>();
    Template.read(Path.of("..", "template.yaml"))
        .properties(Template.FUNCTION)
        .values()
        .forEach(
            function ->
                function
                    .path("Events")
                    .forEach(
                        event -> {
                          var properties = event.path("Properties");
                          if (event.path("Type").asText().equals("HttpApi")) {
                            routes.add(
                                properties.path("Method").asText()
                                    + " "
                                    + properties.path("Path").asText());
                          }
                        }));

    assertThat(rows().stream().map(AccessRow::route).distinct())
        .containsExactlyInAnyOrderElementsOf(routes);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void everyCallerGetsWhatTheTableSays(AccessRow row) {
    var found = new TreeMap<Caller, Integer>();
    for (Caller caller : row.statuses().keySet()) {
      define(row);
      found.put(caller, send(row, visitors.key(row, caller), things(row)).status());
    }

    assertThat(found).isEqualTo(new TreeMap<>(row.statuses()));
  }

  /// Who has no key, link or token that works learns nothing from it: whether one was ever given
  /// out, or a tenant made, is nobody's business.
  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void malformedUnknownAndRevokedKeysAreToldTheSame(AccessRow row) {
    define(row);
    var told = new TreeSet<String>();
    told.add(send(row, visitors.key(row, Caller.UNKNOWN), things(row)).toString());
    told.add(send(row, visitors.key(row, Caller.REVOKED), things(row)).toString());
    for (Caller caller :
        List.of(Caller.TAMPERED_LINK, Caller.WRONG_TOKEN, Caller.TOKEN_OF_NO_TENANT)) {
      told.add(send(row, visitors.key(row, caller), things(row)).toString());
    }
    for (String malformed : Visitors.MALFORMED) {
      told.add(send(row, malformed, things(row)).toString());
    }

    assertThat(told).hasSize(1);
  }

  /// Whoever may not have a thing gets the same answer whether or not there is one.
  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void whatIsNotTheCallersLooksLikeWhatIsNotThere(AccessRow row) {
    for (Caller caller : row.statuses().keySet()) {
      if (row.namesSomething() && !KNOWING.contains(caller)) {
        define(row);
        var things = things(row);
        var nothing = new TreeMap<String, String>();
        things.keySet().forEach(name -> nothing.put(name, NOBODY_KNOWS));

        var there = send(row, visitors.key(row, caller), things);
        var notThere = send(row, visitors.key(row, caller), nothing);

        assertThat(there.without(things.values()))
            .as("%s", caller)
            .isEqualTo(notThere.without(nothing.values()));
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void aTenantSeesAndChangesNothingOfAnother(AccessRow row) {
    if (row.isOpen()) {
      return;
    }
    visitors.define();
    var things = things(row);
    var key = visitors.key(row, Caller.OTHER_TENANT);
    var before = seen();

    var answer = send(row, key, things);
    system.local().drain();

    assertThat(seen()).isEqualTo(before);
    things.forEach(
        (name, thing) -> {
          if (!row.request().contains(name)) {
            assertThat(answer.body()).doesNotContain(thing);
          }
        });
  }

  /// From the asking for a link to the figures: one answer, however often it came.
  @Test
  void anAnswerByALinkIsInTheFiguresOnce() {
    var made = system.post("/v1/surveys/linked/links", "[{\"subject\":\"a\"},{\"subject\":\"b\"}]");
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    for (var link : made.json().get("links")) {
      String key = link.get("token").textValue();
      String path = link.get("path").textValue();
      String page = link.get("page").textValue();
      assertThat(send("GET", page, "", "", "").status()).isEqualTo(200);
      assertThat(send("GET", page + "x", "", "", "").status()).isEqualTo(401);
      var fields = new TreeMap<>(Map.of("key", key, "recommend", "9"));
      assertThat(system.postForm(path, fields).status()).isEqualTo(303);
      assertThat(system.postForm(path, fields).status()).isEqualTo(303);
      fields.put("recommend", "0");
      assertThat(system.postForm(path, fields).status()).isEqualTo(409);
    }
    system.local().settle();

    var point =
        system
            .get("/v1/metrics?metric=nps&survey=linked&period=year&from=2026&to=2026")
            .json()
            .at("/series/0/points/0");
    assertThat(point.get("n").intValue()).isEqualTo(2);
    assertThat(point.get("value").doubleValue()).isEqualTo(100);
  }

  /// An answer, all of it but its date.
  record Told(int status, Map<String, List<String>> headers, String body) {

    /// The same, with other words in place of these.
    Told without(Iterable<String> words) {
      String text = body;
      for (String word : words) {
        text = text.replace(word, "…");
      }
      return new Told(status, headers, text);
    }
  }

  /// What the tenant has, as its own keys see it.
  private static List<String> seen() {
    var own = system.local().keys();
    var all = new ArrayList<String>();
    for (String path :
        List.of("/v1/settings", "/v1/surveys/" + SURVEY, "/v1/keys", "/v1/customers/" + CUSTOMER)) {
      all.add(send("GET", path, "", "", own.srv()).body());
    }
    for (String metric : List.of("nps", "tickets_created")) {
      all.add(system.get("/v1/metrics?period=year&metric=" + metric).body());
    }
    return all;
  }

  /// Calls about no survey need none.
  private static void define(AccessRow row) {
    if (row.request().contains("{survey}")) {
      visitors.define();
    }
  }

  /// Something of each kind that the tenant has.
  private static Map<String, String> things(AccessRow row) {
    var things =
        new TreeMap<>(Map.of("{survey}", SURVEY, "{import}", IMPORT, "{customer}", CUSTOMER));
    if (row.request().contains("{key}")) {
      things.put("{key}", visitors.spareKey());
    }
    return things;
  }

  private static String encoded(String key) {
    return URLEncoder.encode(key, StandardCharsets.UTF_8);
  }

  private static Told send(AccessRow row, String key, Map<String, String> things) {
    String request = row.request().replace("{caller}", encoded(key));
    for (var thing : things.entrySet()) {
      request = request.replace(thing.getKey(), thing.getValue());
    }
    int blank = request.indexOf(' ');
    String path = blank < 0 ? request : request.substring(0, blank);
    String body = blank < 0 ? "" : request.substring(blank + 1);
    String type = row.isForm() ? "application/x-www-form-urlencoded" : WholeSystem.JSON;
    return send(row.method(), path, body, body.isEmpty() ? "" : type, row.isForm() ? "" : key);
  }

  /// Each caller of another tenant is of one of its own, `other-7`.
  private static List<String> numberless(List<String> tenants) {
    return tenants.stream().map(name -> name.replaceFirst("^other-[0-9]+$", "other")).toList();
  }

  private static Told send(String method, String path, String body, String type, String key) {
    var request = HttpRequest.newBuilder(URI.create(system.local().url() + path));
    if (!key.isEmpty()) {
      request.header("Authorization", "Bearer " + key);
    }
    if (!type.isEmpty()) {
      request.header("Content-Type", type);
    }
    try {
      var answer =
          http.send(
              request.method(method, BodyPublishers.ofString(body)).build(),
              BodyHandlers.ofString());
      var headers = new TreeMap<>(answer.headers().map());
      headers.remove("date");
      headers.remove("content-length"); // names that are longer make longer bodies
      headers.remove("apigw-requestid");
      headers.computeIfPresent("rapport-tenant", (_, names) -> numberless(names));
      return new Told(answer.statusCode(), headers, answer.body());
    } catch (IOException e) {
      throw new AssertionError(method + " " + path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }
}
