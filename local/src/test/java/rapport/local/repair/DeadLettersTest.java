package rapport.local.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import rapport.local.network.Loopback;
import rapport.local.queues.LocalQueues;
import rapport.local.repair.DeadLetters.Refusal;
import rapport.local.repair.DeadLetters.Seen;
import rapport.local.template.Deployment.QueueShape;
import rapport.local.template.Location;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SqsException;

/// Messages that really failed too often, on an embedded queue.
class DeadLettersTest {

  private static final Predicate<Letter> ALL = _ -> true;
  private static final Refusal NONE =
      (_, why) -> {
        throw why;
      };
  private static final String EVENT =
      """
      [{"id":"e1","source":"shop","type":"survey.response","time":"2026-03-01T10:00:00Z",\
      "subject":"jane@example.org","data":{"survey":"s","answers":{"why":"I am Jane"}}}]""";

  private LocalQueues queues;
  private SqsClient sqs;
  private QueuePair pair;

  @BeforeEach
  void start() throws IOException {
    queues =
        LocalQueues.inMemory(
            Loopback.freePort(0),
            List.of(
                new QueueShape("EventQueue", 0, 256 * 1024, "Dead", 1),
                new QueueShape("Dead", 30, 256 * 1024, "", 0)));
    sqs = queues.client();
    var at = new Location(queues.uri());
    pair = new QueuePair("events", at.queueUrl("EventQueue"), at.queueUrl("Dead"));
  }

  @AfterEach
  void stop() {
    sqs.close();
    queues.close();
  }

  @Test
  void lookingAtThemSaysWhatTheyAreAndLeavesThemThere() {
    fail(EVENT, Map.of("tenant", "demo"));

    var first = letters().list(100);
    var second = letters().list(100);

    assertThat(first)
        .singleElement()
        .satisfies(
            letter -> {
              assertThat(letter.tenant()).contains("demo");
              assertThat(letter.bytes()).isEqualTo(EVENT.length());
              assertThat(letter.receives()).isPositive();
              assertThat(letter.message().body()).isEqualTo(EVENT);
            });
    assertThat(second).extracting(Letter::id).containsExactly(first.getFirst().id());
  }

  @Test
  void aMessageIsSentAgainAsItWasAndSaysWhenItWasFirstSent() {
    fail(EVENT, Map.of("tenant", "demo", "import", "history"));
    var dead = letters().list(100).getFirst();

    int sent = letters().redrive(100, ALL, NONE).gone();

    assertThat(sent).isEqualTo(1);
    assertThat(letters().list(100)).isEmpty();
    assertThat(received())
        .singleElement()
        .satisfies(
            message -> {
              assertThat(message.body()).isEqualTo(EVENT);
              assertThat(texts(message))
                  .isEqualTo(
                      Map.of(
                          "tenant",
                          "demo",
                          "import",
                          "history",
                          "redriven",
                          dead.sentAt().toEpochMilli() + " " + dead.id()));
            });
  }

  @Test
  void whatFailsAgainKeepsWhenItWasFirstSent() {
    fail(EVENT, Map.of("tenant", "demo"));
    var first = letters().list(100).getFirst();
    letters().redrive(100, ALL, NONE);
    failAll();

    letters().redrive(100, ALL, NONE);

    assertThat(texts(received().getFirst()))
        .containsEntry("redriven", first.sentAt().toEpochMilli() + " " + first.id());
  }

  @Test
  void whatIntakeHasJudgedOrIsWorkIsSentAgainUnchanged() {
    fail(EVENT, Map.of("tenant", "demo", "judged", "true"));
    fail("{\"tenant\":\"demo\",\"hours\":[\"2026030110\"]}", Map.of());

    letters().redrive(100, ALL, NONE);

    assertThat(received())
        .extracting(DeadLettersTest::texts)
        .containsExactlyInAnyOrder(Map.of("tenant", "demo", "judged", "true"), Map.of());
  }

  /// Ten are all that a message may have.
  @Test
  void ofTooManyAttributesThoseThatCountAreKept() {
    var attributes = new HashMap<>(Map.of("tenant", "demo"));
    for (int i = 0; i < 9; i++) {
      attributes.put("own" + i, "x");
    }
    fail(EVENT, attributes);

    letters().redrive(100, ALL, NONE);

    assertThat(texts(received().getFirst())).containsOnlyKeys("tenant", "redriven");
  }

  @Test
  void onlyThoseThatAreWantedAreSentOrDeleted() {
    for (int i = 0; i < 25; i++) {
      fail("{\"id\":\"" + i + "\"}", Map.of("tenant", "demo"));
    }

    var sent = letters().redrive(100, letter -> letter.message().body().contains("\"7\""), NONE);
    var dropped = letters().drop(100, letter -> letter.message().body().contains("\"8\""));

    assertThat(sent).isEqualTo(new Seen(25, 1, false));
    assertThat(dropped).isEqualTo(new Seen(24, 1, false));
    assertThat(received()).extracting(Message::body).containsExactly("{\"id\":\"7\"}");
    assertThat(letters().list(100)).hasSize(23);
  }

