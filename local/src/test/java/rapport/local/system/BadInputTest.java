package rapport.local.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import rapport.local.LocalSystem;
import rapport.local.system.WholeSystem.Reply;
import rapport.store.Quarantine;
import rapport.store.Quarantine.Kept;

/// What is wrong is refused by HTTP, put aside in the queue, and never keeps its neighbours out.
@TestInstance(Lifecycle.PER_CLASS)
class BadInputTest {

  private static final String PROBLEM = "application/problem+json";
  private static final int MANY = 10_000;
  private static final String NOBODY = "-";
  private static final Instant NOW = Instant.now();

  private WholeSystem system;

  @BeforeAll
  void start() throws IOException {
    system = WholeSystem.start(Clock.systemUTC());
    var survey = "{\"questions\":[{\"id\":\"recommend\",\"type\":\"nps\"}]}";
    assertThat(system.put("/v1/surveys/s", survey).status()).isEqualTo(201);
  }

  @AfterAll
  void stop() {
    system.close();
  }

  @Test
  void eachIsRefusedByNameAndItsNeighboursAreTaken() {
    for (Bad bad : bad()) {
      var alone = system.post("/v1/events", SentEvents.text(bad.event()));
      var among =
          system.post(
              "/v1/events", SentEvents.array(List.of(good("before"), bad.event(), good("after"))));

      assertProblem(alone, 400, bad.pointer());
      assertThat(among.status()).as(bad.what()).isEqualTo(202);
      assertThat(among.json().path("accepted").asInt()).isEqualTo(2);
      assertThat(among.json().path("rejected")).hasSize(1);
      assertThat(among.json().at("/rejected/0/index").asInt()).isEqualTo(1);
      assertThat(pointers(among.json().at("/rejected/0/errors"))).contains(bad.pointer());
    }
  }

  @Test
  void linesThatAreNoJsonSpoilNoOthers() {
    var lines = good("line-1") + "\n{\"specversion\":\n" + good("line-3") + "\n";

    var reply =
        system.post("/v1/events", "application/x-ndjson", lines.getBytes(StandardCharsets.UTF_8));

    assertThat(reply.status()).isEqualTo(202);
    assertThat(reply.json().path("accepted").asInt()).isEqualTo(2);
    assertThat(reply.json().at("/rejected/0/index").asInt()).isEqualTo(1);
  }

  @Test
  void whatIsNoJsonIsRefusedAsAWhole() {
    assertProblem(system.post("/v1/events", "{\"specversion\":\"1.0\","), 400, "");
    assertProblem(system.post("/v1/events", "[" + good("1") + ",]"), 400, "");
    assertProblem(system.post("/v1/events", ""), 400, "");
    assertProblem(system.post("/v1/events", "[".repeat(MANY)), 400, "");
  }

  @Test
  void bytesThatAreNoUtf8AreRefused() {
    byte[] bytes = good("1").toString().getBytes(StandardCharsets.UTF_8);
    bytes[bytes.length / 2] = (byte) 0xFF;

    assertProblem(system.post("/v1/events", WholeSystem.JSON, bytes), 400, "");
  }

  /// Else they would all name the same customer.
  @Test
  void idsInAPathThatAreNoUtf8AreRefused() {
    assertProblem(system.delete("/v1/customers/%ff"), 400, "/customer");
    assertProblem(system.get("/v1/customers/a%C3"), 400, "/customer");
    assertProblem(system.get("/v1/surveys/%ED%A0%80"), 400, "/survey");

    assertThat(system.get("/v1/customers/%EF%BF%BD").status()).isEqualTo(404);
  }

  @Test
  void otherContentTypesAreRefused() {
    byte[] body = good("1").toString().getBytes(StandardCharsets.UTF_8);

    for (String type :
        List.of("text/plain", "application/xml", "application/json; charset=latin1")) {
      var reply = system.post("/v1/events", type, body);
      assertThat(reply.status()).as(type).isEqualTo(415);
      assertThat(reply.type()).isEqualTo(PROBLEM);
      assertThat(reply.json().path("detail").textValue()).contains("Content-Type");
    }
  }

  /// What is too large for the platform is refused before any function sees it.
  @Test
  void whatIsTooLargeIsRefused() {
    var problem = system.post("/v1/events", "\"" + "x".repeat(256 * 1024) + "\"");
    assertThat(problem.status()).isEqualTo(413);
    assertThat(problem.type()).isEqualTo(PROBLEM);

    assertThat(system.post("/v1/events", "x".repeat(10 * 1024 * 1024)).status()).isEqualTo(413);
    assertThat(system.post("/v1/events", "x".repeat(10 * 1024 * 1024 + 1)).status()).isEqualTo(413);
  }

