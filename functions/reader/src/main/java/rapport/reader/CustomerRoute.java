package rapport.reader;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import rapport.customer.Customer;
import rapport.customer.CustomerCodec;
import rapport.edge.Answers;
import rapport.edge.ErasureJson;
import rapport.edge.Problem;
import rapport.edge.Request;
import rapport.edge.TextRule;
import rapport.edge.UrlEncoded;
import rapport.entity.Erased;
import rapport.entity.Given;
import rapport.erasure.ErasureProgress;
import rapport.reader.CustomerJson.Forecasts;
import rapport.respondent.Respondent;
import rapport.respondent.RespondentCodec;
import rapport.respondent.RespondentId;
import rapport.store.Entities;
import rapport.store.Entities.EntityKey;
import rapport.store.Erasures;
import rapport.store.Erasures.Erasure;
import rapport.store.Erasures.Noted;
import rapport.store.Jobs;
import rapport.store.Predictions;
import rapport.store.SubjectSecrets;

/// `GET /v1/customers/{customer}`: what is kept of one customer, and how far its erasure has come.
final class CustomerRoute {

  private static final String CUSTOMER = "customer";

  /// How old a prediction may be that is shown.
  private static final int PREDICTED_DAYS = 40;

  private final Door door;
  private final Stores stores;
  private final Clock clock;

  CustomerRoute(Door door, Stores stores, Clock clock) {
    this.door = door;
    this.stores = stores;
    this.clock = clock;
  }

  record Stores(
      Entities entities,
      Erasures erasures,
      Jobs jobs,
      SubjectSecrets secrets,
      Predictions predictions) {}

  APIGatewayV2HTTPResponse get(Request request) {
    return door.answerToPeople(
        request, (view, parameters) -> get(request.pathParameter(CUSTOMER), view, parameters));
  }

  private APIGatewayV2HTTPResponse get(String id, TenantView view, List<UrlEncoded.Pair> given) {
    var parameters = new Parameters(given);
    parameters.refuseOthers(Set.of(), Set.of());
    if (!parameters.errors().isEmpty()) {
      return Problem.invalid(parameters.errors()).answer();
    }
    var fault = TextRule.ID.fault(id);
    return fault.isPresent()
        ? Problem.parameter(CUSTOMER, fault.get()).answer()
        : read(id, view)
            .map(known -> Answers.json(200, known))
            .orElseGet(() -> Problem.of(404, "There is no such customer.").answer());
  }

  private Optional<JsonNode> read(String id, TenantView view) {
    var key = new EntityKey(view.tenant(), Customer.KIND, id);
    var keys = new ArrayList<EntityKey>();
    keys.add(key);
    view.surveys().stream()
        .filter(survey -> survey.respondents().kept())
        .map(survey -> new RespondentId(survey.id(), id).toString())
        .forEach(name -> keys.add(new EntityKey(view.tenant(), Respondent.KIND, name)));
    var stored = stores.entities().readAll(keys);
    if (stored.isEmpty()) {
      return Optional.empty();
    }
    var customer =
        Optional.ofNullable(stored.get(key))
            .map(found -> CustomerCodec.decode(found.content()))
            .orElseGet(() -> Customer.empty(id));
    var respondents =
        keys.stream()
            .skip(1)
            .filter(stored::containsKey)
            .map(one -> RespondentCodec.decode(stored.get(one).content()))
            .toList();
    var rules = new Given(view.settings().rules(), clock.instant());
    var tree = new CustomerJson(customer, rules, forecasts(customer, view)).tree(respondents);
    tree.putNull("erasure");
    erasure(customer, view.tenant()).ifPresent(erasure -> tree.set("erasure", erasure));
    return Optional.of(tree);
  }

  /// The last there is, if somebody buys.
  private Forecasts forecasts(Customer customer, TenantView view) {
    LocalDate today = view.calendar().dayOf(clock.instant());
    return customer.events().isEmpty()
        ? Forecasts.none(view.calendar())
        : new Forecasts(
            view.calendar(),
            stores.predictions().range(view.tenant(), today.minusDays(PREDICTED_DAYS), today));
  }

  private Optional<JsonNode> erasure(Customer customer, String tenant) {
    var at = customer.erased().lastAt();
    if (customer.erased().equals(Erased.NOTHING)) {
      return Optional.empty();
    }
    return stores
        .secrets()
        .find(tenant)
        .map(subjects -> subjects.of(customer.id()))
        .flatMap(hash -> erasure(tenant, new Erasure(hash, at)));
  }

  /// The job is asked first: when it is gone, what came of it is kept.
  private Optional<JsonNode> erasure(String tenant, Erasure erasure) {
    var job = stores.jobs().find(tenant, ErasureProgress.job(erasure.subject()));
    if (job.isPresent()) {
      var progress = ErasureProgress.decode(job.get().state());
      return Optional.of(ErasureJson.running(progress, job.get().dueAt()));
    }
    return stores
        .erasures()
        .find(tenant, erasure)
        .map(
            noted ->
                switch (noted) {
                  case Noted.Done(var result) ->
                      ErasureJson.done(erasure.at(), result.doneAt(), result.finalFacts());
                  case Noted.Begun() ->
                      ErasureJson.running(ErasureProgress.start("", erasure.at()), clock.instant());
                });
  }
}
