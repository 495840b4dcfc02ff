package rapport.edge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import rapport.edge.Json.Parsed;
import rapport.link.LinkSecrets;
import rapport.link.SurveyLink;

/// Survey links as JSON: what is asked for, and what is told of those that were made.
public final class LinkJson {

  /// The most links of one request.
  public static final int MAX_LINKS = 500;

  /// How long a link is good that says nothing of it.
  public static final Duration USUAL = Duration.ofDays(30);

  public static final Duration LONGEST = Duration.ofDays(365);

  private static final String EXPIRES_AT = "expiresAt";

  private LinkJson() {}

  /// A link that somebody wants.
  ///
  /// @param subject the customer, empty if nobody is named
  /// @param language empty if none
  public record Wanted(
      String subject, String language, SortedMap<String, String> attributes, Instant expiresAt) {
    public Wanted {
      attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
    }
  }

  /// The links of one request.
  ///
  /// @param listed whether their indices mean something
  public record Asked(boolean listed, List<Wanted> links) {
    public Asked {
      links = List.copyOf(links);
    }

    /// Where one of them stands.
    public String pointer(int index) {
      return listed ? "/" + index : "";
    }
  }

  /// One or several, all errors at once.
  public static Checked<Asked> read(Parsed.Values values, Instant now) {
    var errors = new FieldErrors();
    int count = values.values().size();
    if (count == 0 || count > MAX_LINKS) {
      errors.add("", "must be 1 to " + MAX_LINKS + " links, got " + count);
      return new Checked.Invalid<>(errors.list());
    }
    var wanted = new ArrayList<Wanted>();
    for (int index = 0; index < count; index++) {
      String pointer = values.listed() ? "/" + index : "";
      Json.Value value = values.values().get(index);
      value.errors().forEach(error -> errors.add(error.under(pointer)));
      wanted.add(read(Fields.of(value.node(), pointer, errors), now));
    }
    return errors.isEmpty()
        ? new Checked.Valid<>(new Asked(values.listed(), wanted))
        : new Checked.Invalid<>(errors.list());
  }

  private static Wanted read(Fields fields, Instant now) {
    String subject = fields.text("subject", TextRule.ID).orElse("");
    String language = fields.text("language", TextRule.LANGUAGE).orElse("");
    var attributes = new TreeMap<String, String>();
    new AttributeReading("survey.response", fields).into(attributes);
    Instant expiresAt = expiresAt(fields, now);
    fields.refuseOthers();
    return new Wanted(subject, language, attributes, expiresAt);
  }

  private static Instant expiresAt(Fields fields, Instant now) {
    Instant usual = now.plus(USUAL).truncatedTo(ChronoUnit.SECONDS);
    var node = fields.node(EXPIRES_AT);
    if (node.isEmpty()) {
      return usual;
    }
    var asked =
        node.map(JsonNode::textValue)
            .flatMap(EventTime::parse)
            .map(instant -> instant.truncatedTo(ChronoUnit.SECONDS))
            .filter(instant -> instant.isAfter(now) && !instant.isAfter(now.plus(LONGEST)));
    if (asked.isEmpty()) {
      fields.fault(
          EXPIRES_AT,
          "must be an instant that lies ahead, at most %d days (RFC 3339)"
              .formatted(LONGEST.toDays()));
    }
    return asked.orElse(usual);
  }

  /// @param tokens one for each link
  public static ObjectNode tree(List<SurveyLink> links, List<String> tokens) {
    var tree = Json.object();
    ArrayNode array = tree.putArray("links");
    for (int index = 0; index < links.size(); index++) {
      SurveyLink link = links.get(index);
      array
          .addObject()
          .put("id", link.id().toHex())
          .put("token", tokens.get(index))
          .put("page", "/s/" + link.survey() + "?t=" + tokens.get(index))
          .put("path", "/v1/surveys/" + link.survey() + "/responses")
          .put("subject", link.subject().isEmpty() ? null : link.subject())
          .put(EXPIRES_AT, link.expiresAt().toString());
    }
    return tree;
  }

  /// What may be told of secrets: which there are.
  public static ObjectNode tree(LinkSecrets secrets) {
    var tree = Json.object();
    ArrayNode array = tree.putArray("secrets");
    secrets
        .newestFirst()
        .forEach(
            secret ->
                array
                    .addObject()
                    .put("id", secret.id().toHex())
                    .put("createdAt", secret.createdAt().toString()));
    return tree;
  }
}
