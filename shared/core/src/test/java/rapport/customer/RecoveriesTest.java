package rapport.customer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rapport.entity.EventHash;
import rapport.entity.Frames;
import rapport.entity.Milestone;
import rapport.entity.Stamp;
import rapport.event.LowScores;
import rapport.event.Payload.CustomerAction;
import rapport.event.Version;
import rapport.fact.Family;
import rapport.fact.Measure;

/// What resolved follow-ups count, told by hand and held against a look at every pair of events.
class RecoveriesTest {

  private static final Instant RESOLVED_AT = Instant.parse("2026-03-02T10:00:00.123Z");
  private static final LowScores DETRACTORS = new LowScores(0, 6);
  private static final Duration DAYS_90 = Duration.ofDays(90);

  @Test
  void whoeverDoesNotAnswerAgainIsOnlyResolved() {
    assertThat(counts(rated(-1, 3), done(0))).isEqualTo(Map.of("resolved", 1L));
  }

  @Test
  void aHappierAnswerIsARecovery() {
    assertThat(counts(rated(-1, 3), done(0), rated(10, 7)))
        .isEqualTo(Map.of("resolved", 1L, "answered", 1L, "recovered", 1L));
  }

  @Test
  void anAnswerAsLowIsNone() {
    assertThat(counts(done(0), rated(10, 6))).isEqualTo(Map.of("resolved", 1L, "answered", 1L));
  }

  @Test
  void onlyTheNextAnswerCounts() {
    assertThat(counts(done(0), rated(10, 2), rated(20, 10)))
        .isEqualTo(Map.of("resolved", 1L, "answered", 1L));
    assertThat(counts(done(0), rated(10, 10), rated(20, 2)))
        .isEqualTo(Map.of("resolved", 1L, "answered", 1L, "recovered", 1L));
  }

  @Test
  void anAnswerCountsUpToNinetyDaysLaterAndNoMore() {
    var last = rated("next", RESOLVED_AT.plus(DAYS_90), "nps", Map.of("recommend", 9));
    var late =
        rated("next", RESOLVED_AT.plus(DAYS_90).plusMillis(1), "nps", Map.of("recommend", 9));

    assertThat(counts(done(0), last)).containsKey("recovered");
    assertThat(counts(done(0), late)).isEqualTo(Map.of("resolved", 1L));
  }

  @Test
  void anAnswerOfTheVeryMomentIsNotLater() {
    var same = rated("same", RESOLVED_AT, "nps", Map.of("recommend", 9));

    assertThat(counts(done(0), same)).isEqualTo(Map.of("resolved", 1L));
  }

  @Test
  void otherSurveysAndQuestionsSayNothingAboutIt() {
    var otherSurvey = rated("o1", RESOLVED_AT.plusSeconds(60), "csat", Map.of("recommend", 9));
    var otherQuestion = rated("o2", RESOLVED_AT.plusSeconds(61), "nps", Map.of("ease", 9));

    assertThat(counts(done(0), otherSurvey, otherQuestion)).isEqualTo(Map.of("resolved", 1L));
  }

  @Test
  void ofSeveralLowQuestionsNoneThatIsAnsweredMayBeLow() {
    var both = new TreeMap<>(Map.of("recommend", DETRACTORS, "quality", new LowScores(1, 3)));
    var done = followedUp(RESOLVED_AT, 1, both);
    var after = RESOLVED_AT.plusSeconds(60);

    assertThat(counts(done, rated("a", after, "nps", Map.of("recommend", 9, "quality", 3))))
        .doesNotContainKey("recovered");
    assertThat(counts(done, rated("a", after, "nps", Map.of("recommend", 9))))
        .containsKey("recovered");
  }

  @Test
  void whatIsVoidCountsNowhere() {
    var undone = voided(done(0));
    var takenBack = voided(rated(10, 9));

    assertThat(counts(undone, rated(10, 9))).isEmpty();
    assertThat(counts(done(0), takenBack, rated(20, 3)))
        .isEqualTo(Map.of("resolved", 1L, "answered", 1L));
  }

  @Test
  void allCountsWhenItWasResolvedAndUnderTheValuesOfThatMoment() {
    var customer =
        customer(
            List.of(
                CustomerStory.event("2026-01-05T10:00:00Z joined plan=basic", "j"),
                done(0),
                CustomerStory.event("2026-03-03T10:00:00Z joined plan=pro", "p"),
                rated(10, 9)));

    var told = told(customer);

    assertThat(told).hasSize(1);
    assertThat(told.getFirst().time()).isEqualTo(RESOLVED_AT);
    assertThat(told.getFirst().segments()).isEqualTo(Map.of("plan", "basic"));
  }

  /// Whoever was looked after may be as silent as before.
  @Test
  void beingFollowedUpIsNoSignOfACustomer() {
    var joined = CustomerStory.event("2026-02-20T10:00:00Z joined", "j");
    var later = CustomerStory.event("2026-04-20T10:00:00Z purchased", "p");
    var given = CustomerFiguresTest.given(30);

    var without = customer(List.of(joined, later)).milestones(given);
    var with = customer(List.of(joined, done(0), later)).milestones(given);

    assertThat(with)
        .filteredOn(milestone -> !milestone.name().startsWith("followed-up"))
        .isEqualTo(without);
  }