  @Test
  void inTheQueueEachEndsInQuarantineWithItsReason() {
    system.local().settle();
    long before = n();
    var all = bad();
    for (int i = 0; i < all.size(); i++) {
      var event = all.get(i).event().put("queued", i);
      system.enqueue(LocalSystem.TENANT, SentEvents.text(event));
      system.enqueue(
          LocalSystem.TENANT,
          SentEvents.array(List.of(good("queued-a" + i), event, good("queued-b" + i))));
    }
    system.enqueue(LocalSystem.TENANT, "{\"specversion\":");
    system.local().settle();

    var kept = quarantined(LocalSystem.TENANT);
    for (int i = 0; i < all.size(); i++) {
      var mark = "\"queued\":" + i + "}";
      var some = kept.stream().filter(one -> one.body().endsWith(mark)).toList();
      var bad = all.get(i);
      assertThat(some.stream().map(Kept::index)).as(bad.what()).containsExactlyInAnyOrder(0, 1);
      assertThat(some).allMatch(one -> one.reason().contains(bad.pointer() + ": "));
    }
    assertThat(kept).hasSize(2 * all.size() + 1);
    assertThat(n()).isEqualTo(before + 2L * all.size());
  }

  @Test
  void aMessageOfNobodyIsPutAside() {
    system.enqueue("Not A Tenant", good("nobody's").toString());
    system.local().drain();

    assertThat(quarantined(NOBODY))
        .anyMatch(kept -> kept.body().contains("nobody's") && kept.reason().contains("tenant"));
  }

  private List<Kept> quarantined(String tenant) {
    return new Quarantine(system.local().events(), Duration.ofDays(400)).list(tenant, MANY);
  }

  private long n() {
    var day = NOW.toString().substring(0, 10);
    var reply =
        system.get("/v1/metrics?metric=tickets_created&period=day&from=" + day + "&to=" + day);
    return reply.json().at("/series/0/points/0/n").asLong();
  }

  private static void assertProblem(Reply reply, int status, String pointer) {
    assertThat(reply.status()).as(pointer + " " + reply.body()).isEqualTo(status);
    assertThat(reply.type()).isEqualTo(PROBLEM);
    assertThat(reply.json().path("status").asInt()).isEqualTo(status);
    assertThat(pointers(reply.json().path("errors"))).contains(pointer);
  }

  private static List<String> pointers(JsonNode errors) {
    return StreamSupport.stream(errors.spliterator(), false)
        .map(error -> error.path("pointer").textValue())
        .toList();
  }

  private static ObjectNode good(String id) {
    return SentEvents.ticket("created", id, NOW, "T-" + id, Map.of());
  }

  /// An event with one fault.
  private record Bad(String what, String pointer, ObjectNode event) {}

  private static List<Bad> bad() {
    var tooLong = "x".repeat(MANY);
    var bad = new ArrayList<Bad>();
    bad.add(new Bad("unknown type", "/type", good("1").put("type", "ticket.exploded")));
    bad.add(new Bad("no ticket", "/data/ticket", without("ticket")));
    bad.add(new Bad("off scale", "/data/answers/recommend", answered("s", "recommend", 11)));
    bad.add(new Bad("off scale", "/data/score", rated(6)));
    bad.add(new Bad("no such question", "/data/answers/other", answered("s", "other", 1)));
    bad.add(new Bad("no such survey", "/data/survey", answered("unheard-of", "recommend", 1)));
    bad.add(new Bad("too late", "/time", at(NOW.minus(Duration.ofDays(36)))));
    bad.add(new Bad("ahead", "/time", at(NOW.plus(Duration.ofHours(1)))));
    bad.add(new Bad("no time", "/time", at("yesterday")));
    bad.add(new Bad("long id", "/id", good(tooLong)));
    bad.add(new Bad("long ticket", "/data/ticket", ticket(tooLong)));
    bad.add(new Bad("long source", "/source", good("2").put("source", tooLong)));
    bad.add(new Bad("long subject", "/subject", good("3").put("subject", tooLong)));
    bad.add(new Bad("depth 1,000", "/data/attributes/a", deep()));
    return bad;
  }

  private static ObjectNode without(String field) {
    var event = good("4");
    SentEvents.data(event).remove(field);
    return event;
  }

  private static ObjectNode answered(String survey, String question, int score) {
    return SentEvents.response("5", NOW, survey, Map.of(question, score), Map.of());
  }

  private static ObjectNode rated(int score) {
    var event = SentEvents.ticket("rated", "6", NOW, "T", Map.of("scale", "1-5"));
    SentEvents.data(event).put("score", score);
    return event;
  }

  private static ObjectNode at(Object time) {
    return good("7").put("time", time.toString());
  }

  private static ObjectNode ticket(String ticket) {
    return SentEvents.ticket("created", "8", NOW, ticket, Map.of());
  }

  private static ObjectNode deep() {
    var event = good("9");
    var list = SentEvents.data(event).putObject("attributes").putArray("a");
    for (int depth = 0; depth < 1_000; depth++) {
      list = list.addArray();
    }
    return event;
  }
}
