package rapport.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import rapport.access.Access;
import rapport.access.Access.Kind;
import rapport.access.IssuedKey;
import rapport.access.KeyRing;
import rapport.bytes.Bytes;
import rapport.event.LowScores;
import rapport.event.Version;
import rapport.followup.Cause;
import rapport.followup.FollowUp;
import rapport.followup.FollowUpCodec;
import rapport.followup.FollowUpId;
import rapport.followup.Handling;
import rapport.followup.Resolution;
import rapport.followup.Word;
import rapport.link.LinkSecret;
import rapport.link.LinkSecrets;
import rapport.link.SurveyLink;
import rapport.store.Documents.Document;
import rapport.store.Entities.EntityKey;
import rapport.store.Entities.Stored;
import rapport.store.Jobs.Job;
import rapport.store.Quarantine.Kept;
import rapport.store.memory.MemoryTable;
import rapport.webhook.Reach;
import rapport.webhook.Webhook;
import rapport.webhook.WebhookAddress;
import rapport.webhook.WebhookEvent;
import rapport.webhook.WebhookSecret;
import rapport.webhook.WebhookSecrets;

/// Items as the first versions stored them, key and all, written down by hand. Never change them:
/// items like these are there. Blocks of facts and summaries have samples of their own.
class StoredFormsTest {

  private static final String PREDICTION =
      "000180ff8abe956701034555523fd000000000000040120000000000003fe80000000000"
          + "004004000000000000c0f748870a3d70a492b8014019000000000000400e000000000000"
          + "402f000000000000c0afaf0000000000b2073ff8000000000000ed02";

  private static final String KEYS =
      "00 01 02"
          + "02 3166 03 6f7073 d6c8cf8e9567 20"
          + "ab".repeat(32)
          + "00 02 01 0561646d696e 00"
          + "02 3266 01 77 d6c8cf8e9567 20"
          + "cd".repeat(32)
          + "01 01 00 02 0161 0162";

  private static final String FOLLOW_UP =
      "00 01 01 c48c3c 0000000000000000 0000000000000001 02 00 07"
          + "01 026331 dccba09a0d 00 00 036e7073 01 0171 06 00 0c"
          + "03616e6e 02686d 01 dccba09a0d 00 01";

  /// As it is written now: of version 2, with how often it was withdrawn at its end.
  private static final String FOLLOW_UP_NOW =
      FOLLOW_UP.replaceFirst("^00 01 01", "00 01 02") + "00";

  private static final String WEBHOOK =
      "00 01 12 68747470733a2f2f612e6578616d706c652f 01"
          + "01 0c 616c6572742e6f70656e6564"
          + "01 18"
          + "ab".repeat(24)
          + "d6c8cf8e9567";

  private static final String FOLLOW_UP_ID = "2026030110-0000000000000000" + "0000000000000001";

  private final MemoryTable table = new MemoryTable();

  @BeforeEach
  void oneItemOfEachShape() {
    var revision = Map.<String, Attribute>of("r", Attribute.Whole.of(7));
    put("c#acme", "settings", body("00 01 07 7b2261223a317d"), revision);
    put("c#acme", "dimension#region", body("00 01 02 04454d4541 0441504143"), revision);
    put("k#" + "ab".repeat(32), "key", body("00 01 0461636d65 02 01 0561646d696e 00"), Map.of());
    put("k#" + "cd".repeat(32), "key", Map.of("w", Attribute.Whole.of(1_772_360_430)), Map.of());
    put("c#acme", "keys", body(KEYS), revision);
    put(
        "c#acme",
        "links",
        body("00 01 01 08 0102030405060708 20" + "ab".repeat(32) + "d6c8cf8e9567"),
        revision);
    put("l#acme#" + "01".repeat(16), "answer", body("00 01 d6c8cf8e9567 02 0304 02 01"), revision);
    put("f#acme", "7973969889" + FOLLOW_UP_ID.substring(10), body(FOLLOW_UP), revision);
    put("f#acme#open", "0000000000000007#" + FOLLOW_UP_ID, body("00 01 034c4b40"), Map.of());
    put("c#acme", "webhook#desk", body(WEBHOOK), revision);
    put("x#acme", "20260301102030123#m1#3", body("00 01 027b7d 076e6f2074696d65"), Map.of());
    put("e#acme#ticket#21", "T1", body("00 0102"), revision);
    put("p#acme", "2026-03-01", body(PREDICTION), Map.of());
    put("q#00", "0!acme#zone", body("00 0105"), Map.of("t", Attribute.Whole.of(9)));
    put(
        "q#00",
        "0#acme#2026030110",
        Map.of("t", Attribute.Whole.of(5), "f", Attribute.Whole.of(1_772_360_430_123L)),
        Map.of());
  }

  @Test
  void aDocument() {
    assertThat(new Documents(table).read("acme", "settings"))
        .contains(new Document("{\"a\":1}", 7));
  }

  @Test
  void theNumbersOfADimension() {
    assertThat(new Registry(table).read("acme", "region").values()).containsExactly("EMEA", "APAC");
  }

  @Test
  void aPrediction() {
    var day = LocalDate.parse("2026-03-01");

    assertThat(new Predictions(table).range("acme", day, day))
        .isEqualTo(Map.of(day, PredictionsTest.sample(1.5)));
  }

