package rapport.intake;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import rapport.edge.Answers;
import rapport.edge.FieldError;
import rapport.edge.Problem;
import rapport.edge.Request;
import rapport.event.Event;
import rapport.form.Acceptance.Decision;
import rapport.form.Definition;
import rapport.page.Words;

/// What who posted a form is answered: a person by a page, the script of a form by JSON.
sealed interface FormReply {

  static FormReply to(Request request, PostedForm form, ThanksRoute thanks) {
    if (Pages.isFromScript(request)) {
      return new ByJson(form, thanks);
    }
    return new ByPage(Pages.words(request, form.value("language").strip()), form, thanks);
  }

  /// It did not get in.
  APIGatewayV2HTTPResponse closed(Problem problem);

  /// @param known what is known of who answers, name → value
  APIGatewayV2HTTPResponse invalid(
      Definition definition, Map<String, String> known, List<FieldError> errors);

  APIGatewayV2HTTPResponse notTaken(Definition definition, Decision decision);

  APIGatewayV2HTTPResponse refused(Problem problem);

  /// @param event as it was put into the queue
  APIGatewayV2HTTPResponse taken(Definition definition, Entrance entrance, Event event);

  record ByPage(Words words, PostedForm form, ThanksRoute thanks) implements FormReply {

    @Override
    public APIGatewayV2HTTPResponse closed(Problem problem) {
      return problem.status() == 429
          ? WaitPage.of(words, form, problem)
          : Pages.problem(words, problem);
    }

    @Override
    public APIGatewayV2HTTPResponse invalid(
        Definition definition, Map<String, String> known, List<FieldError> errors) {
      return new FormPage(definition, form, known, errors).answer();
    }

    @Override
    public APIGatewayV2HTTPResponse notTaken(Definition definition, Decision decision) {
      return Pages.closed(definition, FormRules.word(decision), form.language(definition));
    }

    @Override
    public APIGatewayV2HTTPResponse refused(Problem problem) {
      return Pages.problem(words, problem);
    }

    @Override
    public APIGatewayV2HTTPResponse taken(Definition definition, Entrance entrance, Event event) {
      return Answers.seeOther(thanks.address(definition, form, entrance, event));
    }
  }

  record ByJson(PostedForm form, ThanksRoute thanks) implements FormReply {

    @Override
    public APIGatewayV2HTTPResponse closed(Problem problem) {
      return problem.answer();
    }

    @Override
    public APIGatewayV2HTTPResponse invalid(
        Definition definition, Map<String, String> known, List<FieldError> errors) {
      return Problem.invalid(errors).answer();
    }

    @Override
    public APIGatewayV2HTTPResponse notTaken(Definition definition, Decision decision) {
      return Problem.of(409, FormRules.said(decision, definition)).answer();
    }

    @Override
    public APIGatewayV2HTTPResponse refused(Problem problem) {
      return problem.answer();
    }

    @Override
    public APIGatewayV2HTTPResponse taken(Definition definition, Entrance entrance, Event event) {
      ObjectNode accepted = EventRoutes.accepted(event);
      accepted.set("thanks", ThanksRoute.told(definition, form, event));
      return Answers.json(202, accepted);
    }
  }
}
