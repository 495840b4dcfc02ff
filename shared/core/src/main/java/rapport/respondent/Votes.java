package rapport.respondent;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SortedMap;
import rapport.entity.Moment;
import rapport.fact.Measure;
import rapport.fact.Span;

/// Which answers of a respondent are votes: of each topic the last one in a period. So an answer
/// counts everywhere, and takes back the one before it in the periods that hold both. A topic that
/// it says nothing about keeps the vote it had.
///
/// Of ratings that belong together an incomplete answer counts, as one left out, only in the
/// periods that hold no complete one. Not thread-safe.
final class Votes {

  private final Map<Topic, TopicVotes> standing = new HashMap<>();

  /// An answer that counts.
  ///
  /// @param values under which it came in, and goes out again
  /// @param answer what it adds: one thing, or as many as were chosen
  /// @param held when the periods began that it is the vote of, as long as nothing follows
  private record Vote(SortedMap<String, String> values, List<Measure.Plain> answer, Span held) {
    private Vote {
      answer = List.copyOf(answer);
    }

    /// In all periods that its fact lies in, except where an incomplete answer finds a complete
    /// one.
    private List<Measure> counted() {
      var began = Span.after(held.after());
      return answer.stream().<Measure>map(each -> new Measure.When(each, began)).toList();
    }

    private List<Measure> takenBack() {
      return answer.stream().<Measure>map(each -> new Measure.When(each.negated(), held)).toList();
    }
  }

  /// What stands of one topic.
  ///
  /// @param votes the last complete answer, and the last incomplete one where that counts
  /// @param completeAt when the complete one was given, [Instant#MIN] if none was
  private record TopicVotes(List<Vote> votes, Instant completeAt) {

    private static final TopicVotes NONE = new TopicVotes(List.of(), Instant.MIN);

    private TopicVotes {
      votes = List.copyOf(votes);
    }
  }

  /// What an answer changes, by the segment values under which it does: its own come first, others
  /// where something is taken back that came in under them.
  SequencedMap<SortedMap<String, String>, List<Measure>> take(
      Moment at, List<Measure.Plain> answers) {
    var come = new ArrayList<Vote>();
    var gone = new ArrayList<Vote>();
    byTopic(answers)
        .forEach(
            (topic, answer) -> {
              var before = standing.getOrDefault(topic, TopicVotes.NONE);
              var after = isIncomplete(answer) ? leftOut(at, answer, before) : complete(at, answer);
              standing.put(topic, after);
              come.addAll(without(after.votes(), before.votes()));
              gone.addAll(without(before.votes(), after.votes()));
            });
    var changes = new LinkedHashMap<SortedMap<String, String>, List<Measure>>();
    come.forEach(vote -> of(vote, changes).addAll(vote.counted()));
    gone.forEach(vote -> of(vote, changes).addAll(vote.takenBack()));
    return Collections.unmodifiableSequencedMap(changes);
  }

  private static SequencedMap<Topic, List<Measure.Plain>> byTopic(List<Measure.Plain> answers) {
    var topics = new LinkedHashMap<Topic, List<Measure.Plain>>();
    for (Measure.Plain answer : answers) {
      topics.computeIfAbsent(Topic.of(answer), _ -> new ArrayList<>()).add(answer);
    }
    return topics;
  }

  private static boolean isIncomplete(List<Measure.Plain> answer) {
    return Topic.isIncomplete(answer.getFirst());
  }

  private static List<Measure> of(
      Vote vote, Map<SortedMap<String, String>, List<Measure>> changes) {
    return changes.computeIfAbsent(vote.values(), _ -> new ArrayList<>());
  }

  private static TopicVotes complete(Moment at, List<Measure.Plain> answer) {
    return new TopicVotes(List.of(new Vote(at.values(), answer, Span.until(at.time()))), at.time());
  }

  private static TopicVotes leftOut(Moment at, List<Measure.Plain> answer, TopicVotes before) {
    var held = new Span(before.completeAt(), at.time());
    if (held.isNever()) {
      return before;
    }
    var votes = new ArrayList<>(before.votes());
    votes.removeIf(vote -> isIncomplete(vote.answer()));
    votes.add(new Vote(at.values(), answer, held));
    return new TopicVotes(votes, before.completeAt());
  }

  private static List<Vote> without(List<Vote> votes, List<Vote> others) {
    return votes.stream().filter(vote -> !others.contains(vote)).toList();
  }
}