  @Test
  void anAccessKey() {
    assertThat(new AccessKeys(table).find(bytes("ab".repeat(32))))
        .contains(new Access("acme", Kind.SRV, Set.of(Access.Scope.ADMIN), Set.of()));
  }

  @Test
  void aRevokedAccessKey() {
    assertThat(new AccessKeys(table).find(bytes("cd".repeat(32)))).isEmpty();
  }

  @Test
  void theAccessKeysOfATenant() {
    var createdAt = Instant.parse("2026-03-01T10:20:30.123Z");
    var admin = new Access("acme", Kind.SRV, Set.of(Access.Scope.ADMIN), Set.of());
    var pub = new Access("acme", Kind.PUB, Set.of(), Set.of("a", "b"));

    assertThat(new KeyRings(table).read("acme"))
        .isEqualTo(
            new KeyRings.Stored(
                new KeyRing(
                    List.of(
                        new IssuedKey("1f", "ops", admin, createdAt, bytes("ab".repeat(32)), false),
                        new IssuedKey("2f", "w", pub, createdAt, bytes("cd".repeat(32)), true))),
                7));
  }

  @Test
  void theSecretsOfSurveyLinks() {
    var secret =
        new LinkSecret(
            bytes("0102030405060708"),
            bytes("ab".repeat(32)),
            Instant.parse("2026-03-01T10:20:30.123Z"));

    assertThat(new LinkKeys(table).read("acme"))
        .isEqualTo(new LinkKeys.Stored(new LinkSecrets(List.of(secret)), 7));
  }

  @Test
  void anAnswerByALink() {
    var link =
        new SurveyLink(
            bytes("01".repeat(16)), "acme", "nps", Instant.EPOCH, "", "", new TreeMap<>());
    var answer =
        new AnsweredLinks.Answer(Instant.parse("2026-03-01T10:20:30.123Z"), bytes("0304"), 2, true);

    assertThat(new AnsweredLinks(table).read(link)).contains(new AnsweredLinks.Stored(answer, 7));
  }

  @Test
  void aFollowUp() {
    var time = Instant.parse("2026-03-01T10:20:30Z");
    var low = new Cause.LowScore(3, new LowScores(0, 6));
    var cause = new Cause.LowAnswer("c1", time, "", "nps", new TreeMap<>(Map.of("q", low)));
    var id = FollowUpId.read(FOLLOW_UP_ID).orElseThrow();
    var done = new Handling("ann", "hm", List.of(new Resolution(time, true)));
    var followUp = new FollowUp(id, cause, new Word(new Version(2, false), 7), done);

    assertThat(new FollowUps(table).read("acme", id)).contains(new FollowUps.Stored(followUp, 7));
    assertThat(FollowUpCodec.encode(followUp))
        .isEqualTo(bytes(FOLLOW_UP_NOW.replace(" ", "").substring("0001".length())));
  }

  @Test
  void anEntryOnTheListOfOpenFollowUps() {
    var id = FollowUpId.read(FOLLOW_UP_ID).orElseThrow();

    assertThat(new OpenFollowUps(table).of("acme", 7))
        .containsExactly(new OpenFollowUps.Entry(id, 7, BigInteger.valueOf(5_000_000)));
  }

  @Test
  void aWebhook() {
    var secret =
        new WebhookSecret(bytes("ab".repeat(24)), Instant.parse("2026-03-01T10:20:30.123Z"));
    var webhook =
        new Webhook(
            WebhookAddress.read("https://a.example/", Reach.OUTSIDE).orElseThrow(),
            Set.of(WebhookEvent.ALERT_OPENED),
            true,
            WebhookSecrets.of(secret));

    assertThat(new Webhooks(table).read("acme", "desk"))
        .contains(new Webhooks.Stored("desk", webhook, 7, Optional.empty()));
  }

  @Test
  void aQuarantinedEvent() {
    assertThat(new Quarantine(table, Duration.ofDays(1)).list("acme", 5))
        .containsExactly(
            new Kept(Instant.parse("2026-03-01T10:20:30.123Z"), "m1", 3, "{}", "no time"));
  }

  @Test
  void anEntity() {
    var key = new EntityKey("acme", "ticket", "T1");

    assertThat(new Entities(table).readAll(List.of(key)))
        .isEqualTo(Map.of(key, new Stored(7, bytes("0102"))));
  }

  @Test
  void aMarkAndAJob() {
    var pending = new Marks(table).pending(0, Instant.parse("2026-03-01T12:00:00Z"));

    assertThat(pending.dueJobs())
        .containsExactly(
            Job.of("acme", "zone", bytes("0105"), Instant.EPOCH, BigInteger.valueOf(9)));
    assertThat(pending.marks())
        .containsExactly(
            new Marks.Mark(
                "acme",
                SampleFacts.HOUR,
                BigInteger.valueOf(5),
                Instant.parse("2026-03-01T10:20:30.123Z")));
  }

  private void put(
      String partition,
      String sort,
      Map<String, Attribute> attributes,
      Map<String, Attribute> more) {
    var all = new TreeMap<>(attributes);
    all.putAll(more);
    table.put(new Item(new Key(partition, sort), all), Condition.ALWAYS);
  }

  private static Map<String, Attribute> body(String hex) {
    return Map.of("b", new Attribute.Binary(bytes(hex.replace(" ", ""))));
  }

  private static Bytes bytes(String hex) {
    return Bytes.of(HexFormat.of().parseHex(hex));
  }
}
