package rapport.form;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import rapport.event.Payload.Answer;
import rapport.event.Payload.SurveyResponse;
import rapport.form.Condition.Given;
import rapport.survey.Fault;
import rapport.survey.Survey;

/// All that is decided of a survey.
///
/// @param survey what is asked and counted
/// @param form how it is shown
/// @param acceptance when answers are taken, and how many
public record Definition(Survey survey, Form form, Acceptance acceptance) {

  private static final String ENGLISH = "en";

  /// Of a survey that only counts.
  public static Definition bare(Survey survey) {
    return new Definition(survey, Form.bare(survey), Acceptance.ALWAYS);
  }

  /// The same for another version of its survey.
  public Definition with(Survey version) {
    return new Definition(version, form, acceptance);
  }

  /// Everything that keeps this from following an earlier definition, as [Survey#compatible] has
  /// it, with pointers into this definition.
  public List<Fault> compatible(Definition previous) {
    return survey.compatible(previous.survey, form::pointer).stream()
        .map(fault -> new Fault(Form.settled(fault.pointer()), fault.message()))
        .toList();
  }

  /// The language shown where a text lacks the one asked for: the one the definition names, else
  /// English if the title has it, else the title's first.
  public String language() {
    var titles = survey.title();
    if (!form.language().isEmpty()) {
      return form.language();
    }
    return titles.isEmpty() || titles.containsKey(ENGLISH) ? ENGLISH : titles.firstKey();
  }

  /// What a respondent sees, in order. An answer to a question that is not seen, because another
  /// answer was changed since, makes nothing else seen.
  public List<Block> seen(Given given) {
    var counting = new HashMap<String, Answer>();
    var seen = new ArrayList<Block>();
    for (Block block : form.blocks()) {
      var when = block.prompt().when();
      if (when.equals(Condition.ALWAYS) || when.isMet(new Given(counting, given.attributes()))) {
        seen.add(block);
        block
            .questions()
            .filter(given.answers()::containsKey)
            .forEach(question -> counting.put(question, given.answers().get(question)));
      }
    }
    return List.copyOf(seen);
  }

  /// What a respondent had to answer and did not.
  ///
  /// @param attributes name → value
  public List<Fault> missing(SurveyResponse response, Map<String, String> attributes) {
    if (form.blocks().stream().noneMatch(block -> block.prompt().required())) {
      return List.of();
    }
    var answers = response.answers();
    return seen(new Given(answers, attributes)).stream()
        .filter(block -> block.prompt().required())
        .flatMap(Block::questions)
        .filter(question -> !answers.containsKey(question))
        .map(question -> new Fault("/data/answers/" + question, "is required, got no answer"))
        .toList();
  }
}