  @Test
  void noMoreAreLookedAtThanWereAskedFor() {
    for (int i = 0; i < 15; i++) {
      fail("{\"id\":\"" + i + "\"}", Map.of("tenant", "demo"));
    }

    assertThat(letters().list(12)).hasSize(12);
    assertThat(letters().redrive(12, ALL, NONE)).isEqualTo(new Seen(12, 12, true));
    assertThat(letters().list(100)).hasSize(3);
  }

  /// A set does not care how often something is put in; nothing may be lost, though.
  @Test
  void whoDiesBetweenSendingAndDeletingLeavesAMessageInBothQueues() {
    fail(EVENT, Map.of("tenant", "demo"));
    var id = letters().list(100).getFirst().id();

    assertThatThrownBy(
            () -> new DeadLetters(dyingAt("deleteMessage"), pair).redrive(100, ALL, NONE))
        .isInstanceOf(IllegalStateException.class);

    assertThat(received()).hasSize(1);
    assertThat(letters().list(100)).extracting(Letter::id).containsExactly(id);
    assertThat(letters().redrive(100, ALL, NONE).gone()).isEqualTo(1);
    assertThat(texts(received().getFirst())).extractingByKey("redriven").asString().endsWith(id);
  }

  @Test
  void whatCantBeSentStaysADeadLetterAndKeepsNoOther() {
    for (int i = 0; i < 12; i++) {
      fail("{\"id\":\"" + i + "\"}", Map.of("tenant", "demo"));
    }
    var refused = new ArrayList<String>();
    var strict = new DeadLetters(refusing("\"id\":\"1"), pair);

    int sent =
        strict.redrive(100, ALL, (id, why) -> refused.add(id + " " + why.statusCode())).gone();

    assertThat(sent).isEqualTo(9);
    assertThat(received()).hasSize(9);
    var left = letters().list(100);
    assertThat(left)
        .extracting(letter -> letter.message().body())
        .containsExactlyInAnyOrder("{\"id\":\"1\"}", "{\"id\":\"10\"}", "{\"id\":\"11\"}");
    assertThat(refused)
        .containsExactlyInAnyOrderElementsOf(
            left.stream().map(letter -> letter.id() + " 400").toList());
  }

  /// Its sender's word is no name of a group, and such a message belongs into quarantine.
  @Test
  void aTenantThatCanBeNoGroupIsSentAgainWithoutOne() {
    fail(EVENT, Map.of("tenant", "two words"));
    fail(EVENT, Map.of("tenant", "x".repeat(129)));
    fail(EVENT, Map.of("tenant", "demo"));
    var groups = new ArrayList<String>();
    var watched =
        client(
            "sendMessage", request -> groups.add(((SendMessageRequest) request).messageGroupId()));

    new DeadLetters(watched, pair).redrive(100, ALL, NONE);

    assertThat(groups).containsExactlyInAnyOrder(null, null, "demo");
    assertThat(received()).hasSize(3);
  }

  private DeadLetters letters() {
    return new DeadLetters(sqs, pair);
  }

  /// Sends a message and receives it too often.
  private void fail(String body, Map<String, String> attributes) {
    var values = new HashMap<String, MessageAttributeValue>();
    attributes.forEach(
        (name, text) ->
            values.put(
                name,
                MessageAttributeValue.builder().dataType("String").stringValue(text).build()));
    sqs.sendMessage(send -> send.queueUrl(pair.url()).messageBody(body).messageAttributes(values));
    failAll();
  }

  private void failAll() {
    int received = 1;
    while (received > 0) { // each is hidden for no time, and comes no second time
      received =
          sqs.receiveMessage(
                  receive ->
                      receive.queueUrl(pair.url()).maxNumberOfMessages(10).visibilityTimeout(0))
              .messages()
              .size();
    }
  }

  /// What is in the queue, deleted.
  private List<Message> received() {
    var messages = new ArrayList<Message>();
    int before = -1;
    while (messages.size() > before) {
      before = messages.size();
      var some =
          sqs.receiveMessage(
                  receive ->
                      receive
                          .queueUrl(pair.url())
                          .maxNumberOfMessages(10)
                          .visibilityTimeout(30)
                          .messageAttributeNames("All")
                          .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
              .messages();
      some.forEach(
          message ->
              sqs.deleteMessage(
                  delete -> delete.queueUrl(pair.url()).receiptHandle(message.receiptHandle())));
      messages.addAll(some);
    }
    return messages;
  }

  private static Map<String, String> texts(Message message) {
    var texts = new HashMap<String, String>();
    message.messageAttributes().forEach((name, value) -> texts.put(name, value.stringValue()));
    return texts;
  }

  /// The same queues, for one whose process ends at a call.
  private SqsClient dyingAt(String call) {
    return client(
        call,
        _ -> {
          throw new IllegalStateException("died at " + call);
        });
  }

  /// The same queues, which take no body that holds this.
  private SqsClient refusing(String text) {
    return client(
        "sendMessage",
        request -> {
          if (((SendMessageRequest) request).messageBody().contains(text)) {
            throw SqsException.builder().message("too long").statusCode(400).build();
          }
        });
  }

  private SqsClient client(String call, Consumer<Object> before) {
    return (SqsClient)
        Proxy.newProxyInstance(
            SqsClient.class.getClassLoader(),
            new Class<?>[] {SqsClient.class},
            (_, method, arguments) -> {
              if (method.getName().equals(call)) {
                before.accept(arguments[0]);
              }
              try {
                return method.invoke(sqs, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
