package rapport.recorder;

import static org.assertj.core.api.Assertions.assertThat;
import static rapport.recorder.RecorderWorld.TENANT;
import static rapport.recorder.RecorderWorld.response;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rapport.bytes.ByteWriter;
import rapport.edge.Json;
import rapport.fact.FactId;
import rapport.followup.Cause;
import rapport.followup.Edit;
import rapport.followup.FollowUp;
import rapport.followup.FollowUpId;
import rapport.followup.Handling;
import rapport.followup.Word;
import rapport.period.UtcHour;
import rapport.queue.Message;
import rapport.store.FollowUps;
import rapport.store.Imports;
import rapport.store.Jobs;
import rapport.store.Webhooks;
import rapport.webhook.Letter;
import rapport.webhook.Notice;
import rapport.webhook.Reach;
import rapport.webhook.Webhook;
import rapport.webhook.WebhookAddress;
import rapport.webhook.WebhookEvent;
import rapport.webhook.WebhookSecret;
import rapport.webhook.WebhookSecrets;

/// What other systems are told of what is recorded, by the messages that wait for the notifier.
class NoticesTest {

  private static final String TIME = "2026-03-01T09:00:00Z";
  private static final Cause ALERT = alerted("nps", "ewma", "{\"region\":\"EMEA\"}", "");

  private final RecorderWorld world = new RecorderWorld();

  @Test
  void nobodyIsToldWhereNobodyAsks() {
    deliver(response("r1", TIME, 3));

    assertThat(world.notices.messages()).isEmpty();
  }

  @Test
  void whoAsksIsToldOfADetractorWithoutWhatItWrote() {
    webhook("desk", Webhook.USUAL);
    deliver(
        response("r1", TIME, "\"answers\":{\"recommend\":3,\"why\":\"the soup was cold\"}"),
        response("r2", TIME, 9));

    var told = body(only());
    assertThat(told.get("type").textValue()).isEqualTo("followup.opened");
    assertThat(told.at("/data/state").textValue()).isEqualTo("open");
    assertThat(told.at("/data/cause/customer").textValue()).isEqualTo("c1");
    assertThat(told.at("/data/cause/scores/recommend").intValue()).isEqualTo(3);
    assertThat(only().body()).doesNotContain("soup");
    assertThat(only().tenant()).isEqualTo(TENANT);
  }

  @Test
  void whatComesTwiceIsToldUnderTheSameId() {
    webhook("desk", Webhook.USUAL);
    var message = world.message(response("r1", TIME, 3));

    world.deliver(message);
    world.deliver(message);

    assertThat(ids()).hasSize(1);
  }

  @Test
  void aNewCauseOfTheSameIsNoNews() {
    webhook("desk", Webhook.USUAL);
    deliver(response("r1", TIME, 3));

    deliver(response("r1", TIME, "\"answers\":{\"recommend\":2},\"revision\":1"));

    assertThat(ids()).hasSize(1);
  }

  @Test
  void twoWebhooksAreToldUnderIdsOfTheirOwn() {
    webhook("desk", Webhook.USUAL);
    webhook("chat", Webhook.USUAL);
    webhook("off", Set.of());
    deliver(response("r1", TIME, 3));

    assertThat(notices()).extracting(Notice::webhook).containsExactlyInAnyOrder("desk", "chat");
    assertThat(ids()).hasSize(2);
  }

  @Test
  void resolvingAndOpeningAgainAreEachToldOnce() {
    webhook("desk", Webhook.USUAL);
    deliver(response("r1", TIME, 3));
    edit(new Edit.Resolve());
    edit(new Edit.Note("called"));
    edit(new Edit.Reopen());

    assertThat(notices())
        .extracting(notice -> body(notice).get("type").textValue())
        .containsExactly(
            "followup.opened", "followup.resolved", "followup.resolved", "followup.opened");
    assertThat(ids()).hasSize(3);
    assertThat(notices()).noneMatch(notice -> notice.body().contains("called"));
  }

