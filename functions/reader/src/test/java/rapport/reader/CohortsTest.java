package rapport.reader;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.fact.Family;
import rapport.fact.Measure;
import rapport.fact.Span;

/// The retention triangle of a tenant in Berlin, on 2026-03-14.
class CohortsTest {

  private final ReaderWorld world = new ReaderWorld();

  private static Measure cohort(String slot, int times, String since, Span began) {
    return new Measure.Cohort(Family.COHORTS, slot, times, Instant.parse(since), began);
  }

  private void join(String id, String time) {
    world.record(
        world.fact(
            "joined" + id,
            time,
            Map.of(),
            cohort("joined", 1, time, Span.ALWAYS),
            cohort("present", 1, time, Span.ALWAYS)));
  }

  /// January in Berlin begins in December in UTC.
  private void recordThree() {
    join("a", "2025-12-31T23:30:00Z");
    join("b", "2026-01-20T10:00:00Z");
    join("c", "2026-02-20T10:00:00Z");
    var since = "2026-01-20T10:00:00Z";
    world.record(
        world.fact(
            "left", "2026-02-10T10:00:00Z", Map.of(), cohort("present", -1, since, Span.ALWAYS)),
        world.fact(
            "active1", "2026-02-03T10:00:00Z", Map.of(), cohort("active", 1, since, Span.ALWAYS)),
        world.fact(
            "active2",
            "2026-02-04T10:00:00Z",
            Map.of(),
            cohort("active", 1, since, Span.after(Instant.parse("2026-02-03T10:00:00Z")))));
  }

  @Test
  void eachCohortIsFollowedThroughAllLaterPeriodsFoldedOrNot() {
    recordThree();
    for (boolean settled : new boolean[] {false, true}) {
      if (settled) {
        world.settle();
      }
      var tree = Samples.json(send("period=month&from=2026-01&to=2026-04").getBody());

      assertThat(tree.get("cohorts")).hasSize(3);
      assertThat(tree.get("cohorts").get(0).toString())
          .isEqualTo(
              """
              {"cohort":"2026-01","size":2,"periods":[\
              {"period":"2026-01","open":false,"present":2,"presentShare":1.0,"active":0,"activeShare":0.0},\
              {"period":"2026-02","open":false,"present":1,"presentShare":0.5,"active":1,"activeShare":0.5},\
              {"period":"2026-03","open":true,"present":1,"presentShare":0.5,"active":0,"activeShare":0.0}]}""");
      assertThat(tree.get("cohorts").get(2).toString())
          .isEqualTo(
              """
              {"cohort":"2026-03","size":0,"periods":[\
              {"period":"2026-03","open":true,"present":0,"presentShare":null,"active":0,"activeShare":null}]}""");
    }
  }

  @Test
  void theSameCustomersMakeOneCohortOfAYear() {
    recordThree();
    world.settle();

    var tree = Samples.json(send("period=year&from=2026&to=2026").getBody());

    assertThat(tree.get("cohorts").get(0).get("size").intValue()).isEqualTo(3);
    assertThat(tree.get("cohorts").get(0).get("periods").get(0).get("present").intValue())
        .isEqualTo(2);
  }

  @Test
  void aCohortThatBeganBeforeTheRangeIsNotShownButChangesNothing() {
    recordThree();

    var tree = Samples.json(send("period=month&from=2026-02&to=2026-02").getBody());

    assertThat(tree.get("cohorts")).hasSize(1);
    assertThat(tree.get("cohorts").get(0).get("size").intValue()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "period=day",
        "period=hour",
        "period=fortnight",
        "period=month&from=2026-13",
        "period=month&from=2026-05&to=2026-01",
        "period=week&from=2020-W01&to=2026-W01",
        "segment=region:EMEA"
      })
  void whatCannotBeShownIsRefused(String query) {
    assertThat(send(query).getStatusCode()).isEqualTo(400);
    assertThat(send(query).getBody()).contains("pointer");
  }

  @Test
  void whyThereAreNoSegmentsIsSaid() {
    var answer = send("period=month&segment=region:EMEA");

    assertThat(answer.getBody()).contains("/segment", "of all customers together");
  }

  private APIGatewayV2HTTPResponse send(String query) {
    return world.send("/v1/cohorts", query, Samples.READ);
  }
}
