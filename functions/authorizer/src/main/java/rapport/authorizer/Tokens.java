package rapport.authorizer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.text.ParseException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rapport.access.Access;
import rapport.access.Access.Kind;
import rapport.access.Access.Scope;
import rapport.access.TenantName;
import rapport.bytes.ByteWriter;
import rapport.bytes.Bytes;
import rapport.bytes.Sha256;
import rapport.edge.Caller;

/// Finds out who sends a token of the issuer (a JWT, RFC 7519).
///
/// It must be signed by RS256 or ES256 with a key of the issuer's, be for us, and be in time. It
/// may what its scope claim says, for the tenant that its tenant claim names if there is that
/// tenant. Any other is a stranger's.
final class Tokens {

  private static final Pattern FORM =
      Pattern.compile("[A-Za-z0-9_-]{1,4096}\\.[A-Za-z0-9_-]{1,8192}\\.[A-Za-z0-9_-]{0,2048}");

  private static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256);

  private static final String SUBJECT = "sub";

  private final Issuer issuer;
  private final Predicate<String> tenants;
  private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

  /// @param tenants whether there is a tenant of this name
  Tokens(Issuer issuer, IssuerKeys keys, Predicate<String> tenants, Clock clock) {
    this.issuer = issuer;
    this.tenants = tenants;
    processor.setJWSTypeVerifier(
        new DefaultJOSEObjectTypeVerifier<>(
            JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
    processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, keys));
    processor.setJWTClaimsSetVerifier(new TokenClaims(issuer, clock));
  }

  /// Whether a text could be a token at all.
  static boolean isOne(String text) {
    return FORM.matcher(text).matches();
  }

  /// @throws NotAnsweredException if the issuer can't be reached, so that nobody can tell
  Caller caller(String token) {
    return read(token).map(this::caller).orElseGet(Caller.Stranger::new);
  }

  /// What a stranger wrote may make the parser fail in any way; what fails later is our fault.
  private static Optional<JWT> read(String token) {
    try {
      JWT jwt = JWTParser.parse(token);
      jwt.getJWTClaimsSet(); // is read now, and kept
      return Optional.of(jwt);
    } catch (ParseException | RuntimeException _) {
      return Optional.empty();
    }
  }

  private Caller caller(JWT jwt) {
    try {
      return caller(processor.process(jwt, null));
    } catch (KeySourceException e) {
      throw new NotAnsweredException(e);
    } catch (BadJOSEException | JOSEException _) {
      return new Caller.Stranger();
    }
  }

  private Caller caller(JWTClaimsSet claims) {
    return claims.getClaim(issuer.tenantClaim()) instanceof String tenant
            && TenantName.isOne(tenant)
            && tenants.test(tenant)
        ? new Caller.ByToken(accesses(tenant, words(claims)), named(tenant, claims))
        : new Caller.Stranger();
  }

  /// Whoever the token was given to, by any token that the issuer gives them: one may be had anew
  /// at any time, and be written in several ways. Whom a token does not name are all one.
  private Bytes named(String tenant, JWTClaimsSet claims) {
    var name = new ByteWriter().writeText(issuer.uri()).writeText(tenant);
    if (claims.getSubject() != null) {
      name.writeText(SUBJECT).writeText(claims.getSubject());
    } else if (claims.getClaim(TokenClaims.CLIENT) instanceof String client) {
      name.writeText(TokenClaims.CLIENT).writeText(client);
    }
    return Sha256.of(name.toByteArray());
  }

  /// As OAuth 2.0 has scopes, in one text (RFC 6749, section 3.3), or as a list.
  private Set<String> words(JWTClaimsSet claims) {
    return switch (claims.getClaim(issuer.scopeClaim())) {
      case String text -> Stream.of(text.split(" ")).collect(Collectors.toSet());
      case List<?> list ->
          list.stream()
              .filter(String.class::isInstance)
              .map(String.class::cast)
              .collect(Collectors.toSet());
      case null, default -> Set.of();
    };
  }

  private static List<Access> accesses(String tenant, Set<String> words) {
    var kinds = EnumSet.noneOf(Kind.class);
    var scopes = EnumSet.noneOf(Scope.class);
    for (Grant grant : Grant.values()) {
      if (words.contains(grant.word)) {
        kinds.add(grant.kind);
        scopes.addAll(grant.scopes);
      }
    }
    var accesses = new ArrayList<Access>();
    for (Kind kind : kinds) {
      var own = scopes.stream().filter(scope -> scope.isFor(kind)).collect(Collectors.toSet());
      accesses.add(new Access(tenant, kind, own, Set.of()));
    }
    return accesses;
  }

  /// What a word of the scope claim grants.
  private enum Grant {
    READ("rapport.read", Kind.READ, Set.of()),
    PEOPLE("rapport.people", Kind.READ, Set.of(Scope.PEOPLE)),
    WRITE("rapport.write", Kind.SRV, Set.of()),
    ADMIN("rapport.admin", Kind.SRV, Set.of(Scope.ADMIN));

    private final String word;
    private final Kind kind;
    private final Set<Scope> scopes;

    Grant(String word, Kind kind, Set<Scope> scopes) {
      this.word = word;
      this.kind = kind;
      this.scopes = scopes;
    }
  }
}
