package rapport.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import rapport.entity.Frames;
import rapport.entity.Milestone;
import rapport.fact.Measure;

/// The known answers read in the tests of other help desks, as far as no business calendar changes
/// them; each names its case. There a ticket is `closed` when it is solved, which we call resolved.
class HelpDeskCasesTest {

  private static final String PAUSED_ONCE =
      """
      2013-06-04T09:00:00Z created
      2013-06-04T10:00:00Z paused
      2013-06-04T10:30:00Z resumed
      2013-06-04T10:45:00Z replied
      2013-06-04T12:00:00Z resolved
      """;

  @Test
  void frt01CountsFromCreationToReply() {
    assertThat(
            minutes("firstResponse", "2013-03-21T09:30:00Z created\n2013-03-21T10:00:00Z replied"))
        .containsExactly(30.0);
  }

  @Test
  void frt04PassesOverTheNoteOfAnAgent() {
    var ticket =
        Story.ticket(
            """
            2013-03-28T23:49:00Z created
            2013-03-28T23:49:00Z replied by=customer
            2013-03-28T23:52:00Z replied note
            2013-03-28T23:55:00Z replied
            """);

    assertThat(ticket.milestones(Frames.NOTHING_DECIDED))
        .filteredOn(milestone -> milestone.name().equals("first-response"))
        .extracting(Milestone::time)
        .containsExactly(Story.time("2013-03-28T23:55:00Z"));
  }

  @Test
  void res01CountsFromCreationToResolution() {
    assertThat(minutes("resolution", "2013-03-21T09:30:00Z created\n2013-03-21T11:30:00Z resolved"))
        .containsExactly(120.0);
  }

  @Test
  void pause01TakesThePauseOutOfBothFigures() {
    assertThat(minutes("firstResponse", PAUSED_ONCE)).containsExactly(75.0);
    assertThat(minutes("resolution", PAUSED_ONCE)).containsExactly(150.0);
  }

  @Test
  void pause04TakesTwoPausesOutTheFirstFromCreationOn() {
    var story =
        """
        2013-06-04T09:00:00Z created
        2013-06-04T09:00:00Z paused
        2013-06-04T10:30:00Z resumed
        2013-06-04T11:00:00Z paused
        2013-06-04T11:30:00Z resumed
        2013-06-04T12:00:00Z resolved
        """;

    assertThat(minutes("resolution", story)).containsExactly(60.0);
  }

  /// The case gives when a target of 120 minutes runs out; resolving the ticket at that very moment
  /// must have taken those 120 minutes.
  @Test
  void pause05TakesOutThePauseAndTheSpellBeforeTheReopening() {
    var story =
        """
        2013-06-04T09:00:00Z created
        2013-06-04T09:30:00Z paused
        2013-06-04T09:45:00Z resumed
        2013-06-04T10:00:00Z resolved
        2013-06-04T10:30:00Z reopened
        2013-06-04T11:45:00Z resolved
        """;

    assertThat(minutes("resolution", story)).containsExactly(120.0);
  }

  @Test
  void reopen01CountsFromTheReopeningOfWhatABotHadResolved() {
    var story =
        """
        2025-08-04T09:00:00Z created
        2025-08-04T09:04:00Z replied by=bot
        2025-08-04T09:05:00Z resolved
        2025-08-08T14:00:00Z reopened
        2025-08-08T14:10:00Z replied
        """;

    assertThat(minutes("firstResponse", story)).containsExactly(10.0);
  }

  @Test
  void reopen03CountsResolutionsAndNotTickets() {
    var ticket = Story.ticket("09:00 created\n10:00 resolved\n11:00 reopened\n12:00 resolved");

    assertThat(ticket.milestones(Frames.NOTHING_DECIDED))
        .flatExtracting(Milestone::measures)
        .filteredOn(measure -> measure.slot().equals("resolved"))
        .hasSize(2);
  }

  private static List<Double> minutes(String slot, String story) {
    return Story.ticket(story).milestones(Frames.NOTHING_DECIDED).stream()
        .flatMap(milestone -> milestone.measures().stream())
        .filter(measure -> measure.slot().equals(slot))
        .map(measure -> ((Measure.Duration) measure).millis() / 60_000.0)
        .toList();
  }
}
