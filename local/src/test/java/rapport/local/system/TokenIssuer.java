package rapport.local.system;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Map;

/// An issuer of tokens on this machine.
final class TokenIssuer implements AutoCloseable {

  static final String AUDIENCE = "rapport-test";

  private final ECKey key;
  private final HttpServer server;

  TokenIssuer() throws IOException {
    try {
      key = new ECKeyGenerator(Curve.P_256).keyID("1").generate();
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::serve);
    server.start();
  }

  /// What the template has to be told.
  Map<String, String> parameters() {
    return Map.of("OidcIssuer", uri(), "OidcAudience", AUDIENCE);
  }

  /// A token that is in time at an instant.
  String token(String audience, String tenant, String scope, Instant now) {
    var claims =
        new JWTClaimsSet.Builder()
            .issuer(uri())
            .audience(audience)
            .expirationTime(Date.from(now.plusSeconds(600)))
            .claim("rapport_tenant", tenant)
            .claim("scope", scope)
            .build();
    var token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("1").build(), claims);
    try {
      token.sign(new ECDSASigner(key));
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
    return token.serialize();
  }

  private String uri() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body =
          exchange.getRequestURI().getPath().endsWith("/openid-configuration")
              ? "{\"issuer\":\"%s\",\"jwks_uri\":\"%s/keys\"}".formatted(uri(), uri())
              : new JWKSet(key.toPublicJWK()).toString();
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
