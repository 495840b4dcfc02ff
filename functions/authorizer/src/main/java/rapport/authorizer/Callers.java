package rapport.authorizer;

import rapport.edge.Caller;
import rapport.edge.Credentials;
import rapport.edge.Request;

/// Knows who is behind an `Authorization` header. Nothing is remembered here: the HTTP API does
/// that, for a minute, and twice would be two.
final class Callers {

  private final Credentials credentials;

  Callers(Credentials credentials) {
    this.credentials = credentials;
  }

  Caller of(String authorization) {
    return credentials.caller(Request.bearerKey(authorization).orElse(""));
  }
}
