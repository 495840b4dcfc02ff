package rapport.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static rapport.ticket.Story.lines;
import static rapport.ticket.Story.named;

import java.util.List;
import org.junit.jupiter.api.Test;
import rapport.fact.Family;
import rapport.fact.Measure;

/// Which agent, group and customer a milestone counts for.
class TicketValuesTest {

  @Test
  void aMilestoneHasTheValuesOfItsMomentAndTheCreationTheFirstOnes() {
    assertThat(
            lines(
                """
                09:00 created group=a
                09:10 assigned group=b agent=ann
                09:20 replied
                09:30 assigned agent=bob
                10:30 resolved
                """))
        .containsExactlyInAnyOrder(
            "created 09:00 {agent=ann, group=a} created=1 createdHours",
            "moved-in#1 09:00 {group=a} open=1",
            "moved-out#1 09:10 {group=a} open=-1",
            "moved-in#2 09:10 {agent=ann, group=b} open=1",
            "first-response 09:20 {agent=ann, group=b} firstResponse=20min",
            "moved-out#2 09:30 {agent=ann, group=b} open=-1",
            "moved-in#3 09:30 {agent=bob, group=b} open=1",
            "resolved#1 10:30 {agent=bob, group=b} resolved=1 firstResolution=90min"
                + " firstContact=1 resolution=90min open=-1");
  }

  @Test
  void ofTwoAssignmentsAtOneTimeTheGreaterIdIsTheLaterWhateverImportBroughtThem() {
    for (String importName : List.of("", "import=old", "import=new", "import=2024")) {
      for (String ids : List.of("a b", "9 a", "10 9", "T1-2 T1-3", "\uE000 \uD83D\uDE00")) {
        var id = ids.split(" ");
        var story =
            "09:00 created\n09:10 assigned agent=last id=%s %s\n09:10 assigned agent=first id=%s %s"
                .formatted(id[1], importName, id[0], importName);

        assertThat(named("resolved#1", story + "\n10:00 resolved").segments())
            .as("%s %s", ids, importName)
            .containsExactly(entry("agent", "last"));
      }
    }
  }

  @Test
  void ofOneIdFromTwoImportsTheNamesOfTheImportsDoNotMatter() {
    for (String importName : List.of("a", "b", "c", "d", "e", "f", "g", "h")) {
      var story =
          "09:00 created\n09:10 assigned agent=ann id=x import=%s\n09:10 assigned agent=bob id=x"
              .formatted(importName);

      assertThat(named("resolved#1", story + "\n10:00 resolved").segments())
          .as(importName)
          .containsExactly(entry("agent", "bob"));
    }
  }

  @Test
  void aTicketThatIsNotOpenDoesNotMoveTheBacklog() {
    assertThat(
            lines("09:00 created group=a\n10:00 resolved\n10:10 assigned group=b\n11:00 reopened"))
        .contains("reopened#1 11:00 {group=b} reopened=1 open=1")
        .noneMatch(line -> line.startsWith("moved"));
  }

  @Test
  void whatLeavesTheBacklogLeavesItUnderTheValuesItWasCountedUnder() {
    assertThat(lines("09:00 created group=a\n10:00 resolved group=b"))
        .contains(
            "moved-out#1 10:00 {group=a} open=-1",
            "resolved#1 10:00 {group=b} resolved=1 firstResolution=60min firstContact=1"
                + " resolution=60min");
  }

  @Test
  void aRatingBelongsToAgentAndGroupAtTheLastResolutionBeforeIt() {
    assertThat(
            lines(
                """
                09:00 created group=a channel=web
                10:00 resolved agent=ann
                10:30 assigned agent=bob group=b
                11:00 rated score=4 says=thanks
                11:30 reopened
                12:00 resolved
                12:30 rated score=1 scale=good-bad
                """))
        .contains(
            "rated#1 11:00 {agent=ann, channel=web, group=a} score:1-5=4 {comment=thanks}",
            "rated#1 12:30 {agent=bob, channel=web, group=b} score:good-bad=1");
  }

  @Test
  void aRatingOfWhatHadNoAgentAtItsResolutionHasNone() {
    assertThat(lines("09:00 created\n10:00 resolved\n10:30 assigned agent=bob\n11:00 rated"))
        .contains("rated#1 11:00 {} score:1-5=5");
  }

  @Test
  void aRatingBeforeAnyResolutionHasTheValuesOfItsMoment() {
    assertThat(lines("09:00 created\n09:30 assigned agent=bob\n10:00 rated"))
        .contains("rated#1 10:00 {agent=bob} score:1-5=5");
  }

  @Test
  void ratingsAreScoresOfTheSurveyTickets() {
    var rating = named("rated#1", "09:00 created who=c1\n10:00 rated scale=1-7 score=6 who=c2");

    assertThat(rating.measures())
        .containsExactly(new Measure.Value(Family.question("tickets", "rating"), "score:1-7", 6));
    assertThat(rating.origin().subject()).isEqualTo("c2");
  }

  @Test
  void aMilestoneNamesItsCustomerAndItsImport() {
    var resolution = named("resolved#1", "09:00 created who=c1\n10:00 resolved import=old");

    assertThat(resolution.origin().subject()).isEqualTo("c1");
    assertThat(resolution.origin().importName()).isEqualTo("old");
  }
}
