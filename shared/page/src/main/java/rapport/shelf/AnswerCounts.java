package rapport.shelf;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import rapport.edge.CalendarsJson;
import rapport.fact.Family;
import rapport.fold.Part;
import rapport.fold.PartKey;
import rapport.period.Granularity;
import rapport.settings.Calendars;
import rapport.store.Documents;
import rapport.store.Documents.Document;
import rapport.store.Summaries;
import rapport.store.SummaryKey.Level;

/// How many complete answers of a survey are in, as its months' records say it; read at most once a
/// minute. What came since the records were last folded is not among them, so what is decided by it
/// may overshoot by what comes within about two minutes.
public final class AnswerCounts {

  public static final Duration REMEMBERED = Duration.ofSeconds(60);

  private static final int MAX_REMEMBERED = 1_000;
  private static final String FIRST_MONTH = "0001-01";
  private static final String LAST_MONTH = "9999-12";
  private static final String COMPLETE = "complete";

  private final Documents documents;
  private final Summaries summaries;
  private final Clock clock;
  private final Map<Name, Remembered> remembered = new ConcurrentHashMap<>();

  public AnswerCounts(Documents documents, Summaries summaries, Clock clock) {
    this.documents = documents;
    this.summaries = summaries;
    this.clock = clock;
  }

  private record Name(String tenant, String survey) {}

  private record Remembered(long count, Instant until) {}

  public long of(String tenant, String survey) {
    var name = new Name(tenant, survey);
    Remembered known = remembered.get(name);
    if (known != null && clock.instant().isBefore(known.until())) {
      return known.count();
    }
    if (remembered.size() >= MAX_REMEMBERED) {
      remembered.clear();
    }
    long count = read(name);
    remembered.put(name, new Remembered(count, clock.instant().plus(REMEMBERED)));
    return count;
  }

  /// Where each customer has one vote, as many as had one in each month.
  private long read(Name name) {
    var calendar =
        documents
            .read(name.tenant(), "calendar")
            .map(Document::text)
            .map(CalendarsJson::stored)
            .orElse(Calendars.DEFAULT)
            .current();
    var part = PartKey.totals(Family.survey(name.survey()));
    return summaries
        .range(name.tenant(), calendar.version(), Level.MONTH, part, FIRST_MONTH, LAST_MONTH)
        .values()
        .stream()
        .map(month -> month.part().state(Part.TOTAL_NUMBER).counted(Granularity.MONTH))
        .mapToLong(state -> state.count(COMPLETE))
        .sum();
  }
}
