package rapport.reader;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rapport.access.Access;
import rapport.customer.Customer;
import rapport.customer.CustomerCodec;
import rapport.customer.CustomerEvent;
import rapport.entity.Given;
import rapport.erasure.ErasureProgress;
import rapport.event.Event;
import rapport.event.Identity;
import rapport.event.Payload.CustomerAction;
import rapport.event.Payload.CustomerChange;
import rapport.event.Payload.SurveyInvited;
import rapport.event.Version;
import rapport.lifetime.BgNbd;
import rapport.lifetime.BgNbdFit;
import rapport.lifetime.GammaGamma;
import rapport.lifetime.GammaGammaFit;
import rapport.lifetime.PurchaseHistory;
import rapport.lifetime.Spending;
import rapport.lifetime.ValuePrediction;
import rapport.respondent.Respondent;
import rapport.respondent.RespondentCodec;
import rapport.respondent.RespondentEvent;
import rapport.respondent.RespondentId;
import rapport.settings.EntityRules;
import rapport.store.Documents;
import rapport.store.Entities;
import rapport.store.Entities.EntityKey;
import rapport.store.Entities.Stored;
import rapport.store.Erasures;
import rapport.store.Erasures.Erasure;
import rapport.store.Erasures.Result;
import rapport.store.Jobs;
import rapport.store.Predictions;
import rapport.store.Predictions.Predicted;
import rapport.store.SubjectSecrets;
import rapport.survey.Question;
import rapport.survey.Survey;
import rapport.survey.Survey.Respondents;

/// One customer, on 14 March 2026 in Berlin.
class CustomerRouteTest {

  private static final String CUSTOMER = "customer-42";
  private static final Instant ERASED_AT = Instant.parse("2026-03-10T10:00:00Z");
  private static final Survey VOTE =
      new Survey(
          "vote",
          1,
          new TreeMap<>(),
          List.of(new Question.Nps("recommend")),
          "",
          List.of(),
          new Respondents(true, true));
  private static final String ADMIN = "srv_" + "a".repeat(43);
  private static final String PEOPLE = "read_" + "p".repeat(43);

  private final ReaderWorld world = new ReaderWorld();
  private final List<CustomerEvent> events = new ArrayList<>();

  CustomerRouteTest() {
    world.admin.define(VOTE);
    open(ADMIN, Access.Kind.SRV, Access.Scope.ADMIN);
    open(PEOPLE, Access.Kind.READ, Access.Scope.PEOPLE);
  }

  private void open(String key, Access.Kind kind, Access.Scope scope) {
    world.admin.open(key, new Access(ReaderWorld.TENANT, kind, Set.of(scope), Set.of()));
  }

  private void does(String time, CustomerAction action, Map<String, String> segments) {
    var change = new CustomerChange(action);
    events.add(
        CustomerEvent.of(
            new Event(identity(time), CUSTOMER, Version.FIRST, new TreeMap<>(segments), change),
            change));
    store(Customer.empty(CUSTOMER).admit(events).entity());
  }

  private static Identity identity(String time) {
    return new Identity("shop", time, Instant.parse(time), "");
  }

  private static CustomerAction bought(String amount) {
    return new CustomerAction.Purchased(new BigDecimal(amount), new BigDecimal("1.5"), "EUR");
  }

  private void store(Customer customer) {
    var key = new EntityKey(ReaderWorld.TENANT, Customer.KIND, CUSTOMER);
    put(key, new Stored(revision(key) + 1, CustomerCodec.encode(customer)));
  }

  private long revision(EntityKey key) {
    var found = new Entities(world.events).readAll(List.of(key)).get(key);
    return found == null ? 0 : found.revision();
  }

  private void put(EntityKey key, Stored stored) {
    new Entities(world.events).write(key, stored.revision() - 1, stored);
  }

  private long hash() {
    return new SubjectSecrets(new Documents(world.summary))
        .findOrMake(ReaderWorld.TENANT, new Random(1))
        .of(CUSTOMER);
  }

  private APIGatewayV2HTTPResponse send(String id, String query, String key) {
    var event = new APIGatewayV2HTTPEvent();
    event.setRouteKey("GET /v1/customers/{customer}");
    event.setRawPath("/v1/customers/" + id);
    event.setPathParameters(Map.of("customer", id));
    event.setRawQueryString(query);
    event.setHeaders(new HashMap<>(Map.of("authorization", "Bearer " + key)));
    return world.send(event);
  }

  private JsonNode get() {
    var answer = send(CUSTOMER, "", PEOPLE);
    assertThat(answer.getStatusCode()).as(answer.getBody()).isEqualTo(200);
    return read(answer.getBody());
  }

