package rapport.recorder;

import static org.assertj.core.api.Assertions.assertThat;
import static rapport.recorder.RecorderWorld.TENANT;
import static rapport.recorder.RecorderWorld.array;
import static rapport.recorder.RecorderWorld.event;
import static rapport.recorder.RecorderWorld.response;

import java.math.BigInteger;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.bytes.ByteWriter;
import rapport.bytes.Bytes;
import rapport.erasure.ErasureProgress;
import rapport.fact.Family;
import rapport.followup.Edit;
import rapport.followup.FollowUp;
import rapport.followup.FollowUp.State;
import rapport.followup.FollowUpId;
import rapport.settings.CustomerRules;
import rapport.settings.EntityRules;
import rapport.settings.FollowUpRules;
import rapport.settings.FollowUpRules.Which;
import rapport.settings.ServiceRules;
import rapport.settings.Settings;
import rapport.store.Documents;
import rapport.store.FollowUps;
import rapport.store.FollowUps.Stored;
import rapport.store.Imports;
import rapport.store.Jobs;
import rapport.store.OpenFollowUps;
import rapport.store.OpenFollowUps.Entry;
import rapport.store.SubjectSecrets;

/// Who is to be looked after by what was recorded, whatever order it comes in and wherever the
/// process dies.
class FollowUpStoryTest {

  private static final String TIME = "2026-03-01T09:00:00Z";
  private static final LocalDate DAY = LocalDate.of(2026, 3, 1);
  private static final int MAX_STEPS = 1_000;

  private final RecorderWorld world = new RecorderWorld();

  @Test
  void aDetractorIsToBeLookedAfterAndAPromoterIsNot() {
    deliver(response("r1", TIME, 3), response("r2", TIME, 9));

    assertThat(followUps(world)).hasSize(1);
    assertThat(followUps(world).getFirst().followUp().cause().customer()).isEqualTo("c1");
    assertThat(open(world)).hasSize(1);
  }

  @Test
  void theSameAgainOpensNoOther() {
    var message = world.message(response("r1", TIME, 3));
    world.deliver(message);
    var once = followUps(world);

    world.deliver(message);

    assertThat(followUps(world)).isEqualTo(once);
    assertThat(open(world)).hasSize(1);
  }

  @Test
  void aCorrectionWithdrawsIt() {
    deliver(response("r1", TIME, 3));
    deliver(corrected(1, 8));

    assertThat(states(world)).containsExactly(State.WITHDRAWN);
    assertThat(open(world)).isEmpty();
  }

