package rapport.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import rapport.edge.Front;
import rapport.local.template.Deployment;
import rapport.local.template.Deployment.Trigger.Route;
import rapport.local.template.DeploymentReader;
import rapport.local.template.Location;
import rapport.local.template.SiteShape.Behaviour;
import rapport.local.template.Template;

/// Holds what stands before the API and the pages on AWS: nobody gets at the bucket but the
/// distribution, nothing of the API is cached, and no header that it needs is lost.
///
/// @see <a
///   href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-origin-request-policies.html">Managed
///   origin request policies</a>
class DistributionTest {

  private static final String CACHING_DISABLED = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad";
  private static final String ALL_VIEWER_EXCEPT_HOST = "b689b0a8-53d0-40ab-baf2-68738e2966ac";

  private static Template template;
  private static Deployment deployment;
  private static JsonNode distribution;

  @BeforeAll
  static void read() throws IOException {
    template = Template.read(Path.of("..", "template.yaml"));
    deployment =
        DeploymentReader.read(template, Map.of(), new Location(URI.create("http://127.0.0.1:9")));
    distribution =
        template.properties(Template.DISTRIBUTION).get("Distribution").path("DistributionConfig");
  }

  @Test
  void theBucketIsPrivateAndEncrypted() {
    var bucket = template.properties("AWS::S3::Bucket").get("SiteBucket");

    bucket
        .path("PublicAccessBlockConfiguration")
        .forEach(one -> assertThat(one.asBoolean()).isTrue());
    assertThat(bucket.path("PublicAccessBlockConfiguration")).hasSize(4);
    assertThat(
            bucket
                .at("/BucketEncryption/ServerSideEncryptionConfiguration/0")
                .at("/ServerSideEncryptionByDefault/SSEAlgorithm")
                .asText())
        .isEqualTo("AES256");
    assertThat(bucket.at("/OwnershipControls/Rules/0/ObjectOwnership").asText())
        .isEqualTo("BucketOwnerEnforced");
  }

  @Test
  void onlyThisDistributionMayReadTheBucket() {
    var policy = template.properties("AWS::S3::BucketPolicy").get("SiteBucketPolicy");
    var allowed = new TreeSet<String>();
    for (JsonNode statement : policy.at("/PolicyDocument/Statement")) {
      if (statement.path("Effect").asText().equals("Allow")) {
        allowed.add(statement.path("Action").asText());
        assertThat(statement.at("/Principal/Service").asText())
            .isEqualTo("cloudfront.amazonaws.com");
        assertThat(statement.at("/Condition/StringEquals/AWS:SourceArn/Fn::Sub").asText())
            .endsWith(":distribution/${Distribution}");
      }
    }

    assertThat(allowed).containsExactly("s3:GetObject", "s3:ListBucket");
  }

  @Test
  void theBucketIsReadBySignedRequests() {
    var access = template.properties("AWS::CloudFront::OriginAccessControl").get("SiteAccess");

    assertThat(access.at("/OriginAccessControlConfig/SigningBehavior").asText())
        .isEqualTo("always");
    assertThat(origin("site").at("/OriginAccessControlId/Ref").asText()).isEqualTo("SiteAccess");
    assertThat(origin("site").at("/DomainName/Fn::GetAtt/0").asText()).isEqualTo("SiteBucket");
  }

  /// Nobody could list the bucket by a query, and every page is cached once.
  @Test
  void ofARequestForAPageOnlyItsPathCounts() {
    var cache =
        template
            .properties("AWS::CloudFront::CachePolicy")
            .get("SiteCache")
            .at("/CachePolicyConfig/ParametersInCacheKeyAndForwardedToOrigin");

    assertThat(cache.at("/QueryStringsConfig/QueryStringBehavior").asText()).isEqualTo("none");
    assertThat(cache.at("/CookiesConfig/CookieBehavior").asText()).isEqualTo("none");
    assertThat(cache.at("/HeadersConfig/HeaderBehavior").asText()).isEqualTo("none");
    for (JsonNode behaviour : behavioursOf("site")) {
      assertThat(behaviour.at("/CachePolicyId/Ref").asText()).isEqualTo("SiteCache");
      assertThat(behaviour.has("OriginRequestPolicyId")).isFalse();
    }
  }

  @Test
  void everyRouteIsReachedBesideThePages() {
    var routes =
        deployment.functions().stream()
            .flatMap(function -> function.triggers(Route.class).stream())
            .toList();

    assertThat(routes)
        .isNotEmpty()
        .allSatisfy(
            route -> {
              var behaviour =
                  deployment.front().site().behaviours().stream()
                      .filter(one -> one.fits(route.path()))
                      .findFirst()
                      .orElseThrow();
              assertThat(behaviour.pages()).as(route.key()).isFalse();
            });
  }

