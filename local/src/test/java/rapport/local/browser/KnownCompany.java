package rapport.local.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import rapport.local.LocalKeys;

/// A tenant with something for every panel of the dashboard, in the month that is over and the one
/// before it. Nobody adds to it, so whatever is shown of it follows from what is here.
final class KnownCompany {

  static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
  static final int CUSTOMERS = 20;
  static final int LEFT = 4;
  static final List<Integer> REACHED = List.of(20, 10, 5);
  static final String MARKUP = "<img src=x onerror=alert(1)><b>bold</b> & \"quoted\"";

  private static final String SURVEY = "known";
  private static final List<String> STAGES = List.of("trial", "checkout", "paid");
  private static final int[] PLEASED = {10, 9, 9, 8, 10, 7};
  private static final int[] ANNOYED = {3, 6, 8, 9, 2, 7};

  /// @param at by the clocks of the tenant
  /// @param comment empty for none
  record Response(
      LocalDateTime at, String region, String plan, Map<String, Integer> scores, String comment) {

    int recommend() {
      return scores.get("recommend");
    }
  }

  private static final String DEFINITION =
      """
      {"title":{"en":"How are we doing?","zh":"我们做得怎么样？"},"questions":[
       {"id":"recommend","type":"nps","text":{"en":"Will you name us?","zh":"您会推荐吗？"}},
       {"id":"happy","type":"csat","scale":"1-5"},
       {"id":"effort","type":"ces","scale":"1-7","high":"ease"},
       {"id":"quality","type":"rating","scale":"1-10","metric":"csi","dimension":"quality"},
       {"id":"price","type":"rating","scale":"1-10","metric":"csi","dimension":"price"},
       {"id":"pleased","type":"rating","scale":"1-10","metric":"apostle","role":"satisfaction"},
       {"id":"loyal","type":"rating","scale":"1-10","metric":"apostle","role":"loyalty"},
       {"id":"map","type":"rating","scale":"1-5","metric":"kano","role":"functional","item":"map"},
       {"id":"nomap","type":"rating","scale":"1-5","metric":"kano","role":"dysfunctional","item":"map"},
       {"id":"why","type":"text"}]}""";

  private static final String SETTINGS =
      """
      {"timezone":"%s","dimensions":["plan","region"],"smallN":10,"currency":"EUR",
       "journeys":{"subscribe":["trial","checkout","paid"]}}"""
          .formatted(ZONE);

  private final KnownSystem system = KnownSystem.get();
  private final LocalKeys keys = system.keysOf("company");
  private final YearMonth last = YearMonth.now(ZONE).minusMonths(1);
  private final List<Response> responses = new ArrayList<>();

  private KnownCompany() {
    responses.addAll(responsesOf(last.minusMonths(1), 20));
    responses.addAll(responsesOf(last, 60));
  }

  static KnownCompany get() {
    return Running.COMPANY;
  }

  LocalKeys keys() {
    return keys;
  }

  /// The month that is over, of which there are most answers.
  YearMonth last() {
    return last;
  }

  List<Response> responses() {
    return List.copyOf(responses);
  }

  List<Response> responsesIn(YearMonth month) {
    return responses.stream().filter(one -> YearMonth.from(one.at()).equals(month)).toList();
  }

  /// By its definition: the share of 9 and 10, less that of 0 to 6, in points.
  static double nps(List<Response> of) {
    return 100 * (share(of, one -> one.recommend() >= 9) - share(of, one -> one.recommend() <= 6));
  }

  static double share(List<Response> of, Predicate<Response> fits) {
    return (double) of.stream().filter(fits).count() / of.size();
  }

  /// The dashboard of the month that is over, with the months before it.
  String dashboard(String more) {
    return "%s/?to=%s%s#key=%s".formatted(system.url(), last, more, keys.read());
  }

  private static List<Response> responsesOf(YearMonth month, int count) {
    return IntStream.range(0, count).mapToObj(number -> response(month, number)).toList();
  }

