package rapport.admin;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.math.BigInteger;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rapport.access.Access.Kind;
import rapport.access.Access.Scope;
import rapport.customer.Customer;
import rapport.customer.CustomerCodec;
import rapport.edge.Admission;
import rapport.edge.Answers;
import rapport.edge.ErasureJson;
import rapport.edge.Json;
import rapport.edge.Need;
import rapport.edge.Problem;
import rapport.edge.Request;
import rapport.edge.TextRule;
import rapport.entity.Given;
import rapport.erasure.ErasureProgress;
import rapport.queue.Message;
import rapport.queue.MessageQueue;
import rapport.store.Entities;
import rapport.store.Entities.EntityKey;
import rapport.store.Entities.Stored;
import rapport.store.Erasures;
import rapport.store.Erasures.Erasure;
import rapport.store.Jobs.Job;
import rapport.store.SubjectSecrets;
import rapport.store.Table.Outcome;

/// `DELETE /v1/customers/{customer}`: begins an erasure. The job is there first, so whatever breaks
/// off afterwards it does all the rest; what can be done at once, namely that nothing more is
/// recorded and that the customer itself is empty, is done before the answer.
final class CustomerRoutes {

  private static final Need ADMIN = Need.of(Kind.SRV).with(Scope.ADMIN);
  private static final String CUSTOMER = "customer";
  private static final int MAX_TRIES = 8;

  private final Ports ports;
  private final People people;

  CustomerRoutes(Ports ports, People people) {
    this.ports = ports;
    this.people = people;
  }

  /// Where what is known of customers is.
  ///
  /// @param recorder the queue of whoever takes a customer out of it
  record People(
      SubjectSecrets secrets, Entities entities, Erasures erasures, MessageQueue recorder) {}

  APIGatewayV2HTTPResponse delete(Request request) {
    return switch (ADMIN.admit(request.caller())) {
      case Admission.Refused(Problem problem) -> problem.answer();
      case Admission.Granted granted -> {
        String customer = request.pathParameter(CUSTOMER);
        yield TextRule.ID
            .fault(customer)
            .map(message -> Problem.parameter(CUSTOMER, message).answer())
            .orElseGet(() -> erase(granted.access().tenant(), customer));
      }
    };
  }

  private APIGatewayV2HTTPResponse erase(String tenant, String customer) {
    long hash = people.secrets().findOrMake(tenant, ports.random()).of(customer);
    var name = ErasureProgress.job(hash);
    for (int attempt = 0; attempt < MAX_TRIES; attempt++) {
      var running = ports.jobs().find(tenant, name);
      var known = running.map(job -> ErasureProgress.decode(job.state()));
      var time = now();
      if (known.isPresent() && !time.isAfter(known.get().askedAt())) {
        return answer(known.get());
      }
      var asked =
          known
              .map(progress -> progress.askedAgain(time))
              .orElseGet(() -> ErasureProgress.start(customer, time));
      if (write(tenant, name, running, asked) == Outcome.DONE) {
        people.erasures().begin(tenant, new Erasure(hash, time));
        empty(tenant, customer, time);
        if (asked.at().equals(time)) {
          people.recorder().sendAll(List.of(step(tenant, name)));
        }
        return answer(asked);
      }
    }
    return Problem.of(409, "The customer is being erased by others.").answer();
  }

  /// What is under way goes on to its end first: the job begins again by itself.
  private Outcome write(String tenant, String name, Optional<Job> running, ErasureProgress asked) {
    var jobs = ports.jobs();
    BigInteger token = ports.token();
    if (running.isEmpty()) {
      return jobs.start(tenant, name, asked.encode(), token);
    }
    boolean fromStart = asked.at().equals(asked.askedAt());
    var dueAt = fromStart ? Instant.EPOCH : running.get().dueAt();
    return jobs.update(running.get(), asked.encode(), dueAt, token);
  }

  /// If others write it again and again, the job does it.
  private void empty(String tenant, String customer, Instant at) {
    var given = new Given(SettingsRoutes.of(ports, tenant).rules(), at);
    for (int attempt = 0; attempt < MAX_TRIES; attempt++) {
      var read = customer(tenant, customer);
      var before = read.map(Known::entity).orElseGet(() -> Customer.empty(customer));
      long revision = read.map(Known::revision).orElse(0L);
      var after = before.erase(at, given);
      if (after.equals(before)) {
        return;
      }
      var next = new Stored(revision + 1, CustomerCodec.encode(after));
      if (people.entities().write(key(tenant, customer), revision, next) == Outcome.DONE) {
        return;
      }
    }
  }

  private record Known(Customer entity, long revision) {}

  private Optional<Known> customer(String tenant, String id) {
    var key = key(tenant, id);
    return Optional.ofNullable(people.entities().readAll(List.of(key)).get(key))
        .map(stored -> new Known(CustomerCodec.decode(stored.content()), stored.revision()));
  }

  private static EntityKey key(String tenant, String id) {
    return new EntityKey(tenant, Customer.KIND, id);
  }

  /// Asks for the first step now and not at the next run of the schedule.
  private static Message step(String tenant, String job) {
    return Message.of("{}", Map.of("tenant", tenant, "job", job), tenant);
  }

  private static APIGatewayV2HTTPResponse answer(ErasureProgress progress) {
    var tree = Json.object().put(CUSTOMER, progress.subject());
    tree.set("erasure", ErasureJson.running(progress, Instant.EPOCH));
    return Answers.json(202, tree);
  }

  private Instant now() {
    return ports.clock().instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