  @Test
  void nothingOfTheApiIsCachedAndAllThatACallerSendsIsPassedOn() {
    var behaviours = behavioursOf("api");

    assertThat(behaviours)
        .extracting(one -> one.path("PathPattern").asText())
        .containsExactly("/v1/*", "/s/*");
    for (JsonNode behaviour : behaviours) {
      assertThat(behaviour.path("CachePolicyId").asText()).isEqualTo(CACHING_DISABLED);
      assertThat(behaviour.path("OriginRequestPolicyId").asText())
          .isEqualTo(ALL_VIEWER_EXCEPT_HOST);
      assertThat(texts(behaviour.path("AllowedMethods")))
          .containsExactlyInAnyOrder("GET", "HEAD", "OPTIONS", "PUT", "POST", "PATCH", "DELETE");
    }
    assertThat(origin("api").at("/CustomOriginConfig/OriginProtocolPolicy").asText())
        .isEqualTo("https-only");
  }

  @Test
  void theApiIsToldWhoVisitsAndByASecretThatOnlyFunctionsKnow() {
    var secret = origin("api").at("/OriginCustomHeaders/0");

    assertThat(origin("api").path("OriginCustomHeaders")).hasSize(1);
    assertThat(secret.path("HeaderName").asText()).isEqualTo(Front.SECRET_HEADER);
    assertThat(secret.at("/HeaderValue"))
        .isEqualTo(
            template
                .properties(Template.FUNCTION)
                .get("IntakeFunction")
                .at("/Environment/Variables/FRONT_SECRET"));
    assertThat(
            template
                .properties("AWS::CloudFront::Function")
                .get("ViewerAddress")
                .path("FunctionCode")
                .asText())
        .contains("request.headers['" + Front.VISITOR_HEADER + "'] = {value: event.viewer.ip}");
    for (JsonNode behaviour : behavioursOf("api")) {
      var function = behaviour.at("/FunctionAssociations/0");
      assertThat(function.path("EventType").asText()).isEqualTo("viewer-request");
      assertThat(function.at("/FunctionARN/Fn::GetAtt/0").asText()).isEqualTo("ViewerAddress");
    }
  }

  /// A distribution keeps errors even where it keeps nothing else, and not by who asked.
  @Test
  void noErrorOfOneCallerIsGivenToAnother() {
    var kept = new TreeSet<Integer>();
    for (JsonNode error : distribution.path("CustomErrorResponses")) {
      assertThat(error.path("ErrorCachingMinTTL").asInt(-1)).isZero();
      assertThat(error.has("ResponsePagePath")).isFalse();
      kept.add(error.path("ErrorCode").asInt());
    }

    assertThat(kept).containsExactly(400, 403, 404, 405, 414, 416, 500, 501, 502, 503, 504);
  }

  @Test
  void pagesRunNoScriptButTheirOwnAndEveryAnswerAsksForTls() {
    for (Behaviour behaviour : deployment.front().site().behaviours()) {
      if (behaviour.pattern().equals("*")) {
        assertThat(behaviour.headers().get("content-security-policy"))
            .startsWith("default-src 'none'")
            .contains("script-src 'self';", "frame-ancestors 'none'")
            .doesNotContain("unsafe", "http", "*");
      }
      if (behaviour.pages()) {
        assertThat(behaviour.headers()).containsEntry("x-content-type-options", "nosniff");
      }
    }
    template
        .properties(Template.HEADERS)
        .forEach(
            (name, policy) ->
                assertThat(
                        policy
                            .at("/ResponseHeadersPolicyConfig/SecurityHeadersConfig")
                            .at("/StrictTransportSecurity/AccessControlMaxAgeSec")
                            .asInt())
                    .as(name)
                    .isGreaterThan(30_000_000));
  }

  private static JsonNode origin(String id) {
    for (JsonNode origin : distribution.path("Origins")) {
      if (origin.path("Id").asText().equals(id)) {
        return origin;
      }
    }
    throw new AssertionError("no origin " + id);
  }

  private static List<JsonNode> behavioursOf(String origin) {
    var found = new ArrayList<JsonNode>();
    distribution.path("CacheBehaviors").forEach(found::add);
    found.add(distribution.path("DefaultCacheBehavior"));
    found.removeIf(one -> !one.path("TargetOriginId").asText().equals(origin));
    return found;
  }

  private static List<String> texts(JsonNode array) {
    var texts = new ArrayList<String>();
    array.forEach(one -> texts.add(one.asText()));
    return texts;
  }
}