  private static Response response(YearMonth month, int number) {
    boolean pays = number % 2 == 0;
    int recommend = (pays ? PLEASED : ANNOYED)[number / 2 % PLEASED.length];
    var scores =
        Map.of(
            "recommend",
            recommend,
            "happy",
            1 + recommend * 4 / 10,
            "effort",
            1 + number * 5 % 7,
            "quality",
            Math.max(1, recommend - number % 2),
            "price",
            1 + number % 10,
            "pleased",
            number % 3 == 0 ? 2 : 10,
            "loyal",
            number % 4 == 0 ? 2 : 10,
            "map",
            1,
            "nomap",
            5);
    String region = number % 10 < 7 ? "north" : number % 10 < 9 ? "south" : "east";
    String comment = number == 0 ? MARKUP : pays ? "Answer number %d.".formatted(number) : "";
    return new Response(
        month.atDay(1 + number % 20).atTime(8 + number % 10, number % 60),
        region,
        pays ? "pro" : "free",
        scores,
        comment);
  }

  private void begin() {
    send("PUT", "/v1/settings", SETTINGS);
    send("PUT", "/v1/surveys/" + SURVEY, DEFINITION);
    var events = new ArrayList<String>();
    responses.forEach(response -> events.add(event(response)));
    addTickets(events, last.minusMonths(1), 5);
    addTickets(events, last, 40);
    addCustomers(events);
    send("POST", "/v1/imports?import=known", "[" + String.join(",", events) + "]");
    system.settle();
  }

  private void send(String method, String path, String json) {
    var answer = system.send(method, path, keys.srv(), json);
    assertThat(answer.statusCode())
        .as("%s %s: %s", method, path, answer.body())
        .isBetween(200, 202);
    assertThat(answer.body()).doesNotContain("\"index\":");
  }

  private static String event(Response response) {
    String answers =
        response.scores().entrySet().stream()
            .map(score -> "\"%s\":%d".formatted(score.getKey(), score.getValue()))
            .collect(Collectors.joining(","));
    String why =
        response.comment().isEmpty()
            ? ""
            : ",\"why\":\"%s\"".formatted(response.comment().replace("\"", "\\\""));
    return event(
        "response-" + response.at(),
        response.at(),
        "survey.response",
        """
        "data":{"survey":"%s","answers":{%s%s},"attributes":{"region":"%s","plan":"%s"}}"""
            .formatted(SURVEY, answers, why, response.region(), response.plan()));
  }

  /// The later ones wait longer, and none is left open.
  private static void addTickets(List<String> events, YearMonth month, int count) {
    for (int i = 0; i < count; i++) {
      String ticket = "T%s-%d".formatted(month, i);
      String data = "\"data\":{\"ticket\":\"%s\"}".formatted(ticket);
      LocalDateTime created = month.atDay(1 + i % 20).atTime(9, 0);
      events.add(event(ticket, created, "ticket.created", data));
      events.add(event(ticket + "r", created.plusMinutes(10 + i * 5L), "ticket.replied", data));
      events.add(event(ticket + "s", created.plusMinutes(60 + i * 10L), "ticket.resolved", data));
    }
  }

  private void addCustomers(List<String> events) {
    for (int i = 0; i < CUSTOMERS; i++) {
      LocalDateTime joined = last.minusMonths(1).atDay(2).atTime(12, i);
      events.add(customer(i, joined, "joined", "{}"));
      if (i < LEFT) {
        events.add(customer(i, last.atDay(25).atTime(12, 0), "left", "{}"));
      }
      for (int stage = 0; stage < REACHED.size() && i < REACHED.get(stage); stage++) {
        String data = "{\"journey\":\"subscribe\",\"stage\":\"%s\"}".formatted(STAGES.get(stage));
        events.add(customer(i, last.atDay(3 + stage).atTime(12, 0), "reached", data));
      }
    }
  }

  private static String customer(int number, LocalDateTime at, String kind, String data) {
    String subject = "\"subject\":\"customer-%d\",\"data\":%s".formatted(number, data);
    return event("customer-%d-%s".formatted(number, at), at, "customer." + kind, subject);
  }

  /// @param rest what comes after the attributes that all events have
  private static String event(String id, LocalDateTime at, String type, String rest) {
    return """
        {"specversion":"1.0","source":"known","id":"%s","time":"%s","type":"%s",%s}"""
        .formatted(id, at.atZone(ZONE).toInstant(), type, rest);
  }

  private static final class Running {
    static final KnownCompany COMPANY = start();

    private static KnownCompany start() {
      var company = new KnownCompany();
      company.begin();
      return company;
    }
  }
}
