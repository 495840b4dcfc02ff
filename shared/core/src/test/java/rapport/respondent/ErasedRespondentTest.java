package rapport.respondent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.bytes.Bytes;
import rapport.entity.Frames;
import rapport.entity.SimulatedLog;
import rapport.entity.Spoiling;

/// A respondent that was erased is what it would be if it had begun then.
class ErasedRespondentTest {

  private static final RespondentId NAME = new RespondentId("rel", "c1");
  private static final Respondent NOBODY = Respondent.empty(NAME);
  private static final Instant ERASED_AT = RandomRespondent.START.plus(Duration.ofDays(35));

  /// Written by version 2. It must decode for ever.
  private static final String VERSION_TWO =
      "020b05733a72656c0a733a72656c3a666173740973636f72653a312d350f733a72656c3a7265636f"
          + "6d6d656e640a73636f72653a302d31301e6373692f312d352f64656c69766572792c70726963652f"
          + "64726f7070656405643a72656c2c647269766572732f312d352f7265636f6d6d656e642c64656c69"
          + "766572792c70726963652f64726f7070656406726567696f6e0272310272320372656c02633180d0"
          + "ea9cf7660180d0ea9cf76602110508030002090a010a020b0c010402080d00020e0f000200b4869b"
          + "980d69b3eace5d372b4b237a4994a8ff7e5f0110111103080400020b0c0102020e0f000200cef57e"
          + "c11cb051a3d23fc21102df02902d079001101200";

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void itsFactsAreThoseOfWhatIsDatedLater(long seed) {
    var random = new Random(seed);
    for (int i = 0; i < 50; i++) {
      var events =
          new RandomRespondent("c1", random)
              .history().stream().map(RandomRespondent::kept).toList();
      var later =
          events.stream().filter(event -> !event.stamp().time().isBefore(ERASED_AT)).toList();
      var log = new SimulatedLog();
      var whole = NOBODY.admit(events).entity().publish(NOBODY, 1, Frames.OPEN, false);
      log.add(whole.facts());

      var erased = whole.entity().erase(ERASED_AT).publish(whole.entity(), 2, Frames.OPEN, true);
      log.add(erased.facts());
      var again = erased.entity().admit(events);

      assertThat(again.entity()).isEqualTo(erased.entity());
      assertThat(again.refused()).isEmpty();
      assertThat(log.standing()).isEqualTo(factsOf(later));
    }
  }

  private static java.util.Set<rapport.fact.Fact> factsOf(List<RespondentEvent> events) {
    var respondent = NOBODY.admit(events).entity();
    return SimulatedLog.withoutRevisions(respondent.facts(1, Frames.NOTHING_DECIDED));
  }

  @Test
  void whatWasErasedComesBackFromItsBytes() {
    var events =
        new RandomRespondent("c1", new Random(5))
            .history().stream().map(RandomRespondent::kept).limit(4).toList();
    var erased = NOBODY.admit(events).entity().erase(ERASED_AT);

    assertThat(RespondentCodec.encode(erased).toHex()).isEqualTo(VERSION_TWO);
    assertThat(RespondentCodec.decode(Bytes.of(HexFormat.of().parseHex(VERSION_TWO))))
        .isEqualTo(erased);
    var spoiling =
        new Spoiling<>(
            RespondentCodec.encode(erased), RespondentCodec::encode, RespondentCodec::decode);
    spoiling.refuseOrReadWhole(1);
    spoiling.refuseEveryShortenedForm();
  }
}
