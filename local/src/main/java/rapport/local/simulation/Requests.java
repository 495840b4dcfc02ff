package rapport.local.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import rapport.intake.IntakeHandler;
import rapport.local.simulation.Processes.Job;
import rapport.local.simulation.Processes.Pool;
import rapport.local.simulation.Site.Function;

/// Those who send events by HTTP, again and again until each request is answered with 202. What was
/// answered so must be in the queue by then.
final class Requests {

  private static final int ACCEPTED = 202;
  private static final int CONFLICT = 409;
  private static final int SERVER_FAULT = 500;

  private final World world;
  private final Processes processes;
  private final Post events;
  private final Pool<IntakeHandler> intakes;
  private final List<Request> open = new ArrayList<>();

  Requests(World world, Processes processes, Post events) {
    this.world = world;
    this.processes = processes;
    this.events = events;
    this.intakes =
        processes.pool(Function.INTAKE, container -> Functions.intake(container, events));
  }

  /// @param importName the import that brings the events, empty if they are live
  record Request(Tenant tenant, String importName, List<Told> events) {

    Request {
      events = List.copyOf(events);
    }

    String body() {
      return events.stream().map(Told::json).collect(Collectors.joining(",", "[", "]"));
    }
  }

  void add(Request request) {
    open.add(request);
    post();
  }

  boolean areOpen() {
    return !open.isEmpty();
  }

  /// Sends the oldest that is not answered, which may be under way already: who waits for an answer
  /// does not wait for ever.
  void post() {
    if (open.isEmpty() || intakes.isFull()) {
      return;
    }
    var request = open.getFirst();
    var process = intakes.take();
    process.container().brings(request.events());
    intakes.start(
        process,
        new Job(Set.of(request.tenant().name()), () -> post(process.handler(), request), () -> {}));
  }

  private void post(IntakeHandler handler, Request request) {
    var answer = Functions.post(handler, request);
    int status = answer.getStatusCode();
    if (status == ACCEPTED) {
      requireKept(request);
      open.remove(request);
    } else if (status == CONFLICT && !request.importName().isEmpty()) {
      open.remove(request); // its import was taken back
    } else if (status < SERVER_FAULT) {
      throw new Violation("intake answers " + status + " " + answer.getBody());
    }
    world.trace(status);
  }

  private void requireKept(Request request) {
    for (Told told : request.events()) {
      if (!events.holds(told)) {
        throw new Violation("I1: answered with 202, and not in the queue: " + told);
      }
    }
  }
}
