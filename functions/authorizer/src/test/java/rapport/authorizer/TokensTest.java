package rapport.authorizer;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import rapport.access.Access;
import rapport.access.Access.Kind;
import rapport.access.Access.Scope;
import rapport.bytes.Bytes;
import rapport.edge.Caller;

/// Tokens of an issuer that tells its keys over HTTP.
final class TokensTest {

  private final TokenStage stage = new TokenStage();
  private final TestIssuer issuer = stage.issuer;

  @AfterEach
  void stop() {
    stage.close();
  }

  private JWTClaimsSet.Builder claims() {
    return stage.claims();
  }

  private Caller caller(String token) {
    return stage.caller(token);
  }

  @Test
  void aTokenSignedByEitherKindOfKeyIsItsTenants() {
    var reader = List.of(new Access("acme", Kind.READ, Set.of(), Set.of()));

    for (String token :
        List.of(issuer.signedByRsa(claims().build()), issuer.signedByEc(claims().build()))) {
      assertThat(caller(token))
          .isInstanceOfSatisfying(
              Caller.ByToken.class, by -> assertThat(by.accesses()).isEqualTo(reader));
    }
  }

  @Test
  void aTokenMayWhatItsClaimGrantsAndNoMore() {
    var read = new Access("acme", Kind.READ, Set.of(), Set.of());
    var people = new Access("acme", Kind.READ, Set.of(Scope.PEOPLE), Set.of());
    var write = new Access("acme", Kind.SRV, Set.of(), Set.of());
    var admin = new Access("acme", Kind.SRV, Set.of(Scope.ADMIN), Set.of());

    assertThat(granted("rapport.read")).containsExactly(read);
    assertThat(granted("rapport.people")).containsExactly(people);
    assertThat(granted("rapport.write")).containsExactly(write);
    assertThat(granted("  rapport.admin  x ")).containsExactly(admin);
    assertThat(granted(List.of("rapport.read", "rapport.write", 7)))
        .containsExactlyInAnyOrder(read, write);
    assertThat(granted("rapport.read rapport.write")).containsExactlyInAnyOrder(read, write);
    assertThat(granted("rapport.people rapport.write"))
        .containsExactlyInAnyOrder(people, writing(Scope.PEOPLE));
    assertThat(granted("rapport.people rapport.admin"))
        .containsExactlyInAnyOrder(people, writing(Scope.PEOPLE, Scope.ADMIN));
    for (Object nothing : List.of("", "openid", "RAPPORT.ADMIN", "rapport.adminx", 1, Map.of())) {
      assertThat(granted(nothing)).as("%s", nothing).isEmpty();
    }
  }

  private static Access writing(Scope... scopes) {
    return new Access("acme", Kind.SRV, Set.of(scopes), Set.of());
  }

  private List<Access> granted(Object scope) {
    var token = issuer.signedByRsa(claims().claim("scope", scope).build());
    return ((Caller.ByToken) caller(token)).accesses();
  }

  /// A claim makes no tenant: it must have been made by hand.
  @Test
  void aTenantThatWasNeverMadeIsReachedByNoToken() {
    for (Object tenant : List.of("other", "Acme", "acme#x", "", 7, List.of("acme"))) {
      var token = issuer.signedByRsa(claims().claim(TokenStage.TENANT, tenant).build());

      assertThat(caller(token)).as("%s", tenant).isEqualTo(new Caller.Stranger());
    }
    var without = issuer.signedByRsa(claims().claim(TokenStage.TENANT, null).build());
    assertThat(caller(without)).isEqualTo(new Caller.Stranger());
  }

  @Test
  void aTokenOfAnotherIssuerOrForAnotherAudienceIsAStrangers() {
    refused(claims().issuer("https://elsewhere.example").build());
    refused(claims().issuer(issuer.uri() + "/").build());
    refused(claims().issuer(null).build());
    refused(claims().audience("other").build());
    refused(claims().audience((String) null).build());
    refused(claims().audience((String) null).claim("client_id", "other").build());
    refused(claims().audience("other").claim("client_id", TokenStage.AUDIENCE).build());
  }

