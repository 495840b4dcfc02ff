package rapport.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrontTest {

  private static final String SECRET = "0123456789abcdefghijklmnopqrstuv";
  private static final String EDGE = "198.51.100.7";
  private static final Front FRONT = Front.of(SECRET);

  @ParameterizedTest
  @ValueSource(strings = {"192.0.2.1", "2001:db8::1", "2001:db8:1:2:3:4:5:6"})
  void whoComesByTheDistributionHasItsOwnAddress(String visitor) {
    assertThat(seen(FRONT, Map.of("x-rapport-front", SECRET, "x-rapport-viewer", visitor)))
        .isEqualTo(visitor);
  }

  @Test
  void namesOfHeadersHaveNoCase() {
    assertThat(seen(FRONT, Map.of("X-Rapport-Front", SECRET, "X-Rapport-Viewer", "192.0.2.1")))
        .isEqualTo("192.0.2.1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "0123456789abcdefghijklmnopqrstu",
        "0123456789abcdefghijklmnopqrstuvw",
        "0123456789abcdefghijklmnopqrstuV",
        "0123456789abcdefghijklmnopqrstuv,0123456789abcdefghijklmnopqrstuv",
        "{{resolve:secretsmanager:FrontSecret}}"
      })
  void whoDoesNotKnowTheSecretIsNotBelieved(String secret) {
    assertThat(seen(FRONT, Map.of("x-rapport-front", secret, "x-rapport-viewer", "192.0.2.1")))
        .isEqualTo(EDGE);
  }

  @Test
  void withoutTheSecretNobodyIsBelieved() {
    assertThat(seen(FRONT, Map.of("x-rapport-viewer", "192.0.2.1", "x-forwarded-for", "192.0.2.1")))
        .isEqualTo(EDGE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "nonsense", "192.0.2.1:443", "192.0.2.1, 192.0.2.2", "localhost", "1.2.3.4.5"})
  void whatIsNoAddressTakesNoPlace(String visitor) {
    assertThat(seen(FRONT, Map.of("x-rapport-front", SECRET, "x-rapport-viewer", visitor)))
        .isEqualTo(EDGE);
  }

  @Test
  void whereThereIsNoFrontNobodyIsBelieved() {
    assertThat(seen(Front.NONE, Map.of("x-rapport-front", "", "x-rapport-viewer", "192.0.2.1")))
        .isEqualTo(EDGE);
  }

  @Test
  void anEventWithoutAContextStaysAsItIs() {
    var event = new APIGatewayV2HTTPEvent();
    event.setHeaders(Map.of("x-rapport-front", SECRET, "x-rapport-viewer", "192.0.2.1"));

    assertThat(Request.of(FRONT.uncovered(event)).sourceIp()).isEmpty();
  }

  @Test
  void aSecretThatCouldBeGuessedStopsTheFunction() {
    assertThatThrownBy(() -> Front.of("short"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("32 characters or more, got 5");
  }

  private static String seen(Front front, Map<String, String> headers) {
    var http = new RequestContext.Http();
    http.setSourceIp(EDGE);
    var context = new RequestContext();
    context.setHttp(http);
    var event = new APIGatewayV2HTTPEvent();
    event.setHeaders(headers);
    event.setRequestContext(context);
    return Request.of(front.uncovered(event)).sourceIp();
  }
}
