package rapport.respondent;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import rapport.entity.Admission;
import rapport.entity.Entity;
import rapport.entity.Erased;
import rapport.entity.EventSet;
import rapport.entity.Given;
import rapport.entity.Milestone;
import rapport.entity.Published;
import rapport.period.UtcHour;

/// A customer before one survey: the set of its invitations and answers. Everything else about it
/// is derived from them, whatever order they came in.
///
/// @param name whose it is, and of which survey
/// @param events in order of time; voided ones stay and count nowhere
/// @param erased what was erased of it
/// @param published every fact of it ever put into the log, outside sealed hours
public record Respondent(
    RespondentId name, List<RespondentEvent> events, Erased erased, SortedSet<Published> published)
    implements Entity<Respondent> {

  /// Beyond this, encoded, it takes no event that it does not have: hundreds of answers of one
  /// person to one survey. Each more of them would cost a write of all.
  public static final int BYTES_MAX = 64 * 1024;

  /// What respondents are called in fact ids and keys.
  public static final String KIND = "respondent";

  public Respondent {
    events = List.copyOf(events);
    published = Collections.unmodifiableSortedSet(new TreeSet<>(published));
    EventSet.requireOrder(events);
    erased.requireGone(events);
  }

  /// A respondent of which nothing was erased.
  public Respondent(
      RespondentId name, List<RespondentEvent> events, SortedSet<Published> published) {
    this(name, events, Erased.NOTHING, published);
  }

  /// A respondent that nothing is known of.
  public static Respondent empty(RespondentId name) {
    return new Respondent(name, List.of(), Collections.emptySortedSet());
  }

  /// The union of its events and those of these that it has room for. What it has no room for
  /// depends on the order of arrival; another content of an event that it has it always takes. What
  /// is dated before its erasure is neither taken nor refused.
  public Admission<Respondent, RespondentEvent> admit(Collection<RespondentEvent> more) {
    int bytes = RespondentCodec.encode(this).length();
    var taken = new ArrayList<RespondentEvent>();
    var refused = new ArrayList<RespondentEvent>();
    var live = erased.leave(more);
    for (var event : live.stream().sorted(Comparator.comparing(RespondentEvent::stamp)).toList()) {
      if (bytes <= BYTES_MAX || has(event)) {
        taken.add(event);
        bytes += event.content().length();
      } else {
        refused.add(event);
      }
    }
    return new Admission<>(with(EventSet.union(events, taken)), refused);
  }

  /// Whether an event may have come before: one of its identity is in the set, with whatever
  /// content. Its facts may have been lost by a crash, and another content may make the same facts,
  /// so everything is to be published again.
  public boolean knows(RespondentEvent event) {
    return EventSet.has(events, event);
  }

  /// The respondent without all that is dated before that time. It takes nothing of it any more,
  /// and still knows what was published, so that this is taken back.
  public Respondent erase(Instant at) {
    var all = erased.andAll(at);
    return new Respondent(name, all.leave(events), all, published);
  }

  /// The respondent with the events of an import taken back. It still shows that it had them.
  public Respondent takeBack(String importName) {
    return with(EventSet.takenBack(events, importName, RespondentEvent::voided));
  }

  /// The respondent without the events of an import. It still knows what was published, so that
  /// this is taken back.
  public Respondent withdraw(String importName) {
    return with(EventSet.without(events, importName));
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public String id() {
    return name.toString();
  }

  @Override
  public Respondent withErased(Erased other) {
    return new Respondent(name, events, other, published);
  }

  @Override
  public Respondent withPublished(SortedSet<Published> facts) {
    return new Respondent(name, events, erased, facts);
  }

  @Override
  public List<Milestone> milestones(Given given) {
    return RespondentHistory.milestones(name, events);
  }

  /// Never: a respondent keeps its events from the beginning.
  @Override
  public boolean isFrozen(UtcHour hour) {
    return false;
  }

  private boolean has(RespondentEvent event) {
    return EventSet.union(events, List.of(event)).size() == events.size();
  }

  private Respondent with(List<RespondentEvent> others) {
    return new Respondent(name, others, erased, published);
  }
}
