package rapport.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.local.gateway.RouteTable.Match;
import rapport.local.gateway.RouteTable.Nothing;
import rapport.local.gateway.RouteTable.Unreadable;
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
    assertThat(target("GET", "/v1/metrics/catalog")).isEqualTo("catalog");
    assertThat(target("GET", "/v1/metrics/nps")).isEqualTo("one");
  }

  @Test
  void theMethodMustBeTheRoutes() {
    assertThat(routes.find("POST", "/v1/metrics")).isEqualTo(new Nothing<>());
  }

  @Test
  void anEmptyPartOrAnExtraSlashIsNoMatch() {
    assertThat(routes.find("POST", "/v1/surveys//responses")).isEqualTo(new Nothing<>());
    assertThat(routes.find("GET", "/v1/metrics/")).isEqualTo(new Nothing<>());
  }

  @Test
  void namedPartsAreDecodedAndAnEncodedSlashPartsNothing() {
    assertThat(survey("a%2Fb%20c+d")).isEqualTo("a/b c+d");
    assertThat(survey("caf%C3%A9")).isEqualTo("café");
  }

  @Test
  void theCharacterForWhatCannotBeReadIsOneLikeOthersWhereItWasSent() {
    assertThat(survey("%EF%BF%BD")).isEqualTo("\uFFFD");
  }

  @ParameterizedTest
  @ValueSource(strings = {"%ff", "a%C3", "%C0%AF", "%ED%A0%80", "%F5%80%80%80", "%", "%2", "%zz"})
  void aNamedPartThatIsNoUtf8IsNamedAndNotGuessed(String part) {
    assertThat(routes.find("POST", "/v1/surveys/" + part + "/responses"))
        .isEqualTo(new Unreadable<>("survey"));
  }

  private String target(String method, String path) {
    return match(method, path).target();
  }

  private String survey(String part) {
    return match("POST", "/v1/surveys/" + part + "/responses").parameters().get("survey");
  }

  private Match<String> match(String method, String path) {
    return switch (routes.find(method, path)) {
      case Match<String> match -> match;
      case Unreadable(String parameter) -> throw new AssertionError("can't read " + parameter);
      case Nothing() -> throw new AssertionError("nothing at " + path);
    };
  }
}