  @Test
  void everyResponseIsToldToWhoAsksForThem() {
    webhook("all", EnumSet.of(WebhookEvent.RESPONSE_RECEIVED));
    deliver(response("r1", TIME, 9));
    deliver(response("r1", TIME, "\"answers\":{},\"revision\":1,\"void\":true"));

    assertThat(notices())
        .extracting(notice -> body(notice).at("/data/void").booleanValue())
        .containsExactly(false, true);
    var told = body(notices().getFirst());
    assertThat(told.get("type").textValue()).isEqualTo("response.received");
    assertThat(told.at("/data/survey").textValue()).isEqualTo("relationship-2026");
    assertThat(told.at("/data/scores").toString()).isEqualTo("{\"recommend\":9}");
    assertThat(ids()).hasSize(2);
  }

  @Test
  void whoWasToldOfAFollowUpIsToldWhenItsCauseIsGoneAndWhenItIsBack() {
    webhook("desk", Webhook.USUAL);
    deliver(response("r1", TIME, 3));
    deliver(response("r1", TIME, "\"answers\":{\"recommend\":9},\"revision\":1"));
    deliver(response("r1", TIME, "\"answers\":{},\"revision\":2,\"void\":true"));
    deliver(response("r1", TIME, "\"answers\":{\"recommend\":2},\"revision\":3"));
    deliver(response("r1", TIME, "\"answers\":{},\"revision\":4,\"void\":true"));

    assertThat(notices())
        .extracting(notice -> body(notice).get("type").textValue())
        .containsExactly(
            "followup.opened",
            "followup.withdrawn",
            "followup.withdrawn",
            "followup.opened",
            "followup.withdrawn");
    assertThat(ids()).as("what is gone goes once").hasSize(4);
    assertThat(body(notices().getLast()).at("/data/state").textValue()).isEqualTo("withdrawn");
    assertThat(body(notices().getLast()).at("/data/cause/customer").textValue()).isEqualTo("c1");
  }

  @Test
  void ofWhatWasNeverOpenedNobodyIsToldThatItIsGone() {
    webhook("desk", Webhook.USUAL);
    deliver(response("r1", TIME, "\"answers\":{\"recommend\":9},\"revision\":1"));
    deliver(response("r2", TIME, "\"answers\":{},\"revision\":1,\"void\":true"));

    assertThat(notices()).isEmpty();
  }

  @Test
  void anImportThatIsTakenBackTellsOfEachFollowUpThatGoes() {
    webhook("desk", Webhook.USUAL);
    var attributes = Map.of("tenant", TENANT, "import", "bad");
    world.deliver(world.message(response("b", TIME, 3), attributes));
    new Imports(world.events).withdraw(TENANT, "bad", world.now);
    var job = ImportWithdrawal.JOB + "bad";
    new Jobs(world.events)
        .start(TENANT, job, new ByteWriter().writeByte(1).toBytes(), BigInteger.TEN);

    world.deliver(world.message("{}", Map.of("tenant", TENANT, "job", job)));

    assertThat(notices())
        .extracting(notice -> body(notice).get("type").textValue())
        .startsWith("followup.opened", "followup.withdrawn");
    assertThat(ids()).hasSize(2);
  }

