package rapport.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static rapport.admin.AdminWorld.json;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import rapport.customer.Customer;
import rapport.customer.CustomerCodec;
import rapport.customer.CustomerEvent;
import rapport.erasure.ErasureProgress;
import rapport.event.Event;
import rapport.event.Identity;
import rapport.event.Payload.CustomerAction;
import rapport.event.Payload.CustomerChange;
import rapport.event.Version;
import rapport.queue.Message;
import rapport.store.Entities;
import rapport.store.Entities.EntityKey;
import rapport.store.Entities.Stored;
import rapport.store.Erasures;
import rapport.store.Erasures.Erasure;
import rapport.store.Jobs;
import rapport.store.Jobs.Job;
import rapport.store.SubjectSecrets;
import rapport.store.contract.SteppedTable;
import rapport.store.contract.Steps;

/// An erasure begins once, whatever breaks off, and what can be done at once is done when the
/// caller knows.
final class CustomerRoutesTest {

  private static final String TENANT = "demo";
  private static final String CUSTOMER = "customer-42";
  private static final EntityKey KEY = new EntityKey(TENANT, Customer.KIND, CUSTOMER);
  private static final int MAX_STEPS = 200;

  private final AdminWorld world = new AdminWorld();

  private APIGatewayV2HTTPResponse delete() {
    return world.send("delete-customer");
  }

  private JsonNode erasure() {
    var answer = delete();
    assertThat(answer.getStatusCode()).as(answer.getBody()).isEqualTo(202);
    return json(answer).get("erasure");
  }

  private static CustomerEvent joined(String time) {
    var change = new CustomerChange(new CustomerAction.Joined());
    var identity = new Identity("shop", time, Instant.parse(time), "");
    return CustomerEvent.of(
        new Event(identity, CUSTOMER, Version.FIRST, new TreeMap<>(), change), change);
  }

  private Entities entities() {
    return new Entities(world.events);
  }

  private void does(String time) {
    var stored = java.util.Optional.ofNullable(entities().readAll(List.of(KEY)).get(KEY));
    var before =
        stored.map(found -> CustomerCodec.decode(found.content())).orElse(Customer.empty(CUSTOMER));
    var after = before.admit(List.of(joined(time))).entity();
    long revision = stored.map(Stored::revision).orElse(0L);
    entities().write(KEY, revision, new Stored(revision + 1, CustomerCodec.encode(after)));
  }

  private Stored stored() {
    return entities().readAll(List.of(KEY)).get(KEY);
  }

  private Customer customer() {
    return CustomerCodec.decode(stored().content());
  }

  private long hash() {
    return new SubjectSecrets(world.documents()).find(TENANT).orElseThrow().of(CUSTOMER);
  }

  private Job job() {
    return new Jobs(world.events).find(TENANT, ErasureProgress.job(hash())).orElseThrow();
  }

  private List<Erasure> erasures() {
    return new Erasures(world.events).since(TENANT, Instant.EPOCH);
  }

  @Test
  void theCallerIsToldThatItHasBegunAndHowFarItIs() {
    does("2026-02-01T10:00:00Z");

    var answer = delete();

    assertThat(answer.getStatusCode()).isEqualTo(202);
    assertThat(json(answer))
        .isEqualTo(
            json(
                """
                {"customer":"customer-42","erasure":{"erasedAt":"2026-03-01T10:05:00Z",
                 "state":"erasing","pass":1,"passes":4,"part":"customer","through":null,
                 "nextAt":null,"doneAt":null,"finalFacts":0}}"""));
  }

  @Test
  void nothingIsRecordedAnyMoreTheCustomerIsEmptyAndTheRestIsAskedFor() {
    does("2026-02-01T10:00:00Z");
    long revision = stored().revision();

    delete();

    assertThat(erasures()).containsExactly(new Erasure(hash(), AdminWorld.NOW));
    assertThat(customer().events()).isEmpty();
    assertThat(customer().erased().before()).isEqualTo(AdminWorld.NOW);
    assertThat(stored().revision()).isEqualTo(revision + 1);
    assertThat(ErasureProgress.decode(job().state()))
        .isEqualTo(ErasureProgress.start(CUSTOMER, AdminWorld.NOW));
    assertThat(world.queue.messages())
        .containsExactly(
            Message.of("{}", Map.of("tenant", TENANT, "job", ErasureProgress.job(hash())), TENANT));
    assertThat(world.lines).noneMatch(line -> line.contains(CUSTOMER));
  }

  @Test
  void aCustomerOfWhomOnlyAnswersMayBeKnownIsErasedLikeAnyOther() {
    erasure();

    assertThat(customer().erased().before()).isEqualTo(AdminWorld.NOW);
    assertThat(job()).isNotNull();
  }

