package rapport.authorizer;

import java.util.List;
import rapport.edge.Caller;
import rapport.edge.Credentials;
import rapport.edge.Request;

/// Knows who is behind an `Authorization` header. Nothing is remembered here of callers: the HTTP
/// API does that, for a minute, and twice would be two.
///
/// @param tokens of the one issuer whose tokens are taken; empty if none is
record Callers(Credentials credentials, List<Tokens> tokens) {

  Callers {
    tokens = List.copyOf(tokens);
  }

  /// @throws NotAnsweredException if nobody can tell
  Caller of(String authorization) {
    String sent = Request.bearerKey(authorization).orElse("");
    return Tokens.isOne(sent)
        ? tokens.stream()
            .map(issued -> issued.caller(sent))
            .findFirst()
            .orElseGet(Caller.Stranger::new)
        : credentials.caller(sent);
  }
}