  /// Those in `events/webhooks`, which whoever writes a receiver can try it with.
  @Test
  void theSamplesAreWhatIsTold() throws IOException {
    webhook("all", EnumSet.allOf(WebhookEvent.class));
    deliver(response("r1", TIME, "\"answers\":{\"recommend\":3,\"why\":\"cold\"}"));
    edit(new Edit.Assign("ann"));
    edit(new Edit.Resolve());
    deliver(response("r1", TIME, "\"answers\":{\"recommend\":9},\"revision\":1"));
    ask(alert());

    var told = new TreeMap<String, JsonNode>();
    notices().stream()
        .filter(notice -> !notice.isMail())
        .forEach(notice -> told.putIfAbsent(body(notice).get("type").textValue(), body(notice)));

    assertThat(told.keySet())
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(WebhookEvent.values()).map(WebhookEvent::word).toList());
    for (var one : told.entrySet()) {
      var file = Path.of("../../events/webhooks", one.getKey() + ".json");
      assertThat(one.getValue()).as(one.getKey()).isEqualTo(read(Files.readString(file)));
    }
  }

  @Test
  void whatAnImportBringsIsNotToldResponseByResponse() {
    webhook("all", EnumSet.allOf(WebhookEvent.class));
    var attributes = Map.of("tenant", TENANT, "import", "history");

    world.deliver(world.message(response("r1", TIME, 3), attributes));

    assertThat(notices())
        .extracting(notice -> body(notice).get("type").textValue())
        .containsExactly("followup.opened");
  }

  @Test
  void anAlertIsToldToWebhooksAndWritten() {
    webhook("desk", Webhook.USUAL);
    var id = alert();

    ask(id);

    assertThat(notices())
        .filteredOn(notice -> !notice.isMail())
        .extracting(notice -> body(notice).get("type").textValue())
        .containsExactlyInAnyOrder("alert.opened", "followup.opened");
    assertThat(notices())
        .filteredOn(Notice::isMail)
        .extracting(notice -> Letter.read(notice.body()).subject())
        .containsExactly(
            "Rapport: nps is lower than usual, 2026-02-28, of region EMEA by ewma (demo)");
  }

  /// So that it can be found among the alerts, and told from another of the same period.
  @Test
  void whatIsToldOfAnAlertSaysWhatLeftWhichLimits() {
    webhook("desk", Webhook.USUAL);
    ask(alert());

    for (Notice notice : notices().stream().filter(one -> !one.isMail()).toList()) {
      var cause = body(notice).at("/data/cause");
      assertThat(cause.get("type").textValue()).isEqualTo("alert");
      assertThat(cause.get("metric").textValue()).isEqualTo("nps");
      assertThat(cause.get("segment").toString()).isEqualTo("{\"region\":\"EMEA\"}");
      assertThat(cause.get("period").textValue()).isEqualTo("2026-02-28");
      assertThat(cause.get("direction").textValue()).isEqualTo("lower");
      assertThat(cause.get("value").intValue()).isEqualTo(-90);
      assertThat(cause.at("/chart/type").textValue()).isEqualTo("ewma");
      assertThat(cause.at("/chart/low").doubleValue()).isEqualTo(20.5);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nps | ewma | {} | '' | of all by ewma",
        "nps | cusum | {\"region\":\"größe\"} | '' | of region gr??e by cusum",
        "average_order_value | ewma | {\"a\":\"b\"} | \"currency\":\"EUR\", | of a b, currency EUR by ewma",
      })
  void aLetterTellsWhatTheNextOneDoesNot(
      String metric, String chart, String segment, String variant, String subject) {
    var letter = AlertLetter.of("acme", alerted(metric, chart, segment, variant), "f-1");

    assertThat(letter.subject()).contains(subject, metric + " is lower than usual, 2026-02-28");
    assertThat(letter.text())
        .contains("metric     " + metric + ", in points\n")
        .contains("period     2026-02-28, a day that begins at 2026-02-28T00:00:00Z\n")
        .contains("value      -90, of 20; lower than 40, which is usual\n")
        .contains("chart      " + chart + " at 14, its limits are 20.5 and 59.5\n")
        .contains("follow-up  f-1\n");
  }

  /// As it was stored before alerts were kept whole.
  @Test
  void anAlertOfWhichLittleIsKnownIsWrittenAll() {
    var bare = new Cause.Alerted(Instant.EPOCH, "day#nps##0#ewma#", "nps", "{}");

    assertThat(AlertLetter.of("acme", bare, "f-1").text())
        .contains("metric     nps, in ?", "begins at 1970-01-01T00:00:00Z", "f-1");
  }

  @Test
  void anAlertIsWrittenThoughThereIsNoWebhookButNotWhenItIsOpenedAgain() {
    ask(alert());
    assertThat(notices()).extracting(Notice::isMail).containsExactly(true);
    world.notices.drain();

    edit(new Edit.Resolve());
    edit(new Edit.Reopen());

    assertThat(notices()).isEmpty();
  }

  @Test
  void aQueueThatFailsHasTheMessageComeAgain() {
    webhook("desk", Webhook.USUAL);
    var message = world.message(response("r1", TIME, 3));
    world.notices.fail(true);
    assertThat(world.deliver(message)).isNotEmpty();

    world.notices.fail(false);
    assertThat(world.deliver(message)).isEmpty();

    assertThat(ids()).hasSize(1);
  }

  /// As the rollup keeps it.
  private static Cause.Alerted alerted(
      String metric, String chart, String segment, String variant) {
    var start = Instant.parse("2026-02-28T00:00:00Z");
    var text =
        """
        {"metric":"%s","unit":"points","definition":"%s/1",%s"segment":%s,"granularity":"day",
         "period":"2026-02-28","start":"%s","end":"2026-03-01T00:00:00Z","direction":"lower",
         "n":20,"value":-90,"centre":40,
         "chart":{"type":"%s","statistic":14,"low":20.5,"high":59.5},
         "referencePeriods":19,"foundAt":"2026-03-01T00:10:00Z"}
        """
            .formatted(metric, metric, variant, segment, start, chart);
    return new Cause.Alerted(start, "day#" + metric + "##0#" + chart + "#", metric, text);
  }

  private FollowUpId alert() {
    var id = new FollowUpId(UtcHour.of(world.now), FactId.of("alert"));
    var opened = new FollowUp(id, ALERT, Word.numbered(0, false), Handling.NONE);
    write(0, opened);
    return id;
  }

  private void edit(Edit edit) {
    var before =
        new FollowUps(world.events).page(TENANT, Optional.empty(), _ -> true, 2).getFirst();
    write(before.revision(), before.followUp().with(edit, world.now));
    ask(before.followUp().id());
  }

  private void write(long previous, FollowUp followUp) {
    var expiresAt = world.now.plus(RecorderWorld.RETENTION);
    new FollowUps(world.events).write(TENANT, previous, followUp, expiresAt);
  }

  private void ask(FollowUpId id) {
    var asked = Map.of("tenant", TENANT, "followup", id.toString());
    assertThat(world.deliver(world.message("{}", asked))).isEmpty();
  }

  private void deliver(String... events) {
    assertThat(world.deliver(world.message(RecorderWorld.array(List.of(events))))).isEmpty();
    assertThat(world.quarantine()).isEmpty();
  }

  private void webhook(String name, Set<WebhookEvent> events) {
    var address = WebhookAddress.read("https://" + name + ".example.com/", Reach.OUTSIDE);
    var secrets = WebhookSecrets.of(WebhookSecret.fresh(new Random(1), world.now));
    new Webhooks(world.summary)
        .write(TENANT, name, 0, new Webhook(address.orElseThrow(), events, true, secrets));
  }

  private Notice only() {
    assertThat(notices()).hasSize(1);
    return notices().getFirst();
  }

  private List<Notice> notices() {
    return world.notices.messages().stream().map(NoticesTest::notice).toList();
  }

  private static Notice notice(Message message) {
    return Notice.read(message.attributes(), message.body()).orElseThrow();
  }

  private Set<String> ids() {
    return notices().stream()
        .map(notice -> notice.attempt().messageId())
        .collect(Collectors.toSet());
  }

  private static JsonNode body(Notice notice) {
    return read(notice.body());
  }

  private static JsonNode read(String text) {
    return ((Json.Parsed.Values) Json.readOne(text)).values().getFirst().node();
  }
}
