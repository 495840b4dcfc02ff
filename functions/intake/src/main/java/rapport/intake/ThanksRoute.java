package rapport.intake;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import rapport.access.Access;
import rapport.access.Access.Kind;
import rapport.edge.Caller;
import rapport.edge.Checked;
import rapport.edge.Json;
import rapport.edge.Request;
import rapport.edge.Throttle;
import rapport.edge.UrlEncoded.Pair;
import rapport.event.Event;
import rapport.event.Payload.SurveyResponse;
import rapport.form.Definition;
import rapport.form.FormWord;
import rapport.form.Texts;
import rapport.link.LinkToken;
import rapport.page.Languages;
import rapport.page.Wording;
import rapport.shelf.Links.Opening;

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
        + "?%s=%s&%s=%d&%s=%s"
            .formatted(
                SURVEY,
                definition.survey().id(),
                TEXT,
                place,
                LANGUAGE,
                encoded(event.segments().getOrDefault(LANGUAGE, "")))
        + (key.isEmpty() ? "" : "&" + KEY + "=" + encoded(key));
  }

  /// What says in the address whose survey it is: a key if it lies open in a page, of a link no
  /// more than that, and nothing where there is one tenant.
  private Optional<String> shownKey(String key, Entrance entrance) {
    return switch (entrance) {
      case Entrance.ByKey byKey ->
          Optional.of(key)
              .filter(sent -> !sent.isEmpty() || isOnly(byKey.tenant()))
              .filter(_ -> byKey.access().kind() == Kind.PUB);
      case Entrance.ByLink _ -> ports.doors().links().spent(key);
    };
  }

  private boolean isOnly(String tenant) {
    return tenant.equals(ports.doors().onlyTenant());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /// What who posted a form by script is told: a title and a text, and the address of the survey's
  /// own page if it has one.
  static ObjectNode told(Definition definition, PostedForm form, Event event) {
    Wording wording = new Wording(definition, form.language(definition));
    var told = Json.object().put("title", wording.word(FormWord.THANKS));
    var texts =
        event.payload() instanceof SurveyResponse response
            ? definition.form().thanks().of(response.answers())
            : Optional.<Texts>empty();
    told.put("text", texts.flatMap(wording::in).orElseGet(() -> wording.word(FormWord.RECEIVED)));
    String own = definition.survey().thankYou();
    return own.isEmpty() ? told : told.put("url", own);
  }

  APIGatewayV2HTTPResponse get(Request request) {
    return switch (request.query()) {
      case Checked.Invalid<List<Pair>> _ -> Pages.thanks(Pages.words(request, ""));
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
    String asked = query.getOrDefault(LANGUAGE, "");
    return tenant(request, key, survey)
        .flatMap(tenant -> ports.surveys().find(tenant, survey))
        .flatMap(definition -> told(definition, query))
        .orElseGet(() -> Pages.thanks(Pages.words(request, asked)));
  }

  /// Whose survey it is, if the key is for it.
  private Optional<String> tenant(Request request, String key, String survey) {
    if (key.isEmpty()) {
      return Optional.of(ports.doors().onlyTenant()).filter(tenant -> !tenant.isEmpty());
    }
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
    String language = Languages.choose(definition, query.getOrDefault(LANGUAGE, ""), "");
    Wording wording = new Wording(definition, language);
    return wording
        .in(replies.get(Integer.parseInt(place)).text())
        .map(text -> Pages.thanks(wording, text));
  }
}
