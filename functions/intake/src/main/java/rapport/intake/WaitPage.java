package rapport.intake;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.util.stream.Collectors;
import rapport.edge.Answers;
import rapport.edge.Problem;

/// A form that came when too much had come before it: all that was typed, ready to be posted again.
/// It looks nothing up, so it costs no more than to be read.
final class WaitPage {

  private static final String TITLE = "Please wait a moment";

  private WaitPage() {}

  static APIGatewayV2HTTPResponse of(PostedForm form, Problem problem) {
    String fields =
        form.values().entrySet().stream()
            .flatMap(
                field -> field.getValue().stream().map(value -> Html.hidden(field.getKey(), value)))
            .collect(Collectors.joining("\n"));
    String main =
        """
        <h1>%s</h1>
        <p>Very many answers came just now, and yours were not taken yet. They are kept on this \
        page: please send them again in %s.</p>
        <form method="post" accept-charset="utf-8">
        %s
        <button type="submit">Send again</button>
        </form>"""
            .formatted(TITLE, said(problem.retryAfterSeconds()), fields);
    return Answers.with(
        Html.page(problem.status(), TITLE, main),
        "retry-after",
        Long.toString(problem.retryAfterSeconds()));
  }

  private static String said(long seconds) {
    return seconds == 1 ? "a second" : seconds + " seconds";
  }
}
