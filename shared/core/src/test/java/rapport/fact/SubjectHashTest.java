package rapport.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import rapport.bytes.Bytes;

class SubjectHashTest {

  /// RFC 4231, test case 2: the first 8 bytes of its HMAC-SHA-256.
  @Test
  void itIsTheBeginningOfTheHmacOfTheName() {
    var hash = new SubjectHash(Bytes.of("Jefe".getBytes(StandardCharsets.US_ASCII)));

    assertThat(hash.of("what do ya want for nothing?")).isEqualTo(0x5bdcc146bf60754eL);
  }

  @Test
  void onlyOfNobodyItIsNobody() {
    var hash = new SubjectHash(Bytes.of(new byte[] {1, 2, 3}));

    assertThat(hash.of("")).isEqualTo(SubjectHash.NOBODY);
    assertThat(hash.of("customer-42")).isNotEqualTo(SubjectHash.NOBODY);
  }

  @Test
  void anotherSecretGivesAnotherHash() {
    var one = new SubjectHash(Bytes.of(new byte[] {1}));
    var other = new SubjectHash(Bytes.of(new byte[] {2}));

    assertThat(one.of("customer-42")).isNotEqualTo(other.of("customer-42"));
  }
}
