package rapport.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import rapport.access.Access;
import rapport.access.Access.Kind;
import rapport.access.Access.Scope;
import rapport.bytes.Bytes;
import rapport.bytes.Sha256;
import rapport.edge.Credentials.Admission;
import rapport.edge.Credentials.Need;

final class CredentialsTest {

  private static final String SRV = "srv_" + "a".repeat(43);
  private static final String ADMIN = "srv_" + "b".repeat(43);
  private static final String READ = "read_" + "c".repeat(43);

  private final Map<Bytes, Access> keys = new HashMap<>();
  private final AtomicInteger lookups = new AtomicInteger();
  private Instant now = Instant.parse("2026-03-01T10:00:00Z");
  private final Credentials credentials =
      new Credentials(
          hash -> {
            lookups.incrementAndGet();
            return Optional.ofNullable(keys.get(hash));
          },
          clock());

  CredentialsTest() {
    keys.put(hash(SRV), new Access("demo", Kind.SRV, Set.of(), Set.of()));
    keys.put(hash(ADMIN), new Access("demo", Kind.SRV, Set.of(Scope.ADMIN), Set.of()));
    keys.put(hash(READ), new Access("demo", Kind.READ, Set.of(), Set.of()));
  }

  @Test
  void aKeyOfTheRightKindIsAdmitted() {
    assertThat(admit(SRV, Need.of(Kind.SRV, Kind.PUB)))
        .isEqualTo(new Admission.Granted(keys.get(hash(SRV))));
  }

  @Test
  void noKeyOrAnUnknownOneIs401() {
    assertThat(
            status(credentials.admit(Request.of(new APIGatewayV2HTTPEvent()), Need.of(Kind.SRV))))
        .isEqualTo(401);
    assertThat(status(admit("srv_" + "x".repeat(43), Need.of(Kind.SRV)))).isEqualTo(401);
    assertThat(status(admit("nonsense", Need.of(Kind.SRV)))).isEqualTo(401);
  }

  @Test
  void whatIsNoKeyIsNotLookedUp() {
    admit("srv_short", Need.of(Kind.SRV));

    assertThat(lookups).hasValue(0);
  }

  @Test
  void aKeyOfAnotherKindOrWithoutTheScopeIs403() {
    assertThat(status(admit(READ, Need.of(Kind.SRV)))).isEqualTo(403);
    assertThat(status(admit(SRV, Need.of(Kind.SRV).with(Scope.ADMIN)))).isEqualTo(403);
    assertThat(admit(ADMIN, Need.of(Kind.SRV).with(Scope.PEOPLE)))
        .isInstanceOf(Admission.Granted.class);
  }

  @Test
  void a401SaysHowToAuthenticate() {
    var refused = (Admission.Refused) admit("nonsense", Need.of(Kind.SRV));

    assertThat(refused.problem().answer().getHeaders()).containsEntry("www-authenticate", "Bearer");
  }

  @Test
  void aKeyIsRememberedForAMinuteAndThenLookedUpAgain() {
    admit(SRV, Need.of(Kind.SRV));
    keys.remove(hash(SRV));
    now = now.plusSeconds(59);
    assertThat(admit(SRV, Need.of(Kind.SRV))).isInstanceOf(Admission.Granted.class);
    now = now.plusSeconds(1);

    assertThat(status(admit(SRV, Need.of(Kind.SRV)))).isEqualTo(401);
    assertThat(lookups).hasValue(2);
  }

  @Test
  void aPublicKeyAnswersTheSurveysItIsBoundTo() {
    var pub = new Access("demo", Kind.PUB, Set.of(), Set.of("nps"));

    assertThat(pub.answers("nps")).isTrue();
    assertThat(pub.answers("csat")).isFalse();
    assertThat(keys.get(hash(SRV)).answers("csat")).isTrue();
    assertThat(keys.get(hash(READ)).answers("csat")).isFalse();
  }

  private static Bytes hash(String key) {
    return Sha256.of(key.getBytes(StandardCharsets.UTF_8));
  }

  private Admission admit(String key, Need need) {
    var event =
        APIGatewayV2HTTPEvent.builder()
            .withHeaders(Map.of("authorization", "Bearer " + key))
            .build();
    return credentials.admit(Request.of(event), need);
  }

  private static int status(Admission admission) {
    return ((Admission.Refused) admission).problem().status();
  }

  private Clock clock() {
    InstantSource source = () -> now;
    return source.withZone(ZoneOffset.UTC);
  }
}
