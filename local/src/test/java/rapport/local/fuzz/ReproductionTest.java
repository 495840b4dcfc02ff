package rapport.local.fuzz;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import rapport.store.FuzzTarget;

class ReproductionTest {

  @Test
  void whatFailsOnANewSystemFailsByItself() {
    assertThatThrownBy(() -> Reproduction.read(full(0), () -> full(0), new byte[1]))
        .isInstanceOf(AssertionError.class)
        .hasMessage("t " + Reproduction.BY_ITSELF)
        .hasRootCauseMessage("full");
  }

  @Test
  void whatNeedsOtherInputsBeforeItIsSaidToNeedThem() {
    var target = full(1);
    Reproduction.read(target, () -> full(1), new byte[1]);

    assertThatThrownBy(() -> Reproduction.read(target, () -> full(1), new byte[1]))
        .hasMessage("t " + Reproduction.AFTER_OTHERS);
  }

  /// Fails once it has read so many inputs.
  private static FuzzTarget full(int most) {
    var count = new AtomicInteger();
    return FuzzTarget.of(
        "t",
        List.of(),
        _ -> {
          if (count.getAndIncrement() >= most) {
            throw new IllegalStateException("full");
          }
        });
  }
}
