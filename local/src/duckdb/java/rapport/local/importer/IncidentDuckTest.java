package rapport.local.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static rapport.local.importer.DuckFigures.assertCount;
import static rapport.local.importer.DuckFigures.assertDurations;
import static rapport.local.importer.DuckFigures.assertFigure;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A service desk's year: what the system answers of each month is what SQL makes of the file.
class IncidentDuckTest {

  /// All rows but the five that are dated before the row they follow: what came when is not one
  /// question then, and SQL's order by number would answer another than the events' by time.
  private static final String IN_ORDER =
      """
      copy (
        select * exclude (before) from (
          select *, lag(strptime(sys_updated_at, '%d/%m/%Y %H:%M')) over (
            partition by number
            order by sys_mod_count::int, strptime(sys_updated_at, '%d/%m/%Y %H:%M')) as before
          from raw)
        where before is null or before <= strptime(sys_updated_at, '%d/%m/%Y %H:%M')
        order by number, sys_mod_count::int, strptime(sys_updated_at, '%d/%m/%Y %H:%M'))
      to '$FILE' (header, nullstr '?')
      """;

  /// Each row with its phase and the one before, and how long the ticket had been open until then.
  private static final String STEPS =
      """
      create table steps as
      with cells as (
        select number, sys_mod_count::int as seq,
          epoch_ms(timezone('Europe/Lisbon', strptime(sys_updated_at, '%d/%m/%Y %H:%M'))) as t,
          epoch_ms(timezone('Europe/Lisbon', strptime(opened_at, '%d/%m/%Y %H:%M'))) as opened,
          nullif(incident_state, '-100') as state
        from incidents),
      filled as (
        select number, seq, t, first_value(opened) over ticket as opened,
          coalesce(last_value(state ignore nulls) over ticket, 'New') as state
        from cells
        window ticket as (
          partition by number order by seq, t
          rows between unbounded preceding and current row)),
      phased as (
        select *, greatest(t, opened) as at_ms,
          case when state in ('New', 'Active') then 'open'
            when state like 'Awaiting%' then 'paused' else lower(state) end as phase
        from filled),
      moved as (
        select *,
          lag(state, 1, 'New') over ticket as state_before,
          lag(phase, 1, 'open') over ticket as phase_before,
          lag(at_ms, 1, opened) over ticket as at_ms_before
        from phased
        window ticket as (partition by number order by seq, t))
      select *,
        strftime(timezone('Europe/Lisbon', to_timestamp(at_ms / 1000)), '%Y-%m') as month,
        sum(if(phase_before = 'open', at_ms - at_ms_before, 0)) over (
          partition by number order by seq, t
          rows between unbounded preceding and current row) / 1000 as open_s,
        phase = 'resolved' and phase_before in ('open', 'paused') as resolved,
        phase in ('open', 'paused') and phase_before in ('resolved', 'closed') as reopened,
        phase = 'closed' and phase_before in ('open', 'paused') as closed_open,
        state_before = 'New' and state <> 'New' as left_new
      from moved
      """;

  private static final String TICKETS =
      """
      create table tickets as
      select number, any_value(opened) as opened,
        strftime(timezone('Europe/Lisbon', to_timestamp(any_value(opened) / 1000)), '%Y-%m')
          as month,
        arg_min(at_ms, seq) filter (where left_new) as replied_at,
        arg_min(open_s, seq) filter (where left_new) as first_response,
        arg_min(at_ms, seq) filter (where resolved) as first_resolved_at,
        arg_min(open_s, seq) filter (where resolved) as first_resolution,
        max(seq) filter (where resolved) as last_resolved,
        max(seq) filter (where reopened) as last_reopened
      from steps group by number
      """;

  private static final String DURATIONS =
      """
      create table durations as
      select 'reply' as kind, replied_at as at_ms, first_response as s from tickets
      union all
      select 'first', first_resolved_at, first_resolution from tickets
      union all
      select 'last', at_ms, open_s from steps join tickets using (number)
      where resolved and seq = last_resolved and seq > coalesce(last_reopened, -1)
      """;

  private static final String COUNTS =
      """
      with happened as (
        select month, 'created' as what, 1 as n from tickets
        union all select month, 'pending', 1 from tickets where replied_at is null
        union all select month, 'resolved', 1 from steps where resolved
        union all select steps.month, 'resolved_reopened', 1 from steps join tickets using (number)
          where resolved and seq < last_reopened
        union all select month, 'reopened', 1 from steps where reopened
        union all select month, 'change', 1 from tickets
        union all select month, 'change', -1 from steps where resolved or closed_open
        union all select month, 'change', 1 from steps where reopened)
      select * from (pivot happened on what using sum(n) group by month)
      """;

