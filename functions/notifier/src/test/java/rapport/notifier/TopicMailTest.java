package rapport.notifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import rapport.webhook.Letter;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/// Letters at a topic, on this machine's loopback. The signature is worked out anew from the
/// description of Signature Version 4.
class TopicMailTest {

  private static final String TOPIC = "arn:aws:sns:eu-central-1:123456789012:rapport-AlertTopic-1";
  private static final String SECRET = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
  private static final StaticCredentialsProvider CREDENTIALS =
      StaticCredentialsProvider.create(
          AwsSessionCredentials.create("AKIDEXAMPLE", SECRET, "session"));
  private static final Pattern AUTHORIZATION =
      Pattern.compile(
          "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/([0-9]{8})/eu-central-1/sns/aws4_request, "
              + "SignedHeaders=([a-z0-9;-]+), Signature=([0-9a-f]{64})");

  private record Asked(Map<String, String> headers, String body) {}

  private final List<Asked> asked = new ArrayList<>();
  private final SdkHttpClient client = UrlConnectionHttpClient.create();
  private int status = 200;
  private HttpServer server;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          var headers = new TreeMap<String, String>();
          exchange
              .getRequestHeaders()
              .forEach(
                  (name, values) ->
                      headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
          var body = exchange.getRequestBody().readAllBytes();
          asked.add(new Asked(headers, new String(body, StandardCharsets.UTF_8)));
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
    client.close();
  }

  @Test
  void aLetterIsPublishedWithItsTenant() {
    assertThat(mail().send("acme", new Letter("nps & more", "Look:\n50 % = \u00e4"))).isTrue();

    assertThat(fields(asked.getFirst().body()))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "Action", "Publish",
                "Version", "2010-03-31",
                "TopicArn", TOPIC,
                "Subject", "nps & more",
                "Message", "Look:\n50 % = \u00e4",
                "MessageAttributes.entry.1.Name", "tenant",
                "MessageAttributes.entry.1.Value.DataType", "String",
                "MessageAttributes.entry.1.Value.StringValue", "acme"));
  }

  @Test
  void theRequestIsSigned() throws GeneralSecurityException {
    mail().send("acme", new Letter("nps", "Look."));

    var request = asked.getFirst();
    var signature = AUTHORIZATION.matcher(request.headers().get("authorization"));
    assertThat(signature.matches()).as(request.headers().toString()).isTrue();
    assertThat(List.of(signature.group(2).split(";")))
        .contains("host", "x-amz-date", "x-amz-security-token");
    assertThat(signature.group(3)).isEqualTo(signature(request, signature.group(2)));
  }

  @Test
  void whatIsNotTakenIsSaid() {
    status = 500;
    assertThat(mail().send("acme", new Letter("nps", "Look."))).isFalse();

    server.stop(0);
    assertThat(mail().send("acme", new Letter("nps", "Look."))).isFalse();
  }

  @Test
  void theEndpointIsThatOfTheTopicsRegion() {
    assertThat(TopicMail.of(TOPIC, CREDENTIALS, client).endpoint())
        .isEqualTo(URI.create("https://sns.eu-central-1.amazonaws.com/"));
    assertThat(TopicMail.of("arn:aws-cn:sns:cn-north-1:1:t", CREDENTIALS, client).endpoint())
        .isEqualTo(URI.create("https://sns.cn-north-1.amazonaws.com.cn/"));
    assertThatThrownBy(() -> TopicMail.of("AlertTopic", CREDENTIALS, client))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("AlertTopic");
  }

  private TopicMail mail() {
    var endpoint = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    return new TopicMail(TOPIC, endpoint, CREDENTIALS, client);
  }

  private static Map<String, String> fields(String form) {
    var fields = new HashMap<String, String>();
    for (String field : form.split("&")) {
      var parts = field.split("=", 2);
      fields.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    return fields;
  }

  private static String signature(Asked request, String signedHeaders)
      throws GeneralSecurityException {
    var canonical = new StringBuilder("POST\n/\n\n");
    for (String name : signedHeaders.split(";")) {
      canonical.append(name).append(':').append(request.headers().get(name).trim()).append('\n');
    }
    canonical.append('\n').append(signedHeaders).append('\n').append(sha256(request.body()));
    var time = request.headers().get("x-amz-date");
    var day = time.substring(0, 8);
    var scope = day + "/eu-central-1/sns/aws4_request";
    var toSign = String.join("\n", "AWS4-HMAC-SHA256", time, scope, sha256(canonical.toString()));
    byte[] key = ("AWS4" + SECRET).getBytes(StandardCharsets.UTF_8);
    for (String word : List.of(day, "eu-central-1", "sns", "aws4_request", toSign)) {
      key = hmac(key, word);
    }
    return HexFormat.of().formatHex(key);
  }

  private static String sha256(String text) throws GeneralSecurityException {
    var digest = MessageDigest.getInstance("SHA-256");
    return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static byte[] hmac(byte[] key, String text) throws GeneralSecurityException {
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
  }
}
