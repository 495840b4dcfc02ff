package rapport.local.importer.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;

class MappingReaderTest {

  @Test
  void allFaultsAreSaidAtOnceEachWithItsPlace() {
    var faults =
        faults(
            """
            row: event
            sorce: shop
            format: {delimiter: ";;", encoding: latin-99}
            times: {pattern: "d/{M", zone: Europe/Atlantis, at: noon}
            events:
              - type: customer.purchased
                time: ${date}
                subject: {customer}
                data: {amuont: "${x}", currency: USD}
              - type: customer.bought
                tim: ${date}
            """);

    assertThat(faults)
        .satisfiesExactlyInAnyOrder(
            fault -> assertThat(fault).startsWith("sorce: is no key here; the keys are"),
            fault -> assertThat(fault).startsWith("format.delimiter: must be one character"),
            fault -> assertThat(fault).startsWith("format.encoding: `latin-99`"),
            fault -> assertThat(fault).startsWith("times.pattern: is no pattern"),
            fault -> assertThat(fault).startsWith("times.zone: `Europe/Atlantis`"),
            fault -> assertThat(fault).startsWith("times.at: must be a time of day"),
            fault ->
                assertThat(fault).startsWith("events[0].subject: write a column as ${customer}"),
            fault -> assertThat(fault).startsWith("events[0].subject: is missing"),
            fault -> assertThat(fault).startsWith("events[0].data.amuont: is no field here"),
            fault -> assertThat(fault).isEqualTo("events[0].data.amount: is missing"),
            fault -> assertThat(fault).startsWith("events[1].type: must be one of customer.a"),
            fault -> assertThat(fault).isEqualTo("events[1].time: is missing"),
            fault -> assertThat(fault).startsWith("events[1].subject: is missing"),
            fault -> assertThat(fault).startsWith("events[1].tim: is no key here"));
  }

  @Test
  void anEmptyKindOfRowIsNone() {
    assertThat(faults("row: \"\"\n"))
        .containsExactly("row: must be one of event, state-change, survey-answer");
    assertThat(faults("row: !!any.Class\n")).hasSize(1);
    assertThat(faults("source: shop\n")).containsExactly("row: is missing");
  }

  @Test
  void stateChangesNeedStatesThatMeanOneThing() {
    var faults =
        faults(
            """
            row: state-change
            ticket: ${id}
            time: ${at}
            state: ${state}
            before: Fresh
            states: {new: New, open: [Open, New], done: Done}
            events:
              created: {time: "${opened}", data: {ticket: "${id}"}}
              vanished: {}
            """);

    assertThat(faults)
        .satisfiesExactlyInAnyOrder(
            fault -> assertThat(fault).isEqualTo("states.open: `New` is there twice"),
            fault -> assertThat(fault).startsWith("states.done: is no key here"),
            fault -> assertThat(fault).startsWith("before: `Fresh` is not in `states`"),
            fault -> assertThat(fault).startsWith("events.created.data.ticket: is no field here"),
            fault -> assertThat(fault).startsWith("events.vanished: is no key here"));
  }

  @Test
  void answersMustBeToQuestionsOfTheSurvey() {
    var faults =
        faults(
            """
            row: survey-answer
            survey: {id: s, questions: [{id: happy, type: csat, scale: 1-5}]}
            time: 2020-02-31
            answers: {hapy: "${h}"}
            """);

    assertThat(faults)
        .containsExactlyInAnyOrder(
            "time: a constant time looks like 2026-03-01T10:00:00Z",
            "answers.hapy: is no question of the survey; they are happy");
  }

  @Test
  void namesThatTheSystemWouldRefuseInEveryEventAreFaults() {
    var faults =
        faults(
            """
            row: survey-answer
            source: ""
            survey: one two
            time: ${t}
            answers: {happy: "${h}"}
            attributes: {channel: "${c}", a+b: "${d}"}
            """);

    assertThat(faults)
        .satisfiesExactlyInAnyOrder(
            fault -> assertThat(fault).startsWith("source: must be text of 1 to 128"),
            fault -> assertThat(fault).startsWith("survey: must be a name"),
            fault -> assertThat(fault).startsWith("attributes.channel: is no attribute"),
            fault -> assertThat(fault).startsWith("attributes.a+b: must be a name"));
  }

  @Test
  void whatIsNoYamlIsNamedByItsLine() {
    assertThat(faults("row: event\nevents: [")).singleElement().asString().startsWith("line ");
    assertThat(faults("row: event\nrow: event")).singleElement().asString().contains("Duplicate");
    assertThat(faults("- row")).containsExactly("the file must be a map of keys and values");
    assertThat(faults("row: rows")).singleElement().asString().startsWith("row: must be one of");
    assertThat(faults("source: x")).containsExactly("row: is missing");
  }

  @Test
  void commentsAndOrderChangeNothingInWhatAMappingSays() {
    var one = MappingReader.read("row: event\nsource: a\n" + EVENT, "x");
    var other = MappingReader.read("# a comment\nsource: \"a\"\nrow: event\n" + EVENT, "x");

    assertThat(other.canonical()).isEqualTo(one.canonical());
    assertThat(MappingReader.read("row: event\nsource: b\n" + EVENT, "x").canonical())
        .isNotEqualTo(one.canonical());
  }

  @Test
  void columnsAreKnownWithThePlaceThatNamesThem() {
    var mapping = MappingReader.read("row: event\n" + EVENT, "x");

    assertThat(mapping.source()).isEqualTo("x");
    assertThat(mapping.columns())
        .containsEntry("when it was", "events[0].time")
        .containsEntry("who", "events[0].subject");
  }

  @Test
  void aPatternThatIsNoneIsRefused() {
    assertThatThrownBy(() -> MappingReader.read("row: event\ntimes: {pattern: foo}\n" + EVENT, "x"))
        .isInstanceOf(BadMappingException.class)
        .hasMessageContaining("times.pattern");
  }

  private static final String EVENT =
      """
      events:
        - type: customer.left
          time: ${when it was}
          subject: ${who}
      """;

  private static List<String> faults(String mapping) {
    return catchThrowableOfType(
            BadMappingException.class, () -> MappingReader.read(mapping, "test"))
        .faults();
  }
}
