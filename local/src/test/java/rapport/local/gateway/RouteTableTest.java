package rapport.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import rapport.local.template.Deployment.Trigger.Route;

class RouteTableTest {

  private final RouteTable<String> routes =
      new RouteTable<>(
          Map.of(
              new Route("GET", "/v1/metrics", ""), "metrics",
              new Route("GET", "/v1/metrics/catalog", ""), "catalog",
              new Route("GET", "/v1/metrics/{metric}", ""), "one",
              new Route("POST", "/v1/surveys/{survey}/responses", ""), "responses"));

  @Test
  void aLiteralPathGoesBeforeANamedOne() {
    assertThat(target("GET", "/v1/metrics/catalog")).contains("catalog");
    assertThat(target("GET", "/v1/metrics/nps")).contains("one");
  }

  @Test
  void theMethodMustBeTheRoutes() {
    assertThat(target("POST", "/v1/metrics")).isEmpty();
  }

  @Test
  void anEmptyPartOrAnExtraSlashIsNoMatch() {
    assertThat(target("POST", "/v1/surveys//responses")).isEmpty();
    assertThat(target("GET", "/v1/metrics/")).isEmpty();
  }

  @Test
  void namedPartsAreDecodedAndAnEncodedSlashPartsNothing() {
    var match = routes.find("POST", "/v1/surveys/a%2Fb%20c+d/responses").orElseThrow();

    assertThat(match.parameters()).isEqualTo(Map.of("survey", "a/b c+d"));
  }

  private Optional<String> target(String method, String path) {
    return routes.find(method, path).map(RouteTable.Match::target);
  }
}
