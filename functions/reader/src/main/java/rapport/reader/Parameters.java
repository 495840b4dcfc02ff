package rapport.reader;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import rapport.edge.FieldError;
import rapport.edge.UrlEncoded;

/// The parameters of a query, and all that is found wrong with them.
final class Parameters {

  private final Map<String, List<String>> values = new LinkedHashMap<>();
  private final List<FieldError> errors = new ArrayList<>();

  Parameters(List<UrlEncoded.Pair> pairs) {
    pairs.forEach(
        pair -> values.computeIfAbsent(pair.name(), _ -> new ArrayList<>()).add(pair.value()));
  }

  /// @param lists the names that may come more than once
  /// @param single those that may not
  void refuseOthers(Set<String> lists, Set<String> single) {
    values.forEach(
        (name, given) -> {
          if (!lists.contains(name) && !single.contains(name)) {
            fault(name, "is no parameter of this");
          } else if (single.contains(name) && given.size() > 1) {
            fault(name, "may be given once");
          }
        });
  }

  /// Refuses a segment where there is none, and says why rather than that nobody knows the word:
  /// figures take one.
  ///
  /// @param why nothing is kept of it
  void refuseSegment(String why) {
    if (values.containsKey("segment")) {
      fault("segment", why);
    }
  }

  List<String> all(String name) {
    return values.getOrDefault(name, List.of());
  }

  Optional<String> one(String name) {
    return all(name).stream().findFirst();
  }

  /// The one that names something; empty if it is not given. An empty one is a fault: all together
  /// are not what was meant.
  String name(String name) {
    var text = one(name);
    if (text.equals(Optional.of(""))) {
      fault(name, "must not be empty; leave it out for all");
    }
    return text.orElse("");
  }

  void fault(String name, String message) {
    fault(new FieldError(FieldError.child("", name), message));
  }

  void fault(FieldError error) {
    errors.add(error);
  }

  /// What is wrong so far.
  List<FieldError> errors() {
    return List.copyOf(errors);
  }
}
