package rapport.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import rapport.local.template.SiteShape.Behaviour;

/// Finds in a template how its distribution serves the pages.
final class SiteReader {

  private static final String EVERYTHING = "*";

  private final Template template;
  private final Resolver resolver;

  SiteReader(Template template, Resolver resolver) {
    this.template = template;
    this.resolver = resolver;
  }

  /// @return [SiteShape#NONE] if the template has no distribution
  /// @throws IllegalArgumentException if a policy sends a header that isn't known here
  SiteShape read() {
    return template.properties(Template.DISTRIBUTION).values().stream()
        .findFirst()
        .map(properties -> site(properties.path("DistributionConfig")))
        .orElse(SiteShape.NONE);
  }

  private SiteShape site(JsonNode distribution) {
    var behaviours = new ArrayList<Behaviour>();
    for (JsonNode behaviour : distribution.path("CacheBehaviors")) {
      behaviours.add(behaviour(behaviour.path("PathPattern").asText(), behaviour, distribution));
    }
    behaviours.add(behaviour(EVERYTHING, distribution.path("DefaultCacheBehavior"), distribution));
    return new SiteShape(distribution.path("DefaultRootObject").asText(), behaviours);
  }

  private Behaviour behaviour(String pattern, JsonNode behaviour, JsonNode distribution) {
    String target = behaviour.path("TargetOriginId").asText();
    for (JsonNode origin : distribution.path("Origins")) {
      if (origin.path("Id").asText().equals(target)) {
        return new Behaviour(pattern, origin.has("S3OriginConfig"), headers(behaviour));
      }
    }
    throw new IllegalArgumentException("the distribution has no origin " + target);
  }

  private Map<String, String> headers(JsonNode behaviour) {
    JsonNode reference = behaviour.path("ResponseHeadersPolicyId");
    JsonNode policy = template.properties(Template.HEADERS).get(reference.path("Ref").asText());
    if (policy == null) {
      throw new IllegalArgumentException("no policy of headers in the template: " + reference);
    }
    JsonNode config = policy.path("ResponseHeadersPolicyConfig");
    var headers = new TreeMap<String, String>();
    Template.children(config.path("SecurityHeadersConfig"))
        .forEach((name, value) -> putSecurity(headers, name, value));
    for (JsonNode item : config.path("CustomHeadersConfig").path("Items")) {
      headers.put(
          item.path("Header").asText().toLowerCase(Locale.ROOT), resolver.text(item.path("Value")));
    }
    return headers;
  }

  /// That a browser should come back by TLS alone is nothing to tell where there is none.
  private void putSecurity(Map<String, String> headers, String name, JsonNode value) {
    switch (name) {
      case "ContentSecurityPolicy" ->
          headers.put("content-security-policy", resolver.text(value.path(name)));
      case "ContentTypeOptions" -> headers.put("x-content-type-options", "nosniff");
      case "FrameOptions" ->
          headers.put("x-frame-options", resolver.text(value.path("FrameOption")));
      case "ReferrerPolicy" -> headers.put("referrer-policy", resolver.text(value.path(name)));
      case "StrictTransportSecurity" -> {}
      default -> throw new IllegalArgumentException("unknown here: a header of " + name);
    }
  }
}
