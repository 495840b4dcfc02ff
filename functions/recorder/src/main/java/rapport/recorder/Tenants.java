package rapport.recorder;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import rapport.edge.CalendarsJson;
import rapport.edge.SettingsJson;
import rapport.edge.SurveyJson;
import rapport.fact.SubjectHash;
import rapport.settings.Calendars;
import rapport.settings.Settings;
import rapport.store.Documents;
import rapport.store.Documents.Document;
import rapport.store.SubjectSecrets;
import rapport.survey.Survey;

/// Knows what each tenant has decided. Settings are read for every batch, so that what is recorded
/// after they were changed goes by them; surveys, which name their version, and the secret, which
/// never changes, are remembered.
final class Tenants {

  /// How long the latest definition of a survey is taken for the latest.
  static final Duration REMEMBERED = Duration.ofSeconds(60);

  private static final String VERSIONS = "surveyversion#";
  private static final int MAX_REMEMBERED = 2_000;

  /// The version that an event has which names none.
  static final int LATEST = 0;

  private final Documents documents;
  private final SubjectSecrets secrets;
  private final RandomGenerator random;
  private final Clock clock;
  private final Map<String, Remembered<SubjectHash>> subjects = new HashMap<>();
  private final Map<SurveyKey, Remembered<Survey>> surveys = new HashMap<>();

  /// @param random draws secrets
  Tenants(Documents documents, RandomGenerator random, Clock clock) {
    this.documents = documents;
    this.secrets = new SubjectSecrets(documents);
    this.random = random;
    this.clock = clock;
  }

  private record Remembered<T>(T value, Instant until) {}

  private record SurveyKey(String tenant, String survey, int version) {}

  synchronized TenantView view(String tenant) {
    return new TenantView(
        text(tenant, "settings").map(SettingsJson::stored).orElse(Settings.DEFAULT),
        text(tenant, "calendar").map(CalendarsJson::stored).orElse(Calendars.DEFAULT).all(),
        subjects(tenant));
  }

  /// By it the log names the tenant's customers.
  synchronized SubjectHash subjects(String tenant) {
    return remembered(subjects, tenant)
        .orElseGet(
            () -> remember(subjects, tenant, secrets.findOrMake(tenant, random), Instant.MAX));
  }

  /// The definition by which a response was accepted. What came straight to the queue names none,
  /// and goes by the latest.
  ///
  /// @param version 0 for the latest
  /// @return empty if the tenant has no such survey
  synchronized Optional<Survey> survey(String tenant, String survey, int version) {
    var key = new SurveyKey(tenant, survey, version);
    var known = remembered(surveys, key);
    return known.isPresent() ? known : read(key);
  }

  /// The latest definition as it is now: what is remembered of it may be a minute old, and must not
  /// be the reason to refuse an answer for good.
  synchronized Optional<Survey> latestSurvey(String tenant, String survey) {
    return read(new SurveyKey(tenant, survey, LATEST));
  }

  /// The ids of all surveys that a tenant has or had.
  Set<String> surveysEver(String tenant) {
    return documents.list(tenant, VERSIONS).stream()
        .map(Documents.Named::name)
        .map(name -> name.substring(VERSIONS.length(), name.lastIndexOf('#')))
        .collect(Collectors.toSet());
  }

  private Optional<Survey> read(SurveyKey key) {
    var name =
        key.version() == LATEST
            ? "survey#" + key.survey()
            : String.format("%s%s#%08d", VERSIONS, key.survey(), key.version());
    var read = documents.read(key.tenant(), name).map(Document::text).map(SurveyJson::stored);
    var until = key.version() == LATEST ? clock.instant().plus(REMEMBERED) : Instant.MAX;
    read.ifPresent(definition -> remember(surveys, key, definition, until));
    return read;
  }

  private Optional<String> text(String tenant, String name) {
    return documents.read(tenant, name).map(Document::text);
  }

  private <K, V> Optional<V> remembered(Map<K, Remembered<V>> from, K key) {
    var known = from.get(key);
    return known != null && clock.instant().isBefore(known.until())
        ? Optional.of(known.value())
        : Optional.empty();
  }

  private static <K, V> V remember(Map<K, Remembered<V>> in, K key, V value, Instant until) {
    if (in.size() >= MAX_REMEMBERED) {
      in.clear();
    }
    in.put(key, new Remembered<>(value, until));
    return value;
  }
}