  private void refused(JWTClaimsSet claims) {
    assertThat(caller(issuer.signedByRsa(claims)))
        .as("%s", claims)
        .isEqualTo(new Caller.Stranger());
  }

  @Test
  void aTokenWithoutAnAudienceIsForTheClientThatItNames() {
    var token =
        issuer.signedByRsa(
            claims().audience((String) null).claim("client_id", TokenStage.AUDIENCE).build());

    assertThat(caller(token)).isInstanceOf(Caller.ByToken.class);
  }

  @Test
  void aTokenWorksInItsTimeGiveOrTakeHalfAMinute() {
    var ending = issuer.signedByRsa(claims().expirationTime(Date.from(TokenStage.START)).build());
    var beginning = issuer.signedByRsa(claims().notBeforeTime(Date.from(TokenStage.START)).build());
    stage.now = TokenStage.START.plusSeconds(29);
    assertThat(caller(ending)).isInstanceOf(Caller.ByToken.class);
    stage.now = TokenStage.START.plusSeconds(31);
    assertThat(caller(ending)).isEqualTo(new Caller.Stranger());
    stage.now = TokenStage.START.minusSeconds(29);
    assertThat(caller(beginning)).isInstanceOf(Caller.ByToken.class);
    stage.now = TokenStage.START.minusSeconds(31);
    assertThat(caller(beginning)).isEqualTo(new Caller.Stranger());
    stage.now = TokenStage.START;
    refused(claims().expirationTime(null).build());
  }

  @Test
  void anUnsignedTokenIsAStrangers() {
    assertThat(caller(new PlainJWT(claims().build()).serialize())).isEqualTo(new Caller.Stranger());
  }

  /// The public key is known to all, so as a secret it would be everybody's.
  @Test
  void aTokenSignedWithThePublicKeyAsASecretIsAStrangers() throws JOSEException {
    for (byte[] secret :
        List.of(
            issuer.rsa.toRSAPublicKey().getEncoded(),
            issuer.rsa.toPublicJWK().toJSONString().getBytes())) {
      var token =
          TestIssuer.sign(
              JWSAlgorithm.HS256, issuer.rsa.getKeyID(), new MACSigner(secret), claims().build());

      assertThat(caller(token)).isEqualTo(new Caller.Stranger());
    }
  }

  @Test
  void otherAlgorithmsOfTheSameKeyAreNotTaken() throws JOSEException {
    for (JWSAlgorithm algorithm :
        List.of(JWSAlgorithm.RS384, JWSAlgorithm.RS512, JWSAlgorithm.PS256)) {
      var token =
          TestIssuer.sign(
              algorithm, issuer.rsa.getKeyID(), new RSASSASigner(issuer.rsa), claims().build());

      assertThat(caller(token)).as("%s", algorithm).isEqualTo(new Caller.Stranger());
    }
  }

  @Test
  void aTokenOfAnotherKindIsAStrangers() throws JOSEException {
    for (String type : List.of("JWT", "at+jwt")) {
      assertThat(caller(typed(type))).as(type).isInstanceOf(Caller.ByToken.class);
    }
    for (String type : List.of("logout+jwt", "dpop+jwt", "secevent+jwt")) {
      assertThat(caller(typed(type))).as(type).isEqualTo(new Caller.Stranger());
    }
  }

  private String typed(String type) throws JOSEException {
    var header =
        new JWSHeader.Builder(JWSAlgorithm.RS256)
            .keyID(issuer.rsa.getKeyID())
            .type(new JOSEObjectType(type))
            .build();
    var token = new SignedJWT(header, claims().build());
    token.sign(new RSASSASigner(issuer.rsa));
    return token.serialize();
  }

