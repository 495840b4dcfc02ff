package rapport.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rapport.entity.Frames;
import rapport.entity.Milestone;
import rapport.entity.SimulatedLog;
import rapport.fact.Fact;
import rapport.fact.Measure;

/// Laws of tickets over random histories. A failure prints the seed that replays it.
class TicketPropertyTest {

  private static final int HISTORIES = 100;
  private static final int DELIVERIES_MAX = 10_000;

  static LongStream seeds() {
    return LongStream.range(1, 11);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void figuresAreThoseOfAFilmOfOneFrameAMinute(long seed) {
    for (long history = 0; history < HISTORIES; history++) {
      var ticket = Ticket.empty("T1").with(history(seed, history));

      assertThat(figures(ticket.milestones(Frames.NOTHING_DECIDED)))
          .as("seed %d, history %d: %s", seed, history, ticket.events())
          .isEqualTo(nonZero(MinuteOracle.figures(ticket.events())));
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void businessHoursAndTargetsAreThoseOfTheFilm(long seed) {
    for (long history = 0; history < HISTORIES; history++) {
      var ticket = Ticket.empty("T1").with(history(seed, history));

      assertThat(figures(ticket.milestones(NightDesk.GIVEN)))
          .as("seed %d, history %d: %s", seed, history, ticket.events())
          .isEqualTo(nonZero(MinuteOracle.figuresAtNight(ticket.events())));
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void anyOrderAnyRepetitionAndAnySplitGiveTheSameTicket(long seed) {
    var random = new Random(seed);
    for (long history = 0; history < HISTORIES; history++) {
      var events = history(seed, history);
      var whole = Ticket.empty("T1").with(events);
      var delivered = new ArrayList<>(events);
      delivered.addAll(events.subList(0, events.size() / 2));
      Collections.shuffle(delivered, random);

      var pieces = Ticket.empty("T1");
      for (int from = 0; from < delivered.size(); ) {
        int to = from + 1 + random.nextInt(delivered.size() - from);
        pieces = pieces.with(delivered.subList(from, to));
        from = to;
      }

      assertThat(pieces).as("seed %d, history %d", seed, history).isEqualTo(whole);
      assertThat(pieces.facts(1, NightDesk.GIVEN)).isEqualTo(whole.facts(1, NightDesk.GIVEN));
    }
  }

  /// Batches arrive in any order; a write may fail, the entity may be stored and none or only some
  /// of the facts logged. What was not finished is delivered again until it is.
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void theLogAlwaysEndsAsTheFactsDerivedFromScratch(long seed) {
    var random = new Random(seed);
    for (long history = 0; history < HISTORIES; history++) {
      var events = history(seed, history);
      var recorder = new CrashingRecorder(random);

      recorder.deliver(events);

      assertThat(recorder.log.standing())
          .as("seed %d, history %d: %s", seed, history, events)
          .isEqualTo(
              SimulatedLog.withoutRevisions(
                  Ticket.empty("T1").with(events).facts(1, NightDesk.GIVEN)));
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void takingAnImportBackLeavesTheLogAsIfItHadNeverCome(long seed) {
    var random = new Random(seed);
    for (long history = 0; history < HISTORIES; history++) {
      var events = history(seed, history);
      var recorder = new CrashingRecorder(random);
      recorder.deliver(events);

      var withdrawn = recorder.ticket.withdraw("old");
      assertThat(recorder.ticket.takeBack("old").milestones(NightDesk.GIVEN))
          .as("seed %d, history %d", seed, history)
          .isEqualTo(withdrawn.milestones(NightDesk.GIVEN));
      recorder.log.add(
          withdrawn
              .publish(recorder.ticket, recorder.revision + 1, NightDesk.FRAME, false)
              .facts());

      var live = events.stream().filter(event -> event.stamp().importName().isEmpty()).toList();
      assertThat(recorder.log.standing())
          .as("seed %d, history %d", seed, history)
          .isEqualTo(
              SimulatedLog.withoutRevisions(
                  Ticket.empty("T1").with(live).facts(1, NightDesk.GIVEN)));
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void everyTicketComesBackFromItsBytes(long seed) {
    for (long history = 0; history < HISTORIES; history++) {
      var ticket = Ticket.empty("T1").with(history(seed, history));
      var stored = ticket.publish(Ticket.empty("T1"), 1, NightDesk.FRAME, false).entity();

      assertThat(TicketCodec.decode(TicketCodec.encode(stored))).isEqualTo(stored);
    }
  }

  private static List<TicketEvent> history(long seed, long number) {
    return new RandomTickets(seed * 1_000_003 + number).history();
  }

  private static Map<String, Long> figures(List<Milestone> milestones) {
    var figures = new TreeMap<String, Long>();
    for (Milestone milestone : milestones) {
      int minute = MinuteOracle.minute(milestone.time());
      for (Measure measure : milestone.measures()) {
        String before = minute + " " + measure.slot();
        String after = " " + milestone.segments();
        switch (measure) {
          case Measure.Count(_, _, long amount) -> figures.merge(before + after, amount, Long::sum);
          case Measure.Value(_, _, int value, long times) ->
              figures.merge(before + "=" + value + after, times, Long::sum);
          case Measure.Duration(_, _, long millis) -> {
            figures.merge(before + after, millis / 60_000, Long::sum);
            figures.merge(before + "#" + after, 1L, Long::sum);
          }
          case Measure.LocalHour _ -> {} // says no more than the time
          case Measure.Row _, Measure.When _, Measure.Cohort _ -> throw new AssertionError(measure);
        }
      }
    }
    return nonZero(figures);
  }

  private static Map<String, Long> nonZero(Map<String, Long> figures) {
    var nonZero = new TreeMap<>(figures);
    nonZero.values().removeIf(amount -> amount == 0);
    return nonZero;
  }

  /// Does what the recorder does with one ticket, badly.
  private static final class CrashingRecorder {

    private final Random random;
    private final SimulatedLog log = new SimulatedLog();
    private Ticket ticket = Ticket.empty("T1");
    private long revision;

    CrashingRecorder(Random random) {
      this.random = random;
    }

    void deliver(List<TicketEvent> events) {
      var waiting = new ArrayDeque<List<TicketEvent>>();
      var shuffled = new ArrayList<>(events);
      shuffled.addAll(events.subList(0, events.size() / 3));
      Collections.shuffle(shuffled, random);
      for (int from = 0; from < shuffled.size(); ) {
        int to = Math.min(shuffled.size(), from + 1 + random.nextInt(4));
        waiting.add(shuffled.subList(from, to));
        from = to;
      }
      for (int i = 0; i < DELIVERIES_MAX && !waiting.isEmpty(); i++) {
        var batch = waiting.remove();
        if (!record(batch)) {
          requeue(batch, waiting);
        }
      }
      assertThat(waiting).isEmpty();
    }

    /// Delivered again later, whole or in parts.
    private void requeue(List<TicketEvent> batch, ArrayDeque<List<TicketEvent>> waiting) {
      int cut = random.nextInt(batch.size());
      waiting.add(batch.subList(cut, batch.size()));
      if (cut > 0) {
        waiting.add(batch.subList(0, cut));
      }
    }

    private boolean record(List<TicketEvent> batch) {
      var after = ticket.with(batch);
      boolean everything = batch.stream().anyMatch(ticket::knows);
      long next = after.equals(ticket) ? revision : revision + 1;
      var publication = after.publish(ticket, next, NightDesk.FRAME, everything);
      if (random.nextInt(6) == 0) {
        return false; // before anything was written
      }
      ticket = TicketCodec.decode(TicketCodec.encode(publication.entity()));
      revision = next;
      var facts = new ArrayList<Fact>(publication.facts());
      Collections.shuffle(facts, random);
      boolean crash = random.nextInt(3) == 0;
      log.add(crash ? facts.subList(0, random.nextInt(facts.size() + 1)) : facts);
      return !crash;
    }
  }
}
