package rapport.local.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import rapport.access.Access;
import rapport.access.Access.Kind;
import rapport.access.Access.Scope;
import rapport.access.FreshKey;
import rapport.bytes.Bytes;
import rapport.link.LinkSecret;
import rapport.link.LinkSecrets;
import rapport.link.LinkToken;
import rapport.link.SurveyLink;
import rapport.store.IssuedKeys;
import rapport.store.IssuedKeys.Issue;
import rapport.store.IssuedKeys.Revocation;
import rapport.store.LinkKeys;

/// What each [Caller] sends in place of a key.
final class Visitors {

  static final String SURVEY = "secret-survey";
  static final String OTHER_SURVEY = "another-survey";
  static final List<String> MALFORMED =
      List.of("x", "srv_", "read_short", "adm_" + "a".repeat(43), "srv_" + "a".repeat(44), "\"'");

  private static final int MOST_KEYS = 50;

  private final WholeSystem system;
  private final TokenIssuer issuer;
  private final Instant now;
  private final IssuedKeys keys;
  private final LinkKeys secrets;
  private final Random random = new Random(7);
  private int count;

  /// @param now what time it is for the system
  Visitors(WholeSystem system, TokenIssuer issuer, Instant now) {
    this.system = system;
    this.issuer = issuer;
    this.now = now;
    this.keys = new IssuedKeys(system.local().summary());
    this.secrets = new LinkKeys(system.local().summary());
    secrets.write("demo", 0, LinkSecrets.NONE.followedBy(LinkSecret.fresh(random, now)));
  }

  /// A key that is there to be revoked.
  ///
  /// @return its id
  String spareKey() {
    return issue(access("demo", Kind.SRV, Set.of(), Set.of())).key().id();
  }

  /// The survey that is asked about, as it is again before every call.
  void define() {
    assertThat(system.put("/v1/surveys/" + SURVEY, AccessTableTest.DEFINITION).status())
        .isIn(200, 201);
  }

  String key(AccessRow row, Caller caller) {
    return switch (caller) {
      case NONE -> "";
      case MALFORMED -> MALFORMED.getFirst();
      case UNKNOWN -> FreshKey.of("unknown", row.rightAccess("demo", SURVEY), random, now).text();
      case REVOKED -> revoked(row);
      case WRONG_KIND -> issue(row.wrongAccess("demo", Set.of(SURVEY, OTHER_SURVEY))).text();
      case MISSING_SCOPE -> issue(row.accessWithoutScope("demo")).text();
      case OTHER_TENANT -> ofOtherTenant(row);
      case OTHER_SURVEY -> issue(access("demo", Kind.PUB, Set.of(), Set.of(OTHER_SURVEY))).text();
      case EXPIRED_LINK -> link(now);
      case TAMPERED_LINK -> tampered(link(now.plusSeconds(60)));
      case USED_LINK -> used(link(now.plusSeconds(60)));
      case LINK -> link(now.plusSeconds(60));
      case WRONG_TOKEN -> issuer.token("another", "demo", row.grant(), now);
      case TOKEN_OF_NO_TENANT -> issuer.token(TokenIssuer.AUDIENCE, "nobodys", row.grant(), now);
      case LESSER_TOKEN -> issuer.token(TokenIssuer.AUDIENCE, "demo", row.lesserGrant(), now);
      case TOKEN -> issuer.token(TokenIssuer.AUDIENCE, "demo", row.grant(), now);
      case RIGHT -> issue(row.rightAccess("demo", SURVEY)).text();
    };
  }

  private String link(Instant expiresAt) {
    byte[] id = new byte[SurveyLink.ID_BYTES];
    random.nextBytes(id);
    var link = new SurveyLink(Bytes.of(id), "demo", SURVEY, expiresAt, "c", "", new TreeMap<>());
    return LinkToken.sign(link, secrets.read("demo").secrets().current().orElseThrow());
  }

  private String tampered(String link) {
    int middle = link.length() / 2;
    return link.substring(0, middle)
        + (link.charAt(middle) == 'A' ? 'B' : 'A')
        + link.substring(middle + 1);
  }

  private String used(String link) {
    define();
    var fields = Map.of("key", link, "recommend", "1");
    var taken = system.postForm("/v1/surveys/" + SURVEY + "/responses", fields);
    assertThat(taken.status()).as(taken.body()).isEqualTo(303);
    return link;
  }

  private String revoked(AccessRow row) {
    var fresh = issue(row.rightAccess("demo", SURVEY));
    assertThat(keys.revoke("demo", fresh.key().id(), _ -> true, now)).isEqualTo(Revocation.REVOKED);
    return fresh.text();
  }

  /// A tenant of its own each time: nothing that one call leaves can be taken for another's.
  private String ofOtherTenant(AccessRow row) {
    count++;
    String tenant = "other-" + count;
    Kind kind = row.rightAccess(tenant, SURVEY).kind();
    return issue(
            kind == Kind.READ
                ? access(tenant, Kind.READ, Set.of(Scope.PEOPLE), Set.of())
                : access(tenant, Kind.SRV, Set.of(Scope.ADMIN), Set.of()))
        .text();
  }

  private Access access(String tenant, Kind kind, Set<Scope> scopes, Set<String> surveys) {
    return new Access(tenant, kind, scopes, surveys);
  }

  /// The oldest goes before there is no room.
  private FreshKey issue(Access access) {
    count++;
    var listed = keys.ring(access.tenant()).keys();
    if (listed.size() > MOST_KEYS) {
      String afterTheReadyOnes = listed.get(3).id();
      keys.revoke(access.tenant(), afterTheReadyOnes, _ -> true, now);
    }
    var fresh = FreshKey.of("key " + count, access, random, now);
    assertThat(keys.issue(fresh.key(), _ -> true)).isEqualTo(Issue.ISSUED);
    return fresh;
  }
}
