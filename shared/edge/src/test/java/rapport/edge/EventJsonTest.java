package rapport.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.edge.EventJson.Reading.Invalid;
import rapport.edge.EventJson.Reading.Valid;
import rapport.event.Event;
import rapport.event.Identity;
import rapport.event.Payload;
import rapport.event.Payload.Answer;
import rapport.event.Payload.CustomerAction;
import rapport.event.Payload.TicketAction;
import rapport.event.Version;

final class EventJsonTest {

  private static final String RESPONSE =
      """
      {"specversion":"1.0","id":"01J","source":"shop","type":"survey.response",
       "time":"2026-03-01T10:00:00Z","subject":"customer-42",
       "data":{"survey":"relationship-2026","answers":{"recommend":9,"why":"fast delivery"},
       "attributes":{"region":"EMEA","plan":"pro"},"language":"en","channel":"web",
       "complete":true}}
      """;

  @Test
  void theContractsExampleIsRead() {
    var event = event(RESPONSE);

    assertThat(event)
        .isEqualTo(
            new Event(
                new Identity("shop", "01J", Instant.parse("2026-03-01T10:00:00Z"), "history"),
                "customer-42",
                Version.FIRST,
                new TreeMap<>(
                    Map.of("region", "EMEA", "plan", "pro", "language", "en", "channel", "web")),
                new Payload.SurveyResponse(
                    "relationship-2026",
                    0,
                    true,
                    new TreeMap<>(
                        Map.of(
                            "recommend", new Answer.Score(9),
                            "why", new Answer.Text("fast delivery"))))));
  }

