package rapport.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import rapport.bytes.ByteReader;
import rapport.bytes.ByteWriter;
import rapport.bytes.MalformedBytesException;
import rapport.event.LowScores;
import rapport.event.Payload.CustomerAction;
import rapport.event.Version;

class RatedFormTest {

  private static final Instant TIME = Instant.parse("2026-03-02T09:00:00.123Z");

  @Test
  void whatCustomersAreToldAboutRatingsComesBack() {
    var scores = new TreeMap<>(Map.of("recommend", 0, "quality", 7));
    var low =
        new TreeMap<>(Map.of("recommend", new LowScores(0, 6), "effort", new LowScores(4, 5)));
    var done = new CustomerAction.FollowedUp("relationship", low);
    var events =
        List.of(
            CustomerEvent.followedUp("f1", TIME, new Version(3, false), "", done),
            new CustomerEvent(
                CustomerEvent.followedUp("f2", TIME.plusSeconds(1), Version.FIRST, "old", done)
                    .stamp(),
                new TreeMap<>(),
                new CustomerAction.Rated("relationship", scores)));
    var customer = Customer.empty("c1").admit(events).entity();

    assertThat(CustomerCodec.decode(CustomerCodec.encode(customer))).isEqualTo(customer);
  }

  @Test
  void aResponseThatSaysNothingAnyMoreHasNoScores() {
    var none = new CustomerAction.Rated("nps", Collections.emptySortedMap());
    var writer = new ByteWriter();
    RatedForm.writeNumbers(none, writer);

    assertThat(RatedForm.readRated(new ByteReader(writer.toByteArray()), texts("nps")))
        .isEqualTo(none);
  }

  @Test
  void aQuestionThatIsNamedTwiceIsRefused() {
    var writer = new ByteWriter().writeUnsigned(2).writeSigned(1).writeSigned(2);

    assertThatThrownBy(
            () -> RatedForm.readRated(new ByteReader(writer.toByteArray()), texts("nps", "q", "q")))
        .isInstanceOf(MalformedBytesException.class);
  }

  @Test
  void aScoreThatNoScaleHasIsRefused() {
    var writer = new ByteWriter().writeUnsigned(1).writeSigned(1L << 40);

    assertThatThrownBy(
            () -> RatedForm.readRated(new ByteReader(writer.toByteArray()), texts("nps", "q")))
        .isInstanceOf(MalformedBytesException.class);
  }

  @Test
  void lowScoresThatEndBeyondAllScalesAreRefused() {
    for (long width : new long[] {1L << 31, Long.MAX_VALUE}) {
      var writer = new ByteWriter().writeUnsigned(1).writeSigned(1).writeUnsigned(width);
      assertThatThrownBy(
              () -> RatedForm.readFollowedUp(new ByteReader(writer.toByteArray()), texts("nps")))
          .isInstanceOf(MalformedBytesException.class);
    }
  }

  private static Supplier<String> texts(String... texts) {
    var left = new ArrayDeque<>(Arrays.asList(texts));
    return left::removeFirst;
  }
}
