package rapport.local.sample;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// The answers of a day to the survey that everybody may answer.
final class SampleResponses {

  static final String SURVEY = "relationship-2026";

  private static final int A_DAY = 31;
  private static final List<String> CHANNELS = List.of("web", "email", "app");

  private SampleResponses() {}

  static List<SampleEvent> of(SampleDay day) {
    Chance chance = day.chance("responses");
    int count = chance.around(A_DAY * day.answering() * (1 + 0.3 * day.outage()), 1, 0, A_DAY * 4);
    var responses = new ArrayList<SampleEvent>();
    for (int i = 0; i < count; i++) {
      responses.add(response(day, "r-%s-%d".formatted(day.date(), i), chance));
    }
    return responses;
  }

  private static SampleEvent response(SampleDay day, String id, Chance chance) {
    var customer = SampleCustomer.any(chance);
    String channel = CHANNELS.get(chance.weighted(4, 4, 2));
    boolean complete = chance.happens(channel.equals("app") ? 0.82 : 0.93);
    ObjectNode data = answered(customer, day, complete, chance).put("channel", channel);
    String subject = channel.equals("web") ? "" : customer.id(); // the web asks nobody's name
    return new SampleEvent(
        id, "survey.response", day.answerTime(customer.region(), chance), subject, data);
  }

  /// What a customer answers who was looked after.
  static SampleEvent again(SampleCustomer customer, String id, Instant at, Chance chance) {
    var today = LocalDate.ofInstant(at, SampleDay.ZONE);
    ObjectNode data = answered(customer.pleased(), new SampleDay(today, today), true, chance);
    return new SampleEvent(id, "survey.response", at, customer.id(), data.put("channel", "email"));
  }

  private static ObjectNode answered(
      SampleCustomer customer, SampleDay day, boolean complete, Chance chance) {
    var mood = SampleMood.of(customer, day, chance);
    ObjectNode data = JsonNodeFactory.instance.objectNode().put("survey", SURVEY);
    ObjectNode answers = data.putObject("answers");
    int recommend = mood.on(0, 10, chance);
    answers.put("recommend", recommend);
    if (complete) {
      answers.put("happy", mood.on(1, 5, chance)).put("effort", mood.on(1, 7, chance));
      mood.putThings(answers);
      if (chance.happens(recommend >= 7 && recommend <= 8 ? 0.2 : 0.42)) {
        answers.put("why", SampleComment.on(recommend, mood, customer.language(), chance));
      }
    }
    return customer
        .putAttributes(data)
        .put("language", customer.language())
        .put("complete", complete);
  }
}
