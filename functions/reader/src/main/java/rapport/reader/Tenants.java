package rapport.reader;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import rapport.edge.CalendarsJson;
import rapport.edge.Decisions;
import rapport.period.Calendar;
import rapport.settings.Calendars;
import rapport.store.Documents;
import rapport.store.Documents.Document;
import rapport.store.Documents.Named;
import rapport.store.Table.Read;

/// Knows what each tenant has decided, remembered for a few seconds: a dashboard asks many times.
/// Only the calendar is read anew each time: by one that was switched off meanwhile no record is
/// kept up to date any more.
final class Tenants {

  static final Duration REMEMBERED = Duration.ofSeconds(5);

  private static final int MAX_REMEMBERED = 1_000;

  private final Documents documents;
  private final Clock clock;
  private final Map<String, Remembered> known = new HashMap<>();

  Tenants(Documents documents, Clock clock) {
    this.documents = documents;
    this.clock = clock;
  }

  private record Remembered(Decisions decisions, Instant until) {}

  TenantView view(String tenant) {
    var decided = decided(tenant);
    return new TenantView(
        tenant, decided.settings(), calendar(tenant), decided.surveys(), decided.deleted());
  }

  private Calendar calendar(String tenant) {
    return documents
        .read(tenant, "calendar")
        .map(Document::text)
        .map(CalendarsJson::stored)
        .orElse(Calendars.DEFAULT)
        .current();
  }

  private synchronized Decisions decided(String tenant) {
    var remembered = known.get(tenant);
    if (remembered != null && clock.instant().isBefore(remembered.until())) {
      return remembered.decisions();
    }
    if (known.size() >= MAX_REMEMBERED) {
      known.clear();
    }
    var decided = read(tenant);
    known.put(tenant, new Remembered(decided, clock.instant().plus(REMEMBERED)));
    return decided;
  }

  /// One query reads them all.
  private Decisions read(String tenant) {
    return Decisions.of(
        documents.between(tenant, Decisions.FIRST, Decisions.LAST, Read.EVENTUAL).stream()
            .collect(Collectors.toMap(Named::name, named -> named.document().text())));
  }
}
