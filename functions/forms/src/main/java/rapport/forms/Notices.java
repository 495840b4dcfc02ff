package rapport.forms;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import rapport.edge.Answers;
import rapport.edge.Problem;
import rapport.form.FormWord;
import rapport.page.Notice;
import rapport.page.Page;
import rapport.page.Wording;

/// Pages that say why there is no form.
final class Notices {

  private Notices() {}

  /// Of what went wrong before a survey is known.
  static APIGatewayV2HTTPResponse of(Visit visit, Problem problem) {
    String language = visit.ourLanguage();
    var page = framed(visit, Page.of(language, FormWord.SURVEY.in(language)));
    var answer = new Notice(page, said(problem.status()).in(language)).answer(problem.status());
    return problem.status() == 429 || problem.status() == 503
        ? Answers.with(answer, "retry-after", Long.toString(problem.retryAfterSeconds()))
        : answer;
  }

  /// Of a survey that takes no answer of this visitor now, or of nobody.
  static APIGatewayV2HTTPResponse of(Visit visit, Page page, Wording wording, FormWord why) {
    return new Notice(framed(visit, page), wording.word(why)).answer(409);
  }

  static Page framed(Visit visit, Page page) {
    return visit.isEmbedded() ? page.inFrames() : page;
  }

  private static FormWord said(int status) {
    return switch (status) {
      case 401, 403 -> FormWord.NOT_ALLOWED;
      case 404 -> FormWord.UNKNOWN;
      case 410 -> FormWord.EXPIRED;
      case 429, 503 -> FormWord.BUSY;
      default -> FormWord.BROKEN;
    };
  }
}
