package rapport.authorizer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// An issuer of tokens that tells its keys over HTTP, on this machine.
final class TestIssuer implements AutoCloseable {

  static final String CONFIGURATION = "/.well-known/openid-configuration";

  /// Made once: that takes longer than all else.
  private static final RSAKey RSA = freshRsa("rsa-1");

  /// Somebody else's.
  static final RSAKey ANOTHER = freshRsa("rsa-2");

  private static final ECKey EC = freshEc();

  final RSAKey rsa = RSA;
  final ECKey ec = EC;
  final List<String> asked = new ArrayList<>();
  private final HttpServer server;
  private List<JWK> published;
  private String claimedIssuer;
  private int status = 200;
  private final Map<String, String> told = new HashMap<>();

  TestIssuer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    published = List.of(rsa.toPublicJWK(), ec.toPublicJWK());
    claimedIssuer = uri();
    server.createContext("/", this::serve);
    server.start();
  }

  private static RSAKey freshRsa(String kid) {
    try {
      return new RSAKeyGenerator(2048).keyID(kid).generate();
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
  }

  private static ECKey freshEc() {
    try {
      return new ECKeyGenerator(Curve.P_256).keyID("ec-1").generate();
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
  }

  String uri() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  void publish(JWK... keys) {
    published = List.of(keys);
  }

  /// From now on it answers with this, and 200 again.
  void answerWith(int next) {
    status = next;
  }

  /// Its configuration says that it is another.
  void claimToBe(String other) {
    claimedIssuer = other;
  }

  /// From now on it says this at a path, whatever it is.
  void tell(String path, String body) {
    told.put(path, body);
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      asked.add(path);
      String body =
          path.equals(CONFIGURATION)
              ? "{\"issuer\":\"%s\",\"jwks_uri\":\"%s/keys\"}".formatted(claimedIssuer, uri())
              : new JWKSet(published).toString();
      byte[] bytes = told.getOrDefault(path, body).getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("content-type", "application/json");
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  String signedByRsa(JWTClaimsSet claims) {
    return signedByRsa(rsa, claims);
  }

  static String signedByRsa(RSAKey key, JWTClaimsSet claims) {
    try {
      return sign(JWSAlgorithm.RS256, key.getKeyID(), new RSASSASigner(key), claims);
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
  }

  String signedByEc(JWTClaimsSet claims) {
    try {
      return sign(JWSAlgorithm.ES256, ec.getKeyID(), new ECDSASigner(ec), claims);
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
  }

  static String sign(JWSAlgorithm algorithm, String kid, JWSSigner signer, JWTClaimsSet claims) {
    try {
      var token = new SignedJWT(new JWSHeader.Builder(algorithm).keyID(kid).build(), claims);
      token.sign(signer);
      return token.serialize();
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
