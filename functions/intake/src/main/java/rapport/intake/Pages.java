package rapport.intake;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.util.Set;
import rapport.edge.Answers;
import rapport.edge.Problem;
import rapport.edge.Request;
import rapport.form.Definition;
import rapport.form.FormWord;

/// The pages that are always the same.
final class Pages {

  private static final String RETRY_AFTER_SECONDS = "5";

  /// How a browser may send a form (HTML, attribute `enctype`) that is not read here.
  private static final Set<String> OTHER_FORMS = Set.of("multipart/form-data", "text/plain");

  private Pages() {}

  static APIGatewayV2HTTPResponse thanks() {
    return Html.page(
        200, "Thank you", "<h1>Thank you</h1>\n<p>Your answers have been received.</p>");
  }

  /// A problem, told as who sent the request can read it.
  static APIGatewayV2HTTPResponse told(Request request, Problem problem) {
    return isFromPerson(request) ? problem(problem) : problem.answer();
  }

  /// Browsers ask for HTML before anything else; of programs, what they send tells most.
  private static boolean isFromPerson(Request request) {
    String sent = request.mediaType().name();
    if (PostedForm.isForm(request) || sent.endsWith("json")) {
      return PostedForm.isForm(request);
    }
    double json =
        Math.max(request.quality("application/json"), request.quality(Problem.MEDIA_TYPE));
    double html = request.quality("text/html");
    return html > json || html == json && OTHER_FORMS.contains(sent);
  }

  /// A problem, told to a person. Browsers keep what was typed on the page before.
  static APIGatewayV2HTTPResponse problem(Problem problem) {
    String main =
        """
        <h1>Your answers were not taken</h1>
        <p>%s</p>
        <p>Go back to see what you typed.</p>"""
            .formatted(Html.escape(said(problem)));
    var page = Html.page(problem.status(), "Your answers were not taken", main);
    return problem.status() == 503 ? Answers.with(page, "retry-after", RETRY_AFTER_SECONDS) : page;
  }

  /// Why a survey takes no answer just now, in the language it was answered in.
  static APIGatewayV2HTTPResponse closed(Definition definition, FormWord why, String language) {
    String spoken = language.isEmpty() ? definition.language() : language;
    String title = definition.form().word(FormWord.NOT_TAKEN, spoken);
    String main =
        "<h1>%s</h1>\n<p>%s</p>"
            .formatted(Html.escape(title), Html.escape(definition.form().word(why, spoken)));
    return Html.page(409, spoken, title, main);
  }

  private static String said(Problem problem) {
    return switch (problem.status()) {
      case 401, 403 -> "This form is not allowed to send answers to this survey.";
      case 404 -> "This survey does not exist, or no longer.";
      case 409 -> "This link was used already. It takes one answer, and that was received.";
      case 410 -> "This link has expired.";
      case 413 -> "They are too long.";
      case 415 ->
          "Only plain form fields in UTF-8 can be read here (application/x-www-form-urlencoded),"
              + " and this form sends them in another way. Please tell who made it.";
      case 503 -> "Something is busy just now. Please try again in a minute.";
      case 500 -> "Something went wrong here. Please try again.";
      default -> "Something is wrong with how they were sent.";
    };
  }
}
