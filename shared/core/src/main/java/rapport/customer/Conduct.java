package rapport.customer;

import java.time.Duration;
import java.time.Instant;
import rapport.fact.Family;
import rapport.fact.Measure;
import rapport.fact.Span;

/// What a customer does, counted once a period: in all, while it is a customer, and for those who
/// joined when it did. Not thread-safe.
final class Conduct {

  private static final String REFERRAL = "referral";

  /// Of mere activity only the quarter hour is known, so it may well have come after a joining in
  /// the same one.
  private static final Duration QUARTER_HOUR = Duration.ofMinutes(15);

  private final Firsts active = new Firsts(Family.ACTIVITY, "active");
  private final Firsts engaged = new Firsts(Family.ACTIVITY, "engaged");
  private final Firsts referrers = new Firsts(Family.ACTIVITY, "referrers");
  private final Firsts complainers = new Firsts(Family.ACTIVITY, "complainers");
  private Instant activeAt = Instant.MIN;
  private Instant activeAbsentAt = Instant.MIN;
  private Instant referredAbsentAt = Instant.MIN;

  /// @param presence after it has joined
  void join(Presence presence, Page page) {
    var time = page.at().time();
    var since = presence.firstJoinedAt().orElseThrow();
    if (since.equals(time)) {
      page.add(cohort("joined", 1, since, Span.ALWAYS));
    }
    page.add(cohort("present", 1, since, Span.ALWAYS));
    if (time.isBefore(plusQuarterHour(activeAbsentAt))) {
      engage(time.isBefore(plusQuarterHour(referredAbsentAt)), presence, page);
    }
  }

  void leave(Presence presence, Page page) {
    page.add(cohort("present", -1, presence.firstJoinedAt().orElseThrow(), Span.ALWAYS));
  }

  void act(String activity, Presence presence, Page page) {
    active.take(page);
    boolean refers = activity.equals(REFERRAL);
    if (presence.isPresent()) {
      engage(refers, presence, page);
    } else {
      activeAbsentAt = page.at().time();
      referredAbsentAt = refers ? page.at().time() : referredAbsentAt;
    }
  }

  /// Nobody complains as a customer who is none.
  void complain(Presence presence, Page page) {
    if (presence.isPresent()) {
      complainers.take(page);
    }
  }

  private void engage(boolean refers, Presence presence, Page page) {
    engaged.take(page);
    if (refers) {
      referrers.take(page);
    }
    var since = presence.firstJoinedAt().orElseThrow();
    page.add(cohort("active", 1, since, Span.after(activeAt)));
    activeAt = page.at().time();
  }

  private static Instant plusQuarterHour(Instant time) {
    return time.equals(Instant.MIN) ? Instant.MIN : time.plus(QUARTER_HOUR);
  }

  private static Measure.Cohort cohort(String slot, int times, Instant since, Span began) {
    return new Measure.Cohort(Family.COHORTS, slot, times, since, began);
  }
}
