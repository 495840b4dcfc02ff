package rapport.notifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import rapport.edge.Log;
import rapport.queue.Message;
import rapport.queue.memory.MemoryQueue;
import rapport.store.Webhooks;
import rapport.store.memory.MemoryTable;
import rapport.webhook.Attempt;
import rapport.webhook.Letter;
import rapport.webhook.Notice;
import rapport.webhook.Reach;
import rapport.webhook.Trial;
import rapport.webhook.Trial.Ending;
import rapport.webhook.Trial.Ending.Answered;
import rapport.webhook.Trial.Ending.Unanswered;
import rapport.webhook.Webhook;
import rapport.webhook.WebhookAddress;
import rapport.webhook.WebhookSecret;
import rapport.webhook.WebhookSecrets;

/// What becomes of something that is to be told, whatever its receiver answers.
class NotifierTest {

  private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
  private static final int MOST_SENDINGS = 500;

  private final MemoryTable table = new MemoryTable();
  private final Webhooks webhooks = new Webhooks(table);
  private final MemoryQueue queue = new MemoryQueue();
  private final List<Instant> calls = new ArrayList<>();
  private Instant now = START;
  private final InstantSource time = () -> now;
  private final Clock clock = time.withZone(ZoneOffset.UTC);
  private Ending answer = new Answered(200);
  private final List<String> lines = new ArrayList<>();
  private final List<String> letters = new ArrayList<>();
  private boolean isMailTaken = true;
  private final Notifier notifier =
      new Notifier(
          webhooks,
          new Notifier.Receivers(
              _ -> {
                calls.add(now);
                return answer;
              },
              (tenant, letter) -> {
                letters.add(tenant + ": " + letter.subject());
                return isMailTaken;
              },
              new Log(clock, lines::add)),
          queue,
          clock);

  NotifierTest() {
    webhooks.write("acme", "desk", 0, webhook());
  }

  @Test
  void whatIsTakenIsToldOnce() {
    assertThat(notifier.tell(notice())).isTrue();

    assertThat(calls).hasSize(1);
    assertThat(queue.messages()).isEmpty();
  }

  @Test
  void whyOneWasNotToldIsLoggedAndNothingWhereItWas() {
    notifier.tell(notice());
    assertThat(lines).isEmpty();

    answer = Unanswered.UNTRUSTED;
    notifier.tell(notice());

    assertThat(lines)
        .containsExactly(
            "{\"timestamp\":\"2026-03-01T10:00:00Z\",\"level\":\"INFO\",\"message\":\"receiver not"
                + " told: no TLS by a certificate that is trusted and of its name\","
                + "\"messageId\":\"msg_1\",\"tenant\":\"acme\"}");
  }

  @Test
  void whoDoesNotAnswerIsToldTenTimesWithinADayAndThenNoMore() {
    answer = new Answered(503);
    var left = notice();
    boolean done = notifier.tell(left);
    for (int sendings = 0; done; sendings++) {
      assertThat(sendings).isLessThan(MOST_SENDINGS);
      Message message = queue.drain().getFirst();
      now = now.plus(message.delay());
      left = Notice.read(message.attributes(), message.body()).orElseThrow();
      done = notifier.tell(left);
    }

    assertThat(calls).hasSize(Attempt.MOST);
    assertThat(Duration.between(START, calls.getLast()))
        .isBetween(Duration.ofHours(24), Duration.ofHours(27));
    assertThat(queue.messages()).isEmpty();
  }

  @Test
  void whatIsNotDueIsSentOnAndNobodyIsCalled() {
    var later = notice().with(new Attempt(4, START, "msg_1"));

    assertThat(notifier.tell(later)).isTrue();

    assertThat(calls).isEmpty();
    assertThat(queue.messages()).extracting(Message::delay).containsExactly(Message.LONGEST_DELAY);
  }

