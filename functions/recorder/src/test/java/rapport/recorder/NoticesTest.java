package rapport.recorder;

import static org.assertj.core.api.Assertions.assertThat;
import static rapport.recorder.RecorderWorld.TENANT;
import static rapport.recorder.RecorderWorld.response;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
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
  private static final Cause ALERT =
      new Cause.Alerted(Instant.parse("2026-02-28T00:00:00Z"), "day#nps##0#ewma#", "nps");

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
    assertThat(body(notices().getFirst()).get("type").textValue()).isEqualTo("response.received");
    assertThat(ids()).hasSize(2);
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
        .containsExactly("Rapport: nps has left its limits (demo)");
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
    return ((Json.Parsed.Values) Json.readOne(notice.body())).values().getFirst().node();
  }
}
