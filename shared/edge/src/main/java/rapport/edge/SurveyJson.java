package rapport.edge;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import rapport.form.Acceptance;
import rapport.form.Definition;
import rapport.form.Form;
import rapport.form.Texts;
import rapport.survey.Question;
import rapport.survey.Survey;
import rapport.survey.Survey.Respondents;

/// Definitions of surveys as JSON.
public final class SurveyJson {

  private static final Stored<Definition> STORED = new Stored<>(SurveyJson::readStored);

  /// Ratings of tickets have the families of a survey of this name.
  private static final String TICKETS = "tickets";

  private static final String ONE_VOTE = "oneVote";

  private SurveyJson() {}

  /// Reads a definition, as the first version of its survey. It may name its `id`, which must be
  /// the one it is put under, and a `version`, which is ignored, so that what was got can be put
  /// back.
  public static Checked<Definition> read(String id, Json.Value value) {
    var errors = new FieldErrors();
    value.errors().forEach(errors::add);
    Fields fields = Fields.of(value.node(), "", errors);
    TextRule.NAME.fault(id).ifPresent(fault -> errors.add("/id", fault));
    if (id.equals(TICKETS)) {
      errors.add("/id", "tickets is where ratings of tickets are counted; give another id");
    }
    String own = fields.text("id", TextRule.NAME).orElse(id);
    if (!own.equals(id)) {
      fields.fault("id", "must be the one in the path, or left out, got " + TextRule.shown(own));
    }
    fields.whole("version", 0, Integer.MAX_VALUE, 0);
    var parts = new Parts(fields, errors);
    parts.blocks.check(errors);
    FormJson.check(fields);
    fields.refuseOthers();
    return errors.isEmpty()
        ? new Checked.Valid<>(parts.definition(id, 1, List.of()))
        : new Checked.Invalid<>(errors.list());
  }

  /// What is read of a definition, whatever its name and version.
  private static final class Parts {

    private final Texts title;
    private final BlockReading blocks;
    private final String thankYou;
    private final Respondents respondents;
    private final Form form;
    private final Acceptance acceptance;

    Parts(Fields fields, FieldErrors errors) {
      this.title = TextsJson.read(fields, "title", TextRule.VALUE);
      this.blocks = new BlockReading(fields, errors);
      ThanksJson thanks = ThanksJson.read(fields, blocks.questions());
      this.thankYou = thanks.url();
      this.respondents =
          new Respondents(fields.flag(ONE_VOTE, false), fields.flag(Survey.INVITATIONS, false));
      this.form = FormJson.read(fields, blocks.blocks(), thanks.texts());
      this.acceptance = AcceptanceJson.read(fields);
    }

    Definition definition(String id, int version, List<Question> retired) {
      var survey =
          new Survey(
              id,
              version,
              title.byLanguage(),
              blocks.questions().asked(),
              thankYou,
              retired,
              respondents);
      return new Definition(survey, form, acceptance);
    }
  }

  /// A definition as a caller gets it.
  public static ObjectNode tree(Definition definition) {
    Survey survey = definition.survey();
    ObjectNode tree = Json.object();
    tree.put("id", survey.id());
    tree.put("version", survey.version());
    ObjectNode title = tree.putObject("title");
    survey.title().forEach(title::put);
    FormJson.put(tree, definition.form());
    tree.set("questions", BlockJson.tree(definition));
    ThanksJson.put(tree, new ThanksJson(survey.thankYou(), definition.form().thanks()));
    AcceptanceJson.put(tree, definition.acceptance());
    if (survey.respondents().oneVote()) {
      tree.put(ONE_VOTE, true);
    }
    if (survey.respondents().invitations()) {
      tree.put(Survey.INVITATIONS, true);
    }
    return tree;
  }

  /// What a list of surveys says of one: what it is called, how much it asks, and when it takes
  /// answers.
  public static ObjectNode listed(Definition definition) {
    Survey survey = definition.survey();
    ObjectNode tree = Json.object().put("id", survey.id()).put("version", survey.version());
    ObjectNode title = tree.putObject("title");
    survey.title().forEach(title::put);
    tree.put("questions", definition.form().blocks().size());
    AcceptanceJson.put(tree, definition.acceptance());
    return tree;
  }

  /// As a document keeps it: with the questions no longer asked.
  public static String write(Definition definition) {
    ObjectNode tree = tree(definition);
    ArrayNode retired = tree.putArray("retired");
    definition.survey().retired().forEach(question -> retired.add(QuestionJson.tree(question)));
    return Json.write(tree);
  }

  /// The same of a survey that is shown as it comes.
  public static String write(Survey survey) {
    return write(Definition.bare(survey));
  }

  /// What is counted by a definition that [#write] wrote.
  ///
  /// @throws IllegalArgumentException if it is anything else
  public static Survey stored(String text) {
    return definition(text).survey();
  }

  /// What [#write] wrote.
  ///
  /// @throws IllegalArgumentException if it is anything else
  public static Definition definition(String text) {
    return STORED.value(text);
  }

  private static Checked<Definition> readStored(Json.Value value) {
    var errors = new FieldErrors();
    Fields fields = Fields.of(value.node(), "", errors);
    var parts = new Parts(fields, errors);
    var definition =
        parts.definition(
            fields.requiredText("id", TextRule.NAME),
            (int) fields.whole("version", 1, Integer.MAX_VALUE, 1),
            QuestionJson.retired(fields.elements("retired", Integer.MAX_VALUE)));
    return errors.isEmpty()
        ? new Checked.Valid<>(definition)
        : new Checked.Invalid<>(errors.list());
  }
}
