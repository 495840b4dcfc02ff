package rapport.customer;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import rapport.event.Payload.CustomerAction;
import rapport.event.Payload.CustomerAction.Bought;
import rapport.lifetime.PurchaseSums;
import rapport.period.Calendar;

/// What a customer has bought in each currency, by local days: what predictions are fitted to.
///
/// Of frozen months only sums of purchases may be known, with the time of the last of them. Then
/// each purchase is taken for a day of its own, as long as there were so many days: first day, last
/// day and spend are exact, the number of days may be too high.
///
/// @param left whether it said that it left, and has neither joined nor bought since
/// @param byCurrency ISO 4217 → its purchases; empty if there are none
public record Buyer(boolean left, SortedMap<String, PurchaseSums> byCurrency) {

  /// Millionths, as exact as any sender can be.
  private static final int DECIMALS = 6;

  public Buyer {
    byCurrency = Collections.unmodifiableSortedMap(new TreeMap<>(byCurrency));
  }

  /// What is known of a customer at the end of a day.
  ///
  /// @param calendar in which days begin
  /// @param until the last day that counts
  public static Buyer of(Customer customer, Calendar calendar, LocalDate until) {
    var end = calendar.endOf(until);
    var purses = new TreeMap<String, Purse>();
    boolean left = false;
    for (CustomerEvent event : CustomerHistory.inOrder(customer.events())) {
      var time = event.stamp().time();
      if (!time.isBefore(end)) {
        break;
      }
      left = isLeft(left, event.action());
      Bought.of(event.action())
          .ifPresent(
              some ->
                  purses
                      .computeIfAbsent(some.currency(), _ -> new Purse())
                      .add(some, calendar.dayOf(time).toEpochDay()));
    }
    var byCurrency = new TreeMap<String, PurchaseSums>();
    purses.forEach((currency, purse) -> byCurrency.put(currency, purse.sums()));
    return new Buyer(left, byCurrency);
  }

  private static boolean isLeft(boolean before, CustomerAction action) {
    return switch (action) {
      case CustomerAction.Left _ -> true;
      case CustomerAction.Joined _, CustomerAction.Purchased _, Bought _ -> false;
      case CustomerAction _ -> before;
    };
  }

  /// Purchases in one currency.
  private static final class Purse {

    private final SortedSet<Long> days = new TreeSet<>();
    private long more;
    private BigDecimal spend = BigDecimal.ZERO.setScale(DECIMALS);

    /// Of several together only the day of the last is known.
    private void add(Bought some, long day) {
      days.add(day);
      more = Math.addExact(more, some.purchases() - 1);
      spend = spend.add(some.amount());
    }

    private PurchaseSums sums() {
      long most = days.last() - days.first() + 1;
      long known = Math.min(Math.addExact(days.size(), more), most);
      return new PurchaseSums(days.first(), days.last(), known, spend);
    }
  }
}
