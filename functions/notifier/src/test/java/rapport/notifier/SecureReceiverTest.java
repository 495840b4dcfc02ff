package rapport.notifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.bytes.Bytes;
import rapport.webhook.Reach;
import rapport.webhook.Trial.Ending;
import rapport.webhook.Trial.Ending.Answered;
import rapport.webhook.Trial.Ending.Unanswered;
import rapport.webhook.WebhookAddress;
import rapport.webhook.WebhookSecret;
import rapport.webhook.WebhookSecrets;

/// A receiver is called by TLS only if it can prove its name. The certificates are made here, by
/// the tool of the JDK, and all but one test trusts them, so that nothing else is wrong with them.
class SecureReceiverTest {

  private static final String PASSWORD = "changeit";
  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
  private static final byte[] OK = "HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
  private static final Ending UNTRUSTED = Unanswered.UNTRUSTED;

  private static final String AUTHORITY = "authority";

  @TempDir static Path folder;

  private static KeyStore made;

  @BeforeAll
  static void makeCertificates() throws Exception {
    make(AUTHORITY, "-ext", "bc:c");
    sign("right", "-ext", "SAN=dns:localhost");
    sign("wrong", "-ext", "SAN=dns:other.example.com");
    sign("address", "-ext", "SAN=ip:127.0.0.1");
    sign("nameless");
    sign("expired", "-ext", "SAN=dns:localhost", "-startdate", "-10d", "-validity", "5");
    made = KeyStore.getInstance(folder.resolve("keys").toFile(), PASSWORD.toCharArray());
  }

  @Test
  void whoProvesItsNameIsTold() throws Exception {
    try (var server = new Server("right")) {
      assertThat(tell(server.socket, trusting())).isEqualTo(new Answered(200));
      assertThat(server.heard()).startsWith("POST /in HTTP/1.1");
    }
  }

  /// The name in the subject counts no more, nor the address that the name leads to.
  @ParameterizedTest
  @ValueSource(strings = {"wrong", "address", "nameless", "expired"})
  void whoseCertificateIsOfAnotherNameOrTimeIsToldNothing(String certificate) throws Exception {
    try (var server = new Server(certificate)) {
      assertThat(tell(server.socket, trusting())).isEqualTo(UNTRUSTED);
      assertThat(server.heard()).isEmpty();
    }
  }

  @Test
  void whomNobodyVouchesForIsToldNothing() throws Exception {
    try (var server = new Server("right")) {
      assertThat(tell(server.socket, (SSLSocketFactory) SSLSocketFactory.getDefault()))
          .isEqualTo(UNTRUSTED);
      assertThat(server.heard()).isEmpty();
    }
  }

  @Test
  void whoSpeaksNoTlsIsToldNothing() throws Exception {
    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var answering =
          CompletableFuture.runAsync(
              () -> {
                try (var socket = server.accept()) {
                  socket.getOutputStream().write(OK);
                  socket.getInputStream().transferTo(OutputStream.nullOutputStream());
                } catch (IOException _) {
                  // the caller broke off
                }
              });

      assertThat(tell(server, trusting())).isEqualTo(UNTRUSTED);
      answering.join();
    }
  }

  private static Ending tell(ServerSocket server, SSLSocketFactory secure) {
    var address =
        WebhookAddress.read(
                "https://localhost:" + server.getLocalPort() + "/in", Reach.OUTSIDE_AND_LOOPBACK)
            .orElseThrow();
    var secrets = WebhookSecrets.of(WebhookSecret.fresh(new Random(1), NOW));
    var body = Bytes.of("{}".getBytes(StandardCharsets.US_ASCII));
    var connecting =
        new Connecting(
            _ -> List.of(InetAddress.getLoopbackAddress()), secure, Reach.OUTSIDE_AND_LOOPBACK);
    return new HttpReceiver(connecting, LONGEST)
        .tell(new Call(address, "msg_1", NOW, body, secrets));
  }

  private static void sign(String name, String... more) throws Exception {
    var signed = new ArrayList<>(List.of("-signer", AUTHORITY));
    signed.addAll(List.of(more));
    make(name, signed.toArray(String[]::new));
  }

  private static void make(String name, String... more) throws Exception {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of("-genkeypair", "-alias", name, "-keyalg", "EC", "-storetype", "PKCS12"));
    command.addAll(List.of("-keystore", folder.resolve("keys").toString()));
    command.addAll(List.of("-storepass", PASSWORD, "-dname", "CN=" + name));
    command.addAll(List.of(more));
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
  }

  private static KeyStore empty() throws IOException, GeneralSecurityException {
    var store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }

  private static SSLSocketFactory trusting() throws IOException, GeneralSecurityException {
    var trusted = empty();
    trusted.setCertificateEntry(AUTHORITY, made.getCertificate(AUTHORITY));
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    var context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context.getSocketFactory();
  }

  /// Shows its certificate to one caller and answers 200 to its first line.
  private static final class Server implements AutoCloseable {

    private final ServerSocket socket;
    private final CompletableFuture<String> heard;

    private Server(String certificate) throws IOException, GeneralSecurityException {
      var password = PASSWORD.toCharArray();
      var own = empty();
      var key = made.getKey(certificate, password);
      own.setKeyEntry(certificate, key, password, made.getCertificateChain(certificate));
      var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(own, password);
      var context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), null, null);
      socket =
          context
              .getServerSocketFactory()
              .createServerSocket(0, 1, InetAddress.getLoopbackAddress());
      heard = CompletableFuture.supplyAsync(this::hear);
    }

    /// Nothing, if the caller breaks off before it says anything.
    private String hear() {
      try (var one = socket.accept();
          var in =
              new BufferedReader(
                  new InputStreamReader(one.getInputStream(), StandardCharsets.US_ASCII))) {
        var line = in.readLine();
        one.getOutputStream().write(OK);
        return line == null ? "" : line;
      } catch (IOException _) {
        return "";
      }
    }

    private String heard() {
      return heard.join();
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
