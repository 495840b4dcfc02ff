package rapport.reader;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import rapport.access.Access;
import rapport.bytes.Bytes;
import rapport.event.Event;
import rapport.event.Identity;
import rapport.event.Payload.Answer;
import rapport.event.Payload.SurveyResponse;
import rapport.event.Version;
import rapport.fact.Fact;
import rapport.fact.FactContent;
import rapport.fact.FactId;
import rapport.fact.LoggedFact;
import rapport.fact.SubjectHash;
import rapport.period.UtcHour;
import rapport.store.BlockRewriting;
import rapport.survey.Question;
import rapport.survey.Survey;

/// A tenant with answers to a survey of a score and a comment, which are recorded as the recorder
/// would.
final class ResponsesWorld {

  static final Survey ASKED = survey("asked");
  static final Survey OTHER = survey("other");
  static final String PEOPLE = "read_" + "p".repeat(43);
  static final String ADMIN = "srv_" + "a".repeat(43);

  private static final SubjectHash SUBJECTS = new SubjectHash(Bytes.of(new byte[32]));

  final ReaderWorld world = new ReaderWorld();

  ResponsesWorld() {
    world.admin.define(ASKED);
    world.admin.define(OTHER);
    open(PEOPLE, Access.Kind.READ, Access.Scope.PEOPLE);
    open(ADMIN, Access.Kind.SRV, Access.Scope.ADMIN);
    world.reader = world.another();
  }

  private static Survey survey(String id) {
    return new Survey(
        id,
        1,
        new TreeMap<>(),
        List.of(new Question.Nps("score"), new Question.Text("why")),
        "",
        List.of());
  }

  private void open(String key, Access.Kind kind, Access.Scope scope) {
    world.admin.open(key, new Access(ReaderWorld.TENANT, kind, Set.of(scope), Set.of()));
  }

  /// One sending of an answer.
  ///
  /// @param id the same in all revisions, as is the time
  /// @param customer empty for nobody
  record Sent(String id, Instant time, String customer, Version version, String survey, Said said) {

    Sent revised(long revision, Said other) {
      return new Sent(id, time, customer, new Version(revision, false), survey, other);
    }

    Sent takenBack(long revision) {
      return new Sent(id, time, customer, new Version(revision, true), survey, said);
    }
  }

  /// @param comment empty for none
  /// @param region empty for none
  record Said(int score, String comment, String region) {}

  static LoggedFact logged(Sent sent, ReaderWorld world) {
    var fact = fact(sent);
    var numbers = new TreeMap<String, Integer>();
    fact.segments()
        .forEach(
            (name, value) ->
                numbers.put(name, world.registry.numberOf(ReaderWorld.TENANT, name, value)));
    return new LoggedFact(
        fact.id(),
        fact.version(),
        fact.time(),
        new LoggedFact.Origin(SUBJECTS.of(sent.customer()), "", FactContent.tag(fact)),
        numbers,
        fact.measures(),
        fact.texts());
  }

  private static Fact fact(Sent sent) {
    var survey = sent.survey().equals(ASKED.id()) ? ASKED : OTHER;
    var answers = new TreeMap<String, Answer>();
    answers.put("score", new Answer.Score(sent.said().score()));
    if (!sent.said().comment().isEmpty()) {
      answers.put("why", new Answer.Text(sent.said().comment()));
    }
    var response = new SurveyResponse(survey.id(), 1, true, answers);
    var event =
        new Event(
            new Identity("test", sent.id(), sent.time(), ""),
            sent.customer(),
            sent.version(),
            segments(sent.said().region()),
            response);
    return survey.fact(event, response);
  }

  private static SortedMap<String, String> segments(String region) {
    return region.isEmpty() ? new TreeMap<>() : new TreeMap<>(Map.of("region", region));
  }

  void record(Collection<Sent> sent) {
    world.record(sent.stream().map(one -> logged(one, world)).toList());
  }

  /// In any order and in batches of any size, some twice.
  void recordSomehow(List<Sent> sent, Random random) {
    var shuffled = new ArrayList<>(sent);
    sent.stream().filter(_ -> random.nextInt(10) == 0).forEach(shuffled::add);
    Collections.shuffle(shuffled, random);
    for (int from = 0; from < shuffled.size(); ) {
      int to = Math.min(shuffled.size(), from + 1 + random.nextInt(20));
      record(shuffled.subList(from, to));
      from = to;
    }
  }

  /// Takes a customer's name and words out of the log, as an erasure does.
  ///
  /// @param isFinal whether the hours are, so that their facts still count and get no tombstone
  void erase(String customer, Collection<Sent> sent, boolean isFinal) {
    long subject = SUBJECTS.of(customer);
    var hours = new HashMap<UtcHour, Set<FactId>>();
    for (Sent one : sent) {
      if (one.customer().equals(customer)) {
        var fact = fact(one);
        hours.computeIfAbsent(fact.hour(), _ -> new HashSet<>()).add(fact.id());
      }
    }
    if (!isFinal) {
      world.log.bury(ReaderWorld.TENANT, hours, world.now);
    }
    var rewriting = new BlockRewriting(world.events);
    hours
        .keySet()
        .forEach(
            hour ->
                rewriting.rewrite(
                    ReaderWorld.TENANT,
                    hour,
                    fact -> fact.origin().subject() == subject ? nameless(fact) : fact));
  }

  private static LoggedFact nameless(LoggedFact fact) {
    return new LoggedFact(
        fact.id(),
        fact.version(),
        fact.time(),
        new LoggedFact.Origin(SubjectHash.NOBODY, "", fact.origin().contentTag()),
        fact.segments(),
        fact.measures(),
        new TreeMap<>());
  }

  APIGatewayV2HTTPResponse send(String query, String key) {
    return world.send("/v1/responses", query, key);
  }

  /// The answer, which must be 200.
  JsonNode page(String query) {
    var answer = send(query, PEOPLE);
    if (answer.getStatusCode() != 200) {
      throw new AssertionError(answer.getStatusCode() + " " + answer.getBody());
    }
    return Samples.json(answer.getBody());
  }

  /// All pages from that on, which must end.
  List<JsonNode> pages(String query) {
    var others = query.replaceAll("&cursor=[^&]*", "");
    var pages = new ArrayList<JsonNode>();
    var page = page(query);
    pages.add(page);
    while (!page.get("next").isNull()) {
      if (pages.size() > 10_000) {
        throw new AssertionError("the pages of " + query + " have no end");
      }
      page = page(others + "&cursor=" + page.get("next").asText());
      pages.add(page);
    }
    return pages;
  }

  /// The responses of all pages.
  List<JsonNode> all(String query) {
    var all = new ArrayList<JsonNode>();
    pages(query).forEach(page -> page.get("responses").forEach(all::add));
    return all;
  }
}
