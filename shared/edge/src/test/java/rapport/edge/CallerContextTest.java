package rapport.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.access.Access;
import rapport.access.Access.Kind;
import rapport.access.Access.Scope;
import rapport.bytes.Sha256;

final class CallerContextTest {

  private static final Caller.ByKey PUBLIC =
      new Caller.ByKey(
          new Access("acme", Kind.PUB, Set.of(), Set.of("nps-2026", "a.b_c")),
          Sha256.of(new byte[] {1}));

  static List<Caller> callers() {
    var admin = new Access("acme", Kind.SRV, Set.of(Scope.ADMIN), Set.of());
    var people = new Access("acme", Kind.READ, Set.of(Scope.PEOPLE), Set.of());
    var desk = new Access("acme", Kind.SRV, Set.of(Scope.PEOPLE), Set.of());
    var both = new Access("acme", Kind.SRV, Set.of(Scope.PEOPLE, Scope.ADMIN), Set.of());
    var hash = Sha256.of(new byte[] {2});
    return List.of(
        new Caller.Nobody(),
        new Caller.Stranger(),
        PUBLIC,
        new Caller.ByKey(admin, hash),
        new Caller.ByKey(people, hash),
        new Caller.ByKey(desk, hash),
        new Caller.ByToken(List.of(people, desk), hash),
        new Caller.ByToken(List.of(people, both), hash),
        new Caller.ByToken(List.of(admin), hash),
        new Caller.ByToken(List.of(), hash));
  }

  @ParameterizedTest
  @MethodSource("callers")
  void whoCallsComesThroughTheContext(Caller caller) {
    var event = new APIGatewayV2HTTPEvent();
    CallerContext.put(caller, event);

    assertThat(Request.of(event).caller()).isEqualTo(caller);
  }

  @Test
  void whereNoAuthorizerWasAskedTheCallerIsNobodyWhateverItsHeaderSays() {
    var event =
        APIGatewayV2HTTPEvent.builder()
            .withHeaders(
                new TreeMap<>(
                    Map.of(
                        "authorization", "Bearer srv_" + "a".repeat(43),
                        "caller", "key",
                        "tenant", "acme")))
            .build();

    assertThat(Request.of(event).caller()).isEqualTo(new Caller.Nobody());
    event.setRequestContext(new APIGatewayV2HTTPEvent.RequestContext());
    assertThat(Request.of(event).caller()).isEqualTo(new Caller.Nobody());
  }

  @ParameterizedTest
  @ValueSource(strings = {"caller", "tenant", "kinds", "hash"})
  void aContextThatLacksSomethingIsAFaultOfTheDeployment(String missing) {
    var context = new TreeMap<>(CallerContext.write(PUBLIC));
    context.remove(missing);

    assertThatThrownBy(() -> CallerContext.read(context))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aContextOfAnotherAuthorizerIsNone() {
    var context = new TreeMap<>(CallerContext.write(PUBLIC));
    for (var wrong :
        List.of(
            Map.entry("caller", "admin"),
            Map.entry("kinds", "root"),
            Map.entry("kinds", "pub srv"),
            Map.entry("scopes", "everything"),
            Map.entry("hash", "no hash"))) {
      var spoilt = new TreeMap<>(context);
      spoilt.put(wrong.getKey(), wrong.getValue());

      assertThatThrownBy(() -> CallerContext.read(spoilt))
          .as("%s", wrong)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
