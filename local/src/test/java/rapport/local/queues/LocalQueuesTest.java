package rapport.local.queues;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import rapport.local.network.Loopback;
import rapport.local.template.Deployment.QueueShape;
import rapport.local.template.Location;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.SqsException;

/// Queues in a file, with as many megabytes in them as a broken-off import leaves.
@Timeout(300)
class LocalQueuesTest {

  private static final int MAX_BYTES = 256 * 1024;
  private static final List<QueueShape> QUEUES =
      List.of(new QueueShape("EventQueue", 360, MAX_BYTES, "", 0));
  private static final String URL = "EventQueue";
  private static final String LARGE = "x".repeat(200_000);
  private static final int ROUNDS = 3;
  private static final int MESSAGES_A_ROUND = 30;

  @TempDir Path folder;

  /// What breaks a file is often not seen when it is opened after the kill, but the next time.
  @Test
  void nothingThatWasAnsweredIsLostByKillingTheProcessAndStartingAtOnceTwice() throws Exception {
    var answered = new TreeSet<String>();

    for (int round = 0; round < ROUNDS; round++) {
      var process = sender(round);
      answered.addAll(sentUntilKilled(process, MESSAGES_A_ROUND - round));
      try (var queues = LocalQueues.inFolder(folder, Loopback.freePort(0), QUEUES)) {
        assertThat(queues.uri()).isNotNull();
      }
    }

    try (var queues = LocalQueues.inFolder(folder, Loopback.freePort(0), QUEUES)) {
      assertThat(received(queues)).containsAll(answered);
      assertThat(answered).hasSizeGreaterThan(ROUNDS * (MESSAGES_A_ROUND - ROUNDS));
    }
  }

  @Test
  void whatWasReceivedAndNotDeletedIsThereAtOnceAfterAStart() throws IOException {
    try (var queues = LocalQueues.inFolder(folder, Loopback.freePort(0), QUEUES);
        var client = queues.client()) {
      send(client, queues, "kept");
      send(client, queues, "deleted");
      for (Message message : receive(client, queues)) {
        if (name(message).equals("deleted")) {
          client.deleteMessage(
              delete -> delete.queueUrl(url(queues)).receiptHandle(message.receiptHandle()));
        }
      }
    }

    try (var queues = LocalQueues.inFolder(folder, Loopback.freePort(0), QUEUES)) {
      assertThat(received(queues)).containsExactly("kept");
    }
  }

  @Test
  void aMessageThatIsTooLargeIsRefused() throws IOException {
    try (var queues = LocalQueues.inMemory(Loopback.freePort(0), QUEUES);
        var client = queues.client()) {
      var large = "x".repeat(MAX_BYTES);
      client.sendMessage(send -> send.queueUrl(url(queues)).messageBody(large));

      assertThatThrownBy(
              () -> client.sendMessage(send -> send.queueUrl(url(queues)).messageBody(large + "x")))
          .isInstanceOf(SqsException.class);
      assertThat(receive(client, queues)).extracting(Message::body).containsExactly(large);
    }
  }

  private Process sender(int round) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            Sender.class.getName(),
            folder.toString(),
            Integer.toString(round))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static List<String> sentUntilKilled(Process process, int count)
      throws IOException, InterruptedException {
    var answered = new ArrayList<String>();
    try (var lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      while (answered.size() < count) {
        var line = lines.readLine();
        if (line == null) {
          throw new IllegalStateException("the sender ended with " + process.waitFor());
        }
        answered.add(line);
      }
      process.destroyForcibly().waitFor();
    }
    return answered;
  }

  /// Sends until it is killed, and says what was answered.
  static final class Sender {

    private Sender() {}

    public static void main(String... arguments) throws IOException {
      var queues = LocalQueues.inFolder(Path.of(arguments[0]), Loopback.freePort(0), QUEUES);
      try (SqsClient client = queues.client()) {
        for (int i = 0; true; i++) {
          var name = arguments[1] + "-" + i;
          send(client, queues, name);
          System.out.println(name);
        }
      }
    }
  }

  private static void send(SqsClient client, LocalQueues queues, String name) {
    client.sendMessage(send -> send.queueUrl(url(queues)).messageBody(name + "," + LARGE));
  }

  private static Set<String> received(LocalQueues queues) {
    var names = new TreeSet<String>();
    try (var client = queues.client()) {
      for (var some = receive(client, queues); !some.isEmpty(); some = receive(client, queues)) {
        some.forEach(message -> names.add(name(message)));
      }
    }
    return names;
  }

  private static List<Message> receive(SqsClient client, LocalQueues queues) {
    return client
        .receiveMessage(receive -> receive.queueUrl(url(queues)).maxNumberOfMessages(10))
        .messages();
  }

  private static String name(Message message) {
    return message.body().substring(0, message.body().indexOf(','));
  }

  private static String url(LocalQueues queues) {
    return new Location(queues.uri()).queueUrl(URL);
  }
}