  private static final String SPREAD =
      """
      with monthly as (
        select kind, strftime(timezone('Europe/Lisbon', to_timestamp(at_ms / 1000)), '%Y-%m') as month,
          count(*) as n, avg(s) as mean, max(s) as max, list_sort(list(s)) as sorted
        from durations where at_ms is not null group by all)
      select month, kind, n, mean, max,
        sorted[1 + (50 * (n - 1)) // 100] as p50, sorted[1 + (75 * (n - 1)) // 100] as p75,
        sorted[1 + (90 * (n - 1)) // 100] as p90, sorted[1 + (95 * (n - 1)) // 100] as p95,
        sorted[1 + (99 * (n - 1)) // 100] as p99
      from monthly
      """;

  private static final String QUERY =
      "metric=tickets_created&metric=tickets_resolved&metric=tickets_reopened&metric=reopen_rate"
          + "&metric=backlog&metric=first_response_time&metric=resolution_time"
          + "&metric=first_resolution_time&period=month&from=%s&to=%s";

  @Test
  void sqlOverTheRawFileGivesTheSameFigures(@TempDir Path folder) throws Exception {
    var raw = RealFile.orSkip("incidents-2016.csv.gz");
    var csv = folder.resolve("incidents.csv");
    try (var duck = new Duck();
        var system = new RunningSystem()) {
      duck.view("raw", raw);
      duck.execute(IN_ORDER.replace("$FILE", csv.toString().replace("'", "''")));
      duck.view("incidents", csv);
      duck.execute(STEPS);
      duck.execute(TICKETS);
      duck.execute(DURATIONS);
      var months = duck.table(COUNTS);
      for (String kind : new String[] {"reply", "first", "last"}) {
        duck.table(
                "select month, n as %1$s_n, mean as %1$s_mean, max as %1$s_max, p50 as %1$s_p50, "
                        .formatted(kind)
                    + "p75 as %1$s_p75, p90 as %1$s_p90, p95 as %1$s_p95, p99 as %1$s_p99 from ("
                        .formatted(kind)
                    + SPREAD
                    + ") where kind = '"
                    + kind
                    + "'")
            .forEach((month, row) -> months.merge(month, row, IncidentDuckTest::both));
      }
      system.settings("{\"timezone\":\"Europe/Lisbon\"}");
      system.imports("incidents", csv);

      compare(system.metrics(QUERY.formatted(months.firstKey(), months.lastKey())), months);
    }
  }

  private static SortedMap<String, Double> both(
      SortedMap<String, Double> one, SortedMap<String, Double> other) {
    var both = new TreeMap<>(one);
    both.putAll(other);
    return both;
  }

  private static void compare(
      TreeMap<String, TreeMap<String, JsonNode>> metrics,
      SortedMap<String, SortedMap<String, Double>> months) {
    double backlog = 0;
    for (var entry : months.entrySet()) {
      var month = entry.getKey();
      var row = entry.getValue();
      backlog += row.getOrDefault("change", 0.0);
      for (String what : new String[] {"created", "resolved", "reopened"}) {
        assertCount(
            metrics.get("tickets_" + what).get(month),
            row.getOrDefault(what, 0.0),
            what + " " + month);
      }
      assertCount(metrics.get("backlog").get(month), backlog, "backlog " + month);
      if (row.containsKey("resolved")) {
        assertFigure(
            metrics.get("reopen_rate").get(month),
            "/value",
            row.getOrDefault("resolved_reopened", 0.0) / row.get("resolved"),
            "reopen_rate " + month);
      }
      var responses = metrics.get("first_response_time").get(month);
      assertDurations(responses, row, "reply", "first_response_time " + month);
      assertThat(responses.at("/parts/pending").asDouble())
          .as("pending " + month)
          .isEqualTo(row.getOrDefault("pending", 0.0));
      assertDurations(
          metrics.get("resolution_time").get(month), row, "last", "resolution_time " + month);
      assertDurations(
          metrics.get("first_resolution_time").get(month), row, "first", "first " + month);
    }
    assertThat(backlog).isZero();
  }
}
