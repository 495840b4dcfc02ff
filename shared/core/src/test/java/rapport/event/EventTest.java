package rapport.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rapport.event.Payload.Answer.Score;
import rapport.event.Payload.CustomerAction.Bought;
import rapport.event.Payload.CustomerAction.Complained;
import rapport.event.Payload.CustomerAction.Joined;
import rapport.event.Payload.CustomerAction.Purchased;
import rapport.event.Payload.CustomerAction.Recommended;
import rapport.event.Payload.SurveyResponse;
import rapport.period.UtcHour;

class EventTest {

  private static final BigDecimal PRICE = new BigDecimal("19.90");
  private static final BigDecimal MARGIN = new BigDecimal("4.50");

  @ParameterizedTest
  @CsvSource({
    "1, 5, 0, false", "1, 5, 1, true", "1, 5, 5, true", "1, 5, 6, false",
    "0, 10, -1, false", "0, 10, 0, true", "0, 10, 10, true", "0, 10, 11, false"
  })
  void aScaleHoldsItsEndsAndWhatIsBetween(int low, int high, int score, boolean held) {
    assertThat(new Scale(low, high, false).holds(score)).isEqualTo(held);
  }

  @Test
  void aScaleIsWrittenAsInTheInterface() {
    assertThat(new Scale(1, 7, false)).hasToString("1-7");
    assertThat(Scale.NPS).hasToString("0-10");
    assertThat(Scale.GOOD_BAD).hasToString("good-bad");
  }

  @Test
  void aScaleMustRise() {
    assertThatThrownBy(() -> new Scale(3, 3, false)).hasMessageContaining("3 to 3");
    assertThatThrownBy(() -> new Scale(5, 1, false)).hasMessageContaining("5 to 1");
    assertThat(new Scale(3, 4, false).holds(4)).isTrue();
  }

  @Test
  void aRevisionIsZeroOrMore() {
    assertThat(new Version(0, true).voided()).isTrue();
    assertThat(Version.FIRST).isEqualTo(new Version(0, false));
    assertThatThrownBy(() -> new Version(-1, false)).hasMessageContaining("-1");
  }

  @Test
  void anIdentityIsOfTheHourOfItsTime() {
    var time = Instant.parse("2026-03-02T09:59:59.999Z");

    var identity = new Identity("shop", "e1", time, "");

    assertThat(identity.hour()).isEqualTo(UtcHour.of(Instant.parse("2026-03-02T09:00:00Z")));
  }

  @Test
  void aPurchaseIsBoughtOnceForItsAmountAndNotItsMargin() {
    assertThat(Bought.of(new Purchased(PRICE, MARGIN, "EUR")))
        .contains(new Bought(1, PRICE, "EUR"));
  }

  @Test
  void purchasesPutTogetherStaySo() {
    var seven = new Bought(7, PRICE, "CHF");

    assertThat(Bought.of(seven)).contains(seven);
    assertThat(Bought.of(new Joined())).isEmpty();
  }

  @Test
  void whatAnEventTellsIsNotChangedFromOutside() {
    var segments = new TreeMap<>(Map.of("channel", "web"));
    var answers = new TreeMap<String, Payload.Answer>(Map.of("recommend", new Score(9)));
    var scores = new ArrayList<>(List.of(9));
    var response = new SurveyResponse("visit", 1, true, answers);
    var identity = new Identity("shop", "e1", Instant.EPOCH, "");
    var event = new Event(identity, "", Version.FIRST, segments, response);
    var complained = new Complained(segments);
    var recommended = new Recommended(scores);

    segments.put("channel", "mail");
    answers.clear();
    scores.clear();

    assertThat(event.segments()).containsOnly(Map.entry("channel", "web"));
    assertThat(complained.values()).containsOnly(Map.entry("channel", "web"));
    assertThat(response.answers()).containsOnly(Map.entry("recommend", new Score(9)));
    assertThat(recommended.scores()).containsExactly(9);
  }
}
