package rapport.recorder;

import static org.assertj.core.api.Assertions.assertThat;
import static rapport.recorder.RecorderWorld.TENANT;
import static rapport.recorder.RecorderWorld.array;
import static rapport.recorder.RecorderWorld.event;

import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import java.math.BigInteger;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import rapport.bytes.Bytes;
import rapport.fact.Family;
import rapport.settings.CustomerRules;
import rapport.settings.CustomerRules.ChurnDenominator;
import rapport.settings.EntityRules;
import rapport.settings.ServiceRules;
import rapport.settings.Settings;
import rapport.store.Jobs;

/// What customers are told by tickets, responses and time, and what becomes of it when a process
/// dies.
class CustomerTellingTest {

  private static final LocalDate DAY = LocalDate.of(2026, 3, 1);
  private static final int MAX_STEPS = 1_000;
  private static final int MAX_RUNS = 500;

  private static String joined() {
    return event("j", "customer.joined", "2026-03-01T06:00:00Z", "{}");
  }

  private static String complaint(String id, String ticket) {
    return event(
        id,
        "ticket.created",
        "2026-03-01T08:00:00Z",
        "{\"ticket\":\"" + ticket + "\",\"complaint\":true,\"reason\":\"late\"}");
  }

  private static long complainers(RecorderWorld world) {
    return world.total(Family.ACTIVITY).count("complainers@m");
  }

  @Test
  void aComplaintIsToldToItsCustomerAndTakenBackWithItsTicket() {
    var world = new RecorderWorld();
    world.deliver(
        world.message(array(List.of(joined(), complaint("1", "T1"), complaint("2", "T2")))));

    assertThat(complainers(world)).isEqualTo(1);
    assertThat(world.fold(DAY).toString()).contains("late");

    world.deliver(
        world.message(RecorderWorld.ticket("3", "deleted", "2026-03-01T09:00:00Z", "T1")));
    assertThat(complainers(world)).isEqualTo(1);
    world.deliver(
        world.message(RecorderWorld.ticket("4", "deleted", "2026-03-01T09:00:00Z", "T2")));
    assertThat(complainers(world)).isZero();
  }

  @Test
  void whereverTheProcessDiesRedeliveryTellsTheCustomer() {
    var oracle = new RecorderWorld();
    oracle.deliver(messages(oracle));
    var wanted = oracle.fold(DAY);
    assertThat(complainers(oracle)).isEqualTo(1);
    int n = 1;
    for (boolean died = true; died; n++) {
      assertThat(n).isLessThan(MAX_STEPS);
      var world = new RecorderWorld();
      var messages = messages(world);
      world.steps.dieAt(n);
      world.deliver(messages);
      died = world.steps.count() >= n;
      world.steps.rest();
      world.handler = world.another();

      assertThat(world.deliver(messages)).as("step %d", n).isEmpty();

      assertThat(world.fold(DAY)).as("step %d", n).isEqualTo(wanted);
      assertThat(world.markedHours()).as("step %d", n).isEqualTo(oracle.markedHours());
    }
  }

  private static List<SQSMessage> messages(RecorderWorld world) {
    return List.of(
        world.message(joined()),
        world.message(complaint("1", "T1")),
        world.message(array(List.of(complaint("2", "T2"), complaint("3", "T3")))),
        world.message(RecorderWorld.ticket("4", "deleted", "2026-03-01T09:00:00Z", "T2")));
  }

  @Test
  void anAnswerIsToldToItsCustomerOnlyWhereThereArePlans() {
    for (boolean plans : new boolean[] {false, true}) {
      var world = new RecorderWorld();
      world.settings(settings(0, plans ? Map.of("club", List.of()) : Map.of()));
      var rewarded = event("r", "customer.rewarded", "2026-03-01T07:00:00Z", "{\"plan\":\"club\"}");

      world.deliver(
          world.message(
              array(
                  List.of(
                      joined(),
                      rewarded,
                      RecorderWorld.response("a", "2026-03-01T08:10:00Z", 9)))));

      assertThat(world.total(Family.PLAN_CONDUCT).values("score:club"))
          .isEqualTo(plans ? Map.of(9, 1L) : Map.of());
      assertThat(world.total(Family.PLANS).count("members:club")).isEqualTo(plans ? 1 : 0);
      world.deliver(
          world.message(
              RecorderWorld.response(
                  "a", "2026-03-01T08:10:00Z", "\"answers\":{},\"revision\":1,\"void\":true")));
      assertThat(world.total(Family.PLAN_CONDUCT).values("score:club")).isEmpty();
    }
  }

