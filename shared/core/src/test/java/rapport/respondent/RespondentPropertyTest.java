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
  private static final Family RECOMMEND = Family.question("rel", "recommend");
  private static final String CSI = "csi/1-5/delivery,price";
  private static final Map<String, Integer> NUMBERS = Map.of("r1", 1, "r2", 2);
  private static final List<Calendar> CALENDARS =
      List.of(
          new Calendar(1, ZoneId.of("Europe/Berlin"), DayOfWeek.MONDAY),
          new Calendar(1, ZoneId.of("Asia/Kathmandu"), DayOfWeek.SUNDAY));

  static LongStream seeds() {
    return LongStream.of(1, 2, 3, 4, 20_260_101);
  }

  /// Every period of every granularity, in total and by region: the last answer of each customer.
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
          var part = region == 0 ? "-" : "region";
          var votes = votes(sent.values(), period, calendar, region);
          var whole = log.state(new PartKey(SURVEY, part), region, period);
          var scores = log.state(new PartKey(RECOMMEND, part), region, period);
          var asked = whole.counted(granularity);

          assertThat(whole)
              .isEqualTo(log.atOnce(new PartKey(SURVEY, part), region, period, shuffled));
          assertThat(asked.count("complete") + asked.count("partial")).isEqualTo(votes.size());
          assertThat(asked.count("complete"))
              .isEqualTo(votes.stream().filter(RespondentPropertyTest::complete).count());
          assertThat(scores.counted(granularity).values("score:0-10"))
              .as(period + " " + region)
              .isEqualTo(histogram(votes));
          requireRows(asked, votes);
          requireInvitations(whole, sent.values(), period, calendar, region);
        }
      }
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

  /// The last answers in a period, one a customer, of those given in a region or anywhere.
  private static List<Event> votes(
      Collection<List<Event>> sent, Period period, Calendar calendar, int region) {
    var votes = new ArrayList<Event>();
    for (List<Event> ofOne : sent) {
      var answers =
          ofOne.stream()
              .filter(event -> event.payload() instanceof SurveyResponse)
              .filter(event -> inside(event, period, calendar))
              .toList();
      if (!answers.isEmpty() && inRegion(answers.getLast(), region)) {
        votes.add(answers.getLast());
      }
    }
    return votes;
  }

  private static boolean inside(Event event, Period period, Calendar calendar) {
    Instant time = event.identity().time();
    return !time.isBefore(period.start(calendar)) && time.isBefore(period.end(calendar));
  }

  private static boolean inRegion(Event event, int region) {
    var named = event.segments().get("region");
    return region == 0 || named != null && NUMBERS.get(named) == region;
  }

  private static boolean complete(Event event) {
    return event.payload() instanceof SurveyResponse response && response.complete();
  }

  private static Map<Integer, Long> histogram(List<Event> votes) {
    var histogram = new TreeMap<Integer, Long>();
    votes.forEach(
        vote -> {
          if (scores(vote).get("recommend") instanceof Answer.Score(int score)) {
            histogram.merge(score, 1L, Long::sum);
          }
        });
    return histogram;
  }

  private static void requireRows(State asked, List<Event> votes) {
    var rows = new ArrayList<CrossProducts>();
    long dropped = 0;
    for (Event vote : votes) {
      if (scores(vote).get("fast") instanceof Answer.Score(int fast)
          && scores(vote).get("cheap") instanceof Answer.Score(int cheap)) {
        rows.add(CrossProducts.of(List.of((long) fast, (long) cheap)));
      } else if (scores(vote).containsKey("fast") || scores(vote).containsKey("cheap")) {
        dropped++;
      }
    }
    var expected = rows.stream().reduce(CrossProducts::merge);
    var found = asked.rows(CSI).filter(cell -> cell.count() > 0);
    assertThat(found.map(cell -> new CrossProducts(cell.count(), cell.sums(), cell.products())))
        .isEqualTo(expected);
    assertThat(asked.count(CSI + "/dropped")).isEqualTo(dropped);
  }

  private static Map<String, Answer> scores(Event event) {
    return ((SurveyResponse) event.payload()).answers();
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
