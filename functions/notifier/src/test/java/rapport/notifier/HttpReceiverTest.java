package rapport.notifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.bytes.Bytes;
import rapport.webhook.Reach;
import rapport.webhook.Trial.Ending;
import rapport.webhook.Trial.Ending.Answered;
import rapport.webhook.Trial.Ending.Unanswered;
import rapport.webhook.Verdict;
import rapport.webhook.WebhookAddress;
import rapport.webhook.WebhookSecret;
import rapport.webhook.WebhookSecrets;

/// Who is called and what is made of the answer, on this machine's loopback.
class HttpReceiverTest {

  private static final SSLSocketFactory SECURE = (SSLSocketFactory) SSLSocketFactory.getDefault();
  private static final Duration SOON = Duration.ofSeconds(5);
  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00.999Z");
  private static final WebhookSecrets SECRETS =
      WebhookSecrets.of(WebhookSecret.fresh(new Random(1), NOW));

  private final List<String> lookedUp = new ArrayList<>();

  @ParameterizedTest
  @CsvSource({
    "HTTP/1.1 200 OK, TAKEN, answered 200",
    "HTTP/1.1 204, TAKEN, answered 204",
    "HTTP/1.0 202 Accepted, TAKEN, answered 202",
    "HTTP/1.1 301 Moved, FAILED, answered 301",
    "HTTP/1.1 410 Gone, GONE, answered 410",
    "HTTP/1.1 500 Oops, FAILED, answered 500",
    "SSH-2.0-OpenSSH, FAILED, 'the answer is no HTTP, or too long'",
    "'', FAILED, 'the answer is no HTTP, or too long'"
  })
  void theStatusSaysWhatBecameOfIt(String line, Verdict verdict, String what) throws IOException {
    try (var server = new Answering(line + "\r\n\r\n")) {
      var ending = receiver(SOON).tell(call(server.port()));

      assertThat(ending.verdict()).isEqualTo(verdict);
      assertThat(Notifier.what(ending)).isEqualTo(what);
    }
  }

  @Test
  void interimAnswersAreSkipped() throws IOException {
    try (var server =
        new Answering("HTTP/1.1 100 Continue\r\nx: y\r\n\r\nHTTP/1.1 200 OK\r\n\r\n")) {
      assertThat(receiver(SOON).tell(call(server.port()))).isEqualTo(new Answered(200));
    }
  }

  @Test
  void theRequestIsSignedAsTheStandardWantsIt() throws IOException {
    try (var server = new Answering("HTTP/1.1 200 OK\r\n\r\n")) {
      receiver(SOON).tell(call(server.port()));

      var body = "{\"type\":\"followup.opened\"}";
      assertThat(server.asked())
          .startsWith("POST /in?k=v HTTP/1.1\r\n")
          .contains("\r\nhost: localhost:" + server.port() + "\r\n")
          .contains("\r\nwebhook-id: msg_1\r\n")
          .contains("\r\nwebhook-timestamp: " + NOW.getEpochSecond() + "\r\n")
          .contains(
              "\r\nwebhook-signature: "
                  + SECRETS.signature("msg_1", NOW, body.getBytes(StandardCharsets.UTF_8))
                  + "\r\n")
          .endsWith("\r\n\r\n" + body);
    }
  }

  @Test
  void anEndlessAnswerIsCutAndHasFailed() throws IOException {
    try (var server = new Answering("x".repeat(HttpReceiver.MAX_BYTES + 1))) {
      assertThat(receiver(SOON).tell(call(server.port()))).isEqualTo(Unanswered.NO_HTTP);
    }
  }

