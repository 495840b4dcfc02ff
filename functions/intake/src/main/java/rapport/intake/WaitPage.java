package rapport.intake;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import rapport.edge.Answers;
import rapport.edge.Problem;
import rapport.form.FormWord;
import rapport.page.Attribute;
import rapport.page.Html;
import rapport.page.Page;
import rapport.page.Words;

/// A form that came when too much had come before it: all that was typed, ready to be posted again.
/// It looks nothing up, so it costs no more than to be read.
final class WaitPage {

  private WaitPage() {}

  static APIGatewayV2HTTPResponse of(Words words, PostedForm form, Problem problem) {
    Page page =
        Page.of(words.language(), words.word(FormWord.WAIT)).sentOnTo(Page.ANYWHERE).inFrames();
    String seconds = Long.toString(problem.retryAfterSeconds());
    var answer =
        page.answer(
            problem.status(),
            html -> {
              html.element("h1", page.title());
              html.element("p", words.word(FormWord.KEPT).replace("{number}", seconds));
              form(html, words, form);
            });
    return Answers.with(answer, "retry-after", seconds);
  }

  private static void form(Html html, Words words, PostedForm form) {
    html.open("form", Attribute.of("method", "post"), Attribute.of("accept-charset", "utf-8"));
    form.values().forEach((name, all) -> all.forEach(value -> html.hidden(name, value)));
    html.element("button", words.word(FormWord.AGAIN), Attribute.of("type", "submit"));
    html.close();
  }
}
