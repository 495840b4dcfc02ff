package rapport.authorizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rapport.access.Access;
import rapport.access.Access.Kind;
import rapport.access.Access.Scope;
import rapport.bytes.Bytes;
import rapport.edge.Caller;
import rapport.edge.CallerContext;
import rapport.edge.Json;
import rapport.edge.Json.Parsed;
import rapport.edge.Log;
import rapport.store.AccessKeys;
import rapport.store.Attribute;
import rapport.store.Condition;
import rapport.store.Item;
import rapport.store.Key;
import rapport.store.memory.MemoryTable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

final class AuthorizerHandlerTest {

  private static final Path EVENTS = Path.of("../../events/authorizer");
  private static final Instant NOW = Instant.parse("2026-03-01T10:05:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final String READ = "read_example-reader-key" + "0".repeat(25);
  private static final Access READER =
      new Access("demo", Kind.READ, Set.of(Scope.PEOPLE), Set.of());

  private final MemoryTable summary = new MemoryTable();
  private final List<String> lines = new ArrayList<>();
  private final AuthorizerHandler handler =
      new AuthorizerHandler(Wiring.callers(summary, List.of()), new Log(CLOCK, lines::add));

  AuthorizerHandlerTest() {
    new AccessKeys(summary).open(AccessKeys.hashOf(READ), READER);
  }

  @Test
  void whoseKeyOpensSomethingIsToldInTheContext() {
    var answer = ask(event("reader-key"));

    assertThat(answer.path("isAuthorized").booleanValue()).isTrue();
    var context = new TreeMap<String, String>();
    answer
        .get("context")
        .properties()
        .forEach(one -> context.put(one.getKey(), one.getValue().textValue()));
    assertThat(context)
        .isEqualTo(CallerContext.write(new Caller.ByKey(READER, AccessKeys.hashOf(READ))));
    assertThat(answer.toString()).doesNotContain(READ);
    assertThat(lines).noneMatch(line -> line.contains("example-reader-key"));
  }

  @ParameterizedTest
  @CsvSource({"bad-unknown-key,stranger", "bad-malformed-key,stranger", "bad-no-key,nobody"})
  void whoHasNoKeyMayGoOnAndTheFunctionsKnow(String fixture, String caller) {
    assertThat(ask(event(fixture)).toString())
        .isEqualTo("{\"isAuthorized\":true,\"context\":{\"caller\":\"" + caller + "\"}}");
  }

  @Test
  void aRevokedKeyIsAStrangersFromTheNextTimeOn() {
    ask(event("reader-key"));
    new AccessKeys(summary).revoke(AccessKeys.hashOf(READ), NOW);

    assertThat(ask(event("reader-key"))).isEqualTo(ask(event("bad-unknown-key")));
  }

  @Test
  void aKeyThatCannotBeReadIsLoggedAndAStrangers() {
    var item = new Key("k#" + AccessKeys.hashOf(READ).toHex(), "key");
    var body = new Attribute.Binary(Bytes.of(new byte[] {0, 1, 9}));
    summary.put(Item.of(item, Map.of("b", body)), Condition.ALWAYS);

    var answer = ask(event("reader-key"));

    assertThat(answer).isEqualTo(ask(event("bad-unknown-key")));
    assertThat(lines.getFirst()).contains("ERROR", "MalformedBytesException");
    assertThat(lines).noneMatch(line -> line.contains(AccessKeys.hashOf(READ).toHex()));
  }

  /// Only what the HTTP API remembers an answer by may decide it.
  @Test
  void headersBesideTheIdentitySourceSayNothing() {
    var event = event("bad-unknown-key");
    ((ObjectNode) event.get("headers")).put("authorization", "Bearer " + READ);

    assertThat(ask(event)).isEqualTo(ask(event("bad-unknown-key")));
  }

  @Test
  void anEventWithoutAnIdentitySourceIsNobodys() {
    for (String source :
        List.of("[]", "[\"a\",\"b\"]", "[{}]", "{}", "null", "\"Bearer " + READ + "\"")) {
      var event = event("reader-key");
      event.set("identitySource", json(source));

      assertThat(ask(event)).as("%s", source).isEqualTo(ask(event("bad-no-key")));
    }
  }

  @Test
  void ifNobodyCanTellItFailsSoThatNothingIsRemembered() {
    var failing =
        new AuthorizerHandler(
            Wiring.callers(Map.of("SUMMARY_TABLE", "s"), new Unreachable(), CLOCK),
            new Log(CLOCK, lines::add));

    assertThatThrownBy(() -> ask(failing, event("reader-key")))
        .isInstanceOf(NotAnsweredException.class)
        .hasNoCause();
    assertThat(lines).singleElement().asString().contains("ERROR", "nobody can tell who calls");
  }

  @Test
  void aMissingSettingIsNamed() {
    assertThatThrownBy(() -> new AuthorizerHandler(Map.of(), new Unreachable(), CLOCK))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("SUMMARY_TABLE");
  }

  @Test
  void primingLeavesNothingBehind() {
    handler.beforeCheckpoint(null);

    assertThat(lines).isEmpty();
  }

  private JsonNode ask(JsonNode event) {
    return ask(handler, event);
  }

  private static JsonNode ask(AuthorizerHandler handler, JsonNode event) {
    var out = new ByteArrayOutputStream();
    try {
      handler.handleRequest(
          new ByteArrayInputStream(event.toString().getBytes(StandardCharsets.UTF_8)), out, null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return json(out.toString(StandardCharsets.UTF_8));
  }

  private static ObjectNode event(String fixture) {
    try {
      return (ObjectNode) json(Files.readString(EVENTS.resolve(fixture + ".json")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode json(String text) {
    return ((Parsed.Values) Json.readOne(text)).values().getFirst().node();
  }

  /// A client that answers nothing: every call throws.
  private static final class Unreachable implements DynamoDbClient {
    @Override
    public String serviceName() {
      return "dynamodb";
    }

    @Override
    public void close() {}
  }
}
