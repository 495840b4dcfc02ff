package rapport.reader;

import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import rapport.access.Access;
import rapport.edge.CalendarsJson;
import rapport.edge.SettingsJson;
import rapport.edge.SurveyJson;
import rapport.period.Calendar;
import rapport.settings.Calendars;
import rapport.settings.Settings;
import rapport.settings.Settings.Pair;
import rapport.store.AccessKeys;
import rapport.store.Documents;
import rapport.store.Documents.Document;
import rapport.store.memory.MemoryTable;
import rapport.survey.Survey;

/// Does what administration would.
record Admin(MemoryTable summary) {

  void keys() {
    key(Samples.READ, Access.Kind.READ, Set.of());
    key(Samples.SRV, Access.Kind.SRV, Set.of());
    key(Samples.PUB, Access.Kind.PUB, Set.of(Samples.SURVEY.id()));
  }

  private void key(String key, Access.Kind kind, Set<String> surveys) {
    open(key, new Access(ReaderWorld.TENANT, kind, Set.of(), surveys));
  }

  void open(String key, Access access) {
    new AccessKeys(summary).open(AccessKeys.hashOf(key), access);
  }

  void settings() {
    write(
        "settings",
        SettingsJson.write(
            new Settings(
                ZoneId.of("Europe/Berlin"),
                DayOfWeek.MONDAY,
                List.of("region", "plan"),
                List.of(new Pair("region", "plan")),
                "EUR",
                10)));
  }

  void calendar(Calendar calendar) {
    write("calendar", CalendarsJson.write(new Calendars(calendar, List.of())));
  }

  void define(Survey survey) {
    write("survey#" + survey.id(), SurveyJson.write(survey));
  }

  /// A current definition may be left beside the deleted one, where it was defined again.
  void delete(Survey survey) {
    write("surveydeleted#" + survey.id(), SurveyJson.write(survey));
    new Documents(summary).delete(ReaderWorld.TENANT, "survey#" + survey.id(), 1);
  }

  void write(String name, String text) {
    var documents = new Documents(summary);
    long version = documents.read(ReaderWorld.TENANT, name).map(Document::version).orElse(0L);
    documents.write(ReaderWorld.TENANT, name, version, text);
  }
}
