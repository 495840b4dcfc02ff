package rapport.recorder;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import rapport.fact.FactId;
import rapport.fact.Family;
import rapport.fact.LoggedFact;
import rapport.fact.Measure;
import rapport.fact.SubjectHash;
import rapport.fold.Winners;

/// Tells which facts are an erased customer's.
///
/// @param subject the hash of the customer
/// @param erasedAt what counts before this is erased
record ErasedFacts(long subject, Instant erasedAt) {

  /// The ids of those that have the customer's name, of whatever time.
  Set<FactId> ofCustomer(Collection<LoggedFact> facts) {
    var ids = new HashSet<FactId>();
    for (LoggedFact fact : facts) {
      if (isOfCustomer(fact)) {
        ids.add(fact.id());
      }
    }
    return ids;
  }

  /// The figures of which none may be final if a fact is to be taken out. What final hours have put
  /// into balances an entity has taken back elsewhere, and to it an hour is final if it is so for
  /// any figure of its kind.
  static Set<Family> families(LoggedFact fact) {
    var families = new HashSet<>(fact.measures().stream().map(Measure::family).toList());
    if (fact.measures().stream().anyMatch(Measure::isBalance)) {
      Stream.of(new CustomerKind(), new TicketKind())
          .map(kind -> kind.families(""))
          .filter(ofKind -> !Collections.disjoint(ofKind, families))
          .forEach(families::addAll);
    }
    return families;
  }

  /// @param rivals everything that an hour has under these ids
  Hour among(Collection<LoggedFact> rivals) {
    var winners = new Winners();
    rivals.forEach(winners::add);
    return new Hour(this, winners);
  }

  private boolean isOfCustomer(LoggedFact fact) {
    return fact.origin().subject() == subject;
  }

  private boolean isErased(LoggedFact fact) {
    return isOfCustomer(fact) && fact.time().isBefore(erasedAt);
  }

  /// One hour of the log.
  ///
  /// @param winners of the facts under the customer's ids
  record Hour(ErasedFacts erased, Winners winners) {

    /// Those that are to be in no figure any more. What was taken back, or never was in one, is
    /// none of them.
    List<LoggedFact> counted() {
      return winners.standing().stream()
          .filter(fact -> erased.isErased(fact) && !fact.measures().isEmpty())
          .toList();
    }

    /// The same fact, without name and words if it is erased. What lies ahead of the erasure, but
    /// was taken back or put right since, says nothing any more either.
    LoggedFact nameless(LoggedFact fact) {
      boolean gone =
          erased.isErased(fact) || erased.isOfCustomer(fact) && !winners.isStanding(fact);
      return !gone
          ? fact
          : new LoggedFact(
              fact.id(),
              fact.version(),
              fact.time(),
              new LoggedFact.Origin(
                  SubjectHash.NOBODY, fact.origin().importName(), fact.origin().contentTag()),
              fact.segments(),
              fact.measures(),
              Collections.emptySortedMap());
    }
  }
}
