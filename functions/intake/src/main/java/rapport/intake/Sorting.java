package rapport.intake;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rapport.edge.EventJson;
import rapport.edge.EventJson.Reading;
import rapport.edge.FieldError;
import rapport.edge.FreshIdentity;
import rapport.edge.Lateness;
import rapport.event.Event;
import rapport.intake.Definitions.Outcome;
import rapport.intake.EventBody.Item;

/// Parts the events of one request into those that are taken and those that are refused.
final class Sorting {

  /// In normal form; with its attributes it must fit in one message.
  static final int MAX_EVENT_BYTES = 255 * 1024;

  private static final String SURVEY = "/data/survey";

  private final Definitions definitions;
  private final Lateness lateness;
  private final Predicate<Event> allowed;
  private final Instant now;
  private boolean forbidden;
  private final List<Accepted> accepted = new ArrayList<>();
  private final List<Rejected> rejected = new ArrayList<>();

  /// @param allowed whether the caller may bring an event at all; one that it may not is compared
  ///   with no definition, so that nothing is told of a survey that a key is not for
  Sorting(Definitions definitions, Lateness lateness, Predicate<Event> allowed, Instant now) {
    this.definitions = definitions;
    this.lateness = lateness;
    this.allowed = allowed;
    this.now = now;
  }

  /// An event that is taken.
  ///
  /// @param index where it stood in the body, from 0
  /// @param text its normal form
  record Accepted(int index, Event event, String text) {}

  /// An event that was refused.
  ///
  /// @param index where it stood in the body, from 0
  /// @param id its own, empty if it has none that can be shown
  /// @param errors with pointers from the event
  record Rejected(int index, String id, List<FieldError> errors) {
    Rejected {
      errors = List.copyOf(errors);
    }
  }

  /// What became of all events, each in the order they came in.
  ///
  /// @param forbidden whether there was an event that the caller may not bring
  record Sorted(List<Accepted> accepted, List<Rejected> rejected, boolean forbidden) {
    Sorted {
      accepted = List.copyOf(accepted);
      rejected = List.copyOf(rejected);
    }
  }

  /// @param importName as in [rapport.event.Identity]
  Sorted sort(List<Item> items, String importName, FreshIdentity fresh) {
    for (int index = 0; index < items.size(); index++) {
      switch (items.get(index)) {
        case Item.Unreadable(FieldError error) -> reject(index, "", List.of(error));
        case Item.Readable(var value) -> sort(index, EventJson.read(value, importName, fresh));
      }
    }
    return new Sorted(accepted, rejected, forbidden);
  }

  private void sort(int index, Reading reading) {
    switch (reading) {
      case Reading.Invalid.Unreadable(String id, var errors) -> reject(index, id, errors);
      case Reading.Invalid.Flawed(String id, var errors, Event rest) ->
          reject(index, id, allowed.test(rest) ? all(errors, rest) : errors);
      case Reading.Valid(Event event) when allowed.test(event) -> sort(index, event);
      case Reading.Valid _ -> forbidden = true;
    }
  }

  /// Of a field that both find fault with, or only inside of it, only what the definition says of
  /// it: that tells what its own question takes. Without a survey's name there is nothing to
  /// compare with.
  private List<FieldError> all(List<FieldError> errors, Event rest) {
    var more = late(rest);
    if (errors.stream().noneMatch(error -> error.pointer().equals(SURVEY))
        && definitions.compare(rest) instanceof Outcome.Unfit(List<FieldError> faults)) {
      more.addAll(faults);
    }
    var named = more.stream().map(FieldError::pointer).collect(Collectors.toSet());
    return Stream.concat(
            errors.stream().filter(error -> named.stream().noneMatch(error::isWithin)),
            more.stream())
        .toList();
  }

  private List<FieldError> late(Event event) {
    var errors = new ArrayList<FieldError>();
    lateness.judge(event.identity().time(), now).ifPresent(errors::add);
    return errors;
  }

  private void sort(int index, Event event) {
    var errors = late(event);
    switch (definitions.compare(event)) {
      case Outcome.Unfit(List<FieldError> faults) -> errors.addAll(faults);
      case Outcome.Fits(Event fitting) -> {
        String text = EventJson.write(fitting);
        if (text.getBytes(StandardCharsets.UTF_8).length > MAX_EVENT_BYTES) {
          errors.add(new FieldError("", "must be at most " + MAX_EVENT_BYTES + " bytes"));
        } else if (errors.isEmpty()) {
          accepted.add(new Accepted(index, fitting, text));
        }
      }
    }
    if (!errors.isEmpty()) {
      reject(index, event.identity().id(), errors);
    }
  }

  private void reject(int index, String id, List<FieldError> errors) {
    rejected.add(new Rejected(index, id, errors));
  }
}
