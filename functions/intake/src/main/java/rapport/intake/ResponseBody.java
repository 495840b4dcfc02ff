package rapport.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import rapport.edge.FieldError;
import rapport.edge.Json;
import rapport.intake.EventBody.Item;
import rapport.intake.Sorting.Rejected;
import rapport.intake.Sorting.Sorted;

/// The body of a response, and the event that it stands for.
final class ResponseBody {

  /// The source of all responses to one survey that come this way, by JSON or from a form: so the
  /// same id at two surveys is two responses.
  private static final String SOURCE = "/v1/surveys/%s/responses";

  private static final Set<String> ENVELOPE = new TreeSet<>(Set.of("id", "subject", "time"));
  private static final Set<String> DATA =
      new TreeSet<>(Set.of("answers", "attributes", "language"));

  private final String survey;
  private final JsonNode body;
  private final List<FieldError> found;

  /// @param found what is known to be wrong with it
  ResponseBody(String survey, JsonNode body, List<FieldError> found) {
    this.survey = survey;
    this.body = body;
    this.found = List.copyOf(found);
  }

  Item event() {
    ObjectNode event = Json.object();
    event
        .put("specversion", "1.0")
        .put("source", SOURCE.formatted(survey))
        .put("type", "survey.response");
    copy(ENVELOPE, event);
    ObjectNode data = event.putObject("data").put("survey", survey);
    copy(DATA, data);
    return new Item.Readable(new Json.Value(event, List.of(), ""));
  }

  private void copy(Set<String> names, ObjectNode to) {
    for (String name : names) {
      if (body.has(name)) {
        to.set(name, body.get(name));
      }
    }
  }

  /// All that is wrong with it, with pointers from the body.
  List<FieldError> errors(Sorted sorted) {
    var errors = new ArrayList<>(found);
    if (!body.isObject()) {
      errors.add(new FieldError("", "must be an object"));
      return errors;
    }
    unknown().forEach(errors::add);
    for (Rejected rejected : sorted.rejected()) {
      rejected.errors().stream().map(ResponseBody::fromBody).forEach(errors::add);
    }
    return errors;
  }

  private List<FieldError> unknown() {
    return body.properties().stream()
        .map(Map.Entry::getKey)
        .filter(name -> !ENVELOPE.contains(name) && !DATA.contains(name))
        .map(name -> new FieldError(FieldError.child("", name), "is unknown here; " + known()))
        .toList();
  }

  private static String known() {
    var names = new TreeSet<>(ENVELOPE);
    names.addAll(DATA);
    return "known are " + String.join(", ", names);
  }

  private static FieldError fromBody(FieldError error) {
    return error.pointer().startsWith("/data/")
        ? new FieldError(error.pointer().substring("/data".length()), error.message())
        : error;
  }
}
