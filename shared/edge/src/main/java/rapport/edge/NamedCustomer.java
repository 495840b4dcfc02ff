package rapport.edge;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import rapport.edge.Json.Parsed;

/// A customer that a text names which is no valid event, or was refused: whose it is must be known
/// all the same.
///
/// @param subject the customer; never empty
/// @param time when that is from: when the event happened by its own word, but not later than when
///   it was sent
public record NamedCustomer(String subject, Instant time) {

  /// Wherever it stands, and though the text is no JSON or names several: reading JSON finds but
  /// the last of them.
  private static final Pattern SUBJECT =
      Pattern.compile("\"subject\"\\s*+:\\s*+(\"(?:[^\"\\\\]|\\\\.)*+\")", Pattern.DOTALL);

  /// All that a text names: an event, several, several wrapped as on the queue, or what is no JSON.
  ///
  /// @param sentAt the time of what has none that can be read
  public static List<NamedCustomer> in(String text, Instant sentAt) {
    return switch (QueueBody.unwrapped(text)) {
      case Parsed.Malformed _ -> named(shownIn(text), sentAt);
      case Parsed.Values(boolean _, List<Json.Value> values) ->
          values.stream()
              .flatMap(value -> named(subjects(value), time(value.node(), sentAt)).stream())
              .toList();
    };
  }

  private static List<NamedCustomer> named(Set<String> subjects, Instant time) {
    return subjects.stream().map(subject -> new NamedCustomer(subject, time)).toList();
  }

  private static Set<String> subjects(Json.Value value) {
    var subjects = new LinkedHashSet<String>();
    String read = text(value.node(), "subject");
    if (!read.isEmpty()) {
      subjects.add(read);
    }
    subjects.addAll(shownIn(value.text()));
    return subjects;
  }

  private static Set<String> shownIn(String text) {
    var subjects = new LinkedHashSet<String>();
    var found = SUBJECT.matcher(text);
    while (found.find()) {
      String subject = unescaped(found.group(1));
      if (!subject.isEmpty()) {
        subjects.add(subject);
      }
    }
    return subjects;
  }

  /// @param literal in its quotes
  private static String unescaped(String literal) {
    return switch (Json.readOne(literal)) {
      case Parsed.Values(boolean _, List<Json.Value> values) -> values.getFirst().node().asText();
      case Parsed.Malformed _ -> literal.substring(1, literal.length() - 1);
    };
  }

  private static Instant time(JsonNode event, Instant sentAt) {
    return EventTime.parse(text(event, "time"))
        .or(() -> EventTime.ofId(text(event, "id")))
        .filter(time -> time.isBefore(sentAt))
        .orElse(sentAt);
  }

  private static String text(JsonNode event, String field) {
    return event.path(field).asText("");
  }
}
