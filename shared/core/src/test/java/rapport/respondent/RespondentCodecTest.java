package rapport.respondent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.bytes.Bytes;
import rapport.bytes.MalformedBytesException;
import rapport.entity.Erased;
import rapport.entity.EventHash;
import rapport.entity.Frames;
import rapport.entity.Spoiling;
import rapport.entity.Stamp;
import rapport.event.Event;
import rapport.event.Identity;
import rapport.event.Payload;
import rapport.event.Payload.Answer;
import rapport.event.Payload.SurveyInvited;
import rapport.event.Payload.SurveyResponse;
import rapport.event.Version;
import rapport.fact.Family;
import rapport.fact.Measure;

class RespondentCodecTest {

  private static final RespondentId NAME = new RespondentId("rel", "customer-42");

  /// Written by version 1. It must decode for ever.
  private static final String VERSION_ONE =
      "010c05733a72656c0b733a72656c3a63686561700973636f72653a312d350a733a72656c3a666173"
          + "740f733a72656c3a7265636f6d6d656e640a73636f72653a302d3130166373692f312d352f64656c"
          + "69766572792c707269636505643a72656c24647269766572732f312d352f7265636f6d6d656e642c"
          + "64656c69766572792c707269636506726567696f6e04454d4541036f6c640372656c0b637573746f"
          + "6d65722d3432040000c0b8a09a0dfadca3121424c29aa42830d86aa02078110608030002090a0104"
          + "020b0a0108020c0d011202080e02000208040f1002000312080408a0387b7cfe1cba3afc44f8af53"
          + "ed3b13d379fa0111120101080400021680c60a0103136992ccc2521e4dec2afe68f35c989b0a0100"
          + "0380c60a01055b2e89c9eb0d1fff05f61c5b8c36bd04c48c3c0501020601300701000601";

  @Test
  void whatVersionOneWroteIsStillReadAndWrittenAsItAlwaysWas() {
    assertThat(RespondentCodec.encode(sample()).toHex()).isEqualTo(VERSION_ONE);
    assertThat(RespondentCodec.decode(Bytes.of(HexFormat.of().parseHex(VERSION_ONE))))
        .isEqualTo(sample());
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void everyRespondentComesBackFromItsBytes(long seed) {
    var random = new Random(seed);
    for (int i = 0; i < 100; i++) {
      var events = new RandomRespondent("customer-42", random).history();
      var respondent = stored(events.stream().map(RandomRespondent::kept).toList());

      assertThat(RespondentCodec.decode(RespondentCodec.encode(respondent))).isEqualTo(respondent);
    }
  }

  @Test
  void anUnknownVersionIsRefused() {
    assertThatThrownBy(() -> RespondentCodec.decode(Bytes.of(new byte[] {3, 0, 0, 0, 0, 0})))
        .isInstanceOf(MalformedBytesException.class)
        .hasMessageContaining("version 2 expected, got 3");
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void bytesThatWereNeverWrittenAreRefusedAndNothingWorseHappens(long seed) {
    spoiling().refuseOrReadWhole(seed);
  }

  @Test
  void everyShortenedFormIsRefused() {
    spoiling().refuseEveryShortenedForm();
  }

  private static Spoiling<Respondent> spoiling() {
    return new Spoiling<>(
        RespondentCodec.encode(sample()), RespondentCodec::encode, RespondentCodec::decode);
  }

  /// With everything that an event can say.
  private static Respondent sample() {
    var response =
        new SurveyResponse(
            "rel",
            1,
            true,
            new TreeMap<>(
                Map.of(
                    "recommend", new Answer.Score(9),
                    "fast", new Answer.Score(4),
                    "cheap", new Answer.Score(2))));
    var partial = new SurveyResponse("rel", 1, false, new TreeMap<>());
    return stored(
        List.of(
            RandomRespondent.kept(
                event("i", "2026-03-01T10:00:00Z", 0, false, new SurveyInvited("rel"))),
            RandomRespondent.kept(event("a", "2026-03-01T11:00:00.123Z", 0, false, response)),
            RandomRespondent.kept(event("b", "2026-03-02T11:00:00.000000001Z", 3, false, partial)),
            RandomRespondent.kept(event("c", "2026-03-03T11:00:00Z", 1, true, response))));
  }

  private static Event event(
      String id, String time, long revision, boolean voided, Payload payload) {
    return new Event(
        new Identity("test", id, Instant.parse(time), id.equals("b") ? "old" : ""),
        "customer-42",
        new Version(revision, voided),
        id.equals("a") ? new TreeMap<>(Map.of("region", "EMEA")) : new TreeMap<>(),
        payload);
  }

  private static Respondent stored(List<RespondentEvent> events) {
    return Respondent.empty(NAME)
        .admit(events)
        .entity()
        .publish(Respondent.empty(NAME), 1, Frames.OPEN, false)
        .entity();
  }

  @Test
  void aRowThatIsTakenBackComesBackAsOne() {
    var row = new Measure.Row(Family.survey("rel"), "csi/1-5/price", List.of(4L), -1);
    var respondent = answering(row);

    assertThat(RespondentCodec.decode(RespondentCodec.encode(respondent))).isEqualTo(respondent);
  }

  @Test
  void whatNoAnswerAddsIsNotStored() {
    var family = Family.survey("rel");

    for (Measure.Plain measure :
        List.of(new Measure.LocalHour(family, "hours"), new Measure.Duration(family, "took", 5))) {
      assertThatThrownBy(() -> RespondentCodec.encode(answering(measure)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("no answer adds");
    }
  }

  private static Respondent answering(Measure.Plain measure) {
    var time = Instant.parse("2026-03-01T11:00:00Z");
    var stamp = new Stamp(EventHash.of("a"), time, Version.FIRST, "");
    var answered = new RespondentAction.Answered(List.of(measure));
    var event = new RespondentEvent(stamp, new TreeMap<>(), answered);
    return new Respondent(NAME, List.of(event), Erased.NOTHING, new TreeSet<>());
  }
}
