package rapport.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rapport.edge.WebhookJson.Wanted;
import rapport.webhook.Reach;
import rapport.webhook.Trial;
import rapport.webhook.Trial.Ending.Answered;
import rapport.webhook.Trial.Ending.Unanswered;
import rapport.webhook.Webhook;
import rapport.webhook.WebhookAddress;
import rapport.webhook.WebhookEvent;
import rapport.webhook.WebhookSecret;
import rapport.webhook.WebhookSecrets;

class WebhookJsonTest {

  private static final Instant NOW = Instant.parse("2026-03-01T10:20:30.456Z");
  private static final WebhookAddress DESK =
      WebhookAddress.read("https://desk.example.com/in", Reach.OUTSIDE).orElseThrow();

  @Test
  void anAddressIsEnough() {
    assertThat(read("{'url':'https://desk.example.com/in'}"))
        .isEqualTo(new Checked.Valid<>(new Wanted(DESK, Webhook.USUAL, true, false, false)));
  }

  @Test
  void allThatCanBeSaidIsRead() {
    assertThat(
            read(
                "{'url':'https://desk.example.com/in','events':['response.received'],"
                    + "'enabled':false,'newSecret':true,'newestSecretOnly':true}"))
        .isEqualTo(
            new Checked.Valid<>(
                new Wanted(DESK, Set.of(WebhookEvent.RESPONSE_RECEIVED), false, true, true)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}                                                        | /url",
        "{'url':7}                                                 | /url",
        "{'url':'http://desk.example.com'}                         | /url",
        "{'url':'https://localhost/'}                              | /url",
        "{'url':'https://desk.example.com','events':'all'}         | /events",
        "{'url':'https://desk.example.com','events':['all']}       | /events/0",
        "{'url':'https://desk.example.com','events':[1]}           | /events/0",
        "{'url':'https://desk.example.com','enabled':'yes'}        | /enabled",
        "{'url':'https://desk.example.com','newSecret':1}          | /newSecret",
        "{'url':'https://desk.example.com','secret':'whsec_AAAA'}  | /secret",
        "[]                                                        | ''"
      })
  void whatIsWrongIsNamed(String text, String pointer) {
    assertThat(pointers(text)).containsExactly(pointer.equals("''") ? "" : pointer);
  }

  @Test
  void anEventNamedTwiceIsNamed() {
    assertThat(
            pointers(
                "{'url':'https://desk.example.com'," + "'events':['alert.opened','alert.opened']}"))
        .containsExactly("/events/1");
  }

  @Test
  void allThatIsWrongIsSaidAtOnce() {
    assertThat(pointers("{'url':'ftp://x','events':['a','b'],'enabled':1,'more':2}"))
        .containsExactlyInAnyOrder("/url", "/events/0", "/events/1", "/enabled", "/more");
  }

  @Test
  void thisMachineIsTakenOnlyWhereWebhooksMayLeadThere() {
    var local = "{'url':'http://127.0.0.1:8080/in'}";

    assertThat(read(local)).isInstanceOf(Checked.Invalid.class);
    assertThat(WebhookJson.read(value(local), Reach.OUTSIDE_AND_LOOPBACK))
        .isInstanceOf(Checked.Valid.class);
  }

  @Test
  void whatIsShownHasNoSecretButWhenItWasMade() {
    var first = WebhookSecret.fresh(new Random(1), NOW);
    var second = WebhookSecret.fresh(new Random(2), NOW.plusSeconds(60));
    var webhook =
        new Webhook(
            DESK,
            EnumSet.of(WebhookEvent.ALERT_OPENED, WebhookEvent.FOLLOWUP_OPENED),
            true,
            WebhookSecrets.of(first).followedBy(second));

    assertThat(WebhookJson.tree("desk", webhook))
        .hasToString(
            "{\"name\":\"desk\",\"url\":\"https://desk.example.com/in\","
                + "\"events\":[\"followup.opened\",\"alert.opened\"],\"enabled\":true,"
                + "\"secrets\":[{\"createdAt\":\"2026-03-01T10:21:30.456Z\"},"
                + "{\"createdAt\":\"2026-03-01T10:20:30.456Z\"}]}");
  }

  @Test
  void whatCameOfItHasAStatusOrSaysWhyThereIsNone() {
    assertThat(WebhookJson.tree(new Trial(NOW, "test_1", new Answered(410))))
        .hasToString(
            "{\"at\":\"2026-03-01T10:20:30.456Z\",\"messageId\":\"test_1\","
                + "\"outcome\":\"gone\",\"status\":410}");
    assertThat(WebhookJson.tree(new Trial(NOW, "msg_1", Unanswered.NO_HTTP)))
        .hasToString(
            "{\"at\":\"2026-03-01T10:20:30.456Z\",\"messageId\":\"msg_1\","
                + "\"outcome\":\"failed\",\"trouble\":\"noHttp\"}");
  }

  @Test
  void whatIsToldIsAsTheStandardWantsIt() {
    assertThat(WebhookJson.payload("alert.opened", NOW, Json.object().put("metric", "nps")))
        .isEqualTo(
            "{\"type\":\"alert.opened\",\"timestamp\":\"2026-03-01T10:20:30.456Z\","
                + "\"data\":{\"metric\":\"nps\"}}");
  }

  private static List<String> pointers(String text) {
    return read(text) instanceof Checked.Invalid<Wanted>(var errors)
        ? errors.stream().map(FieldError::pointer).toList()
        : List.of();
  }

  private static Checked<Wanted> read(String text) {
    return WebhookJson.read(value(text), Reach.OUTSIDE);
  }

  private static Json.Value value(String text) {
    return ((Json.Parsed.Values) Json.readOne(text.replace('\'', '"'))).values().getFirst();
  }
}
