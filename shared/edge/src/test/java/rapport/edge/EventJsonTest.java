package rapport.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static rapport.edge.EventTexts.RESPONSE;
import static rapport.edge.EventTexts.envelope;
import static rapport.edge.EventTexts.event;
import static rapport.edge.EventTexts.invalid;
import static rapport.edge.EventTexts.pointers;
import static rapport.edge.EventTexts.read;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.edge.EventJson.Reading.Invalid;
import rapport.event.Event;
import rapport.event.Identity;
import rapport.event.Payload;
import rapport.event.Payload.Answer;
import rapport.event.Version;

final class EventJsonTest {

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
}
