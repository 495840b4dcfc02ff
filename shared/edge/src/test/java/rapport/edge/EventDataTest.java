package rapport.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static rapport.edge.EventTexts.RESPONSE;
import static rapport.edge.EventTexts.envelope;
import static rapport.edge.EventTexts.event;
import static rapport.edge.EventTexts.pointers;
import static rapport.edge.EventTexts.read;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.edge.EventJson.Reading.Valid;
import rapport.event.Payload;
import rapport.event.Payload.CustomerAction;
import rapport.event.Payload.TicketAction;

/// What an event says by its type: answers, ratings, amounts.
final class EventDataTest {

  @ParameterizedTest
  @ValueSource(strings = {"9.5", "true", "{}", "1e10", "2147483648"})
  void anAnswerIsAWholeNumberOrText(String answer) {
    assertThat(pointers(RESPONSE.replace(":9,", ":" + answer + ",")))
        .containsExactly("/data/answers/recommend");
  }

  @Test
  void whatIsChosenOfSeveralIsNamedByIds() {
    assertThat(pointers(RESPONSE.replace(":9,", ":[\"price\",1],")))
        .containsExactly("/data/answers/recommend/1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "\"\""})
  void anEmptyAnswerIsNone(String answer) {
    var event = event(RESPONSE.replace(":9,", ":" + answer + ","));

    assertThat(((Payload.SurveyResponse) event.payload()).answers()).containsOnlyKeys("why");
  }

  @Test
  void aCommentMayHave16Kilobytes() {
    assertThat(read(RESPONSE.replace("fast delivery", "é".repeat(16_384))))
        .isInstanceOf(Valid.class);
    assertThat(pointers(RESPONSE.replace("fast delivery", "é".repeat(16_385))))
        .containsExactly("/data/answers/why");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "5;1-5;5",
        "7;1-7;7",
        "\"good\";good-bad;1",
        "\"bad\";good-bad;0",
        "1;good-bad;1",
        "5.0;1-5;5"
      })
  void aRatingIsOnItsScale(String score, String scale, int expected) {
    var text =
        envelope(
            "ticket.rated",
            "{\"ticket\":\"T\",\"score\":%s,\"scale\":\"%s\"}".formatted(score, scale));

    var action = ((Payload.TicketChange) event(text).payload()).action();

    assertThat(((TicketAction.Rated) action).score()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "6;1-5;/data/score",
        "0;1-5;/data/score",
        "8;1-7;/data/score",
        "2;good-bad;/data/score",
        "\"fine\";good-bad;/data/score",
        "\"good\";1-5;/data/score",
        "3;1-9;/data/scale"
      })
  void aRatingOffItsScaleIsNamed(String score, String scale, String pointer) {
    var text =
        envelope(
            "ticket.rated",
            "{\"ticket\":\"T\",\"score\":%s,\"scale\":\"%s\"}".formatted(score, scale));

    assertThat(pointers(text)).containsExactly(pointer);
  }

  @ParameterizedTest
  @ValueSource(strings = {"12.5", "\"-1\"", "\"1e3\"", "\"\"", "\"1.1234567\"", "\"1,5\""})
  void anAmountIsADecimalAsText(String amount) {
    var text = envelope("customer.purchased", "{\"amount\":" + amount + ",\"currency\":\"EUR\"}");

    assertThat(pointers(text)).containsExactly("/data/amount");
  }

  @Test
  void aMarginMayBeNegativeAndIsTheAmountIfUnsaid() {
    var said = "{\"amount\":\"12.50\",\"currency\":\"EUR\",\"margin\":\"-2\"}";
    var unsaid = "{\"amount\":\"12.50\",\"currency\":\"EUR\"}";

    assertThat(purchase(said).margin()).isEqualTo(new BigDecimal("-2"));
    assertThat(purchase(unsaid).margin()).isEqualTo(new BigDecimal("12.50"));
  }

  @Test
  void aCurrencyIsOneOfIso4217() {
    assertThat(pointers(envelope("customer.revenue", "{\"mrr\":\"9\",\"currency\":\"EURO\"}")))
        .containsExactly("/data/currency");
    assertThat(pointers(envelope("customer.revenue", "{\"mrr\":\"9\",\"currency\":\"QQQ\"}")))
        .containsExactly("/data/currency");
  }

  private static CustomerAction.Purchased purchase(String data) {
    var payload = (Payload.CustomerChange) event(envelope("customer.purchased", data)).payload();
    return (CustomerAction.Purchased) payload.action();
  }
}
