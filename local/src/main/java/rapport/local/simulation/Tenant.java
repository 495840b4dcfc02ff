package rapport.local.simulation;

import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import rapport.access.Access;
import rapport.edge.CalendarsJson;
import rapport.edge.Caller;
import rapport.edge.Checked;
import rapport.edge.Json;
import rapport.edge.Json.Parsed;
import rapport.edge.SettingsJson;
import rapport.edge.SurveyJson;
import rapport.period.Calendar;
import rapport.settings.Calendars;
import rapport.settings.Settings;
import rapport.store.AccessKeys;
import rapport.store.Documents;
import rapport.store.Item;
import rapport.store.Range;
import rapport.store.Table;
import rapport.store.memory.MemoryTable;

/// Whose data a run is about, and what it has decided.
///
/// @param targets whether a first response is promised within [#TARGET_MINUTES]
public record Tenant(String name, String zone, boolean targets) {

  static final int TARGET_MINUTES = 60;

  /// By name. In the second one each customer has one vote.
  private static final Map<String, String> SURVEYS = Map.of("s", survey(false), "v", survey(true));

  private static final Map<Tenant, List<Item>> FURNISHED = new ConcurrentHashMap<>();

  /// The names of those that there are.
  static Set<String> surveys() {
    return SURVEYS.keySet();
  }

  ZoneId zoneId() {
    return ZoneId.of(zone);
  }

  /// By which its days are made at first.
  Calendar calendar() {
    return new Calendar(1, zoneId(), DayOfWeek.MONDAY);
  }

  /// Who asks for its figures, as the authorizer says.
  Caller reader() {
    return caller(Access.Kind.READ);
  }

  /// Who sends events.
  Caller server() {
    return caller(Access.Kind.SRV);
  }

  private Caller caller(Access.Kind kind) {
    return new Caller.ByKey(new Access(name, kind, Set.of(), Set.of()), AccessKeys.hashOf(name));
  }

  /// What an administrator has left in the table of summaries: settings, calendar, survey.
  List<Item> furniture() {
    return FURNISHED.computeIfAbsent(this, Tenant::furnish);
  }

  private List<Item> furnish() {
    var table = new MemoryTable();
    var documents = new Documents(table);
    documents.write(name, "settings", 0, SettingsJson.write(settings()));
    documents.write(name, "calendar", 0, CalendarsJson.write(new Calendars(calendar(), List.of())));
    SURVEYS.forEach(
        (survey, text) -> {
          var definition = SurveyJson.write(valid(SurveyJson.read(survey, json(text))));
          documents.write(name, "survey#" + survey, 0, definition);
          documents.write(name, "surveyversion#" + survey + "#00000001", 0, definition);
        });
    var items = new ArrayList<Item>();
    table.query(Range.all("c#" + name), Table.Read.STRONG, items::addAll);
    return List.copyOf(items);
  }

  private static String survey(boolean oneVote) {
    return """
        {"oneVote":%s,"questions":[
          {"id":"recommend","type":"nps"},{"id":"happy","type":"csat","scale":"1-5"},
          {"id":"why","type":"text"}]}
        """
        .formatted(oneVote);
  }

  /// The survey `s`, as it is put.
  public static String surveyText() {
    return survey(false);
  }

  private Settings settings() {
    return valid(SettingsJson.read(json(settingsText())));
  }

  /// The tenant's settings, as they are put.
  public String settingsText() {
    var promises =
        targets ? "[{\"firstResponse\":{\"default\":{\"minutes\":" + TARGET_MINUTES + "}}}]" : "[]";
    return """
        {"timezone":"%s","dimensions":["region"],"smallN":1,"watch":[],"serviceTargets":%s}
        """
        .formatted(zone, promises);
  }

  private static Json.Value json(String text) {
    return switch (Json.readOne(text)) {
      case Parsed.Values(_, var values) -> values.getFirst();
      case Parsed.Malformed(String message) -> throw new IllegalStateException(message);
    };
  }

  private static <T> T valid(Checked<T> read) {
    return switch (read) {
      case Checked.Valid<T>(T value) -> value;
      case Checked.Invalid<T>(var errors) -> throw new IllegalStateException("" + errors);
    };
  }
}
