package rapport.survey;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import rapport.event.Scale;
import rapport.survey.Question.Feed;
import rapport.survey.Question.Rating;

/// What keeps the ratings of a survey from being put together. That some are still missing is no
/// fault.
final class FeedRules {

  /// As many dimensions as a metric or the drivers may have.
  static final int MOST_DIMENSIONS = 16;

  /// Like, must be, neutral, live with, dislike.
  static final Scale KANO = new Scale(1, 5, false);

  /// From 0 to 10: the greatest table of pairs that is kept.
  private static final int LONGEST_OF_PAIRS = 10;

  private final Map<String, Scale> scales = new HashMap<>();
  private final Set<String> asked = new HashSet<>();
  private final Map<String, Set<String>> dimensions = new TreeMap<>();
  private final Map<String, Integer> balance = new TreeMap<>();
  private final Set<String> sides = new HashSet<>();
  private final Map<String, String> lastOfDimension = new HashMap<>();
  private final List<Fault> faults = new ArrayList<>();

  private boolean all;

  private FeedRules(boolean all) {
    this.all = all;
  }

  /// @param questions by the JSON Pointers to them, in the order they are asked
  /// @param all whether none is left out: else nobody knows what some of them have beside them
  static List<Fault> faults(SequencedMap<String, Question> questions, boolean all) {
    var rules = new FeedRules(all);
    questions.forEach(
        (pointer, question) -> {
          if (question instanceof Rating rating && !rating.feed().metric().isEmpty()) {
            rules.check(pointer, rating);
          }
        });
    if (rules.all) {
      rules.checkPairs();
    }
    return List.copyOf(rules.faults);
  }

  /// Whether it says all that its metric asks for; what is missing is told by itself.
  private static boolean isWhole(Feed feed) {
    return switch (feed.metric()) {
      case "csi" -> !feed.dimension().isEmpty();
      case "gap" -> !feed.role().isEmpty() && !feed.dimension().isEmpty();
      case "kano" -> !feed.role().isEmpty() && !feed.item().isEmpty();
      default -> !feed.role().isEmpty();
    };
  }

  /// Whether a table of pairs on that scale would be too large.
  static boolean isTooLong(String metric, Scale scale) {
    return metric.equals("apostle") && scale.high() - scale.low() > LONGEST_OF_PAIRS;
  }

  private void check(String pointer, Rating rating) {
    var feed = rating.feed();
    checkScale(pointer, rating);
    if (!isWhole(feed)) {
      all = false;
      return;
    }
    boolean paired = feed.metric().equals("gap");
    var what = String.join(" ", feed.metric(), feed.role(), feed.dimension(), feed.item());
    if (!paired && !asked.add(what)) {
      var field = !feed.role().isEmpty() ? "role" : "dimension";
      fault(pointer, field, "an earlier question feeds the same to " + feed.metric());
    }
    if (!feed.dimension().isEmpty()) {
      checkDimension(pointer, feed);
    }
    if (paired) {
      int change = feed.role().equals("perceived") ? 1 : -1;
      balance.merge(feed.dimension(), change, Integer::sum);
      sides.add(feed.role() + " " + feed.dimension());
      lastOfDimension.put(feed.dimension(), pointer);
    }
  }

  private void checkScale(String pointer, Rating rating) {
    var metric = rating.feed().metric();
    if (metric.equals("kano")) {
      if (!rating.scale().equals(KANO)) {
        fault(
            pointer,
            "scale",
            "must be 1-5 for kano (like, must be, neutral, live with, dislike), got "
                + rating.scale());
      }
      return;
    }
    if (isTooLong(metric, rating.scale())) {
      fault(
          pointer,
          "scale",
          "must have at most 11 steps for apostle, such as 0-10, got " + rating.scale());
    }
    var first = scales.putIfAbsent(metric, rating.scale());
    if (first != null && !first.equals(rating.scale())) {
      fault(
          pointer,
          "scale",
          "must be %s, as of the first question that feeds %s, got %s"
              .formatted(first, metric, rating.scale()));
    }
  }

  private void checkDimension(String pointer, Feed feed) {
    var known = dimensions.computeIfAbsent(feed.metric(), _ -> new TreeSet<>());
    if (known.add(feed.dimension()) && known.size() > MOST_DIMENSIONS) {
      fault(
          pointer,
          "dimension",
          "at most " + MOST_DIMENSIONS + " dimensions can feed " + feed.metric());
    }
  }

  /// What was perceived is compared with what was expected, question by question.
  private void checkPairs() {
    balance.forEach(
        (dimension, over) -> {
          boolean both =
              sides.contains("perceived " + dimension) && sides.contains("expected " + dimension);
          if (both && over != 0) {
            fault(
                lastOfDimension.get(dimension),
                "role",
                "dimension "
                    + dimension
                    + " must be asked about as often for perceived as for expected");
          }
        });
  }

  private void fault(String pointer, String field, String message) {
    faults.add(new Fault(pointer + Fault.step(field), message));
  }
}
