package rapport.admin;

import java.util.Optional;
import rapport.bytes.Bytes;
import rapport.edge.CalendarsJson;
import rapport.settings.Calendars;
import rapport.settings.Settings;
import rapport.store.Documents.Document;
import rapport.store.Table.Outcome;

/// Lets the calendars follow the settings.
///
/// Another time zone is announced first. From then on everything is folded for both. If by then
/// nothing at all has been folded or waits to be, the announced calendar counts at once; otherwise
/// a job marks what was folded before, and makes it the current one when that is done.
final class CalendarChange {

  private static final String DOCUMENT = "calendar";
  private static final String JOB = "calendar";
  private static final int MAX_TRIES = 5;

  /// The state of a job that nobody has worked on: the form it is written in, and nothing yet.
  private static final Bytes NOT_BEGUN = Bytes.of(new byte[] {1});

  private final Ports ports;

  CalendarChange(Ports ports) {
    this.ports = ports;
  }

  /// @return false if others wrote the calendars again and again in between
  boolean follow(String tenant, Settings settings) {
    for (int attempt = 0; attempt < MAX_TRIES; attempt++) {
      Optional<Document> document = ports.documents().read(tenant, DOCUMENT);
      Calendars before =
          document.map(Document::text).map(CalendarsJson::stored).orElse(Calendars.DEFAULT);
      Calendars after = before.changed(settings);
      long version = document.map(Document::version).orElse(0L);
      if (after.equals(before) || write(tenant, version, after)) {
        announced(tenant, after, after.equals(before) ? version : version + 1);
        return true;
      }
    }
    return false;
  }

  private void announced(String tenant, Calendars calendars, long version) {
    if (calendars.announced().isEmpty()) {
      return;
    }
    if (!nothingFolded(tenant) || !write(tenant, version, calendars.switched())) {
      ports.jobs().start(tenant, JOB, NOT_BEGUN, ports.token());
    }
  }

  /// Marks first: a mark is gone only after its records are written, so whatever is being folded
  /// just now is seen in one of the two places.
  private boolean nothingFolded(String tenant) {
    return ports.marks().of(tenant).isEmpty() && ports.summaries().isEmpty(tenant);
  }

  private boolean write(String tenant, long previousVersion, Calendars calendars) {
    String text = CalendarsJson.write(calendars);
    return ports.documents().write(tenant, DOCUMENT, previousVersion, text) == Outcome.DONE;
  }
}
