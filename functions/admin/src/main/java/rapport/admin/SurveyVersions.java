package rapport.admin;

import java.util.List;
import java.util.Optional;
import java.util.function.LongPredicate;
import rapport.edge.FieldError;
import rapport.edge.SurveyJson;
import rapport.form.Definition;
import rapport.store.Documents;
import rapport.store.Documents.Document;
import rapport.store.Documents.Named;
import rapport.store.Table;
import rapport.survey.Survey;

/// The versions of surveys' definitions. Every one is kept, since answers are recorded by the
/// version they were accepted by; the latest is kept under the survey's own name too.
///
/// A new version is written under its number first, and then under the survey's name. If that
/// breaks off in between, the next call goes on from the version that was left.
///
/// A survey that is deleted leaves its last definition under another name, where only the reader
/// looks: what was answered is still shown, and nothing more is taken. Defined again, it goes on
/// where it ended.
final class SurveyVersions {

  private static final int MAX_TRIES = 5;

  private final Documents documents;

  SurveyVersions(Documents documents) {
    this.documents = documents;
  }

  /// What became of putting a definition.
  sealed interface Outcome {

    /// @param created whether there was no such survey
    record Kept(Definition definition, boolean created) implements Outcome {}

    record Incompatible(List<FieldError> errors) implements Outcome {
      public Incompatible {
        errors = List.copyOf(errors);
      }
    }

    record OtherVersion() implements Outcome {}

    record Busy() implements Outcome {}
  }

  /// What became of deleting a definition.
  enum Deletion {
    DELETED,
    MISSING,
    OTHER_VERSION,
    BUSY
  }

  /// @param id as it stands in a path; what can't be a name, for instance because it is longer than
  ///   a key of the table, is no survey's
  Optional<Definition> current(String tenant, String id) {
    return read(tenant, id).map(SurveyVersions::decode);
  }

  /// Of all surveys that are not deleted, by id.
  List<Definition> all(String tenant) {
    return documents.list(tenant, head("")).stream()
        .map(named -> decode(named.document()))
        .toList();
  }

  private Optional<Document> read(String tenant, String id) {
    return Survey.isName(id) ? documents.read(tenant, head(id)) : Optional.empty();
  }

  /// @param wanted says of the current version, 0 if there is none, whether it may be followed
  Outcome put(String tenant, Definition definition, LongPredicate wanted) {
    String id = definition.survey().id();
    for (int attempt = 0; attempt < MAX_TRIES; attempt++) {
      Optional<Document> head = read(tenant, id);
      if (!wanted.test(head.map(SurveyVersions::version).orElse(0))) {
        return new Outcome.OtherVersion();
      }
      Optional<Definition> latest = latest(tenant, id);
      List<FieldError> errors =
          latest.map(before -> errors(definition, before)).orElseGet(List::of);
      if (!errors.isEmpty()) {
        return new Outcome.Incompatible(errors);
      }
      Definition next = latest.map(before -> next(definition, before)).orElse(definition);
      if (keep(tenant, latest, next) && point(tenant, head, next)) {
        return new Outcome.Kept(next, head.isEmpty());
      }
    }
    return new Outcome.Busy();
  }

  Deletion delete(String tenant, String id, LongPredicate wanted) {
    for (int attempt = 0; attempt < MAX_TRIES; attempt++) {
      Optional<Document> head = read(tenant, id);
      if (head.isEmpty()) {
        return Deletion.MISSING;
      }
      if (!wanted.test(version(head.get()))) {
        return Deletion.OTHER_VERSION;
      }
      if (leave(tenant, id, head.get().text())
          && documents.delete(tenant, head(id), head.get().version()) == Table.Outcome.DONE) {
        return Deletion.DELETED;
      }
    }
    return Deletion.BUSY;
  }

  private Optional<Definition> latest(String tenant, String id) {
    List<Named> kept = documents.list(tenant, numbered(id));
    return kept.isEmpty() ? Optional.empty() : Optional.of(decode(kept.getLast().document()));
  }

  private static List<FieldError> errors(Definition definition, Definition before) {
    return definition.compatible(before).stream()
        .map(fault -> new FieldError(fault.pointer(), fault.message()))
        .distinct()
        .toList();
  }

  /// The version after the one before, or that one itself if nothing is new.
  private static Definition next(Definition definition, Definition before) {
    Definition next = definition.with(definition.survey().succeeding(before.survey()));
    return unnumbered(next).equals(unnumbered(before)) ? before : next;
  }

  /// As a caller may put it: without its version and what was asked earlier.
  private static Definition unnumbered(Definition definition) {
    Survey survey = definition.survey();
    return definition.with(
        new Survey(
            survey.id(),
            1,
            survey.title(),
            survey.questions(),
            survey.thankYou(),
            List.of(),
            survey.respondents()));
  }

  private boolean keep(String tenant, Optional<Definition> latest, Definition next) {
    String name = numbered(next.survey().id()) + "%08d".formatted(next.survey().version());
    return latest.equals(Optional.of(next))
        || documents.write(tenant, name, 0, SurveyJson.write(next)) == Table.Outcome.DONE;
  }

  private boolean point(String tenant, Optional<Document> head, Definition next) {
    return write(tenant, head(next.survey().id()), head, SurveyJson.write(next));
  }

  /// Before the definition goes, so that its figures are shown at any moment. The reader prefers
  /// the current one while both are there.
  private boolean leave(String tenant, String id, String text) {
    return write(tenant, deleted(id), documents.read(tenant, deleted(id)), text);
  }

  private boolean write(String tenant, String name, Optional<Document> known, String text) {
    return known.filter(document -> document.text().equals(text)).isPresent()
        || documents.write(tenant, name, known.map(Document::version).orElse(0L), text)
            == Table.Outcome.DONE;
  }

  private static Definition decode(Document document) {
    return SurveyJson.definition(document.text());
  }

  private static int version(Document document) {
    return decode(document).survey().version();
  }

  private static String head(String id) {
    return "survey#" + id;
  }

  private static String deleted(String id) {
    return "surveydeleted#" + id;
  }

  private static String numbered(String id) {
    return "surveyversion#" + id + "#";
  }
}
