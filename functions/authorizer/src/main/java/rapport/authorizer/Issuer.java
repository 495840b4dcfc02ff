package rapport.authorizer;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import rapport.edge.Environment;

/// Whose tokens are taken, and what in them says what they may.
///
/// @param uri as it stands in `iss`; its keys are found from there (OpenID Connect Discovery 1.0)
/// @param audience must be among `aud`, or where a token has none be its `client_id`
/// @param tenantClaim names the tenant
/// @param scopeClaim names what the token may
record Issuer(String uri, String audience, String tenantClaim, String scopeClaim) {

  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

  Issuer {
    secure(uri);
  }

  /// @return empty if no tokens are taken
  /// @throws IllegalStateException if something is missing or wrong
  static Optional<Issuer> from(Environment environment) {
    return environment
        .optional("OIDC_ISSUER")
        .map(
            uri ->
                new Issuer(
                    uri,
                    environment.text("OIDC_AUDIENCE"),
                    environment.text("OIDC_TENANT_CLAIM"),
                    environment.text("OIDC_SCOPE_CLAIM")));
  }

  /// Where it tells where its keys are.
  URI discovery() {
    String base = uri.endsWith("/") ? uri.substring(0, uri.length() - 1) : uri;
    return URI.create(base + "/.well-known/openid-configuration");
  }

  /// Keys that come in clear could be anybody's; only on this machine nobody is between.
  ///
  /// @throws IllegalStateException if it could be somebody else who answers there
  static URI secure(String text) {
    URI uri = URI.create(text);
    boolean local = LOOPBACK.contains(String.valueOf(uri.getHost()));
    if (!"https".equals(uri.getScheme()) && !("http".equals(uri.getScheme()) && local)) {
      throw new IllegalStateException("an issuer and its keys must be at https, got " + text);
    }
    return uri;
  }
}
