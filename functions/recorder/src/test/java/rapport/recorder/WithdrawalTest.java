package rapport.recorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rapport.bytes.ByteWriter;
import rapport.bytes.Bytes;
import rapport.recorder.Withdrawal.Part;

class WithdrawalTest {

  @Test
  void theStepsGoOverAllThereIs() {
    var parts = new ArrayList<Part>();
    for (var at = Withdrawal.START; !at.done(); at = at.nextStep()) {
      if (parts.isEmpty() || parts.getLast() != at.part()) {
        parts.add(at.part());
      }
      assertThat(Withdrawal.decode(at.after("id").encode())).isEqualTo(at.after("id"));
    }

    assertThat(parts).isEqualTo(List.of(Part.values()));
  }

  /// Form 1 knew no respondents: the log came after 128 shards of tickets and customers.
  @ParameterizedTest
  @CsvSource({"0, a, 0, a", "127, b, 127, b", "128, 2020-05-04, 128, ''"})
  void anOlderFormGoesOnWhereItWasAndOverRespondentsBeforeTheLog(
      int step, String id, int expectedStep, String expectedId) {
    var bytes =
        new ByteWriter().writeByte(1).writeUnsigned(2).writeUnsigned(step).writeText(id).toBytes();

    assertThat(Withdrawal.decode(bytes)).isEqualTo(new Withdrawal(2, expectedStep, expectedId));
  }

  @Test
  void anUnknownFormIsRefused() {
    assertThatThrownBy(() -> Withdrawal.decode(Bytes.of(new byte[] {3})))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
