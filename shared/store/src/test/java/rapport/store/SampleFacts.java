package rapport.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import rapport.event.Version;
import rapport.fact.FactId;
import rapport.fact.Family;
import rapport.fact.LoggedFact;
import rapport.fact.LoggedFact.Origin;
import rapport.fact.Measure;
import rapport.fact.Span;
import rapport.period.UtcHour;

/// Facts for tests, the same for the same seed.
final class SampleFacts {

  static final UtcHour HOUR = UtcHour.of(Instant.parse("2026-03-01T10:00:00Z"));

  private static final String SURVEY = "relationship-2026";
  private static final List<String> DIMENSIONS =
      List.of("agent", "channel", "group", "language", "plan", "region");
  private static final List<String> QUESTIONS = List.of("recommend", "happy", "effort");
  private static final List<String> SCALES = List.of("score:0-10", "score:1-5", "score:1-7:ease");

  private SampleFacts() {}

  /// Responses as a recorder logs them: six dimensions of ten values, one to three scores, a
  /// customer, no comments.
  static List<LoggedFact> responses(int count, UtcHour hour, Random random) {
    var facts = new ArrayList<LoggedFact>();
    for (int i = 0; i < count; i++) {
      facts.add(response(hour, random));
    }
    return facts;
  }

  private static LoggedFact response(UtcHour hour, Random random) {
    var segments = new TreeMap<String, Integer>();
    DIMENSIONS.forEach(dimension -> segments.put(dimension, 1 + random.nextInt(10)));
    var measures = new ArrayList<Measure>();
    for (int i = 0; i <= random.nextInt(3); i++) {
      var question = Family.question(SURVEY, QUESTIONS.get(i));
      measures.add(new Measure.Value(question, SCALES.get(i), 1 + random.nextInt(5)));
    }
    measures.add(new Measure.Count(Family.survey(SURVEY), "complete", 1));
    measures.add(new Measure.LocalHour(Family.survey(SURVEY), "hours"));
    return new LoggedFact(
        new FactId(random.nextLong(), random.nextLong()),
        Version.FIRST,
        hour.start().plusMillis(random.nextInt(3_600_000)),
        new Origin(random.nextLong(), "", random.nextInt()),
        segments,
        measures,
        new TreeMap<>());
  }

  /// Facts with everything a fact can have, in any combination.
  static List<LoggedFact> anything(int count, UtcHour hour, Random random) {
    var facts = new ArrayList<LoggedFact>();
    for (int i = 0; i < count; i++) {
      facts.add(
          new LoggedFact(
              new FactId(random.nextLong(), random.nextLong()),
              new Version(random.nextLong(1L << random.nextInt(1, 62)), random.nextInt(5) == 0),
              hour.start().plusMillis(random.nextInt(3_600_000)),
              new Origin(
                  random.nextBoolean() ? 0 : random.nextLong(),
                  random.nextInt(3) == 0 ? "history" : "",
                  random.nextInt()),
              segments(random),
              measures(random),
              texts(random)));
    }
    return facts;
  }

  private static SortedMap<String, Integer> segments(Random random) {
    var segments = new TreeMap<String, Integer>();
    for (String dimension : DIMENSIONS.subList(0, random.nextInt(DIMENSIONS.size() + 1))) {
      segments.put(dimension, random.nextInt(300));
    }
    return segments;
  }

  private static List<Measure> measures(Random random) {
    var measures = new ArrayList<Measure>();
    for (int left = random.nextInt(5); left > 0; left--) {
      var plain = plain(random);
      measures.add(
          switch (random.nextInt(6)) {
            case 0, 1 -> new Measure.When(plain, span(random), spans(random));
            case 2 -> cohort(random);
            default -> plain;
          });
    }
    return measures;
  }

  private static Measure cohort(Random random) {
    var since = Instant.ofEpochMilli(random.nextLong(1L << 42));
    int times = random.nextBoolean() ? 1 : -1;
    return new Measure.Cohort(Family.CUSTOMERS, "active", times, since, span(random));
  }

  private static Measure.Plain plain(Random random) {
    return switch (random.nextInt(6)) {
      case 0 -> new Measure.Count(Family.BACKLOG, "open", random.nextLong());
      case 1 -> new Measure.Value(Family.TICKETS, "score:1-5", random.nextInt());
      case 2 -> new Measure.Value(Family.TICKETS, "spent", random.nextInt(), random.nextLong());
      case 3 -> new Measure.LocalHour(Family.TICKETS, "createdHours");
      case 4 ->
          new Measure.Row(
              Family.CUSTOMERS,
              "mrr:EUR",
              random.longs(1 + random.nextInt(4)).boxed().toList(),
              random.nextBoolean() ? 1 : -1);
      default ->
          new Measure.Duration(Family.TICKETS, "resolution", random.nextLong(Long.MAX_VALUE));
    };
  }

  private static SortedMap<String, Span> spans(Random random) {
    var spans = new TreeMap<String, Span>();
    for (String dimension : DIMENSIONS.subList(0, random.nextInt(3))) {
      spans.put(dimension, span(random));
    }
    return spans;
  }

  private static Span span(Random random) {
    var time = HOUR.start().minusMillis(random.nextLong(40L * 365 * 86_400_000));
    return switch (random.nextInt(5)) {
      case 0 -> Span.ALWAYS;
      case 1 -> Span.NEVER;
      case 2 -> Span.after(time);
      case 3 -> Span.until(time);
      default -> new Span(time, time.plusMillis(1 + random.nextInt(1 << 30)));
    };
  }

  private static SortedMap<String, String> texts(Random random) {
    var texts = new TreeMap<String, String>();
    if (random.nextInt(3) == 0) {
      texts.put("why", "schnelle Lieferung 👋 " + random.nextInt());
    }
    if (random.nextInt(3) == 0) {
      texts.put("@order", "A-" + random.nextLong());
    }
    return texts;
  }
}
