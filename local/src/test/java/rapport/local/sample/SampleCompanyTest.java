package rapport.local.sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import rapport.edge.EventJson.Reading;
import rapport.local.importer.Intake;

/// What the company's year is like, told from the events alone.
class SampleCompanyTest {

  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
  private static final Instant NOW = Instant.parse("2027-06-18T10:30:00Z");

  /// The Monday of the week four weeks before that of [#NOW], in which the outage was.
  private static final LocalDate BAD_WEEK = LocalDate.parse("2027-05-17");

  /// As they are sent.
  private static final List<JsonNode> EVENTS = CompanyEvents.of(NOW, 365);

  private static final List<JsonNode> DIFFERENT = EVENTS.stream().distinct().toList();

  @Test
  void itIsAboutFiftyThousandEventsWhenever() {
    var another = Instant.parse("2028-02-29T23:30:00Z");

    assertThat(EVENTS.size()).isBetween(48_000, 52_000);
    assertThat(SampleCompany.events(another, 365).stream().mapToInt(List::size).sum())
        .isBetween(48_000, 52_000);
  }

  @Test
  void theSystemTakesEveryKindOfThem() {
    Stream<JsonNode> some =
        EVENTS.stream().collect(Collectors.groupingBy(SampleCompanyTest::type)).values().stream()
            .flatMap(ofType -> ofType.stream().limit(150));

    assertThat(some)
        .allSatisfy(
            event -> assertThat(Intake.read(event.toString())).isInstanceOf(Reading.Valid.class));
  }

  @Test
  void itIsAYearUpToNowAndBeforeThatOnlyWhoJoined() {
    Instant first = LocalDate.parse("2026-06-19").atStartOfDay(ZONE).toInstant();

    assertThat(EVENTS).allMatch(event -> !time(event).isAfter(NOW));
    assertThat(EVENTS).anyMatch(event -> time(event).isAfter(NOW.minus(Duration.ofHours(1))));
    assertThat(EVENTS.stream().filter(event -> time(event).isBefore(first)))
        .allMatch(event -> type(event).startsWith("customer."))
        .allMatch(event -> time(event).isAfter(first.minus(Duration.ofDays(260))));
  }

  @Test
  void theSameMomentGivesTheSameEvents() {
    assertThat(SampleCompany.events(NOW, 30)).isEqualTo(SampleCompany.events(NOW, 30));
  }

  @Test
  void someEventsComeTwiceAsTheyWereAndSomeLate() {
    var ids = new HashSet<String>();
    int late = 0;
    Instant latest = Instant.EPOCH;
    for (JsonNode event : EVENTS) {
      ids.add(event.path("id").asText());
      late += time(event).isBefore(latest.minus(Duration.ofDays(3))) ? 1 : 0;
      latest = time(event).isAfter(latest) ? time(event) : latest;
    }

    assertThat(EVENTS.size() - DIFFERENT.size()).isBetween(300, 1_500);
    assertThat(DIFFERENT).hasSameSizeAs(ids);
    assertThat(late).isGreaterThan(300);
  }

  @Test
  void nothingButAnswersHappensWhileTheCompanyIsClosed() {
    assertThat(EVENTS)
        .filteredOn(event -> !type(event).equals("survey.response"))
        .isNotEmpty()
        .allSatisfy(
            event -> {
              ZonedDateTime at = time(event).atZone(ZONE);
              boolean saturday = at.getDayOfWeek() == DayOfWeek.SATURDAY;
              assertThat(at.getDayOfWeek()).isNotEqualTo(DayOfWeek.SUNDAY);
              assertThat(at.getHour()).isBetween(8, saturday ? 14 : 19);
            });
  }

  @Test
  void someAnswerAtHomeBeforeAndAfterHoursAndOnSundays() {
    List<ZonedDateTime> times = responses().map(event -> time(event).atZone(ZONE)).toList();
    var days = times.stream().collect(Collectors.groupingBy(ZonedDateTime::toLocalDate));

    assertThat(
            times.stream().filter(SampleCompanyTest::isOutsideHours).count() * 100 / times.size())
        .isBetween(8L, 14L);
    assertThat(times).anyMatch(at -> at.getHour() < 8).anyMatch(at -> at.getHour() > 19);
    assertThat(counts(responses(), event -> time(event).atZone(ZONE).getDayOfWeek()))
        .containsKeys(DayOfWeek.values())
        .allSatisfy(
            (day, count) -> assertThat(count < 500).isEqualTo(day.compareTo(DayOfWeek.FRIDAY) > 0));
    assertThat(days.values())
        .allSatisfy(
            day ->
                assertThat(
                        day.stream()
                            .filter(SampleCompanyTest::isOutsideHours)
                            .map(ZonedDateTime::getHour)
                            .distinct())
                    .hasSizeLessThan(3));
  }

