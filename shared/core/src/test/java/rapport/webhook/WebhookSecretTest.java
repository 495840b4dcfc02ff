package rapport.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.bytes.Bytes;

class WebhookSecretTest {

  private static final Instant NOW = Instant.parse("2026-03-01T10:20:30.456789Z");

  /// The key, id, time and body that the standard's own libraries are tested with, and what they
  /// answer.
  private static final String KNOWN_KEY = "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  private static final String KNOWN_ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
  private static final Instant KNOWN_TIME = Instant.ofEpochSecond(1_614_265_330);
  private static final String KNOWN_BODY = "{\"test\": 2432232314}";
  private static final String KNOWN_SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

  private final WebhookSecret known = secret(Base64.getDecoder().decode(KNOWN_KEY));

  @Test
  void itSignsAsTheLibrariesOfTheStandardDo() {
    assertThat(WebhookSecrets.of(known).signature(KNOWN_ID, KNOWN_TIME, utf8(KNOWN_BODY)))
        .isEqualTo(KNOWN_SIGNATURE);
  }

  @Test
  void itIsShownAsTheLibrariesReadIt() {
    assertThat(known.shown()).isEqualTo("whsec_" + KNOWN_KEY);
  }

  @Test
  void itNeverShowsItselfOtherwise() {
    assertThat(known.toString()).doesNotContain(KNOWN_KEY).doesNotContain(known.key().toHex());
    assertThat(WebhookSecrets.of(known).toString()).doesNotContain(known.key().toHex());
  }

  @Test
  void whileTwoAreLiveThereAreTwoSignatures() {
    var next = WebhookSecret.fresh(new Random(1), NOW);
    var both = WebhookSecrets.of(known).followedBy(next);

    var signatures = both.signature(KNOWN_ID, KNOWN_TIME, utf8(KNOWN_BODY)).split(" ");

    assertThat(signatures).hasSize(2).contains(KNOWN_SIGNATURE);
    assertThat(signatures[0])
        .isEqualTo(WebhookSecrets.of(next).signature(KNOWN_ID, KNOWN_TIME, utf8(KNOWN_BODY)));
  }

  @Test
  void aThirdTakesThePlaceOfTheFirst() {
    var second = WebhookSecret.fresh(new Random(1), NOW);
    var third = WebhookSecret.fresh(new Random(2), NOW);

    var live = WebhookSecrets.of(known).followedBy(second).followedBy(third);

    assertThat(live.newestFirst()).containsExactly(third, second);
    assertThat(live.newestOnly().newestFirst()).containsExactly(third);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 23, 65})
  void aKeyThatTheStandardDoesNotKnowIsRefused(int bytes) {
    assertThatThrownBy(() -> secret(new byte[bytes])).isInstanceOf(IllegalArgumentException.class);
  }

  /// `a.1` at 2 and `a` at `1.2` would be signed alike.
  @ParameterizedTest
  @ValueSource(strings = {"", "a.1", "."})
  void anIdWithADotIsRefused(String id) {
    var secrets = WebhookSecrets.of(known);

    assertThatThrownBy(() -> secrets.signature(id, NOW, new byte[0]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void withoutAnyOrWithThreeThereIsNoWebhook() {
    assertThatThrownBy(() -> new WebhookSecrets(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new WebhookSecrets(List.of(known, known, known)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static WebhookSecret secret(byte[] key) {
    return new WebhookSecret(Bytes.of(key), NOW);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
