package rapport.edge;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import rapport.event.Payload;
import rapport.event.Payload.Answer;
import rapport.event.Payload.CustomerAction;
import rapport.event.Payload.CustomerChange;
import rapport.event.Payload.SurveyInvited;
import rapport.event.Payload.SurveyResponse;
import rapport.event.Payload.TicketChange;
import rapport.event.Version;
import rapport.survey.Question.Offering;

/// The reading of one event's data.
final class PayloadReading {

  private static final BigDecimal MAX_POINTS = BigDecimal.TEN.pow(12);
  private static final int MAX_POINTS_DECIMALS = 6;

  private final String type;
  private final int definition;
  private final Fields data;
  private final SortedMap<String, String> segments = new TreeMap<>();

  PayloadReading(String type, int definition, Fields data) {
    this.type = type;
    this.definition = definition;
    this.data = data;
  }

  /// What the data tells.
  record Content(Payload payload, Version version, SortedMap<String, String> segments) {}

  /// Empty if the type is unknown: then nothing can be said about the data.
  Optional<Content> content() {
    if (!EventTypes.NAMES.contains(type)) {
      return Optional.empty();
    }
    Payload payload = payload();
    for (String name : EventTypes.segments(type)) {
      TextRule rule = name.equals("language") ? TextRule.LANGUAGE : TextRule.VALUE;
      data.text(name, rule).ifPresent(value -> segments.put(name, value));
    }
    new AttributeReading(type, data).into(segments);
    var version =
        new Version(data.whole("revision", 0, Fields.MAX_EXACT, 0), data.flag("void", false));
    data.refuseOthers();
    return Optional.of(new Content(payload, version, segments));
  }

  private Payload payload() {
    return switch (type) {
      case "survey.response" -> response();
      case "survey.invited" -> new SurveyInvited(data.requiredText("survey", TextRule.NAME));
      case "customer.joined" -> new CustomerChange(new CustomerAction.Joined());
      case "customer.left" -> new CustomerChange(new CustomerAction.Left());
      case "customer.purchased" -> new CustomerChange(purchased());
      case "customer.revenue" ->
          new CustomerChange(new CustomerAction.Revenue(amount("mrr"), currency()));
      case "customer.acquired" ->
          new CustomerChange(new CustomerAction.Acquired(amount("cost"), currency()));
      case "customer.active" ->
          new CustomerChange(
              new CustomerAction.Active(data.requiredText("activity", TextRule.NAME)));
      case "customer.reached" ->
          new CustomerChange(
              new CustomerAction.Reached(
                  data.requiredText("journey", TextRule.NAME),
                  data.requiredText("stage", TextRule.NAME)));
      case "customer.rewarded" -> new CustomerChange(rewarded());
      default -> ticket();
    };
  }

  private TicketChange ticket() {
    return new TicketChange(
        data.requiredText("ticket", TextRule.ID),
        data.whole("sequence", -Fields.MAX_EXACT, Fields.MAX_EXACT, 0),
        TicketReading.action(type, data));
  }

  private SurveyResponse response() {
    String survey = data.requiredText("survey", TextRule.NAME);
    boolean complete = data.flag("complete", true);
    var answers = new TreeMap<String, Answer>();
    data.required("answers").ifPresent(node -> answers(data.inner("answers", node), answers));
    return new SurveyResponse(survey, definition, complete, answers);
  }

  /// A question left out, null or empty was not answered.
  private static void answers(Fields given, SortedMap<String, Answer> answers) {
    for (String question : given.names()) {
      TextRule.NAME
          .fault(question)
          .ifPresentOrElse(
              fault -> given.fault(question, fault),
              () ->
                  given
                      .node(question)
                      .flatMap(node -> answer(given, question, node))
                      .ifPresent(answer -> answers.put(question, answer)));
    }
  }

  private static Optional<Answer> answer(Fields given, String question, JsonNode node) {
    if (node.isTextual()) {
      given.text(question, TextRule.WRITTEN);
      return Optional.of(node.textValue()).filter(text -> !text.isEmpty()).map(Answer.Text::new);
    }
    if (node.isArray()) {
      if (node.isEmpty()) {
        given.fault(question, "must be one option at least, or left out, got none");
      }
      return Optional.of(chosen(given.elements(question, Offering.MOST_OPTIONS)));
    }
    Optional<Answer> score =
        Fields.wholeNumber(node)
            .filter(number -> number == number.intValue())
            .map(number -> new Answer.Score(number.intValue()));
    if (score.isEmpty()) {
      given.fault(
          question,
          "must be a whole number of 32 bits, text, or an array of options, got "
              + Fields.shown(node));
    }
    return score.or(() -> Optional.of(new Answer.Unfit(Fields.shown(node))));
  }

  private static Answer chosen(List<Fields.Element> elements) {
    var options = new TreeSet<String>();
    elements.forEach(element -> element.text(TextRule.NAME).ifPresent(options::add));
    return options.isEmpty() ? new Answer.Unfit("an array") : new Answer.Chosen(options);
  }

  private CustomerAction purchased() {
    BigDecimal amount = amount("amount");
    BigDecimal margin = data.text("margin", TextRule.MARGIN).map(BigDecimal::new).orElse(amount);
    return new CustomerAction.Purchased(amount, margin, currency());
  }

  private CustomerAction rewarded() {
    String plan = data.requiredText("plan", TextRule.NAME);
    BigDecimal points = data.node("points").map(this::points).orElse(BigDecimal.ZERO);
    String tier = data.text("tier", TextRule.VALUE).orElse("");
    return new CustomerAction.Rewarded(plan, points, tier);
  }

  private BigDecimal points(JsonNode node) {
    if (node.isNumber()
        && node.decimalValue().abs().compareTo(MAX_POINTS) <= 0
        && node.decimalValue().stripTrailingZeros().scale() <= MAX_POINTS_DECIMALS) {
      return node.decimalValue();
    }
    data.fault("points", "must be a number within ±10^12 of at most 6 decimals");
    return BigDecimal.ZERO;
  }

  private BigDecimal amount(String name) {
    String amount = data.requiredText(name, TextRule.AMOUNT);
    return amount.isEmpty() ? BigDecimal.ZERO : new BigDecimal(amount);
  }

  private String currency() {
    return data.requiredText("currency", TextRule.CURRENCY);
  }
}
