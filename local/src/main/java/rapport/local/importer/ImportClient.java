package rapport.local.importer;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Speaks to the interface of one system, on behalf of the tenant its key belongs to.
public final class ImportClient implements AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  /// Of 50 follow-ups each.
  private static final int MAX_PAGES = 200;

  private static final String NO_VERSION = "\"0\"";
  private static final Pattern EVENT_POINTER = Pattern.compile("/([0-9]{1,6})(/.*)?");

  private final URI url;
  private final String key;
  private final PatientSender sender;

  /// @param url where the system is, without `/v1`
  /// @param key a `srv_` key
  /// @param pause how to wait before trying again
  public ImportClient(URI url, String key, Pause pause) {
    this.url = url.getPath().endsWith("/") ? url : URI.create(url + "/");
    this.key = key;
    this.sender = new PatientSender(pause);
  }

  /// Sends events as part of an import, until the system has answered.
  ///
  /// @param importName the import they are part of
  /// @throws ImportStoppedException if none of its events will ever be taken this way
  Answer post(String importName, Batch batch) {
    var response =
        sender.send(
            request("v1/imports?import=" + importName)
                .header("content-type", "application/cloudevents-batch+json")
                .POST(BodyPublishers.ofString(batch.body()))
                .build());
    return switch (response.statusCode()) {
      case 200, 202 -> accepted(tree(response));
      case 400 -> noneValid(tree(response), batch);
      case 413 -> tooLarge(importName, batch);
      default -> throw stopped(response);
    };
  }

  /// The definition of a survey; empty if it has none.
  public Optional<JsonNode> survey(String id) {
    var response = sender.send(request("v1/surveys/" + id).GET().build());
    return switch (response.statusCode()) {
      case 200 -> Optional.of(tree(response));
      case 404 -> Optional.empty();
      default -> throw stopped(response);
    };
  }

  /// Defines a survey.
  public void defineSurvey(String id, ObjectNode definition) {
    put("v1/surveys/" + id, definition);
  }

  /// Whether the tenant has settings of its own. Those that nobody has made yet have version 0.
  public boolean hasSettings() {
    var response = sender.send(request("v1/settings").GET().build());
    if (response.statusCode() != 200) {
      throw stopped(response);
    }
    return !response.headers().firstValue("etag").orElse(NO_VERSION).equals(NO_VERSION);
  }

  /// Replaces the tenant's settings.
  public void changeSettings(ObjectNode settings) {
    put("v1/settings", settings);
  }

  /// All follow-ups that are open, those of the customers who pay most first.
  public List<JsonNode> openFollowUps() {
    var followUps = new ArrayList<JsonNode>();
    String cursor = "";
    for (int page = 0; page < MAX_PAGES; page++) {
      var answer = ok(sender.send(request("v1/followups" + cursor).GET().build()));
      answer.path("followups").forEach(followUps::add);
      if (!answer.path("next").isTextual()) {
        return followUps;
      }
      cursor = "?cursor=" + URLEncoder.encode(answer.path("next").asText(), UTF_8);
    }
    throw new ImportStoppedException("there are too many follow-ups");
  }

  /// Changes what is done about a follow-up.
  ///
  /// @return what it is now
  public JsonNode changeFollowUp(String id, ObjectNode change) {
    return ok(
        sender.send(
            request("v1/followups/" + id)
                .header("content-type", "application/json")
                .method("PATCH", BodyPublishers.ofString(change.toString()))
                .build()));
  }

  @Override
  public void close() {
    sender.close();
  }

  private void put(String path, ObjectNode body) {
    var response =
        sender.send(
            request(path)
                .header("content-type", "application/json")
                .PUT(BodyPublishers.ofString(body.toString()))
                .build());
    if (response.statusCode() / 100 != 2) {
      throw stopped(response);
    }
  }

  private JsonNode ok(HttpResponse<String> response) {
    if (response.statusCode() != 200) {
      throw stopped(response);
    }
    return tree(response);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(url.resolve(path))
        .timeout(TIMEOUT)
        .header("authorization", "Bearer " + key);
  }

  private static Answer accepted(JsonNode body) {
    return new Answer(body.path("accepted").asInt(), rejected(body));
  }

  private static List<Answer.Rejected> rejected(JsonNode body) {
    var rejected = new ArrayList<Answer.Rejected>();
    for (JsonNode element : body.path("rejected")) {
      rejected.add(
          new Answer.Rejected(element.path("index").asInt(), reason(element.path("errors"))));
    }
    return rejected;
  }

  /// None was taken: the errors are listed by event, or each with the event's number in its
  /// pointer.
  private static Answer noneValid(JsonNode body, Batch batch) {
    List<Answer.Rejected> rejected = rejected(body);
    if (rejected.isEmpty()) {
      rejected = rejectedByPointer(body.path("errors"), batch.events().size());
    }
    if (rejected.isEmpty()) {
      throw new ImportStoppedException("the system can't read what is sent (400): " + detail(body));
    }
    return new Answer(0, rejected);
  }

  private static List<Answer.Rejected> rejectedByPointer(JsonNode errors, int events) {
    var reasons = new TreeMap<Integer, String>();
    for (JsonNode error : errors) {
      Matcher pointer = EVENT_POINTER.matcher(error.path("pointer").asText());
      if (!pointer.matches() || Integer.parseInt(pointer.group(1)) >= events) {
        return List.of();
      }
      reasons.merge(
          Integer.parseInt(pointer.group(1)),
          pointer.group(2) + " " + error.path("message").asText(),
          (one, other) -> one + "; " + other);
    }
    return reasons.entrySet().stream()
        .map(entry -> new Answer.Rejected(entry.getKey(), entry.getValue()))
        .toList();
  }

  private Answer tooLarge(String importName, Batch batch) {
    if (batch.events().size() == 1) {
      return new Answer(0, List.of(new Answer.Rejected(0, "the event is too large")));
    }
    List<Batch> halves = batch.halves();
    Answer first = post(importName, halves.getFirst());
    return first.followedBy(post(importName, halves.getLast()), halves.getFirst().events().size());
  }

  private static String reason(JsonNode errors) {
    var reasons = new ArrayList<String>();
    for (JsonNode error : errors) {
      reasons.add(error.path("pointer").asText() + " " + error.path("message").asText());
    }
    return String.join("; ", reasons);
  }

  private ImportStoppedException stopped(HttpResponse<String> response) {
    String detail = detail(tree(response));
    return new ImportStoppedException(
        switch (response.statusCode()) {
          case 401 -> "the key is not one of " + url + " (401); it must be a srv_ key";
          case 403 -> "the key may not do this (403); it must be a srv_ key: " + detail;
          case 404 -> "there is no Rapport at " + url + " (404)";
          case 409 -> "the import's name can't be used, give another by --name (409): " + detail;
          default -> url + " answered " + response.statusCode() + ": " + detail;
        });
  }

  private static String detail(JsonNode problem) {
    String detail = problem.path("detail").asText("");
    String errors = reason(problem.path("errors"));
    return errors.isEmpty() ? detail : detail + " " + errors;
  }

  private static JsonNode tree(HttpResponse<String> response) {
    try {
      return JSON.readTree(response.body());
    } catch (JsonProcessingException _) {
      return JSON.createObjectNode().put("detail", "the answer is not JSON");
    }
  }
}
