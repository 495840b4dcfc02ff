package rapport.edge;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import rapport.settings.Settings;
import rapport.survey.Survey;

/// What a tenant has decided, as its stored documents say it.
///
/// Who deletes a survey takes no more answers and keeps those there are, so their questions must be
/// known. Of one that was defined again the current definition knows all that the deleted one
/// asked.
///
/// @param surveys the latest definition of each, by id; also of those that were deleted
public record Decisions(Settings settings, List<Survey> surveys) {

  /// The documents that say it lie side by side, from the one of this name …
  public static final String FIRST = "settings";

  /// … to those that begin so.
  public static final String LAST = "surveydeleted#";

  private static final String SURVEY = "survey#";

  public Decisions {
    surveys = List.copyOf(surveys);
  }

  /// @param texts of documents by their names; others than those that say it do no harm
  public static Decisions of(Map<String, String> texts) {
    var settings = Settings.DEFAULT;
    var surveys = new TreeMap<String, Survey>();
    for (Map.Entry<String, String> named : new TreeMap<>(texts).entrySet()) {
      var name = named.getKey();
      var text = named.getValue();
      if (name.equals(FIRST)) {
        settings = SettingsJson.stored(text);
      } else if (name.startsWith(SURVEY)) {
        surveys.put(name.substring(SURVEY.length()), SurveyJson.stored(text));
      } else if (name.startsWith(LAST)) {
        surveys.putIfAbsent(name.substring(LAST.length()), SurveyJson.stored(text));
      }
    }
    return new Decisions(settings, List.copyOf(surveys.values()));
  }
}
