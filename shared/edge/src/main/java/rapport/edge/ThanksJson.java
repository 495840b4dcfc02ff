package rapport.edge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import rapport.form.Condition.Test;
import rapport.form.Texts;
import rapport.form.Thanks;
import rapport.form.Thanks.Reply;
import rapport.survey.Question;

/// What who answered is told, as JSON: `{"url"}` of a page, or `{"question", "texts"}`.
///
/// @param url empty if it names no page
/// @param texts what is shown in place of a page
record ThanksJson(String url, Thanks texts) {

  private static final String THANK_YOU = "thankYou";
  private static final String URL = "url";
  private static final String QUESTION = "question";
  private static final String TEXTS = "texts";
  private static final int MAX_TEXTS = 20;
  private static final Pattern PATH =
      Pattern.compile("/([^/\\\\\\p{Cntrl}][\\p{Graph}&&[^\\\\]]*)?");

  private static final ThanksJson NOTHING = new ThanksJson("", Thanks.NONE);

  static ThanksJson read(Fields definition, Questionnaire questions) {
    Optional<JsonNode> node = definition.node(THANK_YOU);
    if (node.isEmpty()) {
      return NOTHING;
    }
    Fields fields = definition.inner(THANK_YOU, node.get());
    boolean told = node.get().hasNonNull(TEXTS) || node.get().hasNonNull(QUESTION);
    if (told && fields.node(URL).isPresent()) {
      fields.fault(URL, "must not come with texts: a page of its own is told what it says there");
    }
    ThanksJson thanks =
        told
            ? new ThanksJson("", texts(fields, questions))
            : new ThanksJson(url(fields), Thanks.NONE);
    fields.refuseOthers();
    return thanks;
  }

  private static String url(Fields fields) {
    String url = fields.requiredText(URL, TextRule.OTHER);
    if (fields.node(URL).filter(JsonNode::isTextual).isPresent() && !isPage(url)) {
      fields.fault(
          URL,
          "must be an https address, or a path that begins with /, got " + TextRule.shown(url));
    }
    return url;
  }

  private static Thanks texts(Fields fields, Questionnaire questions) {
    String id = fields.text(QUESTION, TextRule.NAME).orElse("");
    Optional<Question.Scored> question =
        questions
            .question(id)
            .filter(Question.Scored.class::isInstance)
            .map(Question.Scored.class::cast);
    if (!id.isEmpty() && question.isEmpty()) {
      fields.fault(QUESTION, "must be a question with a score, got \"" + id + "\"");
    }
    fields.required(TEXTS);
    var replies = new ArrayList<Reply>();
    for (Fields.Element element : fields.elements(TEXTS, MAX_TEXTS)) {
      Fields given = element.fields();
      List<Test> tests = ConditionReading.bounds(given, question);
      boolean bounded =
          element.node().hasNonNull(ConditionReading.AT_LEAST)
              || element.node().hasNonNull(ConditionReading.AT_MOST);
      if (id.isEmpty() && bounded) {
        fields.fault(QUESTION, "is missing: some texts are for some scores only");
      }
      Texts text = TextsJson.required(given, "text", TextRule.SHOWN);
      given.refuseOthers();
      replies.add(new Reply(tests, text));
    }
    fields.refuseEmpty(TEXTS);
    return new Thanks(id, replies);
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

  static void put(ObjectNode tree, ThanksJson thanks) {
    if (!thanks.url().isEmpty()) {
      tree.putObject(THANK_YOU).put(URL, thanks.url());
    } else if (!thanks.texts().equals(Thanks.NONE)) {
      ObjectNode told = tree.putObject(THANK_YOU);
      if (!thanks.texts().question().isEmpty()) {
        told.put(QUESTION, thanks.texts().question());
      }
      ArrayNode texts = told.putArray(TEXTS);
      for (Reply reply : thanks.texts().texts()) {
        ObjectNode one = texts.addObject();
        ConditionJson.putBounds(one, reply.tests());
        TextsJson.put(one, "text", reply.text());
      }
    }
  }
}
