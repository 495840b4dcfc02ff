package rapport.followup;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import rapport.customer.CustomerEvent;
import rapport.event.LowScores;
import rapport.event.Payload.CustomerAction;
import rapport.event.Version;

/// Somebody who should be looked after, and what was done about it.
///
/// What its fact says and what people do are kept apart: whatever comes late or twice changes the
/// cause by the highest revision, and leaves assignee, note and resolutions alone.
///
/// @param said the greatest word that was heard; void if it took all back
/// @param withdrawals how often its cause went, so that each time can be told; which depends on the
///   order in which words came
public record FollowUp(FollowUpId id, Cause cause, Word said, Handling handling, int withdrawals) {

  /// One whose cause never went.
  public FollowUp(FollowUpId id, Cause cause, Word said, Handling handling) {
    this(id, cause, said, handling, 0);
  }

  /// A follow-up that is resolved and opened again more often is not about a customer.
  public static final int MAX_RESOLUTIONS = 16;

  /// What has become of it.
  public enum State {
    OPEN,
    RESOLVED,
    /// Its cause is gone.
    WITHDRAWN
  }

  /// What a fact's word makes of what is known.
  ///
  /// @param before what is known, if anything is
  /// @return empty if nothing has to be written
  public static Optional<FollowUp> reported(Optional<FollowUp> before, Report report) {
    if (report.isTrivial()) {
      return Optional.empty();
    }
    return before.isEmpty()
        ? Optional.of(new FollowUp(report.id(), report.cause(), report.word(), Handling.NONE))
        : before.get().told(report);
  }

  /// What is void keeps its cause, so that whom it was about can be told.
  private Optional<FollowUp> told(Report report) {
    var word = report.word();
    if (word.compareTo(said) <= 0) {
      return Optional.empty();
    }
    if (report.isLow()) {
      return Optional.of(new FollowUp(id, report.cause(), word, handling, withdrawals));
    }
    var voided = new Word(new Version(word.revision(), true), word.tag());
    int times = state() == State.WITHDRAWN ? withdrawals : withdrawals + 1;
    return Optional.of(new FollowUp(id, cause, voided, handling, times));
  }

  public State state() {
    if (said.voided() || cause instanceof Cause.Nothing) {
      return State.WITHDRAWN;
    }
    return handling.isResolved() ? State.RESOLVED : State.OPEN;
  }

  /// The last moment at which it was resolved, if it is.
  public Optional<Instant> resolvedAt() {
    return state() == State.RESOLVED
        ? Optional.of(handling.resolutions().getLast().at())
        : Optional.empty();
  }

  /// Whether it can be resolved once more.
  public boolean canResolve() {
    return handling.resolutions().size() < MAX_RESOLUTIONS;
  }

  /// With something done about it. What is so already stays as it is.
  ///
  /// @throws IllegalArgumentException if it is to be resolved and [#canResolve] says no
  public FollowUp with(Edit edit, Instant now) {
    var next =
        switch (edit) {
          case Edit.Assign(var assignee) ->
              new Handling(assignee, handling.note(), handling.resolutions());
          case Edit.Note(var text) ->
              new Handling(handling.assignee(), text, handling.resolutions());
          case Edit.Resolve() -> handling.isResolved() ? handling : resolved(now);
          case Edit.Reopen() -> handling.isResolved() ? reopened() : handling;
        };
    return new FollowUp(id, cause, said, next, withdrawals);
  }

  /// Each time is another one, whatever clocks say.
  private Handling resolved(Instant now) {
    if (!canResolve()) {
      throw new IllegalArgumentException("resolved " + MAX_RESOLUTIONS + " times already");
    }
    var at = now.truncatedTo(ChronoUnit.MILLIS);
    var all = new ArrayList<>(handling.resolutions());
    if (!all.isEmpty() && !all.getLast().at().isBefore(at)) {
      at = all.getLast().at().plusMillis(1);
    }
    all.add(new Resolution(at, false));
    return new Handling(handling.assignee(), handling.note(), all);
  }

  private Handling reopened() {
    var all = new ArrayList<>(handling.resolutions());
    all.add(all.removeLast().undo());
    return new Handling(handling.assignee(), handling.note(), all);
  }

  /// What its customer has to be told, each time anew: which resolutions stand.
  ///
  /// @param revision that it is stored under, which grows with every change
  public List<CustomerEvent> tellings(long revision) {
    if (!(cause instanceof Cause.LowAnswer low) || low.customer().isEmpty()) {
      return List.of();
    }
    boolean gone = state() == State.WITHDRAWN;
    var done = new CustomerAction.FollowedUp(low.survey(), bounds(low));
    return handling.resolutions().stream()
        .map(
            resolution ->
                CustomerEvent.followedUp(
                    id.toString(),
                    resolution.at(),
                    new Version(revision, gone || resolution.undone()),
                    low.importName(),
                    done))
        .toList();
  }

  private static SortedMap<String, LowScores> bounds(Cause.LowAnswer low) {
    var bounds = new TreeMap<String, LowScores>();
    low.scores().forEach((question, score) -> bounds.put(question, score.low()));
    return bounds;
  }
}
