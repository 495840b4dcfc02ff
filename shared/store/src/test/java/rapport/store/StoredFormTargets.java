package rapport.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import rapport.access.Access;
import rapport.access.Access.Kind;
import rapport.access.IssuedKey;
import rapport.access.KeyRing;
import rapport.bytes.ByteReader;
import rapport.bytes.ByteWriter;
import rapport.bytes.Bytes;
import rapport.bytes.MalformedBytesException;
import rapport.event.LowScores;
import rapport.fact.FactId;
import rapport.fact.LoggedFact;
import rapport.followup.Cause;
import rapport.followup.FollowUp;
import rapport.followup.FollowUpId;
import rapport.followup.Handling;
import rapport.followup.Resolution;
import rapport.followup.Word;
import rapport.period.UtcHour;
import rapport.store.memory.MemoryTable;
import rapport.webhook.Reach;
import rapport.webhook.Webhook;
import rapport.webhook.WebhookAddress;
import rapport.webhook.WebhookSecret;
import rapport.webhook.WebhookSecrets;

/// The forms in which items are stored. Whatever bytes an item has, reading it gives a value that
/// is the same after it was written and read again, or a [MalformedBytesException].
public final class StoredFormTargets {

  private static final String TENANT = "acme";
  private static final Instant TIME = Instant.parse("2026-03-01T10:20:30.123Z");
  private static final Bytes HASH = hex("ab".repeat(32));

  private StoredFormTargets() {}

  public static List<FuzzTarget> all() {
    return List.of(
        FuzzTarget.of("packed", packedSeeds(), StoredFormTargets::packed),
        FuzzTarget.of("block", blockSeeds(), StoredFormTargets::block),
        FuzzTarget.of("summary", summarySeeds(), StoredFormTargets::summary),
        FuzzTarget.of("hour", hourSeeds(), StoredFormTargets::hour),
        item("ring", keyOf("c#acme", "keys"), StoredFormTargets::putRing, StoredFormTargets::ring),
        item(
            "access",
            keyOf("k#" + HASH.toHex(), "key"),
            StoredFormTargets::putAccess,
            table -> new AccessKeys(table).find(HASH)),
        item(
            "registry",
            keyOf("c#acme", "dimension#region"),
            StoredFormTargets::putNumbers,
            table -> new Registry(table).read(TENANT, "region").values()),
        item(
            "prediction",
            keyOf("p#acme", "2026-03-01"),
            StoredFormTargets::putPrediction,
            StoredFormTargets::prediction),
        item(
            "quarantine",
            keyOf("x#acme", "20260301102030123#m1#3"),
            StoredFormTargets::putQuarantined,
            table -> new Quarantine(table, Duration.ofDays(1)).list(TENANT, 5)),
        item(
            "followup",
            keyOf("f#acme", "7973969889-" + "0".repeat(31) + "1"),
            StoredFormTargets::putFollowUp,
            StoredFormTargets::followUp),
        item(
            "webhook",
            keyOf("c#acme", "webhook#desk"),
            StoredFormTargets::putWebhook,
            StoredFormTargets::webhook),
        item(
            "document",
            keyOf("c#acme", "settings"),
            table -> new Documents(table).write(TENANT, "settings", 0, "{\"a\":1}"),
            table -> new Documents(table).read(TENANT, "settings")));
  }

  private static Bytes hex(String text) {
    return Bytes.of(HexFormat.of().parseHex(text));
  }

  private static Key keyOf(String partition, String sort) {
    return new Key(partition, sort);
  }

  private static void packed(byte[] input) {
    byte[] content;
    try {
      content = Packed.unpack(Bytes.of(input));
    } catch (MalformedBytesException _) {
      return;
    }
    assertThat(content.length).isLessThanOrEqualTo(Packed.MAX_INFLATED_BYTES);
    assertThat(Packed.unpack(Packed.pack(content))).isEqualTo(content);
  }

