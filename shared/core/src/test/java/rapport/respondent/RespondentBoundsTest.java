package rapport.respondent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.entity.Erased;
import rapport.entity.EventHash;
import rapport.entity.Stamp;
import rapport.event.Identity;
import rapport.event.Version;
import rapport.fact.Family;
import rapport.fact.Measure;

class RespondentBoundsTest {

  private static final RespondentId NAME = new RespondentId("rel", "c/42");
  private static final Instant TIME = Instant.parse("2026-03-01T10:00:00Z");
  private static final Family FAMILY = Family.question("rel", "q");
  private static final Measure.Plain LARGE =
      new Measure.Row(FAMILY, "row", Collections.nCopies(200, Long.MAX_VALUE));

  @Test
  void anIdIsReadAsItIsWrittenWhateverTheCustomerIsCalled() {
    assertThat(RespondentId.parse(NAME.toString())).isEqualTo(NAME);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "rel", "/c", "no name/c"})
  void whatNamesNoSurveyIsNoId(String id) {
    assertThatIllegalArgumentException().isThrownBy(() -> RespondentId.parse(id));
  }

  static List<Measure.Plain> never() {
    return List.of(
        new Measure.LocalHour(FAMILY, "hours"), new Measure.Duration(FAMILY, "lasted", 5));
  }

  @ParameterizedTest
  @MethodSource("never")
  void noAnswerAddsTimes(Measure.Plain measure) {
    var respondent =
        new Respondent(
            NAME, List.of(event(1, measure)), Erased.NOTHING, Collections.emptySortedSet());

    assertThatIllegalArgumentException()
        .isThrownBy(() -> RespondentCodec.encode(respondent))
        .withMessageContaining("no answer adds");
  }

  /// The last that has room may go beyond the limit a little; what is known is never refused.
  @Test
  void aFullRespondentTakesNothingButWhatItHas() {
    var full = Respondent.empty(NAME);
    int number = 0;
    while (RespondentCodec.encode(full).length() <= Respondent.BYTES_MAX) {
      var admitted = full.admit(List.of(event(number++, LARGE)));
      assertThat(admitted.refused()).isEmpty();
      full = admitted.entity();
    }
    var known = full.events().getFirst();
    var another = event(number);

    var again = full.admit(List.of(known, another));

    assertThat(full.events()).hasSize(number);
    assertThat(again.entity()).isEqualTo(full);
    assertThat(again.refused()).containsExactly(another);
  }

  private static RespondentEvent event(int number, Measure.Plain... measures) {
    var identity = new Identity("test", "e" + number, TIME.plusSeconds(number), "");
    var stamp = new Stamp(EventHash.of(identity), identity.time(), Version.FIRST, "");
    return new RespondentEvent(
        stamp, new TreeMap<>(), new RespondentAction.Answered(List.of(measures)));
  }
}
