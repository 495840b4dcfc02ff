package rapport.admin;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.util.Optional;
import rapport.access.Access.Kind;
import rapport.access.Access.Scope;
import rapport.admin.Bodies.Content;
import rapport.edge.Admission;
import rapport.edge.Answers;
import rapport.edge.Need;
import rapport.edge.Problem;
import rapport.edge.Request;
import rapport.edge.SettingsJson;
import rapport.settings.Settings;
import rapport.store.Documents.Document;
import rapport.store.Table.Outcome;

/// `GET` and `PUT /v1/settings`.
final class SettingsRoutes {

  private static final String NAME = "settings";
  private static final int MAX_TRIES = 5;

  private final Ports ports;
  private final CalendarChange calendarChange;
  private final RuleChange ruleChange;

  SettingsRoutes(Ports ports) {
    this.ports = ports;
    this.calendarChange = new CalendarChange(ports);
    this.ruleChange = new RuleChange(ports);
  }

  APIGatewayV2HTTPResponse get(Request request) {
    return switch (Need.of(Kind.SRV, Kind.READ).admit(request.caller())) {
      case Admission.Refused(Problem problem) -> problem.answer();
      case Admission.Granted granted -> {
        Optional<Document> document = ports.documents().read(granted.access().tenant(), NAME);
        yield answer(settings(document), version(document));
      }
    };
  }

  APIGatewayV2HTTPResponse put(Request request) {
    return switch (Need.of(Kind.SRV).with(Scope.ADMIN).admit(request.caller())) {
      case Admission.Refused(Problem problem) -> problem.answer();
      case Admission.Granted granted -> put(request, granted.access().tenant());
    };
  }

  /// What may be put depends on what was decided before, so it is read again with every attempt.
  private APIGatewayV2HTTPResponse put(Request request, String tenant) {
    for (int attempt = 0; attempt < MAX_TRIES; attempt++) {
      Optional<Document> document = ports.documents().read(tenant, NAME);
      Settings before = settings(document);
      Content<Settings> content =
          Bodies.read(request, value -> SettingsJson.read(value, before, ports.clock().instant()));
      Optional<APIGatewayV2HTTPResponse> answer =
          switch (content) {
            case Content.Refused<Settings>(Problem problem) -> Optional.of(problem.answer());
            case Content.Readable<Settings>(Settings settings) ->
                put(request, tenant, version(document), settings);
          };
      if (answer.isPresent()) {
        return answer.get();
      }
    }
    return Problem.of(409, "The settings are being changed by others.").answer();
  }

  /// The calendar and the facts follow the settings, whatever they were before: so a call that
  /// broke off between the two is made good by the next.
  ///
  /// @return empty if others wrote the settings in between
  private Optional<APIGatewayV2HTTPResponse> put(
      Request request, String tenant, long version, Settings settings) {
    if (!Bodies.matches(request, version)) {
      return Optional.of(Problem.of(412, "The settings have another version by now.").answer());
    }
    String text = SettingsJson.write(settings);
    if (ports.documents().write(tenant, NAME, version, text) != Outcome.DONE) {
      return Optional.empty();
    }
    return Optional.of(
        calendarChange.follow(tenant, settings) && ruleChange.follow(tenant, settings)
            ? answer(settings, version + 1)
            : Problem.of(409, "The settings are being changed by others.").answer());
  }

  /// What a tenant has decided.
  static Settings of(Ports ports, String tenant) {
    return settings(ports.documents().read(tenant, NAME));
  }

  private static Settings settings(Optional<Document> document) {
    return document.map(Document::text).map(SettingsJson::stored).orElse(Settings.DEFAULT);
  }

  private static long version(Optional<Document> document) {
    return document.map(Document::version).orElse(0L);
  }

  private static APIGatewayV2HTTPResponse answer(Settings settings, long version) {
    var answer = Answers.json(200, SettingsJson.tree(settings));
    return Answers.with(answer, "etag", Bodies.tag(version));
  }
}
