package rapport.intake;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import rapport.access.Access;
import rapport.access.Access.Kind;
import rapport.edge.Caller;
import rapport.edge.Checked;
import rapport.edge.Request;
import rapport.edge.Throttle;
import rapport.edge.UrlEncoded.Pair;
import rapport.event.Event;
import rapport.event.Payload.SurveyResponse;
import rapport.form.Definition;
import rapport.form.FormWord;
import rapport.form.Texts;
import rapport.intake.Links.Opening;
import rapport.link.LinkToken;

/// `GET /v1/thanks`: what who answered is told. Whoever posts a form is sent on to here, so that
/// the page can be loaded again and nothing is sent twice.
///
/// The address says which of a survey's texts it is, never the text itself: nobody can have us say
/// something else. What it names that is not there, or not for its key, is the usual page.
final class ThanksRoute {

  private static final String PATH = "/v1/thanks";
  private static final String SURVEY = "survey";
  private static final String KEY = "key";
  private static final String TEXT = "text";
  private static final String LANGUAGE = "language";
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,2}");

  private final Ports ports;

  ThanksRoute(Ports ports) {
    this.ports = ports;
  }

  /// Where who posted a form is sent on to: the page that the survey names, else to here.
  ///
  /// @param event as it was taken
  String address(Definition definition, PostedForm form, Entrance entrance, Event event) {
    String own = definition.survey().thankYou();
    if (!own.isEmpty()) {
      return own;
    }
    OptionalInt place =
        event.payload() instanceof SurveyResponse response
            ? definition.form().thanks().place(response.answers())
            : OptionalInt.empty();
    return place.isEmpty()
        ? PATH
        : shownKey(form.key(), entrance)
            .map(key -> address(definition, place.getAsInt(), event, key))
            .orElse(PATH);
  }

  private static String address(Definition definition, int place, Event event, String key) {
    return PATH
        + "?%s=%s&%s=%d&%s=%s&%s=%s"
            .formatted(
                SURVEY,
                definition.survey().id(),
                TEXT,
                place,
                LANGUAGE,
                encoded(event.segments().getOrDefault(LANGUAGE, "")),
                KEY,
                encoded(key));
  }

  /// What says in the address whose survey it is: a key if it lies open in a page, of a link no
  /// more than that.
  private Optional<String> shownKey(String key, Entrance entrance) {
    return switch (entrance) {
      case Entrance.ByKey byKey ->
          Optional.of(key).filter(sent -> !sent.isEmpty() && byKey.access().kind() == Kind.PUB);
      case Entrance.ByLink _ -> ports.doors().links().spent(key);
    };
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  APIGatewayV2HTTPResponse get(Request request) {
    return switch (request.query()) {
      case Checked.Invalid<List<Pair>> _ -> Pages.thanks();
      case Checked.Valid<List<Pair>>(var pairs) -> get(request, named(pairs));
    };
  }

  private static Map<String, String> named(List<Pair> pairs) {
    var named = new HashMap<String, String>();
    pairs.forEach(pair -> named.putIfAbsent(pair.name(), pair.value()));
    return named;
  }

  private APIGatewayV2HTTPResponse get(Request request, Map<String, String> query) {
    String survey = query.getOrDefault(SURVEY, "");
    String key = query.getOrDefault(KEY, "");
    if (key.isEmpty()) {
      return Pages.thanks();
    }
    return tenant(request, key, survey)
        .flatMap(tenant -> ports.surveys().find(tenant, survey))
        .flatMap(definition -> told(definition, query))
        .orElseGet(Pages::thanks);
  }

  /// Whose survey it is, if the key is for it.
  private Optional<String> tenant(Request request, String key, String survey) {
    Throttle.Counted stranger = ports.bounded().throttle().stranger(request);
    if (!ports.doors().credentials().remembers(key) && stranger.refusal(1).isPresent()) {
      return Optional.empty();
    }
    if (LinkToken.isOne(key)) {
      stranger.take(1);
      return ports.doors().links().open(key) instanceof Opening.Good(var link)
              && link.survey().equals(survey)
          ? Optional.of(link.tenant())
          : Optional.empty();
    }
    return switch (ports.doors().credentials().caller(key)) {
      case Caller.ByKey(Access access, _) ->
          Optional.of(access)
              .filter(open -> open.kind() == Kind.PUB && open.answers(survey))
              .map(Access::tenant);
      case Caller.Nobody _, Caller.Stranger _, Caller.ByToken _ -> {
        stranger.take(1);
        yield Optional.empty();
      }
    };
  }

  private static Optional<APIGatewayV2HTTPResponse> told(
      Definition definition, Map<String, String> query) {
    var replies = definition.form().thanks().texts();
    String place = query.getOrDefault(TEXT, "");
    if (!NUMBER.matcher(place).matches() || Integer.parseInt(place) >= replies.size()) {
      return Optional.empty();
    }
    String asked = query.getOrDefault(LANGUAGE, "");
    String language = asked.isEmpty() ? definition.language() : asked;
    Texts texts = replies.get(Integer.parseInt(place)).text();
    return texts
        .in(language, definition.language())
        .map(text -> page(definition.form().word(FormWord.THANKS, language), language, text));
  }

  private static APIGatewayV2HTTPResponse page(String title, String language, String text) {
    String paragraphs =
        text.lines()
            .filter(line -> !line.isBlank())
            .map(line -> "<p>" + Html.escape(line) + "</p>")
            .collect(Collectors.joining("\n"));
    return Html.page(200, language, title, "<h1>" + Html.escape(title) + "</h1>\n" + paragraphs);
  }
}
