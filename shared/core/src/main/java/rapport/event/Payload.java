package rapport.event;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// What an event tells. The cases are the event types of the interface, `survey.response` to
/// `customer.rewarded`.
public sealed interface Payload {

  /// `survey.response`.
  ///
  /// @param survey the survey's id
  /// @param definition the version of the survey's definition by which it was accepted; 0 for what
  ///   came straight to the queue and is checked by the latest
  /// @param complete whether the respondent came to the end
  /// @param answers by question id; an unanswered question is absent
  record SurveyResponse(
      String survey, int definition, boolean complete, SortedMap<String, Answer> answers)
      implements Payload {
    public SurveyResponse {
      answers = Collections.unmodifiableSortedMap(new TreeMap<>(answers));
    }
  }

  /// `survey.invited`: somebody was asked.
  record SurveyInvited(String survey) implements Payload {}

  /// `ticket.*`.
  ///
  /// @param ticket the ticket's id
  /// @param sequence orders events of the same time; 0 if the sender has no such number
  record TicketChange(String ticket, long sequence, TicketAction action) implements Payload {}

  /// `customer.*`; the customer is the event's subject.
  record CustomerChange(CustomerAction action) implements Payload {}

  /// One answer, not yet compared with its question.
  sealed interface Answer {

    record Score(int value) implements Answer {}

    record Text(String value) implements Answer {}

    /// Some of the options that a question offers, in no order; one or more.
    record Chosen(SortedSet<String> options) implements Answer {
      public Chosen {
        options = Collections.unmodifiableSortedSet(new TreeSet<>(options));
        if (options.isEmpty()) {
          throw new IllegalArgumentException("who chooses nothing gives no answer");
        }
      }
    }

    /// What no question takes, such as a fraction. It is never in an event that is taken, but only
    /// in what could be read of another, so that the error can say what its question takes.
    ///
    /// @param shown as a message names it
    record Unfit(String shown) implements Answer {}
  }

  /// Who wrote a reply.
  enum Author {
    AGENT,
    BOT,
    CUSTOMER
  }

  /// What happened to a ticket.
  sealed interface TicketAction {

    record Created(boolean complaint) implements TicketAction {}

    /// @param visible whether the customer can read it (`public`); a note is not
    record Replied(Author author, boolean visible) implements TicketAction {}

    record Assigned() implements TicketAction {}

    record Paused() implements TicketAction {}

    record Resumed() implements TicketAction {}

    record Resolved() implements TicketAction {}

    record Reopened() implements TicketAction {}

    record Closed() implements TicketAction {}

    record Deleted() implements TicketAction {}

    /// @param score on its scale; of `good-bad`, 1 is good and 0 is bad
    /// @param comment empty if there is none
    record Rated(int score, Scale scale, String comment) implements TicketAction {}
  }

  /// What a customer did, or what became of one.
  sealed interface CustomerAction {

    record Joined() implements CustomerAction {}

    record Left() implements CustomerAction {}

    /// @param margin what was earned on it; the whole amount if the sender does not say
    record Purchased(BigDecimal amount, BigDecimal margin, String currency)
        implements CustomerAction {}

    /// @param monthly recurring revenue from now on (`mrr`)
    record Revenue(BigDecimal monthly, String currency) implements CustomerAction {}

    record Acquired(BigDecimal cost, String currency) implements CustomerAction {}

    record Active(String activity) implements CustomerAction {}

    record Reached(String journey, String stage) implements CustomerAction {}

    /// @param points 0 if none are named
    /// @param tier empty if none is named
    record Rewarded(String plan, BigDecimal points, String tier) implements CustomerAction {}

    /// What no sender tells: other facts tell it, or a customer makes it out of older events.
    sealed interface Noted extends CustomerAction {}

    /// A ticket of the customer is a complaint.
    ///
    /// @param values the segment values of the ticket
    record Complained(SortedMap<String, String> values) implements Noted {
      public Complained {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
      }
    }

    /// The customer said how likely it is to recommend.
    ///
    /// @param scores of one response, 0 to 10 each
    record Recommended(List<Integer> scores) implements Noted {
      public Recommended {
        scores = List.copyOf(scores);
      }
    }

    /// Purchases of a frozen time that later facts need only the sum of.
    ///
    /// @param purchases 1 or more
    record Bought(long purchases, BigDecimal amount, String currency) implements Noted {

      /// What an action bought, if anything.
      public static Optional<Bought> of(CustomerAction action) {
        return switch (action) {
          case Purchased(var amount, _, var currency) ->
              Optional.of(new Bought(1, amount, currency));
          case Bought some -> Optional.of(some);
          case CustomerAction _ -> Optional.empty();
        };
      }
    }

    /// The customer rated us in a response to a survey.
    ///
    /// @param scores by question id, those of the questions that are followed up
    record Rated(String survey, SortedMap<String, Integer> scores) implements Noted {
      public Rated {
        scores = Collections.unmodifiableSortedMap(new TreeMap<>(scores));
      }
    }

    /// Somebody has looked after the customer, who had given low scores, and is done.
    ///
    /// @param low by question id, those that it had answered low, and what low means there
    record FollowedUp(String survey, SortedMap<String, LowScores> low) implements Noted {
      public FollowedUp {
        low = Collections.unmodifiableSortedMap(new TreeMap<>(low));
      }
    }

    /// Something of a frozen time that later facts need nothing of but that it was.
    record Heard() implements Noted {}
  }
}
