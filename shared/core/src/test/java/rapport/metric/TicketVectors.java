package rapport.metric;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import rapport.entity.Given;
import rapport.entity.Milestone;
import rapport.fact.Measure;
import rapport.settings.CalendarAssignment;
import rapport.settings.CustomerRules;
import rapport.settings.EntityRules;
import rapport.settings.ServiceRules;
import rapport.settings.ServiceTarget;
import rapport.settings.ServiceTargets;
import rapport.settings.Timeline;
import rapport.ticket.Story;

/// Answers the cases about tickets that were read in the tests of help desks, each by a ticket that
/// goes the way the case tells. There a ticket is `closed` when it is solved, which we call
/// resolved.
final class TicketVectors {

  private static final Instant LATER = Instant.parse("2030-01-01T00:00:00Z");
  private static final String BUSINESS = ":business";

  private TicketVectors() {}

  static Map<String, Function<VectorCase, VectorAnswer>> byMetric() {
    return Map.of(
        "first_response_business_min", TicketVectors::firstResponse,
        "first_response selection", TicketVectors::whichResponse,
        "resolution_business_min", TicketVectors::resolution,
        "pending excluded", TicketVectors::pauses,
        "pending+closed+reopen, due time", TicketVectors::dueAfterReopening,
        "due, DST summer, before opening", TicketVectors::due,
        "due, holiday", TicketVectors::due,
        "first response after reopen", TicketVectors::afterReopening,
        "resolutions count", TicketVectors::resolutions);
  }

  /// Minutes are whole ones there.
  private static VectorAnswer firstResponse(VectorCase asked) {
    var input = asked.input();
    var minutes =
        Math.floor(
            minutes(
                "firstResponse",
                line(input.path("created"), "created"),
                line(input.path("first_response"), "replied"),
                asked));
    return new VectorAnswer().with("minutes", minutes).with("vs_60min_target", 60 - minutes);
  }

  private static VectorAnswer whichResponse(VectorCase asked) {
    var lines = new ArrayList<String>();
    for (JsonNode article : asked.input().path("articles")) {
      boolean note = article.get(2).asText().equals("note");
      lines.add(
          line(article.get(0), "replied by=" + article.get(1).asText() + (note ? " note" : "")));
    }
    lines.addFirst(line(asked.input().path("articles").get(0).get(0), "created"));
    var milestones = milestones(lines, ServiceRules.NONE);
    return new VectorAnswer()
        .with("first_response_at", named("first-response", milestones).time().toString());
  }

  private static VectorAnswer resolution(VectorCase asked) {
    double minutes =
        minutes(
            "resolution",
            line(asked.input().path("created"), "created"),
            line(asked.input().path("closed"), "resolved"),
            asked);
    return new VectorAnswer().with("minutes", minutes).with("vs_180min_target", 180 - minutes);
  }

  private static VectorAnswer pauses(VectorCase asked) {
    var rules = rules(asked, new TreeMap<>());
    var milestones = milestones(pausedStory(asked), rules);
    var answer = new VectorAnswer();
    double resolution = minutes("resolution" + BUSINESS, milestones);
    answer.with("resolution_min", resolution).with("res_vs_250", 250 - resolution);
    if (asked.input().has("first_response")) {
      double response = minutes("firstResponse" + BUSINESS, milestones);
      answer.with("first_response_min", response).with("frt_vs_120", 120 - response);
    }
    return answer;
  }

  private static List<String> pausedStory(VectorCase asked) {
    var lines = new ArrayList<String>();
    lines.add(line(asked.input().path("created"), "created"));
    lines.addAll(spells(asked, "pending", "paused", "resumed"));
    if (asked.input().has("first_response")) {
      lines.add(lineOfDay(asked, asked.input().path("first_response"), "replied"));
    }
    if (asked.input().path("closed").isTextual()) {
      lines.add(lineOfDay(asked, asked.input().path("closed"), "resolved"));
    }
    return lines;
  }

  private static VectorAnswer dueAfterReopening(VectorCase asked) {
    var story = pausedStory(asked);
    story.addAll(spells(asked, "closed", "resolved", "reopened"));
    int target = asked.input().path("target_min").asInt();
    return new VectorAnswer().with("due", due(target, story, asked));
  }

