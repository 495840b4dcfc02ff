package rapport.shelf;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import rapport.edge.SurveyJson;
import rapport.form.Definition;
import rapport.store.Documents;
import rapport.survey.Survey;

/// The latest definitions of surveys, remembered for a minute. That there is none is not
/// remembered: it may be defined at any moment.
public final class SurveyShelf {

  public static final Duration REMEMBERED = Duration.ofSeconds(60);

  private static final int MAX_REMEMBERED = 1_000;

  private final Documents documents;
  private final Clock clock;
  private final Map<Name, Remembered> remembered = new ConcurrentHashMap<>();

  public SurveyShelf(Documents documents, Clock clock) {
    this.documents = documents;
    this.clock = clock;
  }

  private record Name(String tenant, String survey) {}

  private record Remembered(Definition definition, Instant until) {}

  public Optional<Definition> find(String tenant, String survey) {
    Remembered known = remembered.get(new Name(tenant, survey));
    return known != null && clock.instant().isBefore(known.until())
        ? Optional.of(known.definition())
        : fresh(tenant, survey);
  }

  /// As it is now, whatever is remembered. What can't be a survey's name is not looked up: it comes
  /// from a path as it is, and may be longer than a key of the table.
  public Optional<Definition> fresh(String tenant, String survey) {
    if (!Survey.isName(survey)) {
      return Optional.empty();
    }
    var name = new Name(tenant, survey);
    Optional<Definition> found =
        documents
            .read(tenant, "survey#" + survey)
            .map(document -> SurveyJson.definition(document.text()));
    if (remembered.size() >= MAX_REMEMBERED) {
      remembered.clear();
    }
    remembered.remove(name);
    found.ifPresent(
        definition ->
            remembered.put(name, new Remembered(definition, clock.instant().plus(REMEMBERED))));
    return found;
  }
}
