package rapport.fact;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is summarised together and stored as one record: a survey's question, a survey, the
/// tickets.
///
/// @param key its name in storage keys; holds no `#`
public record Family(String key) implements Comparable<Family> {

  public static final Family TICKETS = new Family("tickets");

  /// Net changes of the number of open tickets.
  public static final Family BACKLOG = new Family("backlog");

  /// Net changes of the number of customers.
  public static final Family CUSTOMERS = new Family("customers");

  /// The ratings of tickets, which count as answers to a question of a survey of that name.
  public static final Family RATINGS = question("tickets", "rating");

  private static final String SURVEY = "s:";
  private static final char BEFORE_QUESTION = ':';
  private static final String DRIVERS = "d:";

  /// What customers do, each counted once a period.
  public static final Family ACTIVITY = new Family("activity");

  /// What customers buy, and what it costs to win them.
  public static final Family PURCHASES = new Family("purchases");

  /// Customers by what they spend in a period.
  public static final Family SPENDING = new Family("spending");

  /// Net changes of recurring revenue.
  public static final Family REVENUE = new Family("revenue");

  /// Customers by the stages that they reach.
  public static final Family JOURNEYS = new Family("journeys");

  /// Net changes of the members of loyalty plans.
  public static final Family PLANS = new Family("plans");

  /// What members of loyalty plans buy and answer.
  public static final Family PLAN_CONDUCT = new Family("planconduct");

  /// Customers by the period in which they joined.
  public static final Family COHORTS = new Family("cohorts");

  /// What came of following up on unhappy customers.
  public static final Family FOLLOW_UPS = new Family("followups");

  /// The running families, and how the slots of their balances begin; the others of theirs count
  /// what happens in a period.
  private static final Map<Family, List<String>> BALANCES =
      Map.of(
          BACKLOG, List.of("open"),
          CUSTOMERS, List.of("customers"),
          REVENUE, List.of("mrr:"),
          PLANS, List.of("members:", "tier:"),
          COHORTS, List.of("present"));

  public Family {
    if (key.isEmpty() || key.indexOf('#') >= 0) {
      throw new IllegalArgumentException("a family's key must be text without #, got " + key);
    }
  }

  /// The responses of a survey as a whole.
  public static Family survey(String survey) {
    return new Family(SURVEY + survey);
  }

  /// The scores given to one question.
  public static Family question(String survey, String question) {
    return new Family(SURVEY + survey + BEFORE_QUESTION + question);
  }

  /// The survey whose responses, or answers to one of whose questions, these are; empty if they are
  /// none.
  public Optional<String> ofSurvey() {
    if (!key.startsWith(SURVEY)) {
      return Optional.empty();
    }
    int end = key.indexOf(BEFORE_QUESTION, SURVEY.length());
    return Optional.of(key.substring(SURVEY.length(), end < 0 ? key.length() : end));
  }

  /// The question that these are the answers to; empty if they are none.
  public Optional<String> ofQuestion() {
    int before = key.startsWith(SURVEY) ? key.indexOf(BEFORE_QUESTION, SURVEY.length()) : -1;
    return before < 0 ? Optional.empty() : Optional.of(key.substring(before + 1));
  }

  /// What may drive the overall answers of a survey, from everybody together.
  public static Family drivers(String survey) {
    return new Family(DRIVERS + survey);
  }

  /// Whether it has totals only: it is large, and not asked about by segment.
  public boolean totalsOnly() {
    return key.startsWith(DRIVERS);
  }

  /// Whether its states are net changes of a balance, which every later period inherits.
  public boolean running() {
    return BALANCES.containsKey(this);
  }

  /// Whether a slot of it is a balance, which every later period inherits.
  public boolean isBalance(String slot) {
    return BALANCES.getOrDefault(this, List.of()).stream().anyMatch(slot::startsWith);
  }

  @Override
  public int compareTo(Family other) {
    return key.compareTo(other.key);
  }
}