  private static boolean isOutsideHours(ZonedDateTime at) {
    return at.getDayOfWeek() == DayOfWeek.SUNDAY || at.getHour() < 8 || at.getHour() > 19;
  }

  @Test
  void moreIsToBeDoneBeforeChristmasThanInSummerAndOnMondaysThanOnFridays() {
    var months = counts(responses(), event -> time(event).atZone(ZONE).getMonth());
    var weekdays = counts(responses(), event -> time(event).atZone(ZONE).getDayOfWeek());

    assertThat(ratio(months, Month.DECEMBER, Month.JULY)).isGreaterThan(1.7);
    assertThat(ratio(weekdays, DayOfWeek.MONDAY, DayOfWeek.FRIDAY)).isGreaterThan(1.3);
  }

  @Test
  void theOutageShowsInAnswersTicketsAndCommentsAndIsOver() {
    var before = Weeks.of(BAD_WEEK.minusWeeks(6), 6);
    var bad = Weeks.of(BAD_WEEK, 1);
    var after = Weeks.of(BAD_WEEK.plusWeeks(3), 2);

    assertThat(bad.nps()).isLessThan(before.nps() - 40);
    assertThat(after.nps()).isGreaterThan(before.nps() - 10);
    assertThat(bad.mean("happy")).isLessThan(before.mean("happy") - 0.7);
    assertThat(after.mean("happy")).isGreaterThan(before.mean("happy") - 0.2);
    assertThat(bad.ticketsAWeek()).isGreaterThan(1.5 * before.ticketsAWeek());
    assertThat(after.ticketsAWeek()).isLessThan(1.4 * before.ticketsAWeek());
    assertThat(bad.hoursToReply()).isGreaterThan(1.5 * before.hoursToReply());
    assertThat(after.hoursToReply()).isLessThan(1.3 * before.hoursToReply());
    assertThat(bad.saying("down for days", "timed out", "errors", "超时", "用不了")).isPositive();
    assertThat(before.saying("down for days", "timed out", "errors", "超时", "用不了")).isZero();
  }

  /// Welch's t of each pair is far beyond what chance gives.
  @Test
  void segmentsDiffer() {
    assertThat(welch(scores("region", "EMEA"), scores("region", "APAC"))).isGreaterThan(5);
    assertThat(welch(scores("plan", "enterprise"), scores("plan", "free"))).isGreaterThan(5);
    assertThat(welch(scores("plan", "pro"), scores("plan", "free"))).isGreaterThan(3);
  }

  @Test
  void manyDifferentCommentsInBothLanguagesFitTheScore() {
    var byLanguage =
        responses()
            .filter(event -> event.path("data").path("answers").has("why"))
            .collect(Collectors.groupingBy(event -> event.path("data").path("language").asText()));

    assertThat(byLanguage).containsOnlyKeys("en", "zh");
    assertThat(texts(byLanguage.get("en"), _ -> true)).hasSizeGreaterThan(500);
    assertThat(texts(byLanguage.get("zh"), _ -> true)).hasSizeGreaterThan(300);
    assertThat(texts(byLanguage.get("zh"), _ -> true))
        .allMatch(text -> text.matches("\\P{IsLatin}+"));
    for (List<JsonNode> some : byLanguage.values()) {
      assertThat(texts(some, score -> score >= 9))
          .doesNotContainAnyElementsOf(texts(some, score -> score <= 6));
    }
  }

  @Test
  void everyCustomerJoinsOnceAndWhoHasLeftDoesNothingAnyMore() {
    var changes =
        DIFFERENT.stream()
            .filter(event -> type(event).startsWith("customer."))
            .sorted(Comparator.comparing(SampleCompanyTest::time))
            .collect(Collectors.groupingBy(event -> event.path("subject").asText()));

    var left = new ArrayList<String>();
    changes.forEach(
        (customer, all) -> {
          List<String> types = all.stream().map(SampleCompanyTest::type).toList();
          assertThat(types.stream().filter("customer.joined"::equals)).hasSizeLessThan(2);
          if (types.contains("customer.left")) {
            assertThat(types.indexOf("customer.left")).as(customer).isEqualTo(types.size() - 1);
            left.add(customer);
          }
        });
    assertThat(left.size()).isBetween(80, 300);
  }

