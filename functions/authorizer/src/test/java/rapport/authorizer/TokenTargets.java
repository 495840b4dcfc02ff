package rapport.authorizer;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.Set;
import rapport.access.Access;
import rapport.access.Access.Kind;
import rapport.access.Access.Scope;
import rapport.access.FreshKey;
import rapport.bytes.Bytes;
import rapport.edge.Caller;
import rapport.edge.CallerContext;
import rapport.store.FuzzTarget;
import rapport.store.IssuedKeys;
import rapport.store.memory.MemoryTable;

/// The `Authorization` header, where tokens of an issuer are taken whose keys are known.
///
/// The first byte says what the rest is: the whole header; the header of a token and, on the next
/// line, what it says, which nobody signed; or what a token says that the issuer signed.
public final class TokenTargets {

  private static final String TENANT = "acme";
  private static final String ISSUER = "https://issuer.example";
  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
  private static final JWSHeader HEADER =
      new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("1").build();
  private static final ECKey KEY = freshKey();
  private static final String GOOD =
      """
      {"iss":"%s","aud":["rapport"],"sub":"somebody","exp":%d,"tenant":"%s",\
      "scope":"rapport.people rapport.admin"}"""
          .formatted(ISSUER, NOW.getEpochSecond() + 300, TENANT);

  private static final int WHOLE = 0;
  private static final int UNSIGNED = 1;
  private static final int SIGNED = 2;

  private final Callers callers;

  private TokenTargets() {
    var summary = new MemoryTable();
    var access = new Access(TENANT, Kind.SRV, Set.of(Scope.ADMIN), Set.of());
    var first = FreshKey.of("first", access, new Random(1), NOW);
    new IssuedKeys(summary).issue(first.key(), _ -> true);
    var clock = Clock.fixed(NOW, ZoneOffset.UTC);
    var keys = new IssuerKeys(() -> new JWKSet(KEY.toPublicJWK()), clock);
    var issuer = new Issuer(ISSUER, "rapport", "tenant", "scope");
    callers = Wiring.callers(summary, List.of(Wiring.tokens(issuer, keys, summary, clock)));
  }

  public static List<FuzzTarget> all() {
    return List.of(FuzzTarget.of("tokens", seeds(), new TokenTargets()::authorization));
  }

  /// Whatever comes, it is known who calls, and nobody is let in to a tenant that is not named.
  private void authorization(byte[] input) {
    int choice = input.length == 0 ? WHOLE : Math.floorMod(input[0], SIGNED + 1);
    byte[] rest = input.length == 0 ? input : Arrays.copyOfRange(input, 1, input.length);
    var caller = callers.of(header(choice, rest));
    if (caller instanceof Caller.ByToken(List<Access> accesses, Bytes hash)) {
      assertThat(choice).as("nobody signed it").isNotEqualTo(UNSIGNED);
      assertThat(accesses).allMatch(one -> one.tenant().equals(TENANT));
      assertThat(hash.length()).isEqualTo(32);
    } else {
      assertThat(caller).isIn(new Caller.Stranger(), new Caller.Nobody());
    }
    assertThat(CallerContext.write(caller)).isNotEmpty();
  }

  private static String header(int choice, byte[] rest) {
    String text = new String(rest, StandardCharsets.UTF_8);
    return switch (choice) {
      case UNSIGNED -> {
        String[] lines = text.split("\n", 2);
        yield "Bearer " + base64(lines[0]) + "." + base64(lines[lines.length - 1]) + ".AA";
      }
      case SIGNED -> "Bearer " + signed(rest);
      default -> text;
    };
  }

  private static String base64(String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static String signed(byte[] claims) {
    try {
      var token = new JWSObject(HEADER, new Payload(claims));
      token.sign(new ECDSASigner(KEY));
      return token.serialize();
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
  }

  private static ECKey freshKey() {
    try {
      return new ECKeyGenerator(Curve.P_256).keyID("1").generate();
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
  }

  private static List<Bytes> seeds() {
    String deep = "[".repeat(6_000);
    return List.of(
        seed(WHOLE, "Bearer bnVsbA.e30.AA"),
        seed(WHOLE, "Bearer " + signed(GOOD.getBytes(StandardCharsets.UTF_8))),
        seed(WHOLE, "bearer  ..."),
        seed(UNSIGNED, HEADER + "\n" + GOOD),
        seed(UNSIGNED, "{\"alg\":\"none\"}\n" + GOOD),
        seed(
            UNSIGNED,
            "{\"alg\":\"HS256\",\"kid\":\"1\",\"crit\":[\"b64\"],\"b64\":false}\n" + GOOD),
        seed(UNSIGNED, "{\"alg\":\"RS256\",\"jwk\":{\"kty\":null},\"x5c\":[null]}\nnull"),
        seed(UNSIGNED, "{\"alg\":\"ECDH-ES\",\"enc\":\"A128GCM\",\"epk\":{}}\n{}"),
        seed(UNSIGNED, "[".repeat(3_000) + "\n" + deep),
        seed(SIGNED, GOOD),
        seed(SIGNED, GOOD.replace("[\"rapport\"]", "[null,{}]")),
        seed(SIGNED, GOOD.replace("\"somebody\"", "7").replace("\"rapport.people", "[\"x")),
        seed(SIGNED, "null"),
        seed(SIGNED, deep));
  }

  private static Bytes seed(int choice, String text) {
    byte[] content = text.getBytes(StandardCharsets.UTF_8);
    byte[] seed = new byte[content.length + 1];
    seed[0] = (byte) choice;
    System.arraycopy(content, 0, seed, 1, content.length);
    return Bytes.of(seed);
  }
}