  @Test
  void whoIsGoneIsSwitchedOffAndToldNothingAnyMore() {
    answer = new Answered(410);

    assertThat(notifier.tell(notice())).isTrue();
    assertThat(notifier.tell(notice())).isTrue();

    assertThat(calls).hasSize(1);
    assertThat(webhooks.read("acme", "desk").orElseThrow().webhook().enabled()).isFalse();
  }

  @Test
  void whatCameOfItIsNotedWhenItIsNews() {
    notifier.tell(notice());
    assertThat(last()).contains(new Trial(START, "msg_1", new Answered(200)));
    assertThat(webhooks.read("acme", "desk").orElseThrow().version()).isEqualTo(1);

    now = START.plusSeconds(1);
    notifier.tell(notice());
    assertThat(last().orElseThrow().at()).as("no news").isEqualTo(START);

    answer = Unanswered.UNTRUSTED;
    notifier.tell(notice());
    assertThat(last()).contains(new Trial(now, "msg_1", Unanswered.UNTRUSTED));

    now = START.plusSeconds(2);
    notifier.tell(new Notice("acme", "desk", Attempt.first(now, "test_2"), "{}"));
    assertThat(last()).contains(new Trial(now, "test_2", Unanswered.UNTRUSTED));
  }

  @Test
  void ofWhoIsGoneItIsNotedThatItSaidSo() {
    answer = new Answered(410);

    notifier.tell(notice());

    var stored = webhooks.read("acme", "desk").orElseThrow();
    assertThat(stored.webhook().enabled()).isFalse();
    assertThat(stored.last()).contains(new Trial(START, "msg_1", new Answered(410)));
  }

  @Test
  void whoWasToldIsToldOnceThoughThatCanNotBeNoted() {
    var random = new byte[500_000];
    new Random(1).nextBytes(random);
    var tooLong = HexFormat.of().formatHex(random); // for an item of any table

    var told = notifier.tell(new Notice("acme", "desk", Attempt.first(START, tooLong), "{}"));

    assertThat(told).isTrue();

    assertThat(calls).hasSize(1);
    assertThat(last()).isEmpty();
    assertThat(lines).singleElement().asString().contains("what came of a call can't be noted");
  }

  private Optional<Trial> last() {
    return webhooks.read("acme", "desk").orElseThrow().last();
  }

  @Test
  void whatNobodyWantsAnyMoreIsDoneWith() {
    webhooks.delete("acme", "desk", 1);

    assertThat(notifier.tell(notice())).isTrue();
    assertThat(calls).isEmpty();
  }

  @Test
  void aLetterIsSentWithoutAnyWebhook() {
    assertThat(notifier.tell(letter())).isTrue();

    assertThat(letters).containsExactly("acme: nps has left its limits");
    assertThat(calls).isEmpty();
    assertThat(queue.messages()).isEmpty();
  }

  @Test
  void aLetterThatIsNotTakenWaitsLikeAllElse() {
    isMailTaken = false;

    assertThat(notifier.tell(letter())).isTrue();

    assertThat(queue.messages())
        .extracting(message -> Notice.read(message.attributes(), message.body()).orElseThrow())
        .extracting(Notice::isMail, notice -> notice.attempt().number(), Notice::body)
        .containsExactly(tuple(true, 1, letter().body()));
  }

  private static Notice letter() {
    var letter = new Letter("nps has left its limits", "Look.");
    return new Notice("acme", Notice.MAIL, Attempt.first(START, "msg_2"), letter.written());
  }

  private static Notice notice() {
    return new Notice("acme", "desk", Attempt.first(START, "msg_1"), "{}");
  }

  private static Webhook webhook() {
    return new Webhook(
        WebhookAddress.read("https://desk.example.com/in", Reach.OUTSIDE).orElseThrow(),
        Webhook.USUAL,
        true,
        WebhookSecrets.of(WebhookSecret.fresh(new Random(1), START)));
  }
}
