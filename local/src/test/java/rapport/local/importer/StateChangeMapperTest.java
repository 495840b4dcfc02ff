package rapport.local.importer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class StateChangeMapperTest {

  private static final String MAPPING =
      """
      row: state-change
      source: desk
      format: {missing: "?"}
      times: {pattern: yyyy-MM-dd HH:mm, zone: UTC}
      ticket: ${id}
      sequence: ${n}
      time: ${at}
      state: ${state}
      before: New
      unknown: "-100"
      states: {new: New, open: [Active], paused: Awaiting *, resolved: Resolved, closed: Closed}
      events:
        created:
          time: ${opened}
          subject: ${caller}
          data: {channel: "${channel}"}
          attributes: {site: "${site}"}
        replied:
          data: {agent: "${agent}"}
      """;
  private static final String HEADER = "id,n,at,state,opened,caller,channel,site,agent\n";

  @Test
  void aTicketIsCreatedRepliedPausedResumedResolvedAndClosed() {
    var mapped =
        rows(
            row(1, "10:00", "New"),
            row(2, "10:05", "Active"),
            row(3, "10:10", "Awaiting Vendor"),
            row(4, "10:15", "Awaiting User"),
            row(5, "10:20", "Active"),
            row(6, "10:30", "Resolved"),
            row(7, "10:40", "Closed"));

    assertThat(mapped.summaries())
        .containsExactly(
            "2026-01-05T09:00:00Z ticket.created T1/created",
            "2026-01-05T10:05:00Z ticket.replied T1/2/replied",
            "2026-01-05T10:10:00Z ticket.paused T1/3/paused",
            "2026-01-05T10:20:00Z ticket.resumed T1/5/resumed",
            "2026-01-05T10:30:00Z ticket.resolved T1/6/resolved",
            "2026-01-05T10:40:00Z ticket.closed T1/7/closed");
  }

  @Test
  void anEventSaysWhatItsRowSaysAndLeavesOutWhatIsMissing() {
    var mapped =
        rows(
            "T1,0,2026-01-05 10:00,New,2026-01-05 09:00,Ann,Phone,?,?",
            "T1,3,2026-01-05 10:05,Active,2026-01-05 09:00,Ann,Phone,Porto,Bob");

    assertThat(mapped.events().getFirst().toString())
        .isEqualTo(
            """
            {"specversion":"1.0","id":"T1/created","source":"desk","type":"ticket.created",\
            "time":"2026-01-05T09:00:00Z","subject":"Ann",\
            "data":{"ticket":"T1","channel":"Phone"}}""");
    assertThat(mapped.events().getLast().path("data").toString())
        .isEqualTo(
            """
            {"ticket":"T1","sequence":3,"agent":"Bob"}""");
  }

  @Test
  void rowsCountInOrderOfSequenceThenTime() {
    var mapped =
        rows(
            row(2, "10:05", "Resolved"),
            row(1, "10:30", "Active"),
            row(2, "10:00", "Awaiting User"));

    assertThat(mapped.summaries().subList(1, 4))
        .containsExactly(
            "2026-01-05T10:30:00Z ticket.replied T1/1/replied",
            "2026-01-05T10:00:00Z ticket.paused T1/2/paused",
            "2026-01-05T10:05:00Z ticket.resolved T1/2/resolved");
  }

  @Test
  void leavingADoneStateForAPausedOneReopensAndPauses() {
    var mapped =
        rows(row(1, "10:00", "Resolved"), row(2, "10:05", "Closed"), row(3, "11:00", "Awaiting X"));

    assertThat(types(mapped))
        .containsExactly("created", "replied", "resolved", "closed", "reopened", "paused");
  }

  @Test
  void enteringNewAgainOnlyEndsWaitingOrBeingDone() {
    var mapped =
        rows(
            row(1, "10:00", "Active"),
            row(2, "10:05", "New"),
            row(3, "10:10", "Awaiting X"),
            row(4, "10:15", "New"),
            row(5, "10:20", "Resolved"),
            row(6, "10:25", "New"),
            row(7, "10:30", "Active"));

    assertThat(types(mapped))
        .containsExactly("created", "replied", "paused", "resumed", "resolved", "reopened");
  }

  @Test
  void anUnknownStateKeepsTheOneBefore() {
    var mapped =
        rows(row(1, "10:00", "Awaiting X"), row(2, "10:05", "-100"), row(3, "10:10", "Awaiting Y"));

    assertThat(types(mapped)).containsExactly("created", "replied", "paused");
  }

  @Test
  void twoEventsOfOneSequenceHaveIdsOfTheirOwnEachTime() {
    String[] rows = {
      row(2, "10:00", "Resolved"), row(2, "10:01", "Active"), row(2, "10:02", "Resolved")
    };

    var mapped = rows(rows);

    assertThat(mapped.events())
        .extracting(event -> event.path("id").asText())
        .containsExactly(
            "T1/created", "T1/2/replied", "T1/2/resolved", "T1/2/reopened", "T1/2/resolved/2");
    assertThat(rows(rows).events()).isEqualTo(mapped.events());
  }

  @Test
  void aRowThatCannotBeUsedIsPassedOverAndSaid() {
    var mapped =
        rows(
            row(1, "10:00", "Active"),
            row(2, "10:99", "Resolved"),
            row(3, "10:30", "Lost"),
            "T1,x,2026-01-05 10:40,Resolved,2026-01-05 09:00,,,,",
            ",4,2026-01-05 10:40,Resolved,2026-01-05 09:00,,,,",
            row(5, "10:50", "Closed"));

    assertThat(types(mapped)).containsExactly("created", "replied", "closed");
    assertThat(mapped.report().rowsRefused()).isEqualTo(4);
    assertThat(mapped.report().refusals())
        .extracting(ImportReport.Refusal::reason)
        .containsExactlyInAnyOrder(
            "${at} is not a time of the form `yyyy-MM-dd HH:mm`",
            "state `Lost` is not in `states`",
            "sequence `x` is not a whole number",
            "no ticket (${id} is missing)");
    assertThat(mapped.report().refusals())
        .filteredOn(refusal -> refusal.reason().startsWith("state"))
        .extracting(ImportReport.Refusal::lines)
        .containsExactly(List.of(4L));
  }

  @Test
  void withoutACreationNoRowOfATicketIsUsed() {
    var mapped =
        rows(
            "T1,1,2026-01-05 10:00,Active,?,,,,",
            "T1,2,2026-01-05 10:10,Resolved,2026-01-05 09:00,,,,",
            "T2,1,2026-01-05 10:00,Active,2026-01-05 09:00,,,,");

    assertThat(mapped.report().refusals())
        .containsExactly(
            new ImportReport.Refusal("no time (${opened} is missing)", 2, List.of(2L, 3L)));
    assertThat(mapped.events()).hasSize(2);
  }

  @Test
  void rowsOfATicketThatAreApartAreRefusedUnlessTheMappingSaysTheyAre() {
    String[] rows = {
      row(1, "10:00", "Active"),
      "T2,1,2026-01-05 10:00,Active,2026-01-05 09:00,,,,",
      row(2, "11:00", "Resolved")
    };

    var refused = rows(rows);
    var gathered = Mapped.of(MAPPING + "together: false\n", HEADER + String.join("\n", rows));

    assertThat(refused.report().refusals())
        .singleElement()
        .extracting(ImportReport.Refusal::reason)
        .asString()
        .contains("`together: false`");
    assertThat(types(gathered))
        .containsExactly("created", "replied", "resolved", "created", "replied");
  }

  @Test
  void withoutASequenceTheOrderOfTimeIsTheSequence() {
    String mapping = MAPPING.replace("sequence: ${n}\n", "");

    var mapped =
        Mapped.of(
            mapping,
            HEADER
                + String.join(
                    "\n",
                    row(9, "10:10", "Resolved"),
                    row(9, "10:00", "Awaiting X"),
                    row(9, "10:00", "Active")));

    assertThat(mapped.events())
        .extracting(event -> event.path("id").asText())
        .containsExactly(
            "T1/created", "T1/1/replied", "T1/1/paused", "T1/2/resumed", "T1/3/resolved");
    assertThat(mapped.events().getLast().at("/data/sequence").asInt()).isEqualTo(3);
  }

  private static Mapped rows(String... rows) {
    return Mapped.of(MAPPING, HEADER + String.join("\n", rows) + "\n");
  }

  private static String row(int sequence, String time, String state) {
    return "T1,%d,2026-01-05 %s,%s,2026-01-05 09:00,Ann,Phone,Porto,Bob"
        .formatted(sequence, time, state);
  }

  private static List<String> types(Mapped mapped) {
    return mapped.events().stream()
        .map(event -> event.path("type").asText().substring("ticket.".length()))
        .toList();
  }
}
