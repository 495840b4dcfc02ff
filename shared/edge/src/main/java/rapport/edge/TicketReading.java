package rapport.edge;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import rapport.event.Payload.Author;
import rapport.event.Payload.TicketAction;
import rapport.event.Scale;

/// The reading of what happened to a ticket.
final class TicketReading {

  /// The scales a ticket may be rated on.
  private static final SortedMap<String, Scale> SCALES =
      new TreeMap<>(
          Map.of(
              "1-5", new Scale(1, 5, false),
              "1-7", new Scale(1, 7, false),
              "good-bad", Scale.GOOD_BAD));

  private static final SortedMap<String, Author> AUTHORS =
      new TreeMap<>(Map.of("agent", Author.AGENT, "bot", Author.BOT, "customer", Author.CUSTOMER));

  private static final Map<String, Integer> WORDS = Map.of("good", 1, "bad", 0);
  private static final Set<String> WORD_NAMES = new TreeSet<>(WORDS.keySet());

  private TicketReading() {}

  static TicketAction action(String type, Fields data) {
    return switch (type) {
      case "ticket.created" -> new TicketAction.Created(data.flag("complaint", false));
      case "ticket.replied" -> replied(data);
      case "ticket.assigned" -> new TicketAction.Assigned();
      case "ticket.paused" -> new TicketAction.Paused();
      case "ticket.resumed" -> new TicketAction.Resumed();
      case "ticket.resolved" -> new TicketAction.Resolved();
      case "ticket.reopened" -> new TicketAction.Reopened();
      case "ticket.closed" -> new TicketAction.Closed();
      case "ticket.deleted" -> new TicketAction.Deleted();
      case "ticket.rated" -> rated(data);
      default -> throw new IllegalArgumentException("no event type of tickets: " + type);
    };
  }

  private static TicketAction replied(Fields data) {
    Author author = data.word("author", AUTHORS.keySet()).map(AUTHORS::get).orElse(Author.AGENT);
    return new TicketAction.Replied(author, data.flag("public", true));
  }

  private static TicketAction rated(Fields data) {
    Optional<JsonNode> given = data.required("score");
    Optional<Scale> scale = Optional.empty();
    if (data.required("scale").isPresent()) {
      scale = data.word("scale", SCALES.keySet()).map(SCALES::get);
    }
    String comment = data.text("comment", TextRule.WRITTEN).orElse("");
    int score = 0;
    if (given.isPresent() && scale.isPresent()) {
      score = score(data, given.get(), scale.get());
    }
    return new TicketAction.Rated(score, scale.orElse(Scale.GOOD_BAD), comment);
  }

  private static int score(Fields data, JsonNode given, Scale scale) {
    if (scale.words() && given.isTextual()) {
      return data.word("score", WORD_NAMES).map(WORDS::get).orElse(0);
    }
    Optional<Long> score = Fields.wholeNumber(given);
    if (score.isEmpty() || score.get() < scale.low() || score.get() > scale.high()) {
      data.fault("score", scale.words() ? "must be good or bad" : "must be on its scale, " + scale);
      return 0;
    }
    return score.get().intValue();
  }

  /// As it is written, the inverse of reading.
  static String word(Author author) {
    return switch (author) {
      case AGENT -> "agent";
      case BOT -> "bot";
      case CUSTOMER -> "customer";
    };
  }
}