  private static VectorAnswer due(VectorCase asked) {
    var story = List.of(line(asked.input().path("created"), "created"));
    return new VectorAnswer()
        .with(
            "due",
            each(asked.input().path("targets"))
                .map(target -> due(target.asInt(), story, asked))
                .toList());
  }

  private static String due(int minutes, List<String> story, VectorCase asked) {
    var target = new TreeMap<>(Map.of("", new ServiceTarget(minutes, true)));
    return named("resolution-due", milestones(story, rules(asked, target))).time().toString();
  }

  /// By the clock.
  private static VectorAnswer afterReopening(VectorCase asked) {
    var input = asked.input();
    var story =
        List.of(
            lineOfWeek(input.path("created"), "created"),
            lineOfWeek(input.path("bot_resolved"), "resolved"),
            lineOfWeek(input.path("reopened"), "reopened"),
            lineOfWeek(input.path("agent_reply"), "replied"));
    return new VectorAnswer()
        .with("first_response_min", minutes("firstResponse", milestones(story, ServiceRules.NONE)));
  }

  /// One conversation that is resolved, reopened and resolved again.
  private static VectorAnswer resolutions(VectorCase asked) {
    var story = new ArrayList<>(List.of("09:00 created"));
    for (int i = 0; i < asked.input().path("resolved").asInt(); i++) {
      story.add("1%d:00 resolved".formatted(i));
      story.add("1%d:30 reopened".formatted(i));
    }
    story.removeLast();
    long counted =
        milestones(story, ServiceRules.NONE).stream()
            .flatMap(milestone -> milestone.measures().stream())
            .filter(measure -> measure.slot().equals("resolved"))
            .count();
    return new VectorAnswer().with("resolutions_count", counted);
  }

  private static double minutes(String slot, String created, String end, VectorCase asked) {
    return minutes(
        slot + BUSINESS, milestones(List.of(created, end), rules(asked, new TreeMap<>())));
  }

  private static double minutes(String slot, List<Milestone> milestones) {
    return milestones.stream()
            .flatMap(milestone -> milestone.measures().stream())
            .filter(measure -> measure.slot().equals(slot))
            .mapToLong(measure -> ((Measure.Duration) measure).millis())
            .sum()
        / 60_000.0;
  }

  private static Milestone named(String name, List<Milestone> milestones) {
    return milestones.stream()
        .filter(milestone -> milestone.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static List<Milestone> milestones(List<String> story, ServiceRules rules) {
    var given = new Given(new EntityRules(rules, CustomerRules.NONE), LATER);
    return Story.ticket(story.stream().collect(joining("\n"))).milestones(given);
  }

  private static ServiceRules rules(VectorCase asked, TreeMap<String, ServiceTarget> resolution) {
    var hours = BusinessVectors.hours(asked.input());
    return new ServiceRules(
        ZoneOffset.UTC,
        new TreeMap<>(Map.of("desk", Timeline.ever(hours))),
        Timeline.ever(CalendarAssignment.forAll("desk")),
        Timeline.ever(new ServiceTargets(new TreeMap<>(), resolution)));
  }

  private static List<String> spells(VectorCase asked, String field, String begin, String end) {
    return each(asked.input().path(field))
        .filter(JsonNode::isArray)
        .flatMap(
            spell ->
                Stream.of(
                    lineOfDay(asked, spell.get(0), begin), lineOfDay(asked, spell.get(1), end)))
        .toList();
  }

  private static String line(JsonNode time, String what) {
    return time.asText() + " " + what;
  }

  /// A time of the day on which the ticket was created.
  private static String lineOfDay(VectorCase asked, JsonNode time, String what) {
    var day = asked.input().path("created").asText().substring(0, "2013-06-04".length());
    return "%sT%s:00Z %s".formatted(day, time.asText(), what);
  }

  /// A time of a week that began on Monday the 4th.
  private static String lineOfWeek(JsonNode time, String what) {
    var words = time.asText().split(" ");
    var day = LocalDate.of(2025, 8, 4).plusDays(words[0].equals("Mon") ? 0 : 4);
    return "%sT%s:00Z %s".formatted(day, words[1], what);
  }

  private static Stream<JsonNode> each(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