  private static JsonNode read(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void itHasWhatIsKeptOfTheCustomerAndWhatItComesTo() {
    does("2026-03-01T09:00:00Z", new CustomerAction.Joined(), Map.of("plan", "basic"));
    does("2026-03-02T09:00:00Z", bought("20.50"), Map.of());
    does(
        "2026-03-03T09:00:00Z",
        new CustomerAction.Revenue(new BigDecimal("9"), "USD"),
        Map.of("plan", "pro"));
    does("2026-03-04T09:20:00Z", new CustomerAction.Active("login"), Map.of());

    assertThat(get())
        .isEqualTo(
            read(
                """
                {"customer":"customer-42","present":true,
                 "firstJoinedAt":"2026-03-01T09:00:00Z","lastEventAt":"2026-03-04T09:15:00Z",
                 "segments":{"plan":"pro"},
                 "purchases":[{"count":1,"amount":"20.50","currency":"EUR","predicted":null}],
                 "recurringRevenue":[{"amount":"9","currency":"USD"}],
                 "events":[
                  {"time":"2026-03-01T09:00:00Z","type":"customer.joined","segments":{"plan":"basic"}},
                  {"time":"2026-03-02T09:00:00Z","type":"customer.purchased","amount":"20.50",
                   "currency":"EUR","margin":"1.5","segments":{}},
                  {"time":"2026-03-03T09:00:00Z","type":"customer.revenue","amount":"9",
                   "currency":"USD","segments":{"plan":"pro"}},
                  {"time":"2026-03-04T09:15:00Z","type":"customer.active","activity":"login",
                   "segments":{}}],
                 "surveys":[],"erasure":null}"""));
  }

  @Test
  void everyKindOfEventCanBeTold() {
    does("2026-03-01T09:00:00Z", new CustomerAction.Reached("buy", "cart"), Map.of());
    does(
        "2026-03-01T10:00:00Z",
        new CustomerAction.Rewarded("club", new BigDecimal("5"), ""),
        Map.of());
    does("2026-03-01T11:00:00Z", new CustomerAction.Acquired(BigDecimal.TEN, "EUR"), Map.of());
    does("2026-03-01T12:00:00Z", new CustomerAction.Recommended(List.of(9, 10)), Map.of());
    does("2026-03-01T13:00:00Z", new CustomerAction.Complained(new TreeMap<>()), Map.of());
    does("2026-03-01T14:00:00Z", new CustomerAction.Bought(3, BigDecimal.TEN, "EUR"), Map.of());
    does("2026-03-01T16:00:00Z", new CustomerAction.Left(), Map.of());

    var told = get();

    assertThat(told.get("events").findValuesAsText("type"))
        .containsExactly(
            "customer.reached",
            "customer.rewarded",
            "customer.acquired",
            "told.recommendation",
            "told.complaint",
            "kept.purchases",
            "customer.left");
    assertThat(told.at("/events/3/scores").toString()).isEqualTo("[9,10]");
    assertThat(told.at("/events/1/tier").isNull()).isTrue();
    assertThat(told.at("/purchases/0/count").intValue()).isEqualTo(3);
    assertThat(told.get("present").booleanValue()).isFalse();
    assertThat(told.get("firstJoinedAt").isNull()).isTrue();
  }

  /// The oracle is the two models' own formulas: purchases to come times their value.
  @Test
  void whatABuyerIsPredictedToSpendIsByTheModelsOfTheLastDay() {
    does("2026-02-01T09:00:00Z", bought("20"), Map.of());
    does("2026-02-15T09:00:00Z", bought("40"), Map.of());
    var purchases = new BgNbd(0.25, 4.5, 0.75, 2.5);
    var values = new GammaGamma(6.25, 3.75, 15.5);
    predict("2026-03-01", new GammaGamma(6, 4, 15), purchases);
    predict("2026-03-08", values, purchases);

    var predicted = get().at("/purchases/0/predicted");

    double more = purchases.expectedPurchases(new PurchaseHistory(1, 2, 5), 364.0 / 7);
    double value = values.expectedValue(new Spending(2, 60)).orElseThrow();
    assertThat(new BigDecimal(predicted.get("amount").textValue()).doubleValue())
        .isCloseTo(more * value, org.assertj.core.data.Offset.offset(1e-9));
    assertThat(predicted.get("days").intValue()).isEqualTo(364);
    assertThat(predicted.get("after").textValue()).isEqualTo("2026-03-08");
  }

  private void predict(String day, GammaGamma values, BgNbd purchases) {
    var prediction =
        new ValuePrediction(
            new BgNbdFit(purchases, -9_000.5, 946),
            new GammaGammaFit(values, -4_000.25, 900),
            9,
            364);
    new Predictions(world.summary)
        .save(
            ReaderWorld.TENANT,
            LocalDate.parse(day),
            new Predicted(
                Instant.parse(day + "T23:30:00Z"), new TreeMap<>(Map.of("EUR", prediction))));
  }

  @Test
  void whoLeftIsPredictedNothing() {
    does("2026-02-01T09:00:00Z", bought("20"), Map.of());
    does("2026-02-02T09:00:00Z", new CustomerAction.Left(), Map.of());
    predict("2026-03-08", new GammaGamma(6, 4, 15), new BgNbd(0.25, 4.5, 0.75, 2.5));

    assertThat(get().at("/purchases/0/predicted").isNull()).isTrue();
  }

  @Test
  void surveysThatKeepThoseWhoAreAskedAreThere() {
    var name = new RespondentId("vote", CUSTOMER);
    var invited =
        new Event(
            identity("2026-03-01T09:00:00Z"),
            CUSTOMER,
            Version.FIRST,
            new TreeMap<>(),
            new SurveyInvited("vote"));
    var respondent =
        Respondent.empty(name).admit(List.of(RespondentEvent.invited(invited))).entity();
    put(
        new EntityKey(ReaderWorld.TENANT, Respondent.KIND, name.toString()),
        new Stored(1, RespondentCodec.encode(respondent)));

    assertThat(get().get("surveys"))
        .isEqualTo(
            read(
                """
                [{"survey":"vote","events":[
                  {"time":"2026-03-01T09:00:00Z","type":"survey.invited","segments":{}}]}]"""));
  }

  @Test
  void whileItIsErasedTheAnswerSaysHowFarThatIs() {
    does("2026-03-01T09:00:00Z", new CustomerAction.Joined(), Map.of());
    store(
        Customer.empty(CUSTOMER)
            .admit(events)
            .entity()
            .erase(ERASED_AT, new Given(EntityRules.NONE, ERASED_AT)));
    var progress = ErasureProgress.start(CUSTOMER, ERASED_AT);
    var jobs = new Jobs(world.events);
    var name = ErasureProgress.job(hash());
    jobs.start(ReaderWorld.TENANT, name, progress.encode(), BigInteger.ONE);

    var first = get();
    assertThat(first.get("events")).isEmpty();
    assertThat(first.at("/erasure/state").textValue()).isEqualTo("erasing");
    assertThat(first.at("/erasure/part").textValue()).isEqualTo("customer");
    assertThat(first.at("/erasure/erasedAt").textValue()).isEqualTo(ERASED_AT.toString());

    var log = progress;
    while (log.part() != ErasureProgress.Part.LOG) {
      log = log.nextStep();
    }
    var job = jobs.find(ReaderWorld.TENANT, name).orElseThrow();
    jobs.update(job, log.after("2025-06-01").encode(), Instant.EPOCH, BigInteger.TWO);
    assertThat(get().at("/erasure/through").textValue()).isEqualTo("2025-06-01");

    var swept = jobs.find(ReaderWorld.TENANT, name).orElseThrow();
    var due = ERASED_AT.plusSeconds(900);
    jobs.update(swept, progress.nextPass().withFinalFacts(2).encode(), due, BigInteger.TEN);
    var second = get().get("erasure");
    assertThat(second.get("state").textValue()).isEqualTo("sweeping");
    assertThat(second.get("nextAt").textValue()).isEqualTo(due.toString());
    assertThat(second.get("finalFacts").intValue()).isEqualTo(2);
  }

  @Test
  void whenItIsDoneTheAnswerSaysWhatStaysInFinalFigures() {
    store(Customer.empty(CUSTOMER).erase(ERASED_AT, new Given(EntityRules.NONE, ERASED_AT)));
    var erasures = new Erasures(world.events);
    var erasure = new Erasure(hash(), ERASED_AT);
    erasures.begin(ReaderWorld.TENANT, erasure);
    assertThat(get().at("/erasure/state").textValue()).isEqualTo("erasing");

    erasures.finish(ReaderWorld.TENANT, erasure, new Result(ERASED_AT.plusSeconds(60), 3));

    var told = get().get("erasure");
    assertThat(told.get("state").textValue()).isEqualTo("done");
    assertThat(told.get("doneAt").textValue()).isEqualTo("2026-03-10T10:01:00Z");
    assertThat(told.get("finalFacts").intValue()).isEqualTo(3);
  }

  @Test
  void whomNobodyKnowsIsNotFound() {
    var answer = send("nobody", "", PEOPLE);

    assertThat(answer.getStatusCode()).isEqualTo(404);
    assertThat(answer.getHeaders()).containsEntry("content-type", "application/problem+json");
  }

  @ParameterizedTest
  @CsvSource({"customer-42, x=1, x", "customer-42, x=%zz, x"})
  void whatIsWrongIsNamed(String id, String query, String named) {
    does("2026-03-01T09:00:00Z", new CustomerAction.Joined(), Map.of());

    var answer = send(id, query, PEOPLE);

    assertThat(answer.getStatusCode()).isEqualTo(400);
    assertThat(answer.getBody()).contains(named);
  }

  @Test
  void anIdThatNobodyCanHaveIsNamed() {
    assertThat(send("x".repeat(129), "", PEOPLE).getBody()).contains("customer");
    assertThat(send("x".repeat(129), "", PEOPLE).getStatusCode()).isEqualTo(400);
  }

  @Test
  void onlyWhoMaySeePersonsSeesThem() {
    does("2026-03-01T09:00:00Z", new CustomerAction.Joined(), Map.of());

    assertThat(send(CUSTOMER, "", ADMIN).getStatusCode()).isEqualTo(200);
    for (String key : List.of(Samples.READ, Samples.SRV, Samples.PUB)) {
      assertThat(send(CUSTOMER, "", key).getStatusCode()).isEqualTo(403);
    }
  }
}