  @Test
  void aTokenThatWasChangedIsAStrangers() {
    String token = issuer.signedByRsa(claims().build());
    String[] parts = token.split("\\.");
    String more = issuer.signedByRsa(claims().claim("scope", "rapport.admin").build());

    assertThat(caller(parts[0] + "." + more.split("\\.")[1] + "." + parts[2]))
        .isEqualTo(new Caller.Stranger());
    assertThat(caller(parts[0] + "." + parts[1] + ".")).isEqualTo(new Caller.Stranger());
    assertThat(caller("a.b.c")).isEqualTo(new Caller.Stranger());
    assertThat(caller("..")).isEqualTo(new Caller.Stranger());
    assertThat(caller(token + "x".repeat(20_000))).isEqualTo(new Caller.Stranger());
  }

  /// The last character of a signature has bits that mean nothing.
  @Test
  void whoeverSendsATokenIsTheSameByEachOfItsSpellingsAndByEveryOtherToken() {
    String token = issuer.signedByRsa(claims().build());
    Bytes hash = hash(token);
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    var hashes = new ArrayList<Bytes>();
    for (char last : alphabet.toCharArray()) {
      if (caller(token.substring(0, token.length() - 1) + last) instanceof Caller.ByToken by) {
        hashes.add(by.hash());
      }
    }

    assertThat(hashes).hasSize(16).containsOnly(hash);
    assertThat(hash(issuer.signedByEc(claims().jwtID("refreshed").build()))).isEqualTo(hash);
    assertThat(hash(issuer.signedByRsa(claims().claim("client_id", "app").build())))
        .isEqualTo(hash);
  }

  @Test
  void whoSendTokensAreToldApart() {
    stage.make("other");
    var callers =
        Stream.of(
            claims(),
            claims().subject("another@example.com"),
            claims().claim(TokenStage.TENANT, "other"),
            claims().subject(null).claim("client_id", "somebody@example.com"),
            claims().subject(null).claim("client_id", "app"),
            claims().subject(null));

    assertThat(callers.map(one -> hash(issuer.signedByRsa(one.build())))).doesNotHaveDuplicates();
  }

  @Test
  void whomATokenDoesNotNameAreAllOne() {
    var unnamed = hash(issuer.signedByRsa(claims().subject(null).build()));

    assertThat(hash(issuer.signedByEc(claims().subject(null).claim("client_id", 7).build())))
        .isEqualTo(unnamed);
  }

  private Bytes hash(String token) {
    return ((Caller.ByToken) caller(token)).hash();
  }

  /// Each may make the parser fail in another way.
  @Test
  void whatIsNoTokenInsideIsAStrangers() {
    var rs256 = "{\"alg\":\"RS256\"}";
    for (String header :
        List.of("null", "[]", "7", "{}", "{\"alg\":null}", "{\"alg\":{}}", rs256)) {
      for (String payload :
          List.of("null", "[]", "{\"exp\":[]}", "{\"aud\":[1]}", "[".repeat(5000))) {
        assertThat(caller(base64(header) + "." + base64(payload) + ".AA"))
            .as("%s %s", header, payload)
            .isEqualTo(new Caller.Stranger());
      }
    }
    assertThat(caller("bnVsbA.e30.AA")).isEqualTo(new Caller.Stranger());
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes());
  }

  @Test
  void aKeyOfAStrangerIsNotTheIssuersWhateverItIsCalled() {
    RSAKey stranger = new RSAKey.Builder(TestIssuer.ANOTHER).keyID("rsa-1").build();

    assertThat(caller(TestIssuer.signedByRsa(stranger, claims().build())))
        .isEqualTo(new Caller.Stranger());
  }

  @Test
  void withoutAnIssuerEveryTokenIsAStrangersAndNobodyIsAsked() {
    var keysOnly = Wiring.callers(stage.summary, List.of());

    assertThat(keysOnly.of("Bearer " + issuer.signedByRsa(claims().build())))
        .isEqualTo(new Caller.Stranger());
    assertThat(issuer.asked).isEmpty();
  }
}
