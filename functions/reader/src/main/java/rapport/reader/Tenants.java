package rapport.reader;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import rapport.edge.CalendarsJson;
import rapport.edge.SettingsJson;
import rapport.edge.SurveyJson;
import rapport.period.Calendar;
import rapport.settings.Calendars;
import rapport.settings.Settings;
import rapport.store.Documents;
import rapport.store.Documents.Document;
import rapport.store.Documents.Named;
import rapport.store.Table.Read;
import rapport.survey.Survey;

/// Knows what each tenant has decided, remembered for a few seconds: a dashboard asks many times.
/// Only the calendar is read anew each time: by one that was switched off meanwhile no record is
/// kept up to date any more.
final class Tenants {

  static final Duration REMEMBERED = Duration.ofSeconds(5);

  private static final int MAX_REMEMBERED = 1_000;
  private static final String SETTINGS = "settings";
  private static final String SURVEY = "survey#";
  private static final String DELETED = "surveydeleted#";

  private final Documents documents;
  private final Clock clock;
  private final Map<String, Decided> known = new HashMap<>();

  Tenants(Documents documents, Clock clock) {
    this.documents = documents;
    this.clock = clock;
  }

  private record Decided(Settings settings, List<Survey> surveys, Instant until) {}

  TenantView view(String tenant) {
    var decided = decided(tenant);
    return new TenantView(tenant, decided.settings(), calendar(tenant), decided.surveys());
  }

  private Calendar calendar(String tenant) {
    return documents
        .read(tenant, "calendar")
        .map(Document::text)
        .map(CalendarsJson::stored)
        .orElse(Calendars.DEFAULT)
        .current();
  }

  private synchronized Decided decided(String tenant) {
    var remembered = known.get(tenant);
    if (remembered != null && clock.instant().isBefore(remembered.until())) {
      return remembered;
    }
    if (known.size() >= MAX_REMEMBERED) {
      known.clear();
    }
    var decided = read(tenant);
    known.put(tenant, decided);
    return decided;
  }

  /// Settings, surveys and the deleted ones lie side by side: one query reads them all. Who deletes
  /// a survey takes no more answers and keeps those there are, so their questions must be known. Of
  /// one that was defined again the current definition knows all that the deleted one asked.
  private Decided read(String tenant) {
    var settings = Settings.DEFAULT;
    var surveys = new TreeMap<String, Survey>();
    for (Named named : documents.between(tenant, SETTINGS, DELETED, Read.EVENTUAL)) {
      var text = named.document().text();
      if (named.name().equals(SETTINGS)) {
        settings = SettingsJson.stored(text);
      } else if (named.name().startsWith(SURVEY)) {
        surveys.put(named.name().substring(SURVEY.length()), SurveyJson.stored(text));
      } else if (named.name().startsWith(DELETED)) {
        surveys.putIfAbsent(named.name().substring(DELETED.length()), SurveyJson.stored(text));
      }
    }
    return new Decided(settings, List.copyOf(surveys.values()), clock.instant().plus(REMEMBERED));
  }
}
