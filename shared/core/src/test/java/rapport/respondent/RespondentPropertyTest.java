package rapport.respondent;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rapport.entity.Frames;
import rapport.entity.SimulatedLog;
import rapport.event.Event;
import rapport.event.Payload.Answer;
import rapport.event.Payload.SurveyInvited;
import rapport.event.Payload.SurveyResponse;
import rapport.fact.Fact;
import rapport.fact.Family;
import rapport.fold.PartKey;
import rapport.metric.AnswerLog;
import rapport.period.Calendar;
import rapport.period.Granularity;
import rapport.period.Period;
import rapport.state.State;
import rapport.statistics.CrossProducts;

/// Votes and answered invitations against sets of what was sent, whatever the order, however often,
/// with crashes in between.
class RespondentPropertyTest {

  private static final int SUBJECTS = 4;
  private static final Family SURVEY = Family.survey("rel");
  private static final String CSI = "csi/1-5/delivery,price";
  private static final String DRIVERS = "drivers/1-5/recommend,delivery,price";
  private static final Map<String, String> SCALES =
      Map.of("recommend", "0-10", "fast", "1-5", "cheap", "1-5");
  private static final Map<String, Integer> NUMBERS = Map.of("r1", 1, "r2", 2);
  private static final List<Calendar> CALENDARS =
      List.of(
          new Calendar(1, ZoneId.of("Europe/Berlin"), DayOfWeek.MONDAY),
          new Calendar(1, ZoneId.of("Asia/Kathmandu"), DayOfWeek.SUNDAY));

  static LongStream seeds() {
    return LongStream.of(1, 2, 20_260_101);
  }

  /// Every period of every granularity, in total and by region: of each question, and of what
  /// several make together, the last answer of each customer.
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void ofEachCustomerTheLastAnswerOfEveryPeriodCounts(long seed) {
    var random = new Random(seed);
    var sent = new HashMap<String, List<Event>>();
    var facts = new ArrayList<Fact>();
    for (int i = 0; i < SUBJECTS; i++) {
      var subject = "c" + i;
      var events = new RandomRespondent(subject, random).history();
      var recorder = new CrashingRecorder(new RespondentId("rel", subject), random);
      recorder.deliver(events.stream().map(RandomRespondent::kept).toList());
      facts.addAll(recorder.log.standing());
      sent.put(subject, RandomRespondent.standing(events));
    }

    CALENDARS.forEach(calendar -> requireFigures(sent, facts, calendar, random));
  }

  private static void requireFigures(
      Map<String, List<Event>> sent, List<Fact> facts, Calendar calendar, Random random) {
    var log = new AnswerLog(calendar);
    facts.forEach(fact -> log.add(fact, numbers(fact.segments())));
    var shuffled = new ArrayList<>(log.facts());
    Collections.shuffle(shuffled, random);
    for (Granularity granularity : Granularity.values()) {
      for (Period period : periods(granularity, calendar)) {
        for (int region = 0; region <= NUMBERS.size(); region++) {
          var inside = new Answers(sent.values(), period, calendar, region);
          var whole = log.state(inside.part(SURVEY), region, period);

          assertThat(whole).isEqualTo(log.atOnce(inside.part(SURVEY), region, period, shuffled));
          requireVotes(log, whole.counted(granularity), granularity, inside);
          requireInvitations(whole, sent.values(), period, calendar, region);
        }
      }
    }
  }

  private static void requireVotes(
      AnswerLog log, State asked, Granularity granularity, Answers inside) {
    var responses = inside.last(_ -> true);
    assertThat(asked.count("complete") + asked.count("partial")).isEqualTo(responses.size());
    assertThat(asked.count("complete"))
        .isEqualTo(responses.stream().filter(SurveyResponse::complete).count());
    SCALES.forEach(
        (question, scale) -> {
          var part = inside.part(Family.question("rel", question));
          var scores = log.state(part, inside.region(), inside.period()).counted(granularity);
          assertThat(scores.values("score:" + scale))
              .as("%s by %s, %s", question, granularity, inside)
              .isEqualTo(inside.histogram(question));
        });
    requireRows(asked, CSI, inside, List.of("fast", "cheap"));
    if (inside.region() == 0) { // drivers are told in totals only
      var drivers = log.state(inside.part(Family.drivers("rel")), 0, inside.period());
      requireRows(
          drivers.counted(granularity), DRIVERS, inside, List.of("recommend", "fast", "cheap"));
    }
  }

  private static List<Period> periods(Granularity granularity, Calendar calendar) {
    if (granularity == Granularity.HOUR) {
      return List.of();
    }
    return Period.range(
        Period.of(granularity, RandomRespondent.START, calendar),
        Period.of(granularity, RandomRespondent.START.plus(RandomRespondent.SPAN), calendar));
  }

  private static Map<String, Integer> numbers(Map<String, String> segments) {
    return segments.entrySet().stream()
        .collect(toMap(Map.Entry::getKey, entry -> NUMBERS.get(entry.getValue())));
  }

