package rapport.local.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static rapport.local.importer.DuckFigures.assertCount;
import static rapport.local.importer.DuckFigures.assertFigure;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Eighteen months of a music shop: what its customers do in each month, quarter and year is what
/// SQL makes of the file. Noon in UTC is the same day in the shop's zone.
class CdnowDuckTest {

  /// What each customer spends is known within 1 %.
  private static final double SPENDING_ERROR = 0.01;

  /// One in so many customers is enough unless `-Drapport.complete=true` asks for all, which takes two
  /// minutes.
  private static final int EVERY = 5;

  /// The file puts any number of blanks between its columns.
  private static final String ROWS =
      """
      create table rows as
      select cell[1] as customer_id, cell[2] as date, cell[3] as number_of_cds,
        cell[4] as dollar_value
      from (
        select regexp_extract_all(line, '\\S+') as cell
        from read_csv('$FILE', columns = {'line': 'varchar'}, delim = '|', skip = 1))
      """;

  private static final String PART =
      """
      copy (select * from rows where customer_id::int % $EVERY = 0 order by rowid)
      to '$FILE' (header, delimiter ' ')
      """;

  private static final String PURCHASES =
      """
      create table purchases as
      select customer_id as customer, strptime(date, '%Y%m%d')::date as day,
        dollar_value::decimal(18, 2) as amount,
        row_number() over (partition by customer_id order by date) as nth
      from rows where customer_id::int % $EVERY = 0
      """;

  /// By a label that SQL makes of the day.
  private static final String FIGURES =
      """
      with buyers as (
        select %s as period, customer, count(*) as bought, sum(amount) as spent,
          max(nth) > 1 as again, min(nth) = 1 as joined
        from purchases group by all),
      ranked as (
        select *, sum(spent) over (partition by period) as total,
          coalesce(sum(spent) over (
            partition by period order by spent desc, customer
            rows between unbounded preceding and 1 preceding), 0) as made
        from buyers)
      select period, count(*) as buyers, sum(bought) as purchases, sum(spent) as amount,
        sum(again::int) as again, sum(joined::int) as joined,
        sum(bought) / count(*) as frequency, avg(again::int) as repeat,
        count(*) filter (where spent > 0) as paying,
        avg((made < 0.80 * total)::int) filter (where spent > 0) as a,
        avg((made < 0.95 * total)::int) filter (where spent > 0) as a_and_b
      from ranked group by period
      """;

  private static final String QUERY =
      "metric=customers&metric=purchase_frequency&metric=average_order_value"
          + "&metric=repeat_purchase_rate&metric=segments_of_value&period=%s&from=%s&to=%s";

  @Test
  void sqlOverTheRawFileGivesTheSameFigures(@TempDir Path folder) throws Exception {
    var raw = RealFile.orSkip("cdnow-1997.txt.gz");
    var part = folder.resolve("cdnow.txt");
    try (var duck = new Duck();
        var system = new RunningSystem()) {
      duck.execute(sql(ROWS, raw));
      duck.execute(sql(PART, part));
      duck.execute(sql(PURCHASES, raw));
      system.settings("{\"timezone\":\"America/New_York\"}");
      system.imports("purchases", part);

      compare(system, duck, "month", "strftime(day, '%Y-%m')", 18);
      compare(system, duck, "quarter", "strftime(day, '%Y-Q') || quarter(day)", 6);
      compare(system, duck, "year", "strftime(day, '%Y')", 2);
    }
  }

  private static String sql(String text, Path file) {
    int every = Boolean.getBoolean("rapport.complete") ? 1 : EVERY;
    return text.replace("$EVERY", "" + every)
        .replace("$FILE", file.toString().replace("'", "''"));
  }

  private static void compare(
      RunningSystem system, Duck duck, String granularity, String label, int many)
      throws Exception {
    var periods = duck.table(FIGURES.formatted(label));
    assertThat(periods).hasSize(many);
    var metrics =
        system.metrics(QUERY.formatted(granularity, periods.firstKey(), periods.lastKey()));
    double customers = 0;
    for (var entry : periods.entrySet()) {
      customers += entry.getValue().get("joined");
      assertCount(
          metrics.get("customers").get(entry.getKey()), customers, "customers " + entry.getKey());
      compare(entry.getKey(), entry.getValue(), metrics);
    }
  }

  private static void compare(
      String period,
      SortedMap<String, Double> row,
      TreeMap<String, TreeMap<String, JsonNode>> metrics) {
    var orders = metrics.get("average_order_value").get(period);
    assertThat(orders.at("/n").asDouble()).as("orders " + period).isEqualTo(row.get("purchases"));
    assertThat(orders.at("/parts/amount").asDouble()).as("amount " + period).isEqualTo(row.get("amount"));
    double mean = row.get("amount") / row.get("purchases"); // money is a text
    assertThat(orders.path("value").asDouble()).as("mean " + period).isCloseTo(mean, within(1e-6));
    var frequency = metrics.get("purchase_frequency").get(period);
    assertThat(frequency.at("/n").asDouble()).as("buyers " + period).isEqualTo(row.get("buyers"));
    assertFigure(frequency, "/parts/purchases", row.get("purchases"), period);
    assertFigure(frequency, "/value", row.get("frequency"), period);
    var repeat = metrics.get("repeat_purchase_rate").get(period);
    assertFigure(repeat, "/parts/returning", row.get("again"), period);
    assertFigure(repeat, "/value", row.get("repeat"), period);
    assertFigure(metrics.get("customers").get(period), "/parts/new", row.get("joined"), period);
    var segments = metrics.get("segments_of_value").get(period);
    assertFigure(segments, "/n", row.get("paying"), period);
    assertShare(segments, "/value", row.get("a"), period);
    assertShare(segments, "/parts/share95", row.get("a_and_b"), period);
  }

  private static void assertShare(JsonNode point, String pointer, double expected, String period) {
    assertThat(point.at(pointer).asDouble())
        .as(period + pointer)
        .isCloseTo(expected, within(expected * SPENDING_ERROR));
  }
}
