package rapport.forms;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import rapport.form.Definition;
import rapport.page.Filled;
import rapport.page.FormView;
import rapport.page.Page;
import rapport.page.Wording;
import rapport.survey.Question;
import rapport.survey.Survey;

/// Loads the classes that a form goes through. Nothing of it is kept.
final class Priming {

  private static final String KEY = "pub_" + "0".repeat(43);

  private Priming() {}

  /// By a key that nobody has, which is looked up all the same.
  static APIGatewayV2HTTPEvent formOfAStranger() {
    return APIGatewayV2HTTPEvent.builder()
        .withRouteKey(FormsHandler.GET_FORM)
        .withPathParameters(Map.of("survey", "prime"))
        .withRawQueryString("k=" + KEY)
        .build();
  }

  static void warm() {
    var questions = List.<Question>of(new Question.Nps("nps"), new Question.Text("why"));
    var survey = new Survey("prime", 1, new TreeMap<>(), questions, "", List.of());
    var definition = Definition.bare(survey);
    var view = new FormView(definition, new Wording(definition, "en"), Map.of(), Filled.NOTHING);
    Page.of("en", "prime")
        .answer(200, html -> view.form(html, new FormView.Hidden(Map.of()), Set.of()));
  }
}
