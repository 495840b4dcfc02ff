package rapport.forms;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import rapport.edge.Answers;
import rapport.edge.Compressed;
import rapport.edge.FreshIdentity;
import rapport.edge.Request;
import rapport.edge.TextRule;
import rapport.form.Acceptance;
import rapport.form.Acceptance.Decision;
import rapport.form.Definition;
import rapport.form.FormWord;
import rapport.forms.Entrance.Entry;
import rapport.link.SurveyLink;
import rapport.page.Filled;
import rapport.page.FormView;
import rapport.page.FormView.Hidden;
import rapport.page.LanguageSwitch;
import rapport.page.Languages;
import rapport.page.Page;
import rapport.page.Wording;
import rapport.store.AnsweredLinks.Answer;
import rapport.store.AnsweredLinks.Stored;

/// `GET /s/{survey}`: the form of a survey, or a page that says why there is none.
final class FormRoute {

  private static final String ATTRIBUTES = "attributes.";

  private final Ports ports;
  private final Entrance entrance;

  FormRoute(Ports ports) {
    this.ports = ports;
    this.entrance = new Entrance(ports.doors(), ports.throttle(), ports.surveys());
  }

  APIGatewayV2HTTPResponse get(Request request) {
    Visit visit = Visit.of(request);
    var answer =
        switch (entrance.enter(visit)) {
          case Entry.Closed(var problem) -> Notices.of(visit, problem);
          case Entry.Open(Definition definition, Pass pass) -> show(visit, definition, pass);
        };
    return Compressed.of(Answers.with(answer, "vary", "accept-language"), request);
  }

  /// The same without its body.
  APIGatewayV2HTTPResponse head(Request request) {
    var answer = get(request);
    answer.setBody("");
    answer.setIsBase64Encoded(false);
    return answer;
  }

  private APIGatewayV2HTTPResponse show(Visit visit, Definition definition, Pass pass) {
    String language = language(visit, definition, pass);
    Wording wording = new Wording(definition, language);
    Page page =
        Page.of(language, wording.title())
            .with(definition.form().theme())
            .sentOnTo(definition.survey().thankYou());
    Optional<FormWord> closed =
        isLookedAt(visit, pass) ? Optional.empty() : closed(definition, pass);
    return closed.isPresent()
        ? Notices.of(visit, page, wording, closed.get())
        : form(visit, pass, definition, page);
  }

  /// A link is what its tenant gave to somebody: who only has a public key sees nothing before it
  /// is time.
  private static boolean isLookedAt(Visit visit, Pass pass) {
    return visit.isPreview() && pass instanceof Pass.ByLink;
  }

  /// The one the address asks for, else the link's, else the browser's.
  private static String language(Visit visit, Definition definition, Pass pass) {
    String asked = visit.value(Visit.LANGUAGE);
    if (asked.isEmpty() && pass instanceof Pass.ByLink(SurveyLink link, _)) {
      asked = link.language();
    }
    return Languages.choose(definition, asked, visit.accepted());
  }

  /// Why no answer is taken now. What is remembered of a survey may be a minute old, so it is
  /// looked at anew before anybody is sent away.
  private Optional<FormWord> closed(Definition definition, Pass pass) {
    if (pass instanceof Pass.ByLink(SurveyLink link, _) && isAnswered(link)) {
      return Optional.of(FormWord.USED);
    }
    String survey = definition.survey().id();
    return refusal(definition, pass)
        .flatMap(
            _ ->
                ports
                    .surveys()
                    .fresh(pass.tenant(), survey)
                    .map(latest -> refusal(latest, pass))
                    .orElse(Optional.of(FormWord.UNKNOWN)));
  }

  private boolean isAnswered(SurveyLink link) {
    return ports.doors().answered().read(link).map(Stored::answer).filter(Answer::sent).isPresent();
  }

  private Optional<FormWord> refusal(Definition definition, Pass pass) {
    Acceptance acceptance = definition.acceptance();
    Decision decision = acceptance.at(ports.clock().instant());
    if (decision == Decision.TAKEN && acceptance.isLimited()) {
      decision = acceptance.after(ports.counts().of(pass.tenant(), definition.survey().id()));
    }
    return switch (decision) {
      case TAKEN -> Optional.empty();
      case TOO_EARLY -> Optional.of(FormWord.TOO_EARLY);
      case TOO_LATE -> Optional.of(FormWord.TOO_LATE);
      case FULL -> Optional.of(FormWord.FULL);
    };
  }

  private APIGatewayV2HTTPResponse form(Visit visit, Pass pass, Definition definition, Page page) {
    Wording wording = new Wording(definition, page.language());
    Map<String, String> attributes = attributes(visit, definition, pass);
    var known = new TreeMap<>(attributes);
    known.put(Visit.LANGUAGE, page.language());
    var filled = Filled.of(new Preset(definition, visit).answers());
    var view = new FormView(definition, wording, known, filled);
    var hidden = hidden(page.language(), pass, attributes);
    return Notices.framed(visit, page)
        .answer(
            200,
            html -> {
              view.head(html);
              LanguageSwitch.write(html, wording, definition, visit.query());
              view.form(html, hidden, Set.of());
            });
  }

  /// What is known of who answers: by the link, else by those names in the address that the survey
  /// takes from there.
  private static Map<String, String> attributes(Visit visit, Definition definition, Pass pass) {
    if (pass instanceof Pass.ByLink link) {
      return link.attributes();
    }
    var attributes = new TreeMap<String, String>();
    for (String name : definition.form().hidden()) {
      String value = visit.value(name);
      if (TextRule.VALUE.fault(value).isEmpty()) {
        attributes.put(name, value);
      }
    }
    return attributes;
  }

  /// Each page has an id of its own: however often it is sent, it counts once.
  private Hidden hidden(String language, Pass pass, Map<String, String> attributes) {
    var values = new LinkedHashMap<String, List<String>>();
    if (!pass.key().isEmpty()) {
      values.put("key", List.of(pass.key()));
    }
    FreshIdentity fresh = ports.identities();
    values.put("id", List.of(fresh.id()));
    values.put("time", List.of(fresh.time().truncatedTo(ChronoUnit.MILLIS).toString()));
    values.put(Visit.LANGUAGE, List.of(language));
    if (!(pass instanceof Pass.ByLink)) { // which says them itself
      attributes.forEach((name, value) -> values.put(ATTRIBUTES + name, List.of(value)));
    }
    return new Hidden(values);
  }
}
