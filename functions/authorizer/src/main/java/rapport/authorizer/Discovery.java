package rapport.authorizer;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jose.util.ResourceRetriever;
import java.io.IOException;
import java.net.URI;
import java.text.ParseException;
import java.util.Map;

/// Finds the keys of an issuer as OpenID Connect Discovery 1.0 says: its configuration names where
/// they are.
///
/// @param issuer whose keys
record Discovery(Issuer issuer, ResourceRetriever http) implements IssuerKeys.Fetching {

  /// Twice each, one after the other, must fit into the time that the HTTP API waits.
  private static final int CONNECT_MILLIS = 2_000;

  private static final int READ_MILLIS = 2_000;
  private static final int MAX_BYTES = 256 * 1024;

  static Discovery of(Issuer issuer) {
    return new Discovery(
        issuer, new DefaultResourceRetriever(CONNECT_MILLIS, READ_MILLIS, MAX_BYTES));
  }

  @Override
  public JWKSet keys() throws IOException {
    try {
      Map<String, Object> configuration = JSONObjectUtils.parse(get(issuer.discovery()));
      if (!issuer.uri().equals(JSONObjectUtils.getString(configuration, "issuer"))) {
        throw new IOException("the configuration is another issuer's");
      }
      String address = JSONObjectUtils.getString(configuration, "jwks_uri");
      return JWKSet.parse(get(Issuer.secure(String.valueOf(address))));
    } catch (ParseException | RuntimeException e) { // documents of any shape
      throw new IOException("the issuer does not tell its keys", e);
    }
  }

  private String get(URI address) throws IOException {
    return http.retrieveResource(address.toURL()).getContent();
  }
}
