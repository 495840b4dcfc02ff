package rapport.local.importer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import org.junit.jupiter.api.Test;

class RowMapperTest {

  private static final String PURCHASES =
      """
      row: event
      source: shop
      format: {delimiter: blanks}
      times: {pattern: yyyyMMdd, zone: UTC, at: "12:00"}
      events:
        - type: customer.joined
          first: ${who}
          id: ${who}/joined
          time: ${date}
          subject: ${who}
        - type: customer.purchased
          time: ${date}
          subject: ${who}
          data: {amount: "${amount}", currency: USD}
      """;

  @Test
  void onlyTheFirstRowOfACustomerIsAJoining() {
    var mapped =
        Mapped.of(PURCHASES, "who date amount\n a 19970101 5\n b 19970102 6\na 19970103 7");

    assertThat(mapped.events())
        .extracting(event -> event.path("type").asText() + " " + event.path("subject").asText())
        .containsExactly(
            "customer.joined a",
            "customer.purchased a",
            "customer.joined b",
            "customer.purchased b",
            "customer.purchased a");
  }

  @Test
  void aRowThatIsThereTwiceIsTwoEventsTheSameTwoEachTime() {
    String rows = "who date amount\na 19970101 5\na 19970101 5\na 19970101 5\n";

    var mapped = Mapped.of(PURCHASES, rows);

    var ids = mapped.events().stream().map(event -> event.path("id").asText()).toList();
    assertThat(new HashSet<>(ids)).hasSize(4);
    assertThat(Mapped.of(PURCHASES, rows).events()).isEqualTo(mapped.events());
  }

  @Test
  void aRefusedRowIsNoFirstOne() {
    var mapped = Mapped.of(PURCHASES, "who date amount\na 19970101 five\na 19970102 5\n");

    assertThat(mapped.report().refusals())
        .extracting(ImportReport.Refusal::reason)
        .containsExactly("amount `five` is not a number");
    assertThat(mapped.summaries().getFirst())
        .isEqualTo("1997-01-02T12:00:00Z customer.joined a/joined");
  }

  @Test
  void conditionsChooseTheRowsOfAnEvent() {
    String mapping =
        """
        row: event
        events:
          - type: customer.left
            when: {value: "${what}", is: [cancelled, expired]}
            id: ${id}
            time: ${at}
            subject: ${who}
            data: {reason: "${what}"}
            attributes: {plan: "${plan} (${what})"}
        """;

    var mapped =
        Mapped.of(
            mapping,
            """
            id,who,what,at,plan
            1,a,cancelled,2026-01-05T10:00:00+01:00,pro
            2,b,renewed,2026-01-05T10:00:00Z,
            3,c,expired,2026-01-05T10:00:00Z,
            """);

    assertThat(mapped.summaries())
        .containsExactly(
            "2026-01-05T09:00:00Z customer.left 1", "2026-01-05T10:00:00Z customer.left 3");
    assertThat(mapped.events().getFirst().at("/data/attributes/plan").asText())
        .isEqualTo("pro (cancelled)");
    assertThat(mapped.events().getLast().at("/data/attributes").isMissingNode()).isTrue();
  }

  @Test
  void answersBecomeNumbersWordsOrTextAsTheirQuestionsAre() {
    String mapping =
        """
        row: survey-answer
        survey:
          id: s
          questions:
            - {id: happy, type: csat, scale: good-bad}
            - {id: score, type: nps}
            - {id: why, type: text}
        id: ${id}
        subject: c${id}
        time: 2020-02-01T12:00:00Z
        language: en
        complete: ${done}
        answers:
          happy: {value: "${happy}", words: {"yes": good, "no": bad}}
          score: {value: "${score}", missing: [99]}
          why: ${why}
        """;

    var mapped =
        Mapped.of(
            mapping,
            """
            id,happy,score,why,done
            1,yes,9.0,7,true
            2,no,99,,No
            3,,,,true
            4,maybe,3,,true
            5,yes,3,,perhaps
            """);

    assertThat(mapped.events())
        .extracting(event -> event.path("data").toString())
        .containsExactly(
            """
            {"survey":"s","answers":{"happy":"good","score":9,"why":"7"},"language":"en","complete":true}""",
            """
            {"survey":"s","answers":{"happy":"bad"},"language":"en","complete":false}""");
    assertThat(mapped.report().refusals())
        .extracting(ImportReport.Refusal::reason)
        .containsExactlyInAnyOrder(
            "no answer to any question",
            "`maybe` of ${happy} is not in its `words`",
            "complete `perhaps` is neither true nor false");
  }

  @Test
  void anIdThatIsTooLongKeepsItsBeginning() {
    String mapping =
        """
        row: event
        events: [{type: customer.left, id: "${id}", time: "${at}", subject: x}]
        """;
    String longId = "x".repeat(200);

    var mapped =
        Mapped.of(
            mapping,
            "id,at\n%s1,2026-01-05T10:00:00Z\n%s2,2026-01-05T10:00:00Z\n"
                .formatted(longId, longId));

    assertThat(mapped.events())
        .extracting(event -> event.path("id").asText())
        .allSatisfy(id -> assertThat(id).hasSize(128).startsWith("xxx"))
        .doesNotHaveDuplicates();
  }
}
