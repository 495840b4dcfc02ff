package rapport.edge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import rapport.survey.Question;
import rapport.survey.Survey;
import rapport.survey.Survey.Respondents;

/// Definitions of surveys as JSON.
public final class SurveyJson {

  private static final Stored<Survey> STORED = new Stored<>(SurveyJson::readStored);

  public static final int MAX_QUESTIONS = 200;

  private static final int MAX_TITLES = 40;
  private static final Pattern PATH =
      Pattern.compile("/([^/\\\\\\p{Cntrl}][\\p{Graph}&&[^\\\\]]*)?");

  /// Ratings of tickets have the families of a survey of this name.
  private static final String TICKETS = "tickets";

  /// What else a form sends: no question can have such an id.
  private static final Set<String> FORM_FIELDS = Set.of("id", "time", "subject", "language", "key");

  /// What a form's attributes begin with.
  private static final String FORM_ATTRIBUTES = "attributes.";

  private static final String ONE_VOTE = "oneVote";

  private SurveyJson() {}

  /// Reads a definition, as the first version of its survey. It may name its `id`, which must be
  /// the one it is put under, and a `version`, which is ignored, so that what was got can be put
  /// back.
  public static Checked<Survey> read(String id, Json.Value value) {
    var errors = new FieldErrors();
    value.errors().forEach(errors::add);
    Fields fields = Fields.of(value.node(), "", errors);
    TextRule.NAME.fault(id).ifPresent(fault -> errors.add("/id", fault));
    if (id.equals(TICKETS)) {
      errors.add("/id", "tickets is where ratings of tickets are counted; give another id");
    }
    if (!fields.text("id", TextRule.NAME).orElse(id).equals(id)) {
      fields.fault("id", "must be the one in the path, or left out");
    }
    fields.whole("version", 0, Integer.MAX_VALUE, 0);
    SortedMap<String, String> title = title(fields);
    List<Question> questions = questions(fields, errors);
    String thankYou = thankYou(fields);
    Respondents respondents = respondents(fields);
    fields.refuseOthers();
    return errors.isEmpty()
        ? new Checked.Valid<>(new Survey(id, 1, title, questions, thankYou, List.of(), respondents))
        : new Checked.Invalid<>(errors.list());
  }

  /// A definition as a caller gets it.
  public static ObjectNode tree(Survey survey) {
    ObjectNode tree = Json.object();
    tree.put("id", survey.id());
    tree.put("version", survey.version());
    ObjectNode title = tree.putObject("title");
    survey.title().forEach(title::put);
    tree.set("questions", tree(survey.questions()));
    if (!survey.thankYou().isEmpty()) {
      tree.putObject("thankYou").put("url", survey.thankYou());
    }
    if (survey.respondents().oneVote()) {
      tree.put(ONE_VOTE, true);
    }
    if (survey.respondents().invitations()) {
      tree.put(Survey.INVITATIONS, true);
    }
    return tree;
  }

  /// As a document keeps it: with the questions no longer asked.
  public static String write(Survey survey) {
    ObjectNode tree = tree(survey);
    tree.set("retired", tree(survey.retired()));
    return Json.write(tree);
  }

  /// What [#write(Survey)] wrote.
  ///
  /// @throws IllegalArgumentException if it is anything else
  public static Survey stored(String text) {
    return STORED.value(text);
  }

  private static Checked<Survey> readStored(Json.Value value) {
    var errors = new FieldErrors();
    Fields fields = Fields.of(value.node(), "", errors);
    var survey =
        new Survey(
            fields.requiredText("id", TextRule.NAME),
            (int) fields.whole("version", 1, Integer.MAX_VALUE, 1),
            title(fields),
            List.copyOf(QuestionJson.read(fields.elements("questions", MAX_QUESTIONS)).values()),
            thankYou(fields),
            List.copyOf(QuestionJson.read(fields.elements("retired", Integer.MAX_VALUE)).values()),
            respondents(fields));
    return errors.isEmpty() ? new Checked.Valid<>(survey) : new Checked.Invalid<>(errors.list());
  }

  private static ArrayNode tree(List<Question> questions) {
    ArrayNode array = Json.object().arrayNode();
    questions.forEach(question -> array.add(QuestionJson.tree(question)));
    return array;
  }

  private static Respondents respondents(Fields fields) {
    return new Respondents(fields.flag(ONE_VOTE, false), fields.flag(Survey.INVITATIONS, false));
  }

  private static SortedMap<String, String> title(Fields fields) {
    Optional<JsonNode> node = fields.node("title");
    if (node.isEmpty()) {
      return Collections.emptySortedMap();
    }
    Fields given = fields.inner("title", node.get());
    var title = new TreeMap<String, String>();
    for (String language : given.names()) {
      TextRule.LANGUAGE.fault(language).ifPresent(fault -> given.fault(language, fault));
      given.text(language, TextRule.VALUE).ifPresent(text -> title.put(language, text));
    }
    if (node.get().size() > MAX_TITLES) {
      fields.fault("title", "must be in at most " + MAX_TITLES + " languages");
    }
    return title;
  }

  private static List<Question> questions(Fields fields, FieldErrors errors) {
    fields.required("questions");
    List<Fields.Element> elements = fields.elements("questions", MAX_QUESTIONS);
    if (fields.node("questions").filter(node -> node.isArray() && node.isEmpty()).isPresent()) {
      fields.fault("questions", "must be at least one");
    }
    var seen = new HashSet<String>();
    for (Fields.Element element : elements) {
      String id = element.node().path("id").asText();
      if (!id.isEmpty() && !seen.add(id)) {
        element.fault("/id", "is the id of an earlier question too");
      }
      if (FORM_FIELDS.contains(id) || id.startsWith(FORM_ATTRIBUTES)) {
        element.fault("/id", "is the name of another field of a form; give another id");
      }
    }
    SortedMap<Integer, Question> questions = QuestionJson.read(elements);
    boolean all = questions.size() == elements.size();
    Survey.feedFaults(questions, all)
        .forEach(fault -> errors.add(fault.pointer(), fault.message()));
    FeedJson.refuseWeightsOfNothing(elements);
    return distinct(List.copyOf(questions.values()));
  }

  /// Two questions of one id are an error already; a survey can't even be made of them.
  private static List<Question> distinct(List<Question> questions) {
    var byId = new TreeMap<String, Question>();
    questions.forEach(question -> byId.putIfAbsent(question.id(), question));
    return questions.stream().filter(byId::containsValue).distinct().toList();
  }

  private static String thankYou(Fields fields) {
    Optional<JsonNode> node = fields.node("thankYou");
    if (node.isEmpty()) {
      return "";
    }
    Fields page = fields.inner("thankYou", node.get());
    String url = page.requiredText("url", TextRule.OTHER);
    if (page.node("url").filter(JsonNode::isTextual).isPresent() && !isPage(url)) {
      page.fault("url", "must be an https address, or a path that begins with /");
    }
    page.refuseOthers();
    return url;
  }

  /// A path must not begin with two slashes: browsers take that for another site.
  private static boolean isPage(String url) {
    try {
      var uri = new URI(url);
      boolean https = "https".equals(uri.getScheme()) && uri.getHost() != null;
      return https || uri.getScheme() == null && PATH.matcher(url).matches();
    } catch (URISyntaxException _) {
      return false;
    }
  }
}
