package rapport.page;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import rapport.bytes.Sha256;
import rapport.edge.Answers;
import rapport.form.Theme;

/// A page that people see: its head, its layout and what a browser may do on it. Nothing is loaded
/// but from our own origin, and no script stands in it.
///
/// @param language of what it says, as a tag
/// @param title plain text
/// @param theme its colours
/// @param framed whether other pages may show it in theirs
/// @param target an address beside our own that a form on it may be sent on to; empty if none
public record Page(String language, String title, Theme theme, boolean framed, String target) {

  /// The scripts of a form, the one that starts first.
  private static final List<String> SCRIPTS =
      List.of(
          "form",
          "answers",
          "blocks",
          "branching",
          "complaints",
          "draft",
          "host",
          "keyboard",
          "keys",
          "outbox",
          "sending",
          "steps",
          "unshadowed",
          "words");

  private static final String FOLDER = "/form/";
  private static final Set<String> FROM_RIGHT =
      Set.of("ar", "dv", "fa", "he", "ku", "ps", "ur", "yi");

  /// Enough to read the page where the style sheet does not come.
  private static final String PLAIN =
      "body{font:1rem/1.5 system-ui,sans-serif;max-width:40rem;margin:auto;padding:1rem}";

  /// To anywhere by https, which is where surveys' own pages of thanks are.
  public static final String ANYWHERE = "https:";

  /// In the usual colours, and not in frames.
  public static Page of(String language, String title) {
    return new Page(language, title, Theme.DEFAULT, false, "");
  }

  public Page inFrames() {
    return new Page(language, title, theme, true, target);
  }

  public Page sentOnTo(String address) {
    return new Page(language, title, theme, framed, address);
  }

  public Page with(Theme colours) {
    return new Page(language, title, colours, framed, target);
  }

  /// @param main writes what the page says
  public APIGatewayV2HTTPResponse answer(int status, Consumer<Html> main) {
    String style = PLAIN + ThemeStyle.of(theme);
    var html = new Html();
    html.open(
        "html",
        Attribute.of("lang", language),
        Attribute.some("dir", direction()),
        Attribute.some("class", theme.equals(Theme.DEFAULT) ? "" : "themed"));
    head(html, style);
    html.open("body").open("main");
    main.accept(html);
    html.close().close().close();
    var answer =
        Answers.text(
            status, "text/html; charset=utf-8", "<!DOCTYPE html>\n" + html.written() + "\n");
    var guarded = Answers.with(answer, "content-security-policy", policy(style));
    return Answers.with(guarded, "referrer-policy", "no-referrer");
  }

  private void head(Html html, String style) {
    html.open("head").open("meta", Attribute.of("charset", "utf-8"));
    html.open(
        "meta",
        Attribute.of("name", "viewport"),
        Attribute.of("content", "width=device-width, initial-scale=1"));
    html.open("meta", Attribute.of("name", "robots"), Attribute.of("content", "noindex"));
    html.element("title", title).element("style", style);
    html.open(
        "link", Attribute.of("rel", "icon"), Attribute.of("href", "data:,")); // none is asked for
    html.open("link", Attribute.of("rel", "stylesheet"), Attribute.of("href", FOLDER + "form.css"));
    for (String script : SCRIPTS.subList(1, SCRIPTS.size())) {
      html.open(
          "link",
          Attribute.of("rel", "modulepreload"),
          Attribute.of("href", FOLDER + script + ".js"));
    }
    html.element(
        "script",
        "",
        Attribute.of("type", "module"),
        Attribute.of("src", FOLDER + SCRIPTS.getFirst() + ".js"));
    html.close();
  }

  private String direction() {
    String base = language.split("-")[0].toLowerCase(Locale.ROOT);
    return FROM_RIGHT.contains(base) ? "rtl" : "";
  }

  /// What a browser may do. A style is named by its hash, and a form may go to us alone, and from
  /// there to the survey's own page of thanks.
  private String policy(String style) {
    var hash = Sha256.of(style.getBytes(StandardCharsets.UTF_8)).toArray();
    return "default-src 'none'; script-src 'self'; style-src 'self' 'sha256-"
        + Base64.getEncoder().encodeToString(hash)
        + "'; img-src 'self' data:; connect-src 'self'; form-action 'self'"
        + origin()
        + "; base-uri 'none'; frame-ancestors "
        + (framed ? "*" : "'none'");
  }

  /// Of an address its origin: a path would not be held to after a redirect anyway. Some other page
  /// of our own has none.
  private String origin() {
    if (target.isEmpty() || target.equals(ANYWHERE)) {
      return target.isEmpty() ? "" : " " + ANYWHERE;
    }
    URI address = URI.create(target);
    return address.getHost() == null
        ? ""
        : " " + address.getScheme() + "://" + address.getRawAuthority();
  }
}
