package rapport.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.bytes.ByteWriter;
import rapport.bytes.Bytes;
import rapport.bytes.MalformedBytesException;

class EntityReaderTest {

  /// The limit in seconds, and one hour, second or millisecond beyond it.
  private static final long SECONDS = 400_000_000_000L;

  @ParameterizedTest
  @ValueSource(ints = {0, 3, 255})
  void aVersionThatNeverWasIsRefused(int version) {
    var bytes = new ByteWriter().writeByte(version).writeUnsigned(0).toBytes();

    assertThatThrownBy(() -> EntityReader.read(bytes, 2, List.of(), EntityReader::version))
        .isInstanceOf(MalformedBytesException.class)
        .hasMessageContaining("got " + version);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, -1})
  void anEventIsAtNoTimeThatNobodyCanWrite(long sign) {
    assertThat(readStamp(sign * SECONDS).time()).isEqualTo(Instant.ofEpochSecond(sign * SECONDS));
    assertRefused("no event is at", () -> readStamp(sign * (SECONDS + 1)));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, -1})
  void nothingWasErasedAtATimeThatNobodyCanWrite(long sign) {
    long millis = sign * SECONDS * 1000;

    assertThat(readErased(millis).lastAt()).isEqualTo(Instant.ofEpochMilli(millis));
    assertRefused("nothing was erased at", () -> readErased(millis + sign));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, -1})
  void noFactIsInAnHourThatNobodyCanWrite(long sign) {
    long hours = sign * (SECONDS / 3600);

    assertThat(readPublished(hours).hour().start()).isEqualTo(Instant.ofEpochSecond(hours * 3600));
    assertRefused("no event is in hour", () -> readPublished(hours + sign));
  }

  @Test
  void aMeasureOfABalanceThatNobodyKnowsIsRefused() {
    var bytes = new ByteWriter().writeByte(1).writeUnsigned(1).writeText("customers");
    bytes.writeSigned(0).writeBoolean(false);
    bytes.writeUnsigned(1).writeSigned(0).writeBoolean(false);
    bytes.writeUnsigned(1).writeUnsigned(1).writeUnsigned(1).writeByte(99);

    assertRefused("kind 99", () -> read(bytes, reader -> reader.readErased(true)));
  }

  private static Stamp readStamp(long seconds) {
    var bytes = body().writeByte(0).writeSigned(seconds).writeFixed(1).writeFixed(2);
    return read(bytes, EntityReader::readStamp);
  }

  private static Erased readErased(long millis) {
    var bytes = body().writeSigned(millis).writeBoolean(false);
    return read(bytes, reader -> reader.readErased(false));
  }

  private static Published readPublished(long hours) {
    var bytes = body().writeUnsigned(1).writeSigned(hours).writeUnsigned(0).writeUnsigned(1);
    return read(bytes, EntityReader::readPublished).getFirst();
  }

  /// Of version 1, without texts.
  private static ByteWriter body() {
    return new ByteWriter().writeByte(1).writeUnsigned(0);
  }

  private static <T> T read(ByteWriter writer, Function<EntityReader, T> read) {
    Bytes bytes = writer.toBytes();
    return EntityReader.read(bytes, 1, List.of(), read);
  }

  private static void assertRefused(String message, Runnable reading) {
    assertThatThrownBy(reading::run)
        .isInstanceOf(MalformedBytesException.class)
        .hasMessageContaining(message);
  }
}
