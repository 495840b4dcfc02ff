package rapport.authorizer;

import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import java.time.Clock;
import java.util.Arrays;
import java.util.Date;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What must hold of a token beside its signature: whose it is, for whom, and when.
///
/// Some issuers name in access tokens no audience but the client that asked (Amazon Cognito): such
/// a token is for us if that is our audience.
final class TokenClaims extends DefaultJWTClaimsVerifier<SecurityContext> {

  /// Clocks differ by this much. So a token works until a minute and a half after it has expired,
  /// the minute included for which the HTTP API remembers it.
  private static final int MAX_CLOCK_SKEW_SECONDS = 30;

  /// Names whom a token was given to, where that is no person (RFC 9068, section 2.2).
  static final String CLIENT = "client_id";

  private static final String EXPIRY = "exp";

  private final String audience;
  private final Clock clock;

  TokenClaims(Issuer issuer, Clock clock) {
    super(
        new HashSet<>(Arrays.asList(issuer.audience(), null)),
        new JWTClaimsSet.Builder().issuer(issuer.uri()).build(),
        Set.of(EXPIRY),
        Set.of());
    this.audience = issuer.audience();
    this.clock = clock;
    setMaxClockSkew(MAX_CLOCK_SKEW_SECONDS);
  }

  @Override
  protected Date currentTime() {
    return Date.from(clock.instant());
  }

  @Override
  public void verify(JWTClaimsSet claims, @Nullable SecurityContext context)
      throws BadJWTException {
    super.verify(claims, context);
    if (claims.getAudience().isEmpty() && !audience.equals(claims.getClaim(CLIENT))) {
      throw new BadJWTException("for somebody else");
    }
  }
}
