package rapport.edge;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rapport.event.LowScores;
import rapport.settings.FollowUpRules;
import rapport.settings.FollowUpRules.LowAnswers;
import rapport.settings.FollowUpRules.Which;

/// Whom a tenant follows up, as the field `followUps` of its settings.
final class FollowUpRulesJson {

  /// Questions that may be followed up.
  static final int MAX_ANSWERS = 100;

  private static final String FOLLOW_UPS = "followUps";
  private static final String ANSWERS = "answers";
  private static final String AT_MOST = "atMost";
  private static final String AT_LEAST = "atLeast";

  /// The least and the greatest score of any scale.
  private static final int LEAST = 0;

  private static final int MOST = 100;

  private FollowUpRulesJson() {}

  static FollowUpRules read(Fields fields) {
    var inner = fields.object(FOLLOW_UPS);
    Which which =
        inner.node(ANSWERS).isEmpty() ? new Which.Usual() : new Which.Chosen(answers(inner));
    boolean alerts = inner.flag("alerts", FollowUpRules.DEFAULT.alerts());
    boolean recovery = inner.flag("recovery", FollowUpRules.DEFAULT.recovery());
    inner.refuseOthers();
    return new FollowUpRules(which, alerts, recovery);
  }

  /// What is not decided is left out.
  static void write(FollowUpRules rules, ObjectNode tree) {
    if (rules.equals(FollowUpRules.DEFAULT)) {
      return;
    }
    var inner = tree.putObject(FOLLOW_UPS);
    if (rules.which() instanceof Which.Chosen(var answers)) {
      ArrayNode array = inner.putArray(ANSWERS);
      answers.forEach(one -> write(one, array.addObject()));
    }
    inner.put("alerts", rules.alerts()).put("recovery", rules.recovery());
  }

  private static void write(LowAnswers one, ObjectNode node) {
    node.put("survey", one.survey()).put("question", one.question());
    if (one.scores().least() == LEAST) {
      node.put(AT_MOST, one.scores().most());
    } else {
      node.put(AT_LEAST, one.scores().least());
    }
  }

  private static List<LowAnswers> answers(Fields inner) {
    var answers = new ArrayList<LowAnswers>();
    for (Fields.Element element : inner.elements(ANSWERS, MAX_ANSWERS)) {
      answer(element.fields())
          .ifPresent(
              one -> {
                if (answers.stream().anyMatch(other -> isOfOne(one, other))) {
                  element.fault("is named more than once, got " + one.question() + " again");
                } else {
                  answers.add(one);
                }
              });
    }
    return answers;
  }

  private static boolean isOfOne(LowAnswers one, LowAnswers other) {
    return one.survey().equals(other.survey()) && one.question().equals(other.question());
  }

  private static Optional<LowAnswers> answer(Fields fields) {
    String survey = fields.requiredText("survey", TextRule.NAME);
    String question = fields.requiredText("question", TextRule.NAME);
    boolean below = fields.node(AT_MOST).isPresent();
    boolean above = fields.node(AT_LEAST).isPresent();
    int most = (int) fields.whole(AT_MOST, LEAST, MOST, MOST);
    int least = (int) fields.whole(AT_LEAST, LEAST, MOST, LEAST);
    if (below == above) {
      fields.fault(
          AT_MOST, "there must be either atMost or atLeast, got " + (below ? "both" : "neither"));
    }
    fields.refuseOthers();
    return below == above || survey.isEmpty() || question.isEmpty()
        ? Optional.empty()
        : Optional.of(new LowAnswers(survey, question, new LowScores(least, most)));
  }
}