  static LongStream seeds() {
    return LongStream.range(1, 41);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void anyHistoryInAnyOrderCountsWhatALookAtAllPairsCounts(long seed) {
    var random = new Random(seed);
    var events = new ArrayList<CustomerEvent>();
    for (int i = 0; i < 30; i++) {
      var at = RESOLVED_AT.plus(Duration.ofHours(random.nextInt(24 * 300))).plusMillis(i);
      events.add(
          random.nextInt(3) == 0
              ? followedUp(at, 1, new TreeMap<>(Map.of("recommend", DETRACTORS)))
              : rated("r" + i, at, "nps", Map.of("recommend", random.nextInt(11))));
    }
    var expected = pairs(events);
    Collections.shuffle(events, random);

    assertThat(counts(customer(events))).as("seed %d", seed).isEqualTo(expected);
  }

  /// What lies in months that froze is final; what comes later must not miss it.
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void freezingChangesNothingThatComesLater(long seed) {
    var random = new Random(seed);
    var events = new ArrayList<CustomerEvent>();
    events.add(CustomerStory.event("2026-03-01T10:00:00Z joined", "j"));
    for (int i = 0; i < 40; i++) {
      var at = RESOLVED_AT.plus(Duration.ofHours(random.nextInt(24 * 200))).plusMillis(i);
      events.add(
          random.nextInt(3) == 0
              ? followedUp(at, 1, new TreeMap<>(Map.of("recommend", DETRACTORS)))
              : rated("r" + i, at, "nps", Map.of("recommend", random.nextInt(11))));
    }
    var customer = customer(events);
    var boundary = Instant.parse("2026-06-01T00:00:00Z");

    var frozen = Freezing.frozenBefore(boundary, customer);

    for (var given : List.of(Frames.NOTHING_DECIDED, CustomerFiguresTest.given(3))) {
      assertThat(later(frozen.milestones(given), boundary))
          .as("seed %d", seed)
          .isEqualTo(later(customer.milestones(given), boundary));
    }
  }

  private static List<Milestone> later(List<Milestone> milestones, Instant boundary) {
    return milestones.stream().filter(one -> !one.time().isBefore(boundary)).toList();
  }

  /// The oracle: for each resolution, of all answers within its 90 days the earliest.
  private static Map<String, Long> pairs(List<CustomerEvent> events) {
    var counts = new HashMap<String, Long>();
    for (CustomerEvent done : events) {
      if (!(done.action() instanceof CustomerAction.FollowedUp)) {
        continue;
      }
      counts.merge("resolved", 1L, Long::sum);
      var from = done.stamp().time();
      CustomerEvent next = null;
      for (CustomerEvent answer : events) {
        var at = answer.stamp().time();
        boolean within = at.isAfter(from) && !at.isAfter(from.plus(DAYS_90));
        if (answer.action() instanceof CustomerAction.Rated
            && within
            && (next == null || at.isBefore(next.stamp().time()))) {
          next = answer;
        }
      }
      if (next != null && next.action() instanceof CustomerAction.Rated(_, var scores)) {
        counts.merge("answered", 1L, Long::sum);
        if (scores.get("recommend") > 6) {
          counts.merge("recovered", 1L, Long::sum);
        }
      }
    }
    return counts;
  }

  private static Map<String, Long> counts(CustomerEvent... events) {
    return counts(customer(List.of(events)));
  }

  private static Map<String, Long> counts(Customer customer) {
    var counts = new HashMap<String, Long>();
    for (Milestone milestone : told(customer)) {
      for (Measure measure : milestone.measures()) {
        counts.merge(measure.slot(), ((Measure.Count) measure).amount(), Long::sum);
      }
    }
    return counts;
  }

  private static List<Milestone> told(Customer customer) {
    return customer.milestones(Frames.NOTHING_DECIDED).stream()
        .filter(
            milestone ->
                milestone.measures().stream()
                    .anyMatch(measure -> measure.family().equals(Family.FOLLOW_UPS)))
        .toList();
  }

  private static Customer customer(Collection<CustomerEvent> events) {
    return Customer.empty("c1").admit(events).entity();
  }

  private static CustomerEvent done(int days) {
    var at = RESOLVED_AT.plus(Duration.ofDays(days));
    return followedUp(at, 1, new TreeMap<>(Map.of("recommend", DETRACTORS)));
  }

  private static CustomerEvent followedUp(
      Instant at, long revision, TreeMap<String, LowScores> low) {
    return CustomerEvent.followedUp(
        "2026030109-" + "ab".repeat(16),
        at,
        new Version(revision, false),
        "",
        new CustomerAction.FollowedUp("nps", low));
  }

  private static CustomerEvent rated(int days, int score) {
    var at = RESOLVED_AT.plus(Duration.ofDays(days));
    return rated("day " + days, at, "nps", Map.of("recommend", score));
  }

  private static CustomerEvent rated(
      String id, Instant at, String survey, Map<String, Integer> scores) {
    var stamp = new Stamp(EventHash.of("rated", id), at, Version.FIRST, "");
    return new CustomerEvent(
        stamp, new TreeMap<>(), new CustomerAction.Rated(survey, new TreeMap<>(scores)));
  }

  private static CustomerEvent voided(CustomerEvent event) {
    return new CustomerEvent(event.stamp().voided(), event.segments(), event.action());
  }
}