  private static List<Bytes> packedSeeds() {
    var text = "score:0-10 Europe/Berlin ".repeat(20).getBytes(StandardCharsets.UTF_8);
    return List.of(
        Packed.pack(text),
        Packed.pack(new byte[] {1, 2, 3}),
        Packed.pack(new byte[1 << 16]),
        Bytes.of(new byte[] {1, 3, 0}));
  }

  private static void block(byte[] input) {
    again(
        () -> FactBlock.unpack(SampleFacts.HOUR, Bytes.of(input)),
        facts -> {
          var blocks = FactBlock.pack(SampleFacts.HOUR, facts);
          var read = new ArrayList<LoggedFact>();
          blocks.forEach(block -> read.addAll(FactBlock.unpack(SampleFacts.HOUR, block)));
          assertThat(read).containsExactlyInAnyOrderElementsOf(Set.copyOf(facts));
        });
  }

  /// The second of each pair has nothing deflated in it, so that single bytes of it can be changed.
  private static List<Bytes> blockSeeds() {
    var seeds = new ArrayList<Bytes>();
    for (int seed = 1; seed <= 4; seed++) {
      var facts = SampleFacts.anything(1 + seed, SampleFacts.HOUR, new Random(seed));
      for (Bytes block : FactBlock.pack(SampleFacts.HOUR, facts)) {
        seeds.add(block);
        seeds.add(plain(block));
      }
    }
    return seeds;
  }

  private static Bytes plain(Bytes block) {
    var reader = new ByteReader(block);
    var writer = new ByteWriter().writeByte(reader.readByte());
    writer.writeUnsigned(reader.readUnsigned()).writeBytes(reader.readBytes());
    return writer.append(plainForm(Packed.unpack(Bytes.of(reader.readRest())))).toBytes();
  }

  /// Not deflated.
  private static byte[] plainForm(byte[] content) {
    var plain = new byte[content.length + 1];
    System.arraycopy(content, 0, plain, 1, content.length);
    return plain;
  }

  private static void summary(byte[] input) {
    again(
        () -> SummaryBody.read(3, input),
        read -> assertThat(SummaryBody.read(3, SummaryBody.write(read))).isEqualTo(read));
  }

  private static List<Bytes> summarySeeds() {
    return List.of(hex(SummaryBodyTest.SAMPLE_1), hex(SummaryBodyTest.SAMPLE_1_LATER));
  }

  private static void hour(byte[] input) {
    again(
        () -> HourBody.read(3, input),
        read -> assertThat(HourBody.read(3, HourBody.write(read))).isEqualTo(read));
  }

  private static List<Bytes> hourSeeds() {
    return List.of(hex(HourBodyTest.SAMPLE_1));
  }

  /// What an item's body means after its packing.
  private static FuzzTarget item(
      String name, Key key, Consumer<MemoryTable> put, Function<MemoryTable, ?> reading) {
    var sample = new MemoryTable();
    put.accept(sample);
    var item = sample.get(key, Table.Read.STRONG).orElseThrow();
    var seed = Bytes.of(Packed.unpack(item.binary(Names.BODY)));
    return FuzzTarget.of(name, List.of(seed), input -> body(item, reading, input));
  }

  private static void body(Item sample, Function<MemoryTable, ?> reading, byte[] input) {
    var attributes = new TreeMap<>(sample.attributes());
    attributes.put(Names.BODY, new Attribute.Binary(Bytes.of(plainForm(input))));
    var table = new MemoryTable();
    if (input.length < Item.MAX_BYTES / 2) {
      table.put(new Item(sample.key(), attributes), Condition.ALWAYS);
      again(() -> reading.apply(table), value -> assertThat(value).isNotNull());
    }
  }

  private static void putRing(MemoryTable table) {
    new KeyRings(table).write(TENANT, 0, sampleRing());
  }