  @Test
  void whoNeverAnswersHasFailed() throws IOException {
    try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var call = call(silent.getLocalPort());

      assertThat(receiver(Duration.ofMillis(100)).tell(call)).isEqualTo(Unanswered.UNREACHED);
    }
  }

  @Test
  void theNameIsLookedUpOnce() throws IOException {
    try (var server = new Answering("HTTP/1.1 200 OK\r\n\r\n")) {
      receiver(SOON).tell(call(server.port()));
    }

    assertThat(lookedUp).containsExactly("localhost");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "10.0.0.1",
        "169.254.169.254",
        "8.8.8.8,127.0.0.1",
        "::1",
        "100.64.0.1"
      })
  void aNameThatLeadsInsideIsNotCalledHoweverFarWebhooksLead(String addresses) throws IOException {
    for (Reach reach : Reach.values()) {
      try (var server = new Answering("HTTP/1.1 200 OK\r\n\r\n")) {
        var address = "https://hook.example.com:" + server.port() + "/";
        assertThat(tell(address, addresses, reach)).isEqualTo(Unanswered.UNREACHED);
        assertThat(server.isAsked()).isFalse();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://localhost", "http://127.0.0.1", "http://hook.example.com"})
  void thisMachineIsNotCalledWhereWebhooksOnlyLeadOutside(String address) throws IOException {
    try (var server = new Answering("HTTP/1.1 200 OK\r\n\r\n")) {
      var whole = address + ":" + server.port() + "/";

      assertThat(tell(whole, "127.0.0.1", Reach.OUTSIDE)).isEqualTo(Unanswered.UNREACHED);
      assertThat(server.isAsked()).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.1", "169.254.169.254", "127.0.0.1,10.0.0.1", "8.8.8.8"})
  void whatIsCalledLikeThisMachineMustLeadToIt(String addresses) throws IOException {
    try (var server = new Answering("HTTP/1.1 200 OK\r\n\r\n")) {
      var whole = "http://localhost:" + server.port() + "/";

      assertThat(tell(whole, addresses, Reach.OUTSIDE_AND_LOOPBACK))
          .isEqualTo(Unanswered.UNREACHED);
      assertThat(server.isAsked()).isFalse();
    }
  }

  /// As one that was stored by whom it was allowed.
  private static Ending tell(String address, String addresses, Reach reach) {
    var stored =
        WebhookAddress.read(address, Reach.OUTSIDE_AND_LOOPBACK)
            .orElseGet(
                () -> {
                  var uri = URI.create(address);
                  return new WebhookAddress(address, false, uri.getHost(), uri.getPort(), "/");
                });
    var connecting = new Connecting(_ -> resolved(addresses), SECURE, reach);
    return new HttpReceiver(connecting, SOON).tell(call(stored));
  }

  @Test
  void aNameThatIsNoneHasFailed() {
    var connecting =
        new Connecting(
            host -> {
              throw new UnknownHostException(host);
            },
            SECURE,
            Reach.OUTSIDE_AND_LOOPBACK);

    assertThat(new HttpReceiver(connecting, SOON).tell(call(1))).isEqualTo(Unanswered.UNREACHED);
  }

  /// A name may be run by whoever wants to hold others up.
  @Test
  void whoseNameIsNotFoundInTimeHasFailedAndIsNotCalled() throws IOException {
    var found = new CountDownLatch(1);
    Resolver slow =
        _ -> {
          try {
            assertThat(found.await(1, TimeUnit.MINUTES)).isTrue();
          } catch (InterruptedException e) {
            throw new AssertionError(e);
          }
          return List.of(InetAddress.getLoopbackAddress());
        };
    try (var server = new Answering("HTTP/1.1 200 OK\r\n\r\n")) {
      var connecting = new Connecting(slow, SECURE, Reach.OUTSIDE_AND_LOOPBACK);
      var receiver = new HttpReceiver(connecting, Duration.ofMillis(100));

      assertThat(receiver.tell(call(server.port()))).isEqualTo(Unanswered.UNREACHED);
      assertThat(found.getCount()).isEqualTo(1);
      assertThat(server.isAsked()).isFalse();
    } finally {
      found.countDown();
    }
  }

  @Test
  void whoeverIsFoundWhenTheTimeIsOverIsNotCalled() throws IOException {
    try (var server = new Answering("HTTP/1.1 200 OK\r\n\r\n")) {
      assertThat(receiver(Duration.ZERO).tell(call(server.port()))).isEqualTo(Unanswered.UNREACHED);
      assertThat(server.isAsked()).isFalse();
    }
  }

  private HttpReceiver receiver(Duration timeout) {
    Resolver resolver =
        host -> {
          lookedUp.add(host);
          return List.of(InetAddress.getLoopbackAddress());
        };
    return new HttpReceiver(new Connecting(resolver, SECURE, Reach.OUTSIDE_AND_LOOPBACK), timeout);
  }

  private static List<InetAddress> resolved(String addresses) throws UnknownHostException {
    var resolved = new ArrayList<InetAddress>();
    for (String address : addresses.split(",")) {
      resolved.add(InetAddress.getByName(address));
    }
    return resolved;
  }

  private static Call call(int port) {
    return call(
        WebhookAddress.read("http://localhost:" + port + "/in?k=v", Reach.OUTSIDE_AND_LOOPBACK)
            .orElseThrow());
  }

  private static Call call(WebhookAddress address) {
    var body = "{\"type\":\"followup.opened\"}".getBytes(StandardCharsets.UTF_8);
    return new Call(address, "msg_1", NOW, Bytes.of(body), SECRETS);
  }

  /// Answers one call with the same text, whatever it is asked.
  private static final class Answering implements AutoCloseable {

    private final ServerSocket server;
    private final CompletableFuture<String> asked;

    private Answering(String answer) throws IOException {
      server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
      asked = CompletableFuture.supplyAsync(() -> answer(answer));
    }

    private String answer(String answer) {
      try (var socket = server.accept()) {
        var buffer = new byte[8_192];
        int read = 0;
        while (!isWhole(Arrays.copyOf(buffer, read))) {
          int more = socket.getInputStream().read(buffer, read, buffer.length - read);
          if (more < 0) {
            break;
          }
          read += more;
        }
        socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
        return new String(buffer, 0, read, StandardCharsets.UTF_8);
      } catch (IOException e) { // closed before anybody called
        throw new UncheckedIOException(e);
      }
    }

    /// The body ends with a brace and holds none before.
    private static boolean isWhole(byte[] read) {
      return new String(read, StandardCharsets.UTF_8).endsWith("}");
    }

    private int port() {
      return server.getLocalPort();
    }

    private String asked() {
      return asked.join();
    }

    private boolean isAsked() {
      return asked.isDone();
    }

    @Override
    public void close() throws IOException {
      server.close();
    }
  }
}
