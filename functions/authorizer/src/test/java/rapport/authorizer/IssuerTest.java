package rapport.authorizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.edge.Environment;

/// What an operator may name as an issuer.
final class IssuerTest {

  @ParameterizedTest
  @ValueSource(strings = {"http://issuer.example", "ftp://127.0.0.1", "issuer.example", "//x"})
  void anIssuerThatIsNotAtHttpsStopsTheFunctionAtItsStart(String uri) {
    assertThatThrownBy(() -> Issuer.from(new Environment(environment(uri))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("https");
  }

  @Test
  void anIssuerWithoutAnAudienceIsNamed() {
    var environment = new Environment(Map.of("OIDC_ISSUER", "https://issuer.example/"));

    assertThatThrownBy(() -> Issuer.from(environment))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("OIDC_AUDIENCE");
    assertThat(Issuer.from(new Environment(Map.of("OIDC_ISSUER", "")))).isEmpty();
    assertThat(Issuer.from(new Environment(environment("https://issuer.example/a/"))))
        .get()
        .extracting(one -> one.discovery().toString())
        .isEqualTo("https://issuer.example/a/.well-known/openid-configuration");
  }

  private static Map<String, String> environment(String uri) {
    return Map.of(
        "OIDC_ISSUER", uri,
        "OIDC_AUDIENCE", "a",
        "OIDC_TENANT_CLAIM", "tenant",
        "OIDC_SCOPE_CLAIM", "scope");
  }
}
