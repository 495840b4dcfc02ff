package rapport.authorizer;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Random;
import java.util.Set;
import rapport.access.Access;
import rapport.access.Access.Kind;
import rapport.access.Access.Scope;
import rapport.access.FreshKey;
import rapport.edge.Caller;
import rapport.store.IssuedKeys;
import rapport.store.memory.MemoryTable;

/// What finds out who calls, an issuer that tells its keys over HTTP, and the tenant `acme`.
final class TokenStage implements AutoCloseable {

  static final String AUDIENCE = "rapport";
  static final String TENANT = "https://example.com/tenant";
  static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

  final TestIssuer issuer = new TestIssuer();
  final MemoryTable summary = new MemoryTable();
  Instant now = START;
  private final Callers callers = callers();

  TokenStage() {
    make("acme");
  }

  void make(String tenant) {
    var access = new Access(tenant, Kind.SRV, Set.of(Scope.ADMIN), Set.of());
    var first = FreshKey.of("first", access, new Random(tenant.hashCode()), START);
    new IssuedKeys(summary).issue(first.key(), _ -> true);
  }

  private Callers callers() {
    var known = new Issuer(issuer.uri(), AUDIENCE, TENANT, "scope");
    var keys = new IssuerKeys(Discovery.of(known), clock());
    return Wiring.callers(summary, List.of(Wiring.tokens(known, keys, summary, clock())));
  }

  private Clock clock() {
    InstantSource source = () -> now;
    return source.withZone(ZoneOffset.UTC);
  }

  /// Of a token that is good for five minutes.
  JWTClaimsSet.Builder claims() {
    return new JWTClaimsSet.Builder()
        .issuer(issuer.uri())
        .audience(List.of("other", AUDIENCE))
        .subject("somebody@example.com")
        .issueTime(Date.from(now))
        .expirationTime(Date.from(now.plusSeconds(300)))
        .claim(TENANT, "acme")
        .claim("scope", "openid rapport.read");
  }

  Caller caller(String token) {
    return callers.of("Bearer " + token);
  }

  @Override
  public void close() {
    issuer.close();
  }
}
