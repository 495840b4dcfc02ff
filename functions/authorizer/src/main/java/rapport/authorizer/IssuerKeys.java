package rapport.authorizer;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.RemoteKeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The public keys of an issuer, fetched anew every five minutes, so that one that was withdrawn
/// ends within that; and when a token names one that is not among them. An instance asks twice a
/// minute at most, whatever strangers send and whatever comes of it: one that waits for an issuer
/// answers nobody else. While the issuer can't be reached, its last keys are good for an hour.
final class IssuerKeys implements JWKSource<SecurityContext> {

  static final Duration FRESH = Duration.ofMinutes(5);
  static final Duration USABLE = Duration.ofHours(1);

  /// From one attempt to the next, whatever came of it.
  static final Duration PAUSE = Duration.ofSeconds(30);

  private final Fetching issuer;
  private final Clock clock;
  private @Nullable JWKSet keys;
  private Instant fetchedAt = Instant.MIN;
  private Instant triedAt = Instant.MIN;

  IssuerKeys(Fetching issuer, Clock clock) {
    this.issuer = issuer;
    this.clock = clock;
  }

  /// Asks the issuer.
  interface Fetching {

    /// @throws IOException if it does not answer, or not with keys
    JWKSet keys() throws IOException;
  }

  /// @throws KeySourceException if the issuer can't be reached, and it is too long since it was, or
  ///   it could not be reached a moment ago and never was
  @Override
  public synchronized List<JWK> get(JWKSelector wanted, @Nullable SecurityContext context)
      throws KeySourceException {
    JWKSet known = keys;
    if (known == null || isOlderThan(FRESH, fetchedAt)) {
      known = refreshed(known);
    }
    List<JWK> found = wanted.select(known);
    return found.isEmpty() && isOlderThan(PAUSE, triedAt) ? wanted.select(refreshed(known)) : found;
  }

  private JWKSet refreshed(@Nullable JWKSet known) throws KeySourceException {
    if (isOlderThan(PAUSE, triedAt)) {
      triedAt = clock.instant();
      try {
        keys = issuer.keys();
        fetchedAt = triedAt;
        return keys;
      } catch (IOException e) {
        if (known == null) {
          throw new RemoteKeySourceException("the issuer does not answer", e);
        }
      }
    }
    if (known == null || isOlderThan(USABLE, fetchedAt)) {
      throw new RemoteKeySourceException("the issuer has not answered for long", null);
    }
    return known;
  }

  private boolean isOlderThan(Duration age, Instant then) {
    return then.equals(Instant.MIN) || !clock.instant().isBefore(then.plus(age));
  }
}
