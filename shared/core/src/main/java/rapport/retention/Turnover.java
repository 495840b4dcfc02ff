package rapport.retention;

import java.util.Optional;
import rapport.statistics.Proportion;

/// The customers of one period: present at its start, lost of those, and gained.
///
/// Who joins and leaves within the period is in none of the three, so retention and churn are
/// shares: customers kept or lost of those present at the start.
///
/// @param start customers present at the start, 0 or more
/// @param lost of those, the ones who are gone at the end: 0 to `start`
/// @param gained customers who joined in the period and are present at its end, 0 or more
public record Turnover(long start, long lost, long gained) {

  public static final Turnover NONE = new Turnover(0, 0, 0);

  public Turnover {
    if (start < 0 || lost < 0 || lost > start || gained < 0) {
      throw new IllegalArgumentException(
          "lost must be 0 to start, the others 0 or more, got start %d, lost %d, gained %d"
              .formatted(start, lost, gained));
    }
  }

  /// From the numbers of customers at both ends of the period.
  ///
  /// @throws IllegalArgumentException if more would have stayed than were there, or fewer than none
  public static Turnover between(long start, long end, long gained) {
    return new Turnover(start, Math.subtractExact(Math.addExact(start, gained), end), gained);
  }

  /// What one customer adds.
  public static Turnover ofCustomer(boolean atStart, boolean atEnd) {
    return new Turnover(atStart ? 1 : 0, atStart && !atEnd ? 1 : 0, !atStart && atEnd ? 1 : 0);
  }

  /// Of other customers in the same period.
  public Turnover merge(Turnover other) {
    return new Turnover(
        Math.addExact(start, other.start),
        Math.addExact(lost, other.lost),
        Math.addExact(gained, other.gained));
  }

  public long end() {
    return Math.addExact(start - lost, gained);
  }

  /// (end − gained) / start, of the customers present at the start; nothing if there were none.
  public Optional<Proportion> retention() {
    return share(start - lost, start);
  }

  /// lost / start.
  public Optional<Proportion> churn() {
    return share(lost, start);
  }

  /// lost / (start + gained): some reports divide by all customers of the period.
  public Optional<Proportion> churnOfAll() {
    return share(lost, Math.addExact(start, gained));
  }

  /// lost / average, from 0 to 2. Its denominator counts no customers, so it's no share and has no
  /// interval.
  public Optional<Double> churnOfAverage() {
    return average() == 0 ? Optional.empty() : Optional.of(lost / average());
  }

  /// The mean of the numbers of customers at the start and at the end.
  public double average() {
    return ((double) start + end()) / 2;
  }

  private static Optional<Proportion> share(long part, long whole) {
    return whole == 0 ? Optional.empty() : Optional.of(new Proportion(part, whole));
  }
}