  /// What was answered in a period, customer by customer, in order of time.
  ///
  /// @param region whose votes are asked for; all if 0
  private record Answers(
      Collection<List<Event>> sent, Period period, Calendar calendar, int region) {

    PartKey part(Family family) {
      return new PartKey(family, region == 0 ? PartKey.TOTALS : "region");
    }

    /// Of each customer the last response that says something, if it was given in the region.
    List<SurveyResponse> last(Predicate<SurveyResponse> says) {
      var votes = new ArrayList<SurveyResponse>();
      for (List<Event> ofOne : sent) {
        ofOne.stream()
            .filter(event -> inside(event, period, calendar))
            .filter(event -> event.payload() instanceof SurveyResponse some && says.test(some))
            .reduce((_, later) -> later)
            .filter(event -> inRegion(event, region))
            .ifPresent(event -> votes.add((SurveyResponse) event.payload()));
      }
      return votes;
    }

    Map<Integer, Long> histogram(String question) {
      var histogram = new TreeMap<Integer, Long>();
      last(some -> some.answers().containsKey(question))
          .forEach(vote -> histogram.merge((int) score(vote, question), 1L, Long::sum));
      return histogram;
    }

    /// Of the customers who answered some of the questions, but never all at once, the number of
    /// those who did so last in the region.
    long dropped(List<String> questions) {
      long dropped = 0;
      for (List<Event> ofOne : sent) {
        var alone = new Answers(List.of(ofOne), period, calendar, region);
        var anywhere = new Answers(List.of(ofOne), period, calendar, 0);
        boolean never = anywhere.last(some -> hasAll(some, questions)).isEmpty();
        dropped += never ? alone.last(some -> hasAny(some, questions)).size() : 0;
      }
      return dropped;
    }
  }

  private static boolean hasAll(SurveyResponse response, List<String> questions) {
    return response.answers().keySet().containsAll(questions);
  }

  private static boolean hasAny(SurveyResponse response, List<String> questions) {
    return questions.stream().anyMatch(response.answers()::containsKey);
  }

  private static long score(SurveyResponse response, String question) {
    return ((Answer.Score) response.answers().get(question)).value();
  }

  private static boolean inside(Event event, Period period, Calendar calendar) {
    Instant time = event.identity().time();
    return !time.isBefore(period.start(calendar)) && time.isBefore(period.end(calendar));
  }

  private static boolean inRegion(Event event, int region) {
    var named = event.segments().get("region");
    return region == 0 || named != null && NUMBERS.get(named) == region;
  }

  private static void requireRows(
      State asked, String slot, Answers inside, List<String> questions) {
    var expected =
        inside.last(some -> hasAll(some, questions)).stream()
            .map(
                vote ->
                    CrossProducts.of(
                        questions.stream().map(question -> score(vote, question)).toList()))
            .reduce(CrossProducts::merge);

    var found = asked.rows(slot).filter(cell -> cell.count() > 0);
    assertThat(found.map(cell -> new CrossProducts(cell.count(), cell.sums(), cell.products())))
        .isEqualTo(expected);
    assertThat(asked.count(slot + "/dropped")).isEqualTo(inside.dropped(questions));
  }

  private static void requireInvitations(
      State whole, Collection<List<Event>> sent, Period period, Calendar calendar, int region) {
    long invitations = 0;
    long answered = 0;
    for (List<Event> ofOne : sent) {
      for (int i = 0; i < ofOne.size(); i++) {
        var event = ofOne.get(i);
        if (event.payload() instanceof SurveyInvited
            && inside(event, period, calendar)
            && inRegion(event, region)) {
          invitations++;
          boolean answerNext =
              i + 1 < ofOne.size() && ofOne.get(i + 1).payload() instanceof SurveyResponse;
          answered += answerNext ? 1 : 0;
        }
      }
    }
    assertThat(whole.count("invitations")).isEqualTo(invitations);
    assertThat(whole.count("answered")).isEqualTo(answered);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void theLogEndsAsTheFactsDerivedFromScratch(long seed) {
    var random = new Random(seed);
    for (int i = 0; i < 40; i++) {
      var events = new RandomRespondent("c", random).history();
      var recorder = new CrashingRecorder(new RespondentId("rel", "c"), random);

      recorder.deliver(events.stream().map(RandomRespondent::kept).toList());

      assertThat(recorder.log.standing()).isEqualTo(fresh(events));
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void takingAnImportBackLeavesTheLogAsIfItHadNeverCome(long seed) {
    var random = new Random(seed);
    for (int i = 0; i < 40; i++) {
      var events = new RandomRespondent("c", random).history();
      var recorder = new CrashingRecorder(new RespondentId("rel", "c"), random);
      recorder.deliver(events.stream().map(RandomRespondent::kept).toList());

      recorder.withdraw("old");

      assertThat(recorder.log.standing())
          .isEqualTo(
              fresh(
                  events.stream()
                      .filter(event -> event.identity().importName().isEmpty())
                      .toList()));
    }
  }

  private static Set<Fact> fresh(List<Event> events) {
    var respondent =
        Respondent.empty(new RespondentId("rel", "c"))
            .admit(events.stream().map(RandomRespondent::kept).toList())
            .entity();
    return SimulatedLog.withoutRevisions(respondent.facts(1, Frames.NOTHING_DECIDED));
  }
}
