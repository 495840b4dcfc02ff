package rapport.forms;

import java.util.Optional;
import rapport.access.Access;
import rapport.access.Access.Kind;
import rapport.edge.Caller;
import rapport.edge.Need;
import rapport.edge.Problem;
import rapport.edge.Throttle;
import rapport.form.Definition;
import rapport.forms.Ports.Doors;
import rapport.link.LinkToken;
import rapport.link.SurveyLink;
import rapport.shelf.Links.Opening;
import rapport.shelf.SurveyShelf;

/// Lets visitors in to forms. A visitor brings nothing but an address, so it is held to the same as
/// an answer that comes without a header: a public key for this survey, or a link to it.
record Entrance(Doors doors, Throttle throttle, SurveyShelf surveys) {

  private static final Problem NO_KEY = Problem.of(401, "The address has no key.");
  private static final Problem NOT_FOR_THIS = Problem.of(403, "This key is not for this survey.");
  private static final Problem NO_SURVEY = Problem.of(404, "There is no such survey.");

  /// What became of a visit.
  sealed interface Entry {

    record Open(Definition definition, Pass pass) implements Entry {}

    record Closed(Problem problem) implements Entry {}
  }

  /// What became of showing a key.
  private sealed interface Shown {

    record Good(Pass pass) implements Shown {}

    record Refused(Problem problem) implements Shown {}
  }

  Entry enter(Visit visit) {
    String key = visit.key().orElse("");
    Throttle.Counted stranger = throttle.stranger(visit.request());
    Optional<Problem> refusal =
        doors.credentials().remembers(key) ? Optional.empty() : stranger.refusal(1);
    if (refusal.isPresent()) {
      return new Entry.Closed(refusal.get());
    }
    return switch (show(visit, key, stranger)) {
      case Shown.Refused(Problem problem) -> new Entry.Closed(problem);
      case Shown.Good(Pass pass) -> find(visit, pass, stranger);
    };
  }

  /// That there is no such survey is not remembered, so whoever asks for many is counted.
  private Entry find(Visit visit, Pass pass, Throttle.Counted stranger) {
    Optional<Definition> found = surveys.find(pass.tenant(), visit.survey());
    if (found.isEmpty()) {
      stranger.take(1);
    }
    return found
        .<Entry>map(definition -> new Entry.Open(definition, pass))
        .orElseGet(() -> new Entry.Closed(NO_SURVEY));
  }

  private Shown show(Visit visit, String key, Throttle.Counted stranger) {
    if (key.isEmpty()) {
      return doors.onlyTenant().isEmpty()
          ? new Shown.Refused(NO_KEY)
          : new Shown.Good(new Pass.Free(doors.onlyTenant()));
    }
    return LinkToken.isOne(key) ? link(visit, key, stranger) : key(visit, key, stranger);
  }

  private Shown link(Visit visit, String key, Throttle.Counted stranger) {
    stranger.take(1);
    return switch (doors.links().open(key)) {
      case Opening.Refused(Problem problem) -> new Shown.Refused(problem);
      case Opening.Good(SurveyLink link) ->
          link.survey().equals(visit.survey())
              ? new Shown.Good(new Pass.ByLink(link, key))
              : new Shown.Refused(NOT_FOR_THIS);
    };
  }

  /// A key that may do more has no place in an address, so it opens none.
  private Shown key(Visit visit, String key, Throttle.Counted stranger) {
    return switch (doors.credentials().caller(key)) {
      case Caller.ByKey(Access access, _) ->
          access.kind() == Kind.PUB && access.answers(visit.survey())
              ? new Shown.Good(new Pass.ByKey(access.tenant(), key))
              : new Shown.Refused(NOT_FOR_THIS);
      case Caller.Nobody _, Caller.Stranger _, Caller.ByToken _ -> {
        stranger.take(1);
        yield new Shown.Refused(Need.UNKNOWN);
      }
    };
  }
}
