package rapport.admin;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.util.Optional;
import rapport.access.Access.Kind;
import rapport.access.Access.Scope;
import rapport.admin.Bodies.Content;
import rapport.edge.Answers;
import rapport.edge.Credentials.Admission;
import rapport.edge.Credentials.Need;
import rapport.edge.Problem;
import rapport.edge.Request;
import rapport.edge.SettingsJson;
import rapport.settings.Settings;
import rapport.store.Documents;
import rapport.store.Documents.Document;
import rapport.store.Table.Outcome;

/// `GET` and `PUT /v1/settings`.
final class SettingsRoutes {

  private static final String NAME = "settings";
  private static final int MAX_TRIES = 5;

  private final Ports ports;
  private final CalendarChange calendarChange;

  SettingsRoutes(Ports ports) {
    this.ports = ports;
    this.calendarChange = new CalendarChange(ports);
  }

  APIGatewayV2HTTPResponse get(Request request) {
    return switch (ports.credentials().admit(request, Need.of(Kind.SRV, Kind.READ))) {
      case Admission.Refused(Problem problem) -> problem.answer();
      case Admission.Granted granted -> {
        Optional<Document> document = ports.documents().read(granted.access().tenant(), NAME);
        Settings settings =
            document.map(Document::text).map(SettingsJson::stored).orElse(Settings.DEFAULT);
        yield answer(settings, version(document));
      }
    };
  }

  APIGatewayV2HTTPResponse put(Request request) {
    return switch (ports.credentials().admit(request, Need.of(Kind.SRV).with(Scope.ADMIN))) {
      case Admission.Refused(Problem problem) -> problem.answer();
      case Admission.Granted granted ->
          switch (Bodies.read(request, SettingsJson::read)) {
            case Content.Refused<Settings>(Problem problem) -> problem.answer();
            case Content.Readable<Settings>(Settings settings) ->
                put(request, granted.access().tenant(), settings);
          };
    };
  }

  /// The calendar follows the settings, whatever they were before: so a call that broke off between
  /// the two is made good by the next.
  private APIGatewayV2HTTPResponse put(Request request, String tenant, Settings settings) {
    return switch (write(request, tenant, SettingsJson.write(settings))) {
      case Written.OtherVersion() ->
          Problem.of(412, "The settings have another version by now.").answer();
      case Written.Busy() -> Problem.of(409, "The settings are being changed by others.").answer();
      case Written.Done(long version, boolean _) ->
          calendarChange.follow(tenant, settings)
              ? answer(settings, version)
              : Problem.of(409, "The time zone is being changed by others.").answer();
    };
  }

  private Written write(Request request, String tenant, String text) {
    Documents documents = ports.documents();
    for (int attempt = 0; attempt < MAX_TRIES; attempt++) {
      long version = version(documents.read(tenant, NAME));
      if (!Bodies.matches(request, version)) {
        return new Written.OtherVersion();
      }
      if (documents.write(tenant, NAME, version, text) == Outcome.DONE) {
        return new Written.Done(version + 1, version == 0);
      }
    }
    return new Written.Busy();
  }

  private static long version(Optional<Document> document) {
    return document.map(Document::version).orElse(0L);
  }

  private static APIGatewayV2HTTPResponse answer(Settings settings, long version) {
    var answer = Answers.json(200, SettingsJson.tree(settings));
    return Answers.with(answer, "etag", Bodies.tag(version));
  }
}