  @Test
  void allErrorsAreFoundAtOnce() {
    var text =
        """
        {"specversion":"0.3","id":7,"source":"","type":"ticket.created","time":"yesterday",
         "subject":true,"surveyversion":-1,"Extension":1,"trace":{"a":1},
         "data":{"chanel":"web","sequence":1.5,"complaint":"yes","revision":-1,"void":1,
         "attributes":{"priority":"high","a b":"x","region":7}}}
        """;

    assertThat(pointers(text))
        .containsExactlyInAnyOrder(
            "/specversion",
            "/id",
            "/source",
            "/time",
            "/subject",
            "/surveyversion",
            "/Extension",
            "/trace",
            "/data/ticket",
            "/data/chanel",
            "/data/sequence",
            "/data/complaint",
            "/data/revision",
            "/data/void",
            "/data/attributes/priority",
            "/data/attributes/a b",
            "/data/attributes/region");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "7", "\"text\"", "null"})
  void whatIsNoObjectIsNoEvent(String text) {
    assertThat(read("[" + text + "]")).isInstanceOf(Invalid.class);
  }

  @Test
  void anUnknownTypeIsNamedWithTheKnownOnes() {
    var text = RESPONSE.replace("survey.response", "survey.answered");

    assertThat(invalid(text).errors())
        .singleElement()
        .satisfies(error -> assertThat(error.pointer()).isEqualTo("/type"))
        .satisfies(error -> assertThat(error.message()).contains("survey.response"));
  }

  @Test
  void missingFieldsAreNamed() {
    assertThat(pointers("{}"))
        .containsExactlyInAnyOrder("/specversion", "/type", "/source", "/data");
    assertThat(pointers(envelope("ticket.rated", "{}")))
        .containsExactlyInAnyOrder("/data/ticket", "/data/score", "/data/scale");
    assertThat(pointers(envelope("survey.response", "{}")))
        .containsExactlyInAnyOrder("/data/survey", "/data/answers");
    assertThat(pointers(envelope("customer.purchased", "{}")))
        .containsExactlyInAnyOrder("/data/amount", "/data/currency");
  }

  @Test
  void aCustomersEventNamesTheCustomer() {
    var text = envelope("customer.joined", "{}").replace("\"subject\":\"c\",", "");

    assertThat(pointers(text)).containsExactly("/subject");
  }

  @Test
  void nullIsAbsent() {
    var text =
        envelope(
            "ticket.created",
            "{\"ticket\":\"T\",\"channel\":null,\"complaint\":null,\"attributes\":{\"a\":null}}");

    assertThat(event(text).segments()).isEmpty();
  }

  @Test
  void anIdOfTenThousandCharactersIsNamedAndNotRepeated() {
    var reading = invalid(RESPONSE.replace("01J", "x".repeat(10_000)));

    assertThat(reading.errors()).extracting(FieldError::pointer).containsExactly("/id");
    assertThat(reading.id()).isEmpty();
  }

  @Test
  void anIdMayHave128Characters() {
    assertThat(event(RESPONSE.replace("01J", "é".repeat(128))).identity().id()).hasSize(128);
    assertThat(pointers(RESPONSE.replace("01J", "é".repeat(129)))).containsExactly("/id");
  }

  /// Lengths are in UTF-16 units, as browsers count them.
  @Test
  void aCharacterBeyondTheBasicPlaneCountsTwice() {
    assertThat(event(RESPONSE.replace("01J", "😀".repeat(64))).identity().id()).hasSize(128);
    assertThat(pointers(RESPONSE.replace("01J", "😀".repeat(64) + "x"))).containsExactly("/id");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\\u0000b", "a\\nb", "\\ud800", "\\uffff", "\\u0085"})
  void anIdHasNoControlCharacters(String id) {
    assertThat(pointers(RESPONSE.replace("01J", id))).containsExactly("/id");
  }

  @Test
  void anIdWithoutATimeIsRefusedUnlessItCarriesOne() {
    var without = RESPONSE.replace("\"time\":\"2026-03-01T10:00:00Z\",", "");

    assertThat(pointers(without)).containsExactly("/time");
    assertThat(event(without.replace("01J", "01ARYZ6S41TSV4RRFFQ69G5FAV")).identity().time())
        .isEqualTo(Instant.ofEpochMilli(1_469_918_176_385L));
  }

  @Test
  void anEventWithNeitherGetsBothFromTheServer() {
    var neither =
        RESPONSE.replace("\"time\":\"2026-03-01T10:00:00Z\",", "").replace("\"id\":\"01J\",", "");

    var identity = event(neither).identity();

    assertThat(identity.time()).isEqualTo(Fixed.NOW);
    assertThat(EventTime.ofId(identity.id())).contains(Fixed.NOW);
  }

  @Test
  void attributesOfTheEnvelopeThatNothingIsKnownOfAreIgnored() {
    var text = RESPONSE.replace("{\"spec", "{\"traceparent\":\"00-1\",\"dataschema\":null,\"spec");

    assertThat(event(text)).isEqualTo(event(RESPONSE));
  }

  @ParameterizedTest
  @CsvSource({"channel,/data/channel", "agent,another name", "survey,another name"})
  void aBuiltInSegmentAmongTheAttributesIsToldWhereItBelongs(String name, String told) {
    var text = RESPONSE.replace("\"region\"", "\"" + name + "\"");

    assertThat(invalid(text).errors())
        .singleElement()
        .satisfies(error -> assertThat(error.pointer()).isEqualTo("/data/attributes/" + name))
        .satisfies(error -> assertThat(error.message()).contains(told));
  }

  @Test
  void attributesAreLimited() {
    var twenty =
        IntStream.range(0, 20)
            .mapToObj(i -> "\"a" + i + "\":\"x\"")
            .collect(Collectors.joining(","));

    assertThat(event(RESPONSE.replace("\"region\":\"EMEA\",\"plan\":\"pro\"", twenty)).segments())
        .hasSize(22);
    assertThat(pointers(RESPONSE.replace("\"plan\":\"pro\"", twenty)))
        .containsExactly("/data/attributes");
    assertThat(pointers(RESPONSE.replace("EMEA", "x".repeat(257))))
        .containsExactly("/data/attributes/region");
  }

  @ParameterizedTest
  @ValueSource(strings = {"9.5", "true", "[1]", "{}", "1e10", "2147483648"})
  void anAnswerIsAWholeNumberOrText(String answer) {
    assertThat(pointers(RESPONSE.replace(":9,", ":" + answer + ",")))
        .containsExactly("/data/answers/recommend");
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

  private static String envelope(String type, String data) {
    return """
        {"specversion":"1.0","id":"1","source":"s","type":"%s","subject":"c",
         "time":"2026-03-01T10:00:00Z","data":%s}
        """
        .formatted(type, data);
  }

  private static Event event(String text) {
    var reading = read(text);
    assertThat(reading).isInstanceOf(Valid.class);
    return ((Valid) reading).event();
  }

  private static List<String> pointers(String text) {
    return invalid(text).errors().stream().map(FieldError::pointer).toList();
  }

  private static Invalid invalid(String text) {
    var reading = read(text);
    assertThat(reading).isInstanceOf(Invalid.class);
    return (Invalid) reading;
  }

  private static EventJson.Reading read(String text) {
    var values = ((Json.Parsed.Values) Json.readMany(text)).values();
    return EventJson.read(values.getFirst(), "history", Fixed.identity());
  }
}
