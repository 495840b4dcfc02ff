package rapport.followup;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import rapport.event.LowScores;

/// Why somebody should be looked after.
public sealed interface Cause {

  /// Whom it is about; empty if nobody is named.
  String customer();

  /// Somebody gave low scores.
  ///
  /// @param customer empty if nobody is named
  /// @param time of the response
  /// @param importName as in [rapport.event.Identity]
  /// @param scores by question id, one or more
  record LowAnswer(
      String customer,
      Instant time,
      String importName,
      String survey,
      SortedMap<String, LowScore> scores)
      implements Cause {
    public LowAnswer {
      scores = Collections.unmodifiableSortedMap(new TreeMap<>(scores));
      if (scores.isEmpty()) {
        throw new IllegalArgumentException("an answer is low by a score, got none");
      }
    }
  }

  /// A score, and what low means for its question.
  ///
  /// @param score one of `low`
  record LowScore(int score, LowScores low) {
    public LowScore {
      if (!low.holds(score)) {
        throw new IllegalArgumentException("low is " + low + ", got " + score);
      }
    }
  }

  /// A control chart was left.
  ///
  /// @param start of the period
  /// @param name of the alert among those of the period
  /// @param metric what was watched
  /// @param text what there is to say of it, as the alert was kept when it opened this
  record Alerted(Instant start, String name, String metric, String text) implements Cause {
    @Override
    public String customer() {
      return "";
    }
  }

  /// There is none: all that is known is which revision said so.
  record Nothing() implements Cause {
    @Override
    public String customer() {
      return "";
    }
  }
}