  /// Whatever was done since, an answer for instance, of which the customer itself knows nothing.
  @Test
  void sentAgainItErasesWhatWasDoneSinceAndHoldsUpNothing() {
    does("2026-02-01T10:00:00Z");
    erasure();
    var underWay = ErasureProgress.decode(job().state()).nextStep();
    new Jobs(world.events).update(job(), underWay.encode(), Instant.EPOCH, BigInteger.TWO);
    does("2026-03-01T10:05:10Z");
    world.now = world.now.plusSeconds(30);

    var second = erasure();

    assertThat(second.get("erasedAt").textValue()).isEqualTo("2026-03-01T10:05:30Z");
    assertThat(second.get("state").textValue()).isEqualTo("erasing");
    assertThat(ErasureProgress.decode(job().state())).isEqualTo(underWay.askedAgain(world.now));
    assertThat(erasures())
        .containsExactly(new Erasure(hash(), AdminWorld.NOW), new Erasure(hash(), world.now));
    assertThat(customer().events()).isEmpty();
    assertThat(customer().erased().before()).isEqualTo(world.now);
    assertThat(world.queue.messages()).hasSize(1);
  }

  @Test
  void ofTwoCallsTheLaterHolds() {
    erasure();
    world.now = world.now.plusSeconds(30);
    var second = erasure();
    world.now = world.now.minusSeconds(10);

    assertThat(erasure()).isEqualTo(second);
    assertThat(erasures()).hasSize(2);
  }

  @Test
  void whenAllWasGoneOverOnceOrItIsDoneANewOneBegins() {
    erasure();
    var swept = ErasureProgress.decode(job().state()).nextPass();
    new Jobs(world.events).update(job(), swept.encode(), Instant.EPOCH, BigInteger.TWO);
    world.now = world.now.plusSeconds(60);

    assertThat(erasure().get("pass").intValue()).isEqualTo(1);
    new Jobs(world.events).end(job());
    world.now = world.now.plusSeconds(60);

    assertThat(erasure().get("erasedAt").textValue()).isEqualTo("2026-03-01T10:07:00Z");
    assertThat(erasures()).hasSize(3);
  }

  @Test
  void anIdThatNobodyCanHaveIsNamed() {
    for (String id : List.of("", "x".repeat(129), "a\u0000b")) {
      var event = AdminWorld.event("delete-customer");
      event.setPathParameters(Map.of("customer", id));

      var answer = world.send(event);

      assertThat(answer.getStatusCode()).isEqualTo(400);
      assertThat(answer.getBody()).contains("customer");
    }
    assertThat(erasures()).isEmpty();
  }

  @Test
  void withoutTheScopeNothingHappens() {
    does("2026-02-01T10:00:00Z");

    assertThat(world.send("bad-customer-scope").getStatusCode()).isEqualTo(403);

    assertThat(customer().events()).hasSize(1);
    assertThat(erasures()).isEmpty();
  }

  @Test
  void anErasureThatOthersBeginAgainAndAgainIsAConflict() {
    var steps = new Steps();
    var handler = world.another(new SteppedTable(world.events, steps));
    steps.restart(
        step -> {
          if (step.call().equals("before put") && step.sort().startsWith("0!")) {
            new Jobs(world.events)
                .find(TENANT, step.sort().substring("0!demo#".length()))
                .ifPresentOrElse(
                    job -> new Jobs(world.events).end(job),
                    () ->
                        new Jobs(world.events)
                            .start(
                                TENANT,
                                step.sort().substring("0!demo#".length()),
                                ErasureProgress.start(CUSTOMER, AdminWorld.NOW.minusSeconds(1))
                                    .encode(),
                                BigInteger.ONE));
          }
        });

    var answer = world.send(AdminWorld.event("delete-customer"), handler);

    assertThat(answer.getStatusCode()).isEqualTo(409);
  }

  @Test
  void aQueueThatFailsIsAnOutageAndTheSameCallMakesItGood() {
    world.queue.fail(true);
    assertThat(delete().getStatusCode()).isEqualTo(503);
    world.queue.fail(false);

    assertThat(erasure().get("state").textValue()).isEqualTo("erasing");
  }

  /// The job is what everything else can be had from again; without it the caller is not told 202.
  @Test
  void whereverItDiesThereIsAJobThatSaysAllOrTheCallerKnows() {
    int n = 1;
    for (boolean died = true; died; n++) {
      assertThat(n).isLessThan(MAX_STEPS);
      var test = new CustomerRoutesTest();
      test.does("2026-02-01T10:00:00Z");
      var steps = new Steps();
      var handler = test.world.another(new SteppedTable(test.world.events, steps));
      steps.dieAt(n);
      int status = test.world.send(AdminWorld.event("delete-customer"), handler).getStatusCode();
      died = steps.count() >= n;
      assertThat(status).as("step %d", n).isEqualTo(died ? 500 : 202);

      assertThat(test.erasure().get("erasedAt").textValue()).isEqualTo("2026-03-01T10:05:00Z");

      assertThat(ErasureProgress.decode(test.job().state()))
          .as("step %d", n)
          .isEqualTo(ErasureProgress.start(CUSTOMER, AdminWorld.NOW));
    }
    assertThat(n).isGreaterThan(6);
  }
}
