package rapport.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
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

final class CredentialsTest {

  private static final String SRV = "srv_" + "a".repeat(43);
  private static final String ADMIN = "srv_" + "b".repeat(43);
  private static final String READ = "read_" + "c".repeat(43);

  private final Map<Bytes, Access> keys = new HashMap<>();
  private final AtomicInteger lookups = new AtomicInteger();
  private Instant now = Instant.parse("2026-03-01T10:00:00Z");
  private final KeyFinder finder =
      hash -> {
        lookups.incrementAndGet();
        return Optional.ofNullable(keys.get(hash));
      };
  private final Credentials credentials = new Credentials(finder);

  CredentialsTest() {
    keys.put(hash(SRV), new Access("demo", Kind.SRV, Set.of(), Set.of()));
    keys.put(hash(ADMIN), new Access("demo", Kind.SRV, Set.of(Scope.ADMIN), Set.of()));
    keys.put(hash(READ), new Access("demo", Kind.READ, Set.of(), Set.of()));
  }

  @Test
  void aKeyThatOpensSomethingIsFoundByItsHash() {
    assertThat(credentials.caller(SRV)).isEqualTo(new Caller.ByKey(keys.get(hash(SRV)), hash(SRV)));
  }

  @Test
  void whoSendsNothingIsNobodyAndWhoSendsAnUnknownKeyAStranger() {
    assertThat(credentials.caller("")).isEqualTo(new Caller.Nobody());
    assertThat(credentials.caller("srv_" + "x".repeat(43))).isEqualTo(new Caller.Stranger());
    assertThat(credentials.caller("nonsense")).isEqualTo(new Caller.Stranger());
  }

  @Test
  void whatIsNoKeyIsNotLookedUp() {
    credentials.caller("srv_short");
    credentials.remembers("srv_short");

    assertThat(lookups).hasValue(0);
  }

  @Test
  void aKeyOfTheRightKindIsAdmitted() {
    assertThat(Need.of(Kind.SRV, Kind.PUB).admit(credentials.caller(SRV)))
        .isEqualTo(new Admission.Granted(keys.get(hash(SRV))));
  }

  @Test
  void aKeyOfAnotherKindOrWithoutTheScopeIs403AndAllElse401() {
    assertThat(status(Need.of(Kind.SRV), READ)).isEqualTo(403);
    assertThat(status(Need.of(Kind.SRV).with(Scope.ADMIN), SRV)).isEqualTo(403);
    assertThat(Need.of(Kind.SRV).with(Scope.PEOPLE).admit(credentials.caller(ADMIN)))
        .isInstanceOf(Admission.Granted.class);
    assertThat(status(Need.of(Kind.SRV), "")).isEqualTo(401);
    assertThat(status(Need.of(Kind.SRV), "nonsense")).isEqualTo(401);
  }

  /// A token may be of two kinds. What it may not, neither of them may.
  @Test
  void aTokenIsAdmittedByWhicheverOfItsKindsWillDo() {
    var people = new Access("demo", Kind.READ, Set.of(Scope.PEOPLE), Set.of());
    var server = new Access("demo", Kind.SRV, Set.of(), Set.of());
    var both = new Caller.ByToken(List.of(people, server), hash("t"));

    assertThat(Need.of(Kind.SRV, Kind.PUB).admit(both)).isEqualTo(new Admission.Granted(server));
    assertThat(Need.of(Kind.READ).with(Scope.PEOPLE).admit(both))
        .isEqualTo(new Admission.Granted(people));
    assertThat(refused(Need.of(Kind.SRV).with(Scope.ADMIN), both)).isEqualTo(403);
    assertThat(refused(Need.of(Kind.PUB), both)).isEqualTo(403);
    assertThat(refused(Need.of(Kind.READ), new Caller.ByToken(List.of(), hash("t"))))
        .isEqualTo(403);
  }

  private static int refused(Need need, Caller caller) {
    return ((Admission.Refused) need.admit(caller)).problem().status();
  }

  @Test
  void a401SaysHowToAuthenticate() {
    var refused = (Admission.Refused) Need.of(Kind.SRV).admit(new Caller.Stranger());

    assertThat(refused.problem().answer().getHeaders()).containsEntry("www-authenticate", "Bearer");
  }

  @Test
  void aKeyIsRememberedForAMinuteAndThenLookedUpAgain() {
    var remembering = new Credentials(new RememberedKeys(finder, clock()));
    assertThat(remembering.remembers(SRV)).isFalse();
    remembering.caller(SRV);
    keys.remove(hash(SRV));
    now = now.plusSeconds(59);
    assertThat(remembering.remembers(SRV)).isTrue();
    assertThat(remembering.caller(SRV)).isInstanceOf(Caller.ByKey.class);
    now = now.plusSeconds(1);

    assertThat(remembering.remembers(SRV)).isFalse();
    assertThat(remembering.caller(SRV)).isInstanceOf(Caller.Stranger.class);
    assertThat(lookups).hasValue(2);
  }

  @Test
  void withoutARememberingFinderNothingIsRemembered() {
    credentials.caller(SRV);
    keys.remove(hash(SRV));

    assertThat(credentials.caller(SRV)).isInstanceOf(Caller.Stranger.class);
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

  private int status(Need need, String key) {
    return ((Admission.Refused) need.admit(credentials.caller(key))).problem().status();
  }

  private Clock clock() {
    InstantSource source = () -> now;
    return source.withZone(ZoneOffset.UTC);
  }
}
