package rapport.local.sample;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The panel: some customers who are asked by e-mail, on two days a week, what they expect and what
/// they would miss. Many do not answer.
final class SamplePanel {

  static final String SURVEY = "panel-2026";

  private static final Set<DayOfWeek> DAYS = Set.of(DayOfWeek.TUESDAY, DayOfWeek.THURSDAY);
  private static final int A_DAY = 18;
  private static final int MEMBERS = 400;
  private static final double ANSWER = 0.48;

  /// How often, in a hundred, somebody likes, demands, is neutral to, bears and dislikes something:
  /// that it is there, and that it is not.
  private record Feature(String name, int[] there, int[] lacking) {}

  private static final List<Feature> FEATURES =
      List.of(
          new Feature("express", new int[] {70, 12, 13, 4, 1}, new int[] {2, 5, 45, 38, 10}),
          new Feature("tracking", new int[] {55, 35, 8, 1, 1}, new int[] {1, 2, 9, 23, 65}),
          new Feature("invoice", new int[] {10, 68, 18, 3, 1}, new int[] {1, 2, 12, 20, 65}),
          new Feature("gift", new int[] {16, 5, 60, 14, 5}, new int[] {5, 4, 68, 20, 3}));

  private static final List<String> DIMENSIONS =
      List.of("tangibles", "reliability", "responsiveness", "assurance", "empathy");

  /// How far short of what is expected each falls.
  private static final double[] SHORT = {0.1, 0.9, 0.7, 0.2, 0.5};

  private SamplePanel() {}

  /// Invitations, each with its answer if there is one.
  static List<List<SampleEvent>> of(SampleDay day) {
    var groups = new ArrayList<List<SampleEvent>>();
    if (DAYS.contains(day.date().getDayOfWeek())) {
      Chance chance = day.chance("panel");
      int first = chance.below(MEMBERS);
      for (int i = 0; i < A_DAY; i++) {
        var member = SampleCustomer.of((first + i * 7) % MEMBERS * 3);
        groups.add(asked(member, day, chance));
      }
    }
    return groups;
  }

  private static List<SampleEvent> asked(SampleCustomer member, SampleDay day, Chance chance) {
    var events = new ArrayList<SampleEvent>();
    Instant at = day.date().atTime(8, chance.below(60)).atZone(SampleDay.ZONE).toInstant();
    String name = day.date() + "-" + member.number();
    events.add(event("i-" + name, "survey.invited", at, member));
    if (chance.happens(ANSWER)) {
      Instant answeredAt = at.plus(Duration.ofMinutes(chance.below(540)));
      var answer = event("p-" + name, "survey.response", answeredAt, member);
      answer.data().set("answers", answers(SampleMood.of(member, day, chance), chance));
      answer.data().put("language", member.language()).put("complete", true);
      events.add(answer);
    }
    return events;
  }

  private static SampleEvent event(String id, String type, Instant at, SampleCustomer member) {
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    data.put("survey", SURVEY).put("channel", "email");
    return new SampleEvent(id, type, at, member.id(), member.putAttributes(data));
  }

  private static ObjectNode answers(SampleMood mood, Chance chance) {
    ObjectNode answers = JsonNodeFactory.instance.objectNode();
    answers.put("satisfaction", mood.on(1, 5, chance)).put("loyalty", mood.on(1, 5, chance));
    for (Feature feature : FEATURES) {
      answers.put(feature.name() + "-with", 1 + chance.weighted(feature.there()));
      answers.put(feature.name() + "-without", 1 + chance.weighted(feature.lacking()));
    }
    for (int i = 0; i < SHORT.length; i++) {
      int expected = chance.around(6.2, 0.7, 1, 7);
      answers.put(DIMENSIONS.get(i) + "-expected", expected);
      double got = expected + (mood.overall() - 8) / 2 - SHORT[i];
      answers.put(DIMENSIONS.get(i) + "-perceived", chance.around(got, 0.8, 1, 7));
    }
    return answers;
  }
}
