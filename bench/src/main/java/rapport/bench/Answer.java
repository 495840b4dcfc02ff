package rapport.bench;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import rapport.event.Version;
import rapport.fact.FactId;
import rapport.fact.Family;
import rapport.fact.LoggedFact;
import rapport.fact.Measure;

/// An answer to a survey of three questions, with two dimensions: what is measured here is made of
/// such answers.
///
/// @param id tells it apart
/// @param customer who gave it
/// @param recommend 0 to 10
/// @param happy 1 to 5
/// @param effort 1 to 7
/// @param region 1 to [#REGIONS], as products are
record Answer(
    String id,
    long customer,
    Instant time,
    int recommend,
    int happy,
    int effort,
    int region,
    int product) {

  static final String SURVEY = "relationship-2026";

  /// Its definition.
  static final String DEFINITION =
      """
      {"questions":[{"id":"recommend","type":"nps"},{"id":"happy","type":"csat"},
       {"id":"effort","type":"ces"},{"id":"why","type":"text"}]}""";

  private static final int REGIONS = 8;
  private static final long CUSTOMERS = 5_000;

  /// Stands in for the hash of a customer, of which all bits look drawn.
  private static final long HASH = 0x9E3779B97F4A7C15L;

  private static final long SEED = 20_261_128;

  /// The same answers for the same arguments, in order of their times.
  ///
  /// @param from when the first may be, inclusive
  /// @param to when the last may be, exclusive
  static List<Answer> drawn(int count, Instant from, Instant to) {
    var random = new Random(SEED);
    var answers = new ArrayList<Answer>();
    random
        .longs(count, from.toEpochMilli(), to.toEpochMilli())
        .sorted()
        .forEach(
            millis ->
                answers.add(
                    new Answer(
                        new UUID(random.nextLong(), random.nextLong()).toString(),
                        random.nextLong(CUSTOMERS),
                        Instant.ofEpochMilli(millis),
                        random.nextInt(11),
                        1 + random.nextInt(5),
                        1 + random.nextInt(7),
                        1 + random.nextInt(REGIONS),
                        1 + random.nextInt(REGIONS))));
    return List.copyOf(answers);
  }

  /// As the log holds it.
  LoggedFact fact() {
    var survey = Family.survey(SURVEY);
    return new LoggedFact(
        factId(id),
        Version.FIRST,
        time,
        new LoggedFact.Origin(HASH * (customer + 1), ""),
        new TreeMap<>(Map.of("region", region, "product", product)),
        List.of(
            new Measure.Count(survey, "complete", 1),
            new Measure.LocalHour(survey, "hours"),
            new Measure.Value(Family.question(SURVEY, "recommend"), "score:0-10", recommend),
            new Measure.Value(Family.question(SURVEY, "happy"), "score:1-5", happy),
            new Measure.Value(Family.question(SURVEY, "effort"), "score:1-7:ease", effort)),
        new TreeMap<>());
  }

  /// What the log calls an answer that was sent with that id.
  static FactId factId(String id) {
    return FactId.of("response", "bench", id, "");
  }

  /// As it is sent.
  String json() {
    return """
        {"specversion":"1.0","source":"bench","id":"%s","time":"%s","type":"survey.response",\
        "subject":"customer-%d","data":{"survey":"%s","answers":{"recommend":%d,"happy":%d,\
        "effort":%d},"attributes":{"region":"region-%d","product":"product-%d"}}}"""
        .formatted(id, time, customer, SURVEY, recommend, happy, effort, region, product);
  }

  /// As a request brings them.
  static String json(List<Answer> answers) {
    return answers.stream().map(Answer::json).collect(Collectors.joining(",", "[", "]"));
  }
}
