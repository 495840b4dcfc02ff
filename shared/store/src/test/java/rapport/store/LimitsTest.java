package rapport.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.util.Map;
import org.junit.jupiter.api.Test;
import rapport.bytes.Bytes;

/// What DynamoDB refuses can't be written down.
class LimitsTest {

  private static final Key KEY = new Key("p", "s");

  @Test
  void keysHaveAtLeastOneByteAndAtMostWhatDynamoDbTakes() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Key("", "s"));
    assertThatIllegalArgumentException().isThrownBy(() -> new Key("p", ""));
    assertThatIllegalArgumentException().isThrownBy(() -> new Key("é".repeat(1024) + "a", "s"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Key("p", "é".repeat(512) + "a"))
        .withMessageContaining("1025");
  }

  @Test
  void aRangeRises() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Range("p", "b", "a"));
    assertThatIllegalArgumentException().isThrownBy(() -> new Range("p", "", "a"));
    assertThatIllegalArgumentException().isThrownBy(() -> Range.all("p").inPagesOf(0));
    assertThatIllegalArgumentException().isThrownBy(() -> new Range("p", "\ud83d\udc4b", "\uffff"));
  }

  @Test
  void numbersHaveAtMost38Digits() {
    var most = BigInteger.TEN.pow(38).subtract(BigInteger.ONE);

    assertThat(new Attribute.Whole(most).value()).isEqualTo(most);
    assertThat(new Attribute.Whole(BigInteger.TEN.pow(60)).value())
        .isEqualTo(BigInteger.TEN.pow(60));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Attribute.Whole(most.add(BigInteger.TWO)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Attribute.Whole(most.negate().subtract(BigInteger.TWO)));
  }

  @Test
  void anItemHasAtMost400Kilobytes() {
    var tooMuch = new Attribute.Binary(Bytes.of(new byte[Item.MAX_BYTES]));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Item.of(KEY, Map.of("b", tooMuch)))
        .withMessageContaining("409600");
  }

  @Test
  void theSizeOfAnItemCountsNamesAndUtf8() {
    var item =
        Item.of(
            KEY,
            Map.of(
                "text", new Attribute.Text("é"),
                "n", Attribute.Whole.of(-1234),
                "b", new Attribute.Binary(Bytes.of(new byte[3]))));

    assertThat(item.sizeBytes()).isEqualTo(2 + 1 + 2 + 1 + 4 + 2 + 1 + 4 + 1 + 3);
  }

  @Test
  void askingForAnAttributeThatIsNotThereNamesIt() {
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> Item.of(KEY, Map.of("b", Attribute.Whole.of(1))).text("b"))
        .withMessageContaining("no such attribute: b");
  }
}
