package rapport.local.sample;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The answers of a day to the company's survey.
final class SampleResponses {

  static final String SURVEY = "relationship-2026";

  private static final int A_DAY = 16;
  private static final List<String> GOOD =
      List.of(
          "Fast delivery and friendly people",
          "Does what it says",
          "Schnelle Antwort, danke!",
          "The new app is a joy",
          "很好用",
          "Support solved it in minutes");
  private static final List<String> FAIR =
      List.of("Fine, but a bit pricey", "Could be easier to set up", "Ganz in Ordnung");
  private static final List<String> BAD =
      List.of(
          "I waited a week for my parcel",
          "Nobody answered for days",
          "The invoice was wrong again",
          "Das Paket kam beschädigt an",
          "I had to explain everything three times");

  private SampleResponses() {}

  static List<SampleEvent> of(SampleDay day) {
    Chance chance = day.chance("responses");
    int count = chance.around(A_DAY * day.bustle(), 2.5, 1, A_DAY * 3);
    var responses = new ArrayList<SampleEvent>();
    for (int i = 0; i < count; i++) {
      Instant at = day.time(chance);
      responses.add(response(day, "r-%s-%d".formatted(day.date(), i), at, chance));
    }
    return responses;
  }

  private static SampleEvent response(SampleDay day, String id, Instant at, Chance chance) {
    var customer = SampleCustomer.any(chance);
    double mood = mood(day, customer);
    ObjectNode data = JsonNodeFactory.instance.objectNode().put("survey", SURVEY);
    ObjectNode answers = data.putObject("answers");
    int recommend = chance.around(mood, 2.2, 0, 10);
    answers.put("recommend", recommend);
    boolean complete = chance.happens(0.9);
    if (complete) {
      answers.put("happy", chance.around(mood / 2, 0.8, 1, 5));
      answers.put("effort", chance.around(mood * 0.7, 1.2, 1, 7));
    }
    if (complete && chance.happens(0.35)) {
      answers.put("why", chance.oneOf(recommend >= 9 ? GOOD : recommend >= 7 ? FAIR : BAD));
    }
    customer.putAttributes(data);
    data.put("language", customer.language()).put("complete", complete);
    String channel = List.of("web", "email", "app").get(chance.weighted(4, 4, 2));
    data.put("channel", channel);
    return new SampleEvent(id, "survey.response", at, subject(customer, channel), data);
  }

  /// Only who is asked by e-mail is known.
  private static String subject(SampleCustomer customer, String channel) {
    return channel.equals("email") ? customer.id() : "";
  }

  private static double mood(SampleDay day, SampleCustomer customer) {
    double paying = customer.pays() ? 0.6 : 0;
    double far = customer.region().equals("APAC") ? -0.5 : 0;
    return 8.2 + paying + far - (day.parcelsAreLate() ? 2.4 : 0);
  }
}
