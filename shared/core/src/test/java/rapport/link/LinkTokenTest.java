package rapport.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.bytes.Bytes;

class LinkTokenTest {

  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
  private static final LinkSecret SECRET = LinkSecret.fresh(new Random(1), NOW);
  private static final SurveyLink LINK =
      new SurveyLink(
          Bytes.of("sixteen bytes id".getBytes(StandardCharsets.US_ASCII)),
          "acme",
          "nps-2026",
          NOW.plusSeconds(60),
          "customer-42",
          "de",
          new TreeMap<>(Map.of("region", "EMEA", "plan", "pro ✓")));

  private static final String FIRST_VERSION =
      "lnk_AQRhY21lCAECAwQFBgcIEHNpeHRlZW4gYnl0ZXMgaWQIbnBzLTIwMjbcnJDNBgtjdXN0b21lci00"
          + "MgJkZQIEcGxhbgdwcm8g4pyTBnJlZ2lvbgRFTUVBKTuRO2hIEVkiyNTo6vad2tAsBacrbUU_7fKQpE2E"
          + "y94";

  @Test
  void whatALinkSaysComesBackAndIsKnownToBeSigned() {
    String text = LinkToken.sign(LINK, SECRET);

    var token = LinkToken.read(text).orElseThrow();

    assertThat(text).matches("lnk_[A-Za-z0-9_-]+");
    assertThat(token.link()).isEqualTo(LINK);
    assertThat(token.secretId()).isEqualTo(SECRET.id());
    assertThat(token.isSignedWith(Optional.of(SECRET))).isTrue();
  }

  /// Links that were sent stay good whatever version makes new ones. Made by another program, by
  /// Python's `hmac` and `base64`.
  @Test
  void aLinkOfTheFirstVersionIsReadForEver() {
    var secret =
        new LinkSecret(
            Bytes.of(new byte[] {1, 2, 3, 4, 5, 6, 7, 8}),
            Bytes.of(
                HexFormat.of()
                    .parseHex("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f")),
            NOW);

    var token = LinkToken.read(FIRST_VERSION).orElseThrow();

    assertThat(token.link()).isEqualTo(LINK);
    assertThat(token.isSignedWith(Optional.of(secret))).isTrue();
    assertThat(LinkToken.sign(LINK, secret)).isEqualTo(FIRST_VERSION);
  }

  /// The oracle is the JDK's HMAC over all but the last 32 bytes.
  @Test
  void theSignatureIsTheHmacSha256OfEverythingBeforeIt() throws Exception {
    String text = LinkToken.sign(LINK, SECRET);
    byte[] all = Base64.getUrlDecoder().decode(text.substring(4));
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(SECRET.key().toArray(), "HmacSHA256"));

    byte[] signature = mac.doFinal(Arrays.copyOf(all, all.length - 32));

