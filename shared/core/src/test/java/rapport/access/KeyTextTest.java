package rapport.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.access.Access.Kind;
import rapport.bytes.Bytes;

final class KeyTextTest {

  /// The bytes 0 to 31 in base64url, as RFC 4648 has it.
  @Test
  void aKeyIsItsKindAndItsSecret() {
    byte[] secret = new byte[32];
    for (int i = 0; i < secret.length; i++) {
      secret[i] = (byte) i;
    }

    assertThat(KeyText.of(Kind.READ, Bytes.of(secret)))
        .isEqualTo("read_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8");
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void everyKeyHasTheFormOfOne(long seed) {
    var random = new Random(seed);
    for (int round = 0; round < 1_000; round++) {
      byte[] secret = new byte[KeyText.SECRET_BYTES];
      random.nextBytes(secret);
      for (Kind kind : Kind.values()) {
        assertThat(KeyText.isOne(KeyText.of(kind, Bytes.of(secret)))).isTrue();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 16, 31, 33})
  void aSecretOfAnotherLengthIsRefused(int length) {
    var secret = Bytes.of(new byte[length]);

    assertThatThrownBy(() -> KeyText.of(Kind.SRV, secret))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("32 bytes, got " + length);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "srv_",
        "srv_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh",
        "srv_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8A",
        "srv_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh=",
        "srv_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdH/8",
        "SRV_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8",
        "adm_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8",
        "srv_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8\n",
        " srv_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8"
      })
  void whatHasAnotherFormIsNoKey(String text) {
    assertThat(KeyText.isOne(text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-a", "Acme", "a#b", "a.b", "ä", "a\n"})
  void aTenantsNameIsOfLettersDigitsAndHyphens(String name) {
    assertThat(TenantName.isOne(name)).isFalse();
    assertThat(TenantName.isOne("acme-2")).isTrue();
    assertThat(TenantName.isOne("a".repeat(63))).isTrue();
    assertThat(TenantName.isOne("a".repeat(64))).isFalse();
  }
}
