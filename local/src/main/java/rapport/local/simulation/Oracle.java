package rapport.local.simulation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import rapport.local.simulation.Stories.Kind;

/// Works out what a tenant's figures must be from nothing but the events that were told: it goes
/// through all of them for each figure, and shares no code with what it is held against.
public final class Oracle {

  private final Tenant tenant;
  private final List<Told> told;
  private final Instant now;

  /// @param told every event that was accepted, in any order and any number of times
  public Oracle(Tenant tenant, Collection<Told> told, Instant now) {
    this.tenant = tenant;
    this.told = standing(tenant, told);
    this.now = now;
  }

  /// A stretch of time of whole local days, and a segment.
  ///
  /// @param last the last day, which is in it
  /// @param segment for instance `region:EMEA`, empty for all
  record Cut(LocalDate first, LocalDate last, String segment) {}

  /// @return by metric and part, for instance `nps n`: a number, as text where it is money
  ///
  /// @param kinds of what
  Map<String, Double> figures(Cut cut, List<Kind> kinds) {
    var figures = new HashMap<String, Double>();
    boolean channel = cut.segment().startsWith("channel:");
    boolean region = cut.segment().startsWith("region:");
    boolean votes = kinds.contains(Kind.VOTES);
    if ((votes || kinds.contains(Kind.ANSWERS)) && !channel) {
      answers(cut, votes, figures);
    }
    if (kinds.contains(Kind.TICKETS) && !region) {
      new TicketOracle(tenant, of("ticket"), now).add(period(cut), cut.segment(), figures);
    }
    if (kinds.contains(Kind.CUSTOMERS) && !channel && !region) {
      new CustomerOracle(of("customer")).add(period(cut), figures);
    }
    return figures;
  }

  /// The local day of the first event, or today's.
  public LocalDate firstDay() {
    return day(told.stream().map(Told::time).min(Instant::compareTo).orElse(now));
  }

  /// The local day of the last event, or of what falls due after it.
  public LocalDate lastDay() {
    var last = told.stream().map(Told::time).max(Instant::compareTo).orElse(now);
    return day(last.plusSeconds(60L * Tenant.TARGET_MINUTES));
  }

  private LocalDate day(Instant time) {
    return time.atZone(tenant.zoneId()).toLocalDate();
  }

  /// Whether it lies ahead as a whole, by the slowest clock. Of such a time nothing is told.
  boolean isAhead(Cut cut) {
    return period(cut).start().isAfter(now.minusSeconds(Processes.MAX_SKEW_SECONDS + 1));
  }

  private void answers(Cut cut, boolean votes, Map<String, Double> figures) {
    var scores = counted(cut, votes, "recommend");
    var ratings = counted(cut, votes, "happy");
    long satisfied = ratings.stream().filter(rating -> rating >= 4).count();
    figures.put("nps n", (double) scores.size());
    figures.put("nps promoters", (double) scores.stream().filter(score -> score >= 9).count());
    figures.put("nps detractors", (double) scores.stream().filter(score -> score <= 6).count());
    figures.put("csat n", (double) ratings.size());
    if (!ratings.isEmpty()) {
      figures.put("csat value", (double) satisfied / ratings.size());
    }
  }

  /// The answers to a question that count in a period: all, or of each customer the last one, which
  /// is in the segment it was given in.
  private List<Long> counted(Cut cut, boolean votes, String question) {
    var last = new HashMap<String, Told>();
    for (Told response : of("survey").values().stream().flatMap(List::stream).toList()) {
      if (period(cut).has(response.time()) && response.data().containsKey(question)) {
        last.merge(
            votes ? response.about() : response.id(),
            response,
            (one, other) -> one.time().isAfter(other.time()) ? one : other);
      }
    }
    return last.values().stream()
        .filter(
            response ->
                cut.segment().isEmpty()
                    || cut.segment().equals("region:" + response.data().get("region")))
        .map(response -> response.number(question))
        .toList();
  }

  /// From an instant to another, which is not in it.
  record Period(Instant start, Instant end) {
    boolean has(Instant time) {
      return !time.isBefore(start) && time.isBefore(end);
    }
  }

  private Period period(Cut cut) {
    return new Period(
        cut.first().atStartOfDay(tenant.zoneId()).toInstant(),
        cut.last().plusDays(1).atStartOfDay(tenant.zoneId()).toInstant());
  }

  /// What stands of a kind, by whom it is about; of an answer that is its event.
  private Map<String, List<Told>> of(String kind) {
    var found = new HashMap<String, List<Told>>();
    for (Told one : told) {
      if (one.isOf(kind)) {
        found.computeIfAbsent(one.about(), _ -> new ArrayList<>()).add(one);
      }
    }
    return found;
  }

  /// Of each event the last revision, unless that takes it back.
  private static List<Told> standing(Tenant tenant, Collection<Told> all) {
    var last = new HashMap<String, Told>();
    for (Told one : all) {
      if (one.tenant().equals(tenant.name())) {
        last.merge(
            one.identity(), one, (old, other) -> other.revision() > old.revision() ? other : old);
      }
    }
    return last.values().stream().filter(one -> !one.voided()).toList();
  }
}
