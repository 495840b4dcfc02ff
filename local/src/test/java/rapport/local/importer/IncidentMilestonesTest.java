package rapport.local.importer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.edge.EventJson.Reading.Valid;
import rapport.entity.Given;
import rapport.event.Payload.TicketChange;
import rapport.fact.Family;
import rapport.fact.Measure;
import rapport.settings.EntityRules;
import rapport.ticket.Ticket;
import rapport.ticket.TicketEvent;

/// The milestones that tickets derive from the imported events, against the oracle.
class IncidentMilestonesTest {

  /// The events of a ticket arrive in any order, at twice.
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = 20_160_229)
  void ticketsReachTheirMilestonesInTheMonthsTheFileSays(long seed) throws Exception {
    var csv = RealFile.orSkip("incidents-2016.csv.gz");
    var oracle = IncidentOracle.of(csv);
    var events = new HashMap<String, List<TicketEvent>>();
    Mapped.stream(
        Mapped.delivered("incidents"),
        csv,
        json -> {
          var event = ((Valid) Intake.read(json)).event();
          var change = (TicketChange) event.payload();
          events
              .computeIfAbsent(change.ticket(), _ -> new ArrayList<>())
              .add(TicketEvent.of(event, change));
        });

    var months = new TreeMap<YearMonth, Map<String, List<Long>>>();
    var random = new Random(seed);
    events.forEach(
        (id, ofTicket) -> {
          Collections.shuffle(ofTicket, random);
          int cut = random.nextInt(ofTicket.size() + 1);
          Ticket ticket =
              Ticket.empty(id)
                  .with(ofTicket.subList(0, cut))
                  .with(ofTicket.subList(cut, ofTicket.size()));
          ticket
              .milestones(new Given(EntityRules.NONE, Instant.MAX))
              .forEach(milestone -> add(months, milestone.time(), milestone.measures()));
        });

    oracle
        .months()
        .forEach(
            (month, expected) -> {
              var found = months.getOrDefault(month, Map.of());
              assertThat(count(found, "created"))
                  .as("created %s", month)
                  .isEqualTo(expected.created);
              assertThat(count(found, "pending"))
                  .as("pending %s", month)
                  .isEqualTo(expected.pending);
              assertThat(count(found, "resolved"))
                  .as("resolved %s", month)
                  .isEqualTo(expected.resolved);
              assertThat(count(found, "resolvedReopened"))
                  .as("resolvedReopened %s", month)
                  .isEqualTo(expected.resolvedReopened);
              assertThat(count(found, "reopened"))
                  .as("reopened %s", month)
                  .isEqualTo(expected.reopened);
              assertThat(count(found, "open"))
                  .as("open %s", month)
                  .isEqualTo(expected.backlogChange);
              assertThat(sorted(found, "firstResponse"))
                  .as("firstResponse %s", month)
                  .isEqualTo(sorted(expected.firstResponses));
              assertThat(sorted(found, "resolution"))
                  .as("resolution %s", month)
                  .isEqualTo(sorted(expected.resolutions));
              assertThat(sorted(found, "firstResolution"))
                  .as("firstResolution %s", month)
                  .isEqualTo(sorted(expected.firstResolutions));
            });
    assertThat(oracle.months().keySet()).containsAll(months.keySet());
  }

  private static void add(
      Map<YearMonth, Map<String, List<Long>>> months, Instant time, List<Measure> measures) {
    var month =
        months.computeIfAbsent(
            YearMonth.from(time.atZone(IncidentOracle.LISBON)), _ -> new HashMap<>());
    for (Measure measure : measures) {
      switch (measure) {
        case Measure.Count(Family _, var slot, var by) ->
            month.computeIfAbsent(slot, _ -> new ArrayList<>()).add(by);
        case Measure.Duration(Family _, var slot, var millis) ->
            month.computeIfAbsent(slot, _ -> new ArrayList<>()).add(millis);
        case Measure.Value _,
            Measure.LocalHour _,
            Measure.Row _,
            Measure.When _,
            Measure.Cohort _ -> {}
      }
    }
  }

  private static long count(Map<String, List<Long>> month, String slot) {
    return month.getOrDefault(slot, List.of()).stream().mapToLong(Long::longValue).sum();
  }

  private static List<Long> sorted(Map<String, List<Long>> month, String slot) {
    return sorted(month.getOrDefault(slot, List.of()));
  }

  private static List<Long> sorted(List<Long> durations) {
    return durations.stream().sorted().toList();
  }
}