  @Test
  void whatIsTakenBackWithdrawsIt() {
    deliver(response("r1", TIME, 3));
    deliver(response("r1", TIME, "\"answers\":{},\"revision\":1,\"void\":true"));

    assertThat(states(world)).containsExactly(State.WITHDRAWN);
    assertThat(open(world)).isEmpty();
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void anyOrderOfCorrectionsEndsAlike(long seed) {
    var random = new Random(seed);
    var words = new ArrayList<String>();
    for (int revision = 0; revision < 5; revision++) {
      words.add(corrected(revision, random.nextInt(11)));
    }
    var inOrder = new RecorderWorld();
    words.forEach(word -> inOrder.deliver(inOrder.message(word)));
    words.addAll(List.copyOf(words.subList(0, 3)));
    Collections.shuffle(words, random);

    words.forEach(word -> world.deliver(world.message(word)));

    assertThat(standing(world)).as("seed %d", seed).isEqualTo(standing(inOrder));
    assertThat(listed(world)).as("seed %d", seed).isEqualTo(listed(inOrder));
  }

  @Test
  void nobodyIsCalledAboutOldHistory() {
    world.deliver(
        world.message(
            array(
                List.of(
                    response("old", "2025-06-01T09:00:00Z", 1),
                    response("new", "2026-02-01T09:00:00Z", 1))),
            Map.of("tenant", TENANT, "import", "history")));

    assertThat(followUps(world)).hasSize(1);
  }

  @Test
  void aCustomerWhoPaysMoreIsWorthMoreAtOnce() {
    deliver(event("m1", "customer.revenue", TIME, "{\"mrr\":\"50\",\"currency\":\"EUR\"}"));
    deliver(event("j", "customer.joined", TIME, "{}"), response("r1", TIME, 3));
    assertThat(open(world)).extracting(Entry::millionths).containsExactly(euros(50));

    deliver(
        event(
            "m2",
            "customer.revenue",
            "2026-03-01T09:30:00Z",
            "{\"mrr\":\"80\",\"currency\":\"EUR\"}"));

    assertThat(open(world)).extracting(Entry::millionths).containsExactly(euros(80));
  }

  @Test
  void whatCustomersAreWorthIsReadOfAllOfABatchAtOnce() {
    assertThat(batchReads(9)).isEqualTo(batchReads(2));
  }

  /// Of so many customers who are unhappy, and then pay.
  private static List<Integer> batchReads(int customers) {
    var world = new RecorderWorld();
    var lows = new ArrayList<String>();
    var paying = new ArrayList<String>();
    for (int i = 1; i <= customers; i++) {
      var customer = "\"c" + i + "\"";
      lows.add(response("r" + i, TIME, 3).replace("\"c1\"", customer));
      paying.add(event("j" + i, "customer.joined", TIME, "{}").replace("\"c1\"", customer));
      var revenue = "{\"mrr\":\"" + i + "\",\"currency\":\"EUR\"}";
      paying.add(event("m" + i, "customer.revenue", TIME, revenue).replace("\"c1\"", customer));
    }
    var reads = List.of(batchReads(world, lows), batchReads(world, paying));
    assertThat(open(world))
        .extracting(Entry::millionths)
        .containsExactlyInAnyOrderElementsOf(
            IntStream.rangeClosed(1, customers).mapToObj(FollowUpStoryTest::euros).toList());
    return reads;
  }

  private static int batchReads(RecorderWorld world, List<String> events) {
    var reads = new AtomicInteger();
    world.steps.restart(step -> reads.addAndGet(step.call().equals("before getAll") ? 1 : 0));
    assertThat(world.deliver(world.message(array(events)))).isEmpty();
    assertThat(world.quarantine()).isEmpty();
    return reads.get();
  }

  @Test
  void whereverTheProcessDiesRedeliveryOpensOne() {
    var oracle = new RecorderWorld();
    oracle.deliver(oracle.message(response("r1", TIME, 3)));
    int n = 1;
    for (boolean died = true; died; n++) {
      assertThat(n).isLessThan(MAX_STEPS);
      var dying = new RecorderWorld();
      var message = dying.message(response("r1", TIME, 3));
      dying.steps.dieAt(n);
      dying.deliver(message);
      died = dying.steps.count() >= n;
      dying.steps.rest();
      dying.handler = dying.another();

      assertThat(dying.deliver(message)).as("step %d", n).isEmpty();

      assertThat(standing(dying)).as("step %d", n).isEqualTo(standing(oracle));
      assertThat(listed(dying)).as("step %d", n).isEqualTo(listed(oracle));
    }
  }

  @Test
  void aResolvedOneWhoseCustomerIsHappierIsARecovery() {
    world.settings(recovering());
    deliver(response("r1", TIME, 3));
    resolve();
    assertThat(counts("resolved")).isEqualTo(1);
    assertThat(counts("recovered")).isZero();

    world.now = world.now.plus(Duration.ofDays(20));
    deliver(response("r2", "2026-03-20T09:00:00Z", 9));

    assertThat(counts("answered")).isEqualTo(1);
    assertThat(counts("recovered")).isEqualTo(1);
  }

  @Test
  void whatIsOpenedAgainCountsNoMoreAndIsOnTheListAgain() {
    deliver(response("r1", TIME, 3));
    resolve();
    assertThat(open(world)).isEmpty();

    edit(new Edit.Reopen());

    assertThat(counts("resolved")).isZero();
    assertThat(open(world)).hasSize(1);
  }

  @Test
  void aResolutionCountsNoMoreWhenItsCauseIsGone() {
    deliver(response("r1", TIME, 3));
    resolve();

    deliver(corrected(1, 8));

    assertThat(counts("resolved")).isZero();
  }

  @Test
  void anImportThatIsTakenBackTakesItsFollowUpsWithIt() {
    var attributes = Map.of("tenant", TENANT, "import", "bad");
    world.deliver(world.message(response("b", "2026-02-20T09:00:00Z", 3), attributes));
    assertThat(open(world)).hasSize(1);
    new Imports(world.events).withdraw(TENANT, "bad", world.now);

    work(ImportWithdrawal.JOB + "bad", new ByteWriter().writeByte(1).toBytes());

    assertThat(states(world)).containsExactly(State.WITHDRAWN);
    assertThat(open(world)).isEmpty();
  }

  @Test
  void ofAnErasedCustomerNothingIsLeftAndOfOthersAll() {
    var other = response("r2", TIME, 3).replace("\"c1\"", "\"c2\"");
    deliver(response("r1", TIME, 3), other);
    var subjects = new SubjectSecrets(new Documents(world.summary)).find(TENANT).orElseThrow();

    work(ErasureProgress.job(subjects.of("c1")), ErasureProgress.start("c1", world.now).encode());

    assertThat(followUps(world))
        .extracting(stored -> stored.followUp().cause().customer())
        .containsExactly("c2");
    assertThat(open(world)).extracting(Entry::subject).containsExactly(subjects.of("c2"));
  }

  private void work(String job, Bytes state) {
    new Jobs(world.events).start(TENANT, job, state, BigInteger.TEN);
    assertThat(world.deliver(world.message("{}", Map.of("tenant", TENANT, "job", job)))).isEmpty();
  }

  @Test
  void aMessageThatAsksForNoFollowUpChangesNothing() {
    var unknown = Map.of("tenant", TENANT, "followup", "2026030109-" + "0".repeat(32));

    assertThat(world.deliver(world.message("{}", unknown))).isEmpty();
    assertThat(followUps(world)).isEmpty();
    assertThat(world.quarantine()).isEmpty();
  }

  private void resolve() {
    edit(new Edit.Resolve());
  }

  /// As whoever is asked to does it, with the message that was sent before.
  private void edit(Edit edit) {
    var before = followUps(world).getFirst();
    var next = before.followUp().with(edit, world.now);
    new FollowUps(world.events)
        .write(TENANT, before.revision(), next, world.now.plus(RecorderWorld.RETENTION));
    var asked = Map.of("tenant", TENANT, "followup", next.id().toString());
    assertThat(world.deliver(world.message("{}", asked))).isEmpty();
  }

  private long counts(String slot) {
    return world.total(DAY, Family.FOLLOW_UPS).count(slot);
  }

  private void deliver(String... events) {
    assertThat(world.deliver(world.message(array(List.of(events))))).isEmpty();
    assertThat(world.quarantine()).isEmpty();
  }

  private static String corrected(int revision, int score) {
    return response(
        "r1", TIME, "\"answers\":{\"recommend\":" + score + "},\"revision\":" + revision);
  }

  private static Settings recovering() {
    var followUps = new FollowUpRules(new Which.Usual(), true, true);
    var given = RecorderWorld.SETTINGS;
    return new Settings(
        given.zone(),
        given.weekStart(),
        given.dimensions(),
        given.pairs(),
        given.currency(),
        given.smallN(),
        new EntityRules(ServiceRules.NONE, CustomerRules.NONE, followUps));
  }

  private static BigInteger euros(long euros) {
    return BigInteger.valueOf(euros).multiply(BigInteger.valueOf(1_000_000));
  }

  private static List<Stored> followUps(RecorderWorld of) {
    return new FollowUps(of.events).page(TENANT, Optional.empty(), _ -> true, 100);
  }

  private static List<State> states(RecorderWorld of) {
    return followUps(of).stream().map(stored -> stored.followUp().state()).toList();
  }

  /// Without those that are withdrawn: whether any were noted, and how often one was, depends on
  /// the order.
  private static List<FollowUp> standing(RecorderWorld of) {
    return followUps(of).stream()
        .map(Stored::followUp)
        .filter(followUp -> followUp.state() != State.WITHDRAWN)
        .map(one -> new FollowUp(one.id(), one.cause(), one.said(), one.handling()))
        .toList();
  }

  /// Without the hashes of customers, under a secret that each world has made for itself.
  private static Map<FollowUpId, BigInteger> listed(RecorderWorld of) {
    return open(of).stream().collect(Collectors.toMap(Entry::id, Entry::millionths));
  }

  private static List<Entry> open(RecorderWorld of) {
    return new OpenFollowUps(of.events).list(TENANT, 100).entries();
  }
}
