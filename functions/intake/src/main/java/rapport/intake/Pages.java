package rapport.intake;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.util.Set;
import rapport.edge.Answers;
import rapport.edge.Problem;
import rapport.edge.Request;
import rapport.form.Definition;
import rapport.form.FormWord;
import rapport.page.Languages;
import rapport.page.Notice;
import rapport.page.Page;
import rapport.page.Wording;
import rapport.page.Words;

/// The pages that say one thing. Being framed does no harm, and forms are.
final class Pages {

  private static final String RETRY_AFTER_SECONDS = "5";

  /// How a browser may send a form (HTML, attribute `enctype`) that is not read here.
  private static final Set<String> OTHER_FORMS = Set.of("multipart/form-data", "text/plain");

  private Pages() {}

  /// The words for who sends a request, whatever it is about.
  ///
  /// @param asked a language, empty if none was asked for
  static Words words(Request request, String asked) {
    return Words.ours(Languages.choose(asked, request.header("accept-language").orElse("")));
  }

  static APIGatewayV2HTTPResponse thanks(Words words) {
    return thanks(words, words.word(FormWord.RECEIVED));
  }

  /// @param text of which each line is a paragraph
  static APIGatewayV2HTTPResponse thanks(Words words, String text) {
    return new Notice(page(words, FormWord.THANKS), text).answer(200);
  }

  private static Page page(Words words, FormWord title) {
    return Page.of(words.language(), words.word(title)).inFrames();
  }

  /// A problem, told as who sent the request can read it.
  static APIGatewayV2HTTPResponse told(Request request, Problem problem) {
    return isFromPerson(request) ? problem(words(request, ""), problem) : problem.answer();
  }

  /// Browsers ask for HTML before anything else; of programs, what they send tells most. The script
  /// of a form sends what a form does, and asks for JSON.
  private static boolean isFromPerson(Request request) {
    String sent = request.mediaType().name();
    if (sent.endsWith("json")) {
      return false;
    }
    double json =
        Math.max(request.quality("application/json"), request.quality(Problem.MEDIA_TYPE));
    double html = request.quality("text/html");
    return html > json
        || html == json && (OTHER_FORMS.contains(sent) || PostedForm.isForm(request));
  }

  /// Whether a form comes from a script, which is told by JSON what became of it.
  static boolean isFromScript(Request request) {
    return request.quality("application/json") > request.quality("text/html");
  }

  /// A problem, told to a person. Browsers keep what was typed on the page before.
  static APIGatewayV2HTTPResponse problem(Words words, Problem problem) {
    String text = words.word(said(problem.status())) + "\n" + words.word(FormWord.GO_BACK);
    var answer = new Notice(page(words, FormWord.NOT_TAKEN), text).answer(problem.status());
    return problem.status() == 503
        ? Answers.with(answer, "retry-after", RETRY_AFTER_SECONDS)
        : answer;
  }

  /// Why a survey takes no answer just now.
  static APIGatewayV2HTTPResponse closed(Definition definition, FormWord why, String language) {
    Wording wording = new Wording(definition, language);
    Page page = page(wording, FormWord.NOT_TAKEN).with(definition.form().theme());
    return new Notice(page, wording.word(why)).answer(409);
  }

  private static FormWord said(int status) {
    return switch (status) {
      case 401, 403 -> FormWord.REFUSED;
      case 404 -> FormWord.UNKNOWN;
      case 409 -> FormWord.USED;
      case 410 -> FormWord.EXPIRED;
      case 413 -> FormWord.TOO_LONG;
      case 415 -> FormWord.WRONG_FORM;
      case 503 -> FormWord.BUSY;
      case 500 -> FormWord.BROKEN;
      default -> FormWord.MALFORMED;
    };
  }
}