    assertThat(Arrays.copyOfRange(all, all.length - 32, all.length)).isEqualTo(signature);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 20_260_301})
  void noChangedBitIsStillSigned(long seed) {
    var random = new Random(seed);
    byte[] all = Base64.getUrlDecoder().decode(LinkToken.sign(LINK, SECRET).substring(4));
    for (int bit = 0; bit < all.length * 8; bit++) {
      byte[] changed = all.clone();
      changed[bit / 8] ^= (byte) (1 << bit % 8);
      if (random.nextInt(4) == 0) {
        changed[random.nextInt(all.length)] ^= 1;
      }

      boolean same = Arrays.equals(changed, all);
      assertThat(signed(changed)).as("bit %d, seed %d", bit, seed).isEqualTo(same);
    }
  }

  @Test
  void aShorterOrLongerOneIsNotSigned() {
    byte[] all = Base64.getUrlDecoder().decode(LinkToken.sign(LINK, SECRET).substring(4));
    for (int length = 0; length < all.length; length++) {
      assertThat(signed(Arrays.copyOf(all, length))).as("%d bytes", length).isFalse();
    }
    assertThat(signed(Arrays.copyOf(all, all.length + 1))).isFalse();
  }

  @Test
  void anotherSecretOrNoneIsNotTheRightOne() {
    var token = LinkToken.read(LinkToken.sign(LINK, SECRET)).orElseThrow();
    var other = LinkSecret.fresh(new Random(2), NOW);

    assertThat(token.isSignedWith(Optional.of(other))).isFalse();
    assertThat(token.isSignedWith(Optional.empty())).isFalse();
  }

  @Test
  void aSecretIsWhatChanceSays() {
    var chance = new Random(7);
    byte[] id = new byte[LinkSecret.ID_BYTES];
    byte[] key = new byte[LinkSecret.KEY_BYTES];
    chance.nextBytes(id);
    chance.nextBytes(key);

    assertThat(LinkSecret.fresh(new Random(7), NOW))
        .isEqualTo(new LinkSecret(Bytes.of(id), Bytes.of(key), NOW));
  }

  @Test
  void aTextOfTheGreatestLengthIsALinkAndALongerOneIsNone() {
    assertThat(LinkToken.isOne("lnk_" + "A".repeat(1_996))).isTrue();
    assertThat(LinkToken.isOne("lnk_" + "A".repeat(1_997))).isFalse();
  }

  /// What stands in for a secret that nobody has must open nothing, either.
  @Test
  void aLinkSignedWithNothingIsNotSigned() {
    var nothing =
        new LinkSecret(
            Bytes.of(new byte[LinkSecret.ID_BYTES]),
            Bytes.of(new byte[LinkSecret.KEY_BYTES]),
            Instant.EPOCH);
    var token = LinkToken.read(LinkToken.sign(LINK, nothing)).orElseThrow();

    assertThat(token.isSignedWith(Optional.empty())).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "lnk_", "lnk_short", "lnk_!!!", "srv_aaaa", "LNK_aaaa"})
  void whatIsNoLinkIsNotRead(String text) {
    assertThat(LinkToken.read(text)).isEmpty();
    assertThat(LinkToken.read("lnk_" + "A".repeat(5_000))).isEmpty();
  }

  @Test
  void aNameThatNoTenantCanHaveIsNoLink() {
    for (String tenant : List.of("", "a#b", "Acme", "-", "x".repeat(64))) {
      var link =
          new SurveyLink(LINK.id(), tenant, "s", LINK.expiresAt(), "", "", new TreeMap<>(Map.of()));

      assertThat(LinkToken.read(LinkToken.sign(link, SECRET))).as(tenant).isEmpty();
    }
  }

  @Test
  void aLinkIsGoodUntilItExpires() {
    assertThat(LINK.hasExpired(LINK.expiresAt().minusMillis(1))).isFalse();
    assertThat(LINK.hasExpired(LINK.expiresAt())).isTrue();
  }

  @Test
  void nothingThatIsPrintedShowsASecretOrALink() {
    String text = LinkToken.sign(LINK, SECRET);

    assertThat(SECRET.toString())
        .contains(SECRET.id().toHex())
        .doesNotContain(SECRET.key().toHex());
    assertThat(LinkToken.read(text).orElseThrow().toString())
        .isNotEmpty()
        .doesNotContain(text, "customer-42", "EMEA");
  }

  @Test
  void ofTheSecretsTheNewestSignsAndTheOneBeforeStillCounts() {
    var second = LinkSecret.fresh(new Random(2), NOW);
    var third = LinkSecret.fresh(new Random(3), NOW);

    var two = LinkSecrets.NONE.followedBy(SECRET).followedBy(second);
    var three = two.followedBy(third);

    assertThat(two.current()).contains(second);
    assertThat(two.find(SECRET.id())).contains(SECRET);
    assertThat(three.current()).contains(third);
    assertThat(three.find(second.id())).contains(second);
    assertThat(three.find(SECRET.id())).isEmpty();
    assertThatThrownBy(() -> new LinkSecrets(List.of(SECRET, second, third)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static boolean signed(byte[] bytes) {
    String text = "lnk_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    return LinkToken.read(text).map(token -> token.isSignedWith(Optional.of(SECRET))).orElse(false);
  }

  @Test
  void idsAndKeysOfAnotherLengthAreRefused() {
    var id = Bytes.of(new byte[LinkSecret.ID_BYTES]);
    var key = Bytes.of(new byte[LinkSecret.KEY_BYTES]);

    assertThatThrownBy(() -> new LinkSecret(key, key, NOW)).hasMessageContaining("got 32 and 32");
    assertThatThrownBy(() -> new LinkSecret(id, id, NOW)).hasMessageContaining("got 8 and 8");
    assertThatThrownBy(() -> new SurveyLink(id, "acme", "s", NOW, "", "", new TreeMap<>(Map.of())))
        .hasMessageContaining("must have 16 bytes, got 8");
  }
}
