package rapport.local.system;

/// Who may come to a route: each column of the table of routes and callers.
enum Caller {
  /// Sends no key.
  NONE,
  /// Sends what can't be a key.
  MALFORMED,
  /// Sends a key that was never given out.
  UNKNOWN,
  /// Sends a key that would do, if it had not been revoked.
  REVOKED,
  /// Has a key of this tenant, with every scope there is, of a kind that the route doesn't take.
  WRONG_KIND,
  /// Has a key that would do but for its scopes.
  MISSING_SCOPE,
  /// Has a key that would do, of a tenant that has nothing yet.
  OTHER_TENANT,
  /// Has a public key that is bound to another survey.
  OTHER_SURVEY,
  /// Has a link of the survey that has expired.
  EXPIRED_LINK,
  /// Has a link that was changed on the way.
  TAMPERED_LINK,
  /// Has a link of the survey that brought another answer already.
  USED_LINK,
  /// Has a link of the survey that nobody has used.
  LINK,
  /// Has a token that would do, for another audience.
  WRONG_TOKEN,
  /// Has a token that would do, for a tenant that nobody has made.
  TOKEN_OF_NO_TENANT,
  /// Has a token that grants less.
  LESSER_TOKEN,
  /// Has a token that grants what the right key may.
  TOKEN,
  /// Has a key that will do.
  RIGHT
}
