package rapport.intake;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import rapport.bytes.Sha256;
import rapport.edge.Answers;

/// Pages that hold nothing but text, a form and one style sheet.
final class Html {

  private static final String STYLE =
      """
      body{font:1rem/1.5 system-ui,sans-serif;max-width:38rem;margin:2rem auto;padding:0 1rem;\
      color:#1a1a1a;background:#fff}\
      label{display:block;font-weight:600;margin-top:1rem}\
      input:not([type=checkbox]),select,textarea{font:inherit;width:100%;box-sizing:border-box;padding:.5rem;\
      border:1px solid #595959;border-radius:.25rem}\
      textarea{min-height:6rem}\
      fieldset{border:0;margin:1rem 0 0;padding:0}legend{font-weight:600}\
      fieldset label{font-weight:400;margin-top:.25rem}\
      [aria-invalid=true]{border:2px solid #b00020}\
      .errors{border:2px solid #b00020;border-radius:.25rem;padding:0 1rem}\
      .error{color:#b00020;margin:.25rem 0}\
      button{font:inherit;margin-top:1.5rem;padding:.5rem 1.5rem;border:0;border-radius:.25rem;\
      background:#0b57d0;color:#fff}\
      :focus{outline:3px solid #0b57d0;outline-offset:2px}\
      @media(prefers-color-scheme:dark){body{color:#eee;background:#111}\
      input,select,textarea{color:#eee;background:#222;border-color:#999}\
      .errors,[aria-invalid=true]{border-color:#ff8a80}.error{color:#ff8a80}}""";

  /// Nothing is loaded and no script runs. A form may go to us and be sent on to any https page,
  /// which is where surveys' thank-you pages are. Being framed does no harm, and surveys are.
  private static final String POLICY =
      "default-src 'none'; style-src 'sha256-"
          + Base64.getEncoder()
              .encodeToString(Sha256.of(STYLE.getBytes(StandardCharsets.UTF_8)).toArray())
          + "'; form-action 'self' https:; base-uri 'none'";

  private Html() {}

  /// A page in English.
  ///
  /// @param title plain text
  /// @param main the page's content, in HTML
  static APIGatewayV2HTTPResponse page(int status, String title, String main) {
    return page(status, "en", title, main);
  }

  /// @param language of what it says, as a tag
  static APIGatewayV2HTTPResponse page(int status, String language, String title, String main) {
    String html =
        """
        <!DOCTYPE html>
        <html lang="%s">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>%s</title>
        <style>%s</style>
        </head>
        <body>
        <main>
        %s
        </main>
        </body>
        </html>
        """
            .formatted(escape(language), escape(title), STYLE, main);
    var answer = Answers.text(status, "text/html; charset=utf-8", html);
    var guarded = Answers.with(answer, "content-security-policy", POLICY);
    return Answers.with(guarded, "referrer-policy", "no-referrer");
  }

  /// A field that nobody sees.
  static String hidden(String name, String value) {
    return "<input type=\"hidden\" name=\"%s\" value=\"%s\">"
        .formatted(escape(name), escape(value));
  }

  /// Text as it may stand between tags and inside quoted attributes.
  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