  private static KeyRing sampleRing() {
    var admin = new Access(TENANT, Kind.SRV, Set.of(Access.Scope.ADMIN), Set.of());
    var pub = new Access(TENANT, Kind.PUB, Set.of(), Set.of("a", "b"));
    return new KeyRing(
        List.of(
            new IssuedKey("1f", "ops", admin, TIME, HASH, false),
            new IssuedKey("2f", "web", pub, TIME, HASH, true)));
  }

  private static Object ring(MemoryTable table) {
    var rings = new KeyRings(table);
    var stored = rings.read(TENANT);
    rings.write(TENANT, stored.revision(), stored.ring());
    assertThat(rings.read(TENANT).ring()).isEqualTo(stored.ring());
    return stored;
  }

  private static void putAccess(MemoryTable table) {
    new AccessKeys(table)
        .open(HASH, new Access(TENANT, Kind.READ, Set.of(Access.Scope.PEOPLE), Set.of()));
  }

  private static void putNumbers(MemoryTable table) {
    new Registry(table).numberOf(TENANT, "region", "EMEA");
  }

  private static void putPrediction(MemoryTable table) {
    new Predictions(table).save(TENANT, LocalDate.parse("2026-03-01"), PredictionsTest.sample(1.5));
  }

  private static Object prediction(MemoryTable table) {
    var day = LocalDate.parse("2026-03-01");
    var predictions = new Predictions(table);
    var read = predictions.range(TENANT, day, day);
    predictions.save(TENANT, day, read.get(day));
    assertThat(predictions.range(TENANT, day, day)).isEqualTo(read);
    return read;
  }

  private static void putFollowUp(MemoryTable table) {
    var low = new Cause.LowScore(3, new LowScores(0, 6));
    var cause = new Cause.LowAnswer("c1", TIME, "old", "nps", new TreeMap<>(Map.of("q", low)));
    var id = new FollowUpId(UtcHour.of(TIME), new FactId(0, 1));
    var done = new Handling("ann", "hm", List.of(new Resolution(TIME, false)));
    var followUp = new FollowUp(id, cause, Word.numbered(2, false), done, 3);
    new FollowUps(table).write(TENANT, 0, followUp, TIME);
  }

  /// What another id names inside lies elsewhere when it is written.
  private static Object followUp(MemoryTable table) {
    var followUps = new FollowUps(table);
    var read = followUps.page(TENANT, Optional.empty(), _ -> true, 1).getFirst();
    var id = read.followUp().id();
    long revision = followUps.read(TENANT, id).map(FollowUps.Stored::revision).orElse(0L);
    followUps.write(TENANT, revision, read.followUp(), TIME);
    assertThat(followUps.read(TENANT, id).orElseThrow().followUp()).isEqualTo(read.followUp());
    return read;
  }

  private static void putWebhook(MemoryTable table) {
    var address = WebhookAddress.read("https://desk.example.com/in?k=v", Reach.OUTSIDE);
    var secrets = WebhookSecrets.of(WebhookSecret.fresh(new Random(1), TIME));
    new Webhooks(table)
        .write(TENANT, "desk", 0, new Webhook(address.orElseThrow(), Webhook.USUAL, true, secrets));
  }

  private static Object webhook(MemoryTable table) {
    var webhooks = new Webhooks(table);
    var read = webhooks.read(TENANT, "desk").orElseThrow();
    webhooks.write(TENANT, "desk", read.version(), read.webhook());
    assertThat(webhooks.read(TENANT, "desk").orElseThrow().webhook()).isEqualTo(read.webhook());
    return read;
  }

  private static void putQuarantined(MemoryTable table) {
    var item = keyOf("x#acme", "20260301102030123#m1#3");
    var body = hex("0001027b7d076e6f2074696d65");
    table.put(Item.of(item, Map.of(Names.BODY, new Attribute.Binary(body))), Condition.ALWAYS);
  }

  private static <T> void again(Supplier<T> reading, Consumer<T> then) {
    T value;
    try {
      value = reading.get();
    } catch (MalformedBytesException e) {
      assertThat(e.getMessage()).isNotBlank();
      return;
    }
    then.accept(value);
  }
}