  /// What happened in some whole weeks.
  private record Weeks(int count, List<JsonNode> events) {

    static Weeks of(LocalDate from, int count) {
      Instant start = from.atStartOfDay(ZONE).toInstant();
      Instant end = from.plusWeeks(count).atStartOfDay(ZONE).toInstant();
      return new Weeks(
          count,
          DIFFERENT.stream()
              .filter(event -> !time(event).isBefore(start) && time(event).isBefore(end))
              .toList());
    }

    private Stream<JsonNode> ofType(String type) {
      return events.stream().filter(event -> type(event).equals(type));
    }

    private List<Integer> scores(String question) {
      return ofType("survey.response")
          .map(event -> event.path("data").path("answers").path(question))
          .filter(JsonNode::isInt)
          .map(JsonNode::intValue)
          .toList();
    }

    double nps() {
      List<Integer> scores = scores("recommend");
      long promoters = scores.stream().filter(score -> score >= 9).count();
      long detractors = scores.stream().filter(score -> score <= 6).count();
      return 100.0 * (promoters - detractors) / scores.size();
    }

    double mean(String question) {
      return scores(question).stream().mapToInt(Integer::intValue).average().orElseThrow();
    }

    double ticketsAWeek() {
      return (double) ofType("ticket.created").count() / count;
    }

    double hoursToReply() {
      var createdAt = new TreeMap<String, Instant>();
      ofType("ticket.created").forEach(event -> createdAt.put(ticket(event), time(event)));
      var repliedAt = new TreeMap<String, Instant>();
      ofType("ticket.replied")
          .filter(event -> event.path("data").has("agent"))
          .forEach(
              event ->
                  repliedAt.merge(ticket(event), time(event), (a, b) -> a.isBefore(b) ? a : b));
      return createdAt.entrySet().stream()
              .filter(entry -> repliedAt.containsKey(entry.getKey()))
              .mapToLong(
                  entry ->
                      Duration.between(entry.getValue(), repliedAt.get(entry.getKey())).toSeconds())
              .average()
              .orElseThrow()
          / 3600;
    }

    long saying(String... words) {
      return ofType("survey.response")
          .map(event -> event.path("data").path("answers").path("why").asText())
          .filter(text -> Stream.of(words).anyMatch(text::contains))
          .count();
    }
  }

  private static DoubleSummaryStatistics squares(List<Integer> scores, double mean) {
    return scores.stream()
        .mapToDouble(score -> (score - mean) * (score - mean))
        .summaryStatistics();
  }

  private static double welch(List<Integer> some, List<Integer> others) {
    double one = some.stream().mapToInt(Integer::intValue).average().orElseThrow();
    double two = others.stream().mapToInt(Integer::intValue).average().orElseThrow();
    double variance =
        squares(some, one).getSum() / (some.size() - 1) / some.size()
            + squares(others, two).getSum() / (others.size() - 1) / others.size();
    return (one - two) / Math.sqrt(variance);
  }

  private static List<Integer> scores(String dimension, String value) {
    return responses()
        .map(event -> event.path("data"))
        .filter(data -> data.path("attributes").path(dimension).asText().equals(value))
        .map(data -> data.path("answers").path("recommend").intValue())
        .toList();
  }

  private static Set<String> texts(List<JsonNode> responses, Predicate<Integer> scored) {
    return responses.stream()
        .map(event -> event.path("data").path("answers"))
        .filter(answers -> scored.test(answers.path("recommend").intValue()))
        .map(answers -> answers.path("why").asText())
        .collect(Collectors.toSet());
  }

  private static Stream<JsonNode> responses() {
    return DIFFERENT.stream()
        .filter(event -> event.path("data").path("survey").asText().equals("relationship-2026"));
  }

  private static <K> Map<K, Long> counts(Stream<JsonNode> events, Function<JsonNode, K> by) {
    return events.collect(Collectors.groupingBy(by, Collectors.counting()));
  }

  private static <K> double ratio(Map<K, Long> counts, K one, K other) {
    return (double) counts.get(one) / counts.get(other);
  }

  private static String ticket(JsonNode event) {
    return event.path("data").path("ticket").asText();
  }

  private static String type(JsonNode event) {
    return event.path("type").asText();
  }

  private static Instant time(JsonNode event) {
    return Instant.parse(event.path("time").asText());
  }
}
