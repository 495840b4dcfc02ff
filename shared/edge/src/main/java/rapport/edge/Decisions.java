package rapport.edge;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import rapport.settings.Settings;
import rapport.survey.Survey;

/// What a tenant has decided, as its stored documents say it.
///
/// Who deletes a survey takes no more answers and keeps those there are, so their questions must be
/// known. Of one that was defined again the current definition knows all that the deleted one
/// asked.
///
/// @param surveys the latest definition of each, by id; also of those that were deleted
/// @param deleted the ids of these
public record Decisions(Settings settings, List<Survey> surveys, Set<String> deleted) {

  /// The documents that say it lie side by side, from the one of this name …
  public static final String FIRST = "settings";

  /// … to those that begin so.
  public static final String LAST = "surveydeleted#";

  private static final String SURVEY = "survey#";

  public Decisions {
    surveys = List.copyOf(surveys);
    deleted = Set.copyOf(deleted);
  }

  /// @param texts of documents by their names; others than those that say it do no harm
  public static Decisions of(Map<String, String> texts) {
    var settings = Settings.DEFAULT;
    var surveys = new TreeMap<String, Survey>();
    var deleted = new TreeSet<String>();
    for (Map.Entry<String, String> named : new TreeMap<>(texts).entrySet()) {
      var name = named.getKey();
      var text = named.getValue();
      if (name.equals(FIRST)) {
        settings = SettingsJson.stored(text);
      } else if (name.startsWith(SURVEY)) {
        surveys.put(name.substring(SURVEY.length()), SurveyJson.stored(text));
      } else if (name.startsWith(LAST)) {
        var id = name.substring(LAST.length());
        if (surveys.putIfAbsent(id, SurveyJson.stored(text)) == null) {
          deleted.add(id);
        }
      }
    }
    return new Decisions(settings, List.copyOf(surveys.values()), deleted);
  }
}
