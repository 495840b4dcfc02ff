package rapport.local.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rapport.local.simulation.Oracle.Period;

/// The figures of tickets, told from each one's life from the beginning.
final class TicketOracle {

  private static final List<String> RANKS =
      List.of("created", "replied", "paused", "resumed", "resolved", "reopened", "closed");

  private final List<Life> lives = new ArrayList<>();
  private final boolean targets;
  private final Instant now;

  /// @param tickets the events that stand, by ticket
  TicketOracle(Tenant tenant, Map<String, List<Told>> tickets, Instant now) {
    this.targets = tenant.targets();
    this.now = now;
    tickets.values().forEach(events -> Life.of(events).ifPresent(lives::add));
  }

  void add(Period period, String segment, Map<String, Double> figures) {
    var counted = new Counted();
    for (Life life : lives) {
      if (segment.isEmpty() || segment.equals("channel:" + life.channel)) {
        count(life, period, counted);
      }
    }
    figures.put("tickets_created value", (double) counted.created);
    figures.put("tickets_resolved value", (double) counted.resolved);
    figures.put("tickets_reopened value", (double) counted.reopened);
    figures.put("backlog value", (double) counted.open);
    figures.put("first_response_time pending", (double) counted.pending);
    putMean("first_response_time", counted.waits, figures);
    putMean("resolution_time", counted.spans, figures);
    if (targets) {
      figures.put("sla_first_response met", (double) counted.met);
      figures.put("sla_first_response breached", (double) counted.breached);
    }
  }

  private static void putMean(String metric, List<Duration> some, Map<String, Double> figures) {
    figures.put(metric + " n", (double) some.size());
    if (!some.isEmpty()) {
      long millis = some.stream().mapToLong(Duration::toMillis).sum();
      figures.put(metric + " value", millis / 1000.0 / some.size());
    }
  }

  private void count(Life life, Period period, Counted counted) {
    if (period.has(life.created)) {
      counted.created++;
      counted.pending += life.repliedAt.isEmpty() ? 1 : 0;
    }
    counted.resolved += (int) life.resolvedAt.stream().filter(period::has).count();
    counted.reopened += (int) life.reopenedAt.stream().filter(period::has).count();
    life.repliedAt.filter(period::has).ifPresent(_ -> counted.waits.add(life.waited));
    life.lastResolvedAt.filter(period::has).ifPresent(_ -> counted.spans.add(life.openUntil));
    counted.open += life.isOpenBefore(period.end()) ? 1 : 0;
    var due = life.created.plusSeconds(60L * Tenant.TARGET_MINUTES);
    if (targets && period.has(due) && !due.isAfter(now)) {
      boolean met = life.repliedAt.isPresent() && !life.repliedAt.get().isAfter(due);
      counted.met += met ? 1 : 0;
      counted.breached += met ? 0 : 1;
    }
  }

  private static final class Counted {
    private int created;
    private int pending;
    private int resolved;
    private int reopened;
    private int open;
    private int met;
    private int breached;
    private final List<Duration> waits = new ArrayList<>();
    private final List<Duration> spans = new ArrayList<>();
  }

  /// One ticket from its creation on.
  private static final class Life {

    private final Instant created;
    private final String channel;
    private final List<Instant> resolvedAt = new ArrayList<>();
    private final List<Instant> reopenedAt = new ArrayList<>();
    private final List<Instant> leftAt = new ArrayList<>();
    private final List<Instant> cameAt = new ArrayList<>();
    private Optional<Instant> repliedAt = Optional.empty();
    private Optional<Instant> lastResolvedAt = Optional.empty();
    private Duration waited = Duration.ZERO;
    private Duration openUntil = Duration.ZERO;

    private String phase = "open";
    private Instant since;
    private Duration open = Duration.ZERO;
    private Duration waiting = Duration.ZERO;
    private boolean resolvedUnanswered;

    private Life(Told creation) {
      this.created = creation.time();
      this.channel = creation.data().get("channel");
      this.since = created;
      cameAt.add(created);
    }

    static Optional<Life> of(List<Told> events) {
      boolean deleted = events.stream().anyMatch(event -> event.type().equals("ticket.deleted"));
      var creation =
          events.stream().filter(event -> event.type().equals("ticket.created")).findFirst();
      if (deleted || creation.isEmpty()) {
        return Optional.empty();
      }
      var life = new Life(creation.get());
      events.stream()
          .filter(event -> !event.equals(creation.get()))
          .sorted(
              Comparator.comparing(Told::time).thenComparing(event -> RANKS.indexOf(kind(event))))
          .forEach(life::live);
      return Optional.of(life);
    }

    private static String kind(Told event) {
      return event.type().substring("ticket.".length());
    }

    boolean isOpenBefore(Instant end) {
      long came = cameAt.stream().filter(at -> at.isBefore(end)).count();
      long left = leftAt.stream().filter(at -> at.isBefore(end)).count();
      return came > left;
    }

    private void live(Told event) {
      var time = event.time();
      var spent = Duration.between(since, time);
      open = phase.equals("open") ? open.plus(spent) : open;
      waiting = phase.equals("paused") ? waiting : waiting.plus(spent);
      since = time;
      boolean unfinished = phase.equals("open") || phase.equals("paused");
      switch (kind(event)) {
        case "replied" -> reply(time);
        case "paused" -> phase = phase.equals("open") ? "paused" : phase;
        case "resumed" -> phase = phase.equals("paused") ? "open" : phase;
        case "resolved" -> resolve(time, unfinished);
        case "reopened" -> reopen(time, unfinished);
        case "closed" -> close(time, unfinished);
        default -> throw new IllegalStateException(event.type());
      }
    }

    private void reply(Instant time) {
      if (repliedAt.isEmpty()) {
        repliedAt = Optional.of(time);
        waited = waiting;
      }
    }

    private void resolve(Instant time, boolean unfinished) {
      if (unfinished) {
        phase = "resolved";
        resolvedAt.add(time);
        leftAt.add(time);
        lastResolvedAt = Optional.of(time);
        openUntil = open;
        resolvedUnanswered |= repliedAt.isEmpty();
      }
    }

    private void reopen(Instant time, boolean unfinished) {
      if (!unfinished) {
        phase = "open";
        reopenedAt.add(time);
        cameAt.add(time);
        lastResolvedAt = Optional.empty();
        if (resolvedUnanswered && repliedAt.isEmpty()) {
          waiting = Duration.ZERO;
        }
      }
    }

    private void close(Instant time, boolean unfinished) {
      if (unfinished) {
        leftAt.add(time);
      }
      phase = "closed";
    }
  }
}
