package rapport.bytes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BytesTest {

  @ParameterizedTest
  @ValueSource(ints = {-1, 256, Integer.MIN_VALUE})
  void aByteHasEightBits(int value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ByteWriter().writeByte(value))
        .withMessageContaining("0 to 255");
  }

  @Test
  void onlyBytesOfTheSameContentAreTheSame() {
    var bytes = Bytes.of(new byte[] {1, 2});

    assertThat(bytes).isEqualTo(Bytes.of(new byte[] {1, 2})).isNotEqualTo("0102");
    assertThat(bytes).isNotEqualTo(Bytes.of(new byte[] {1, 3})).hasToString(bytes.toString());
    assertThat(bytes.hashCode()).isEqualTo(Bytes.of(new byte[] {1, 2}).hashCode());
  }
}