  @Test
  void whoIsSilentForTooLongHasLeftWithoutAnyEvent() {
    var world = new RecorderWorld();
    world.settings(settings(2, Map.of()));
    world.deliver(world.message(joined()));
    start(world, EntitySweep.SILENCE);

    work(world, EntitySweep.SILENCE);
    assertThat(left(world)).isZero();
    world.now = world.now.plus(Duration.ofDays(3));
    work(world, EntitySweep.SILENCE);

    assertThat(left(world)).isEqualTo(1);
    world.deliver(
        world.message(
            event("b", "customer.active", "2026-03-04T08:00:00Z", "{\"activity\":\"login\"}")));
    assertThat(world.total(LocalDate.of(2026, 3, 4), Family.CUSTOMERS).count("customers"))
        .isEqualTo(1);
    world.settings(settings(0, Map.of()));
    world.now = world.now.plus(Duration.ofDays(3));
    work(world, EntitySweep.SILENCE);
    assertThat(new Jobs(world.events).find(TENANT, EntitySweep.SILENCE)).isEmpty();
  }

  @Test
  void whereverASweepDiesTheNextStepMakesItGood() {
    int n = 1;
    for (boolean died = true; died; n++) {
      assertThat(n).isLessThan(MAX_STEPS);
      var world = new RecorderWorld();
      world.settings(settings(2, Map.of()));
      world.deliver(world.message(joined()));
      start(world, EntitySweep.SILENCE);
      world.now = world.now.plus(Duration.ofDays(3));
      world.steps.dieAt(n);
      world.deliver(step(world, EntitySweep.SILENCE));
      died = world.steps.count() >= n;
      world.steps.rest();
      world.handler = world.another();

      work(world, EntitySweep.SILENCE);

      assertThat(left(world)).as("step %d", n).isEqualTo(1);
      assertThat(world.marks()).as("step %d", n).isNotEmpty();
    }
  }

  private static long left(RecorderWorld world) {
    return world.total(LocalDate.of(2026, 3, 3), Family.CUSTOMERS).count("left");
  }

  /// What was recorded by other rules is told anew, and so is what somebody still records by them.
  @Test
  void otherRulesTellEveryEntityAnew() {
    var world = new RecorderWorld();
    var reached =
        event(
            "r",
            "customer.reached",
            "2026-03-01T07:00:00Z",
            "{\"journey\":\"buy\",\"stage\":\"cart\"}");
    world.deliver(world.message(array(List.of(joined(), reached, complaint("1", "T1")))));
    assertThat(world.total(Family.JOURNEYS).cells()).isEmpty();
    long before = world.facts().size();
    world.settings(settings(0, Map.of()));
    start(world, EntitySweep.REPUBLISH);

    work(world, EntitySweep.REPUBLISH);
    assertThat(world.total(Family.JOURNEYS).count("buy:cart")).isEqualTo(1);
    assertThat(complainers(world)).isEqualTo(1);
    world.now = world.now.plus(EntitySweep.PAUSE);
    work(world, EntitySweep.REPUBLISH);

    assertThat(new Jobs(world.events).find(TENANT, EntitySweep.REPUBLISH)).isEmpty();
    assertThat(world.total(Family.CUSTOMERS).count("customers")).isEqualTo(1);
    assertThat(world.facts().size()).isGreaterThan((int) before);
  }

  private static void start(RecorderWorld world, String job) {
    new Jobs(world.events).start(TENANT, job, Bytes.of(new byte[] {1}), BigInteger.TWO);
  }

  /// Steps until the job waits or has ended.
  private static void work(RecorderWorld world, String job) {
    for (int i = 0; i < MAX_RUNS; i++) {
      var found = new Jobs(world.events).find(TENANT, job);
      if (found.isEmpty() || found.get().dueAt().isAfter(world.now)) {
        return;
      }
      assertThat(world.deliver(step(world, job))).isEmpty();
    }
    throw new AssertionError(job + " does not end");
  }

  private static SQSMessage step(RecorderWorld world, String job) {
    return world.message("{}", Map.of("tenant", TENANT, "job", job));
  }

  private static Settings settings(int inactivityDays, Map<String, List<String>> plans) {
    var rules =
        new CustomerRules(
            inactivityDays,
            new TreeMap<>(Map.of("buy", List.of("cart", "paid"))),
            new TreeMap<>(plans),
            ChurnDenominator.START,
            0);
    var some = RecorderWorld.SETTINGS;
    return new Settings(
        some.zone(),
        some.weekStart(),
        some.dimensions(),
        some.pairs(),
        some.currency(),
        some.smallN(),
        new EntityRules(ServiceRules.NONE, rules));
  }
}
