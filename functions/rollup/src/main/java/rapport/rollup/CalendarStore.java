package rapport.rollup;

import java.util.Optional;
import rapport.edge.CalendarsJson;
import rapport.settings.Calendars;
import rapport.store.Documents;
import rapport.store.Documents.Document;
import rapport.store.Table.Outcome;

/// The calendars of each tenant, read strongly and never remembered: a fold for one that is
/// announced must not be missed.
final class CalendarStore {

  private static final String NAME = "calendar";

  private final Documents documents;

  CalendarStore(Documents documents) {
    this.documents = documents;
  }

  Calendars of(String tenant) {
    return read(tenant).map(Document::text).map(CalendarsJson::stored).orElse(Calendars.DEFAULT);
  }

  /// Makes the announced calendar the current one. Does nothing if the tenant has decided otherwise
  /// meanwhile.
  Outcome makeCurrent(String tenant, Calendars complete) {
    var document = read(tenant);
    if (document.isEmpty() || !CalendarsJson.stored(document.get().text()).equals(complete)) {
      return Outcome.REFUSED;
    }
    return documents.write(
        tenant, NAME, document.get().version(), CalendarsJson.write(complete.switched()));
  }

  private Optional<Document> read(String tenant) {
    return documents.read(tenant, NAME);
  }
}
