package rapport.edge;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import rapport.event.Event;
import rapport.event.Payload;
import rapport.event.Payload.Answer;
import rapport.event.Payload.Author;
import rapport.event.Payload.CustomerAction;
import rapport.event.Payload.TicketAction;
import rapport.event.Version;

/// Events in their normal form: fields in one order, defaults left out.
final class EventWriting {

  private EventWriting() {}

  static ObjectNode tree(Event event) {
    String type = EventTypes.name(event.payload());
    ObjectNode tree = Json.object();
    tree.put("specversion", "1.0");
    tree.put("id", event.identity().id());
    tree.put("source", event.identity().source());
    tree.put("type", type);
    tree.put("time", event.identity().time().toString());
    putUnlessEmpty(tree, "subject", event.subject());
    if (event.payload() instanceof Payload.SurveyResponse response && response.definition() > 0) {
      tree.put(EventJson.SURVEY_VERSION, response.definition());
    }
    ObjectNode data = tree.putObject("data");
    payload(data, event.payload());
    segments(data, event, EventTypes.segments(type));
    version(data, event.version());
    return tree;
  }

  private static void segments(ObjectNode data, Event event, List<String> fields) {
    ObjectNode attributes = Json.object();
    event
        .segments()
        .forEach((name, value) -> (fields.contains(name) ? data : attributes).put(name, value));
    if (!attributes.isEmpty()) {
      data.set("attributes", attributes);
    }
  }

  private static void version(ObjectNode data, Version version) {
    if (version.revision() > 0) {
      data.put("revision", version.revision());
    }
    if (version.voided()) {
      data.put("void", true);
    }
  }

  private static void payload(ObjectNode data, Payload payload) {
    switch (payload) {
      case Payload.SurveyResponse response -> response(data, response);
      case Payload.SurveyInvited(String survey) -> data.put("survey", survey);
      case Payload.TicketChange(String ticket, long sequence, TicketAction action) -> {
        data.put("ticket", ticket);
        if (sequence != 0) {
          data.put("sequence", sequence);
        }
        action(data, action);
      }
      case Payload.CustomerChange(CustomerAction action) -> action(data, action);
    }
  }

  private static void response(ObjectNode data, Payload.SurveyResponse response) {
    data.put("survey", response.survey());
    if (!response.complete()) {
      data.put("complete", false);
    }
    ObjectNode answers = data.putObject("answers");
    response
        .answers()
        .forEach(
            (question, answer) -> {
              switch (answer) {
                case Answer.Score(int value) -> answers.put(question, value);
                case Answer.Text(String value) -> answers.put(question, value);
                case Answer.Chosen(var options) -> options.forEach(answers.putArray(question)::add);
                case Answer.Unfit(String shown) ->
                    throw new IllegalArgumentException(
                        "an answer must be a number or text, got " + shown);
              }
            });
  }

  private static void action(ObjectNode data, TicketAction action) {
    switch (action) {
      case TicketAction.Created(boolean complaint) -> {
        if (complaint) {
          data.put("complaint", true);
        }
      }
      case TicketAction.Replied(Author author, boolean visible) -> {
        if (author != Author.AGENT) {
          data.put("author", TicketReading.word(author));
        }
        if (!visible) {
          data.put("public", false);
        }
      }
      case TicketAction.Rated rated -> {
        data.put("score", rated.score());
        data.put("scale", rated.scale().toString());
        putUnlessEmpty(data, "comment", rated.comment());
      }
      case TicketAction.Assigned _,
          TicketAction.Paused _,
          TicketAction.Resumed _,
          TicketAction.Resolved _,
          TicketAction.Reopened _,
          TicketAction.Closed _,
          TicketAction.Deleted _ -> {}
    }
  }

  private static void action(ObjectNode data, CustomerAction action) {
    switch (action) {
      case CustomerAction.Purchased purchased -> {
        data.put("amount", purchased.amount().toPlainString());
        data.put("margin", purchased.margin().toPlainString());
        data.put("currency", purchased.currency());
      }
      case CustomerAction.Revenue revenue -> {
        data.put("mrr", revenue.monthly().toPlainString());
        data.put("currency", revenue.currency());
      }
      case CustomerAction.Acquired acquired -> {
        data.put("cost", acquired.cost().toPlainString());
        data.put("currency", acquired.currency());
      }
      case CustomerAction.Active(String activity) -> data.put("activity", activity);
      case CustomerAction.Reached(String journey, String stage) ->
          data.put("journey", journey).put("stage", stage);
      case CustomerAction.Rewarded rewarded -> {
        data.put("plan", rewarded.plan());
        data.put("points", rewarded.points());
        putUnlessEmpty(data, "tier", rewarded.tier());
      }
      case CustomerAction.Noted noted ->
          throw new IllegalArgumentException("no sender tells " + noted);
      case CustomerAction.Joined _, CustomerAction.Left _ -> {}
    }
  }

  private static void putUnlessEmpty(ObjectNode node, String name, String value) {
    if (!value.isEmpty()) {
      node.put(name, value);
    }
  }
}
