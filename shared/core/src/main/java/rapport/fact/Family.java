package rapport.fact;

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

  private static final String DRIVERS = "d:";

  public Family {
    if (key.isEmpty() || key.indexOf('#') >= 0) {
      throw new IllegalArgumentException("a family's key must be text without #, got " + key);
    }
  }

  /// The responses of a survey as a whole.
  public static Family survey(String survey) {
    return new Family("s:" + survey);
  }

  /// The scores given to one question.
  public static Family question(String survey, String question) {
    return new Family("s:" + survey + ":" + question);
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
    return equals(BACKLOG) || equals(CUSTOMERS);
  }

  @Override
  public int compareTo(Family other) {
    return key.compareTo(other.key);
  }
}
