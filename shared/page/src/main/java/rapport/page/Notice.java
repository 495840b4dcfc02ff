package rapport.page;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;

/// A page that says one thing.
///
/// @param text of which each line is a paragraph
public record Notice(Page page, String text) {

  public APIGatewayV2HTTPResponse answer(int status) {
    return page.answer(
        status,
        html -> {
          html.element("h1", page.title());
          text.lines().filter(line -> !line.isBlank()).forEach(line -> html.element("p", line));
        });
  }
}
