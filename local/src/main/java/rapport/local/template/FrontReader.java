package rapport.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import rapport.local.template.Deployment.AuthorizerShape;
import rapport.local.template.Deployment.Cors;
import rapport.local.template.Deployment.Front;

/// Finds in a template what its HTTP API does before it calls a function.
final class FrontReader {

  private static final String ALIAS = ".Alias";

  private final JsonNode api;
  private final SiteShape site;
  private final Resolver resolver;

  /// @param api the properties of the HTTP API
  /// @param site what is served beside it
  FrontReader(JsonNode api, SiteShape site, Resolver resolver) {
    this.api = api;
    this.site = site;
    this.resolver = resolver;
  }

  /// @throws IllegalArgumentException if an authorizer is not of the only kind that is known here
  Front read() {
    var authorizers = new TreeMap<String, AuthorizerShape>();
    Template.children(api.path("Auth").path("Authorizers"))
        .forEach((name, authorizer) -> authorizers.put(name, authorizer(name, authorizer)));
    return new Front(cors(api.path("CorsConfiguration")), authorizers, site);
  }

  private Cors cors(JsonNode cors) {
    return new Cors(
        texts(cors.path("AllowOrigins")),
        texts(cors.path("AllowMethods")),
        texts(cors.path("AllowHeaders")),
        number(cors.path("MaxAge")));
  }

  private AuthorizerShape authorizer(String name, JsonNode authorizer) {
    JsonNode identity = authorizer.path("Identity");
    List<String> headers = texts(identity.path("Headers"));
    boolean known =
        authorizer.path("AuthorizerPayloadFormatVersion").asText().equals("2.0")
            && authorizer.path("EnableSimpleResponses").asBoolean()
            && headers.size() == 1;
    if (!known) {
      throw new IllegalArgumentException(
          "the authorizer %s must have payload 2.0, simple responses and one header to tell by"
              .formatted(name));
    }
    return new AuthorizerShape(
        function(authorizer.path("FunctionArn")),
        headers.getFirst(),
        Duration.ofSeconds(number(identity.path("ReauthorizeEvery"))));
  }

  /// Which function `!Ref XFunction.Alias` is.
  private static String function(JsonNode arn) {
    String name = arn.path("Ref").asText();
    if (!name.endsWith(ALIAS)) {
      throw new IllegalArgumentException("no alias of a function: " + arn);
    }
    return DeploymentReader.shortName(name.substring(0, name.length() - ALIAS.length()));
  }

  private int number(JsonNode value) {
    return value.isMissingNode() ? 0 : resolver.number(value);
  }

  private List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(resolver::text).toList();
  }
}
