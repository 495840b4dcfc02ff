package rapport.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rapport.local.template.SiteShape.Behaviour;

class SiteReaderTest {

  private static final String TEMPLATE =
      """
      Parameters: {Age: {Type: Number, Default: 60}}
      Resources:
        Pages:
          Type: AWS::CloudFront::ResponseHeadersPolicy
          Properties:
            ResponseHeadersPolicyConfig:
              Name: pages
              SecurityHeadersConfig:
                ContentSecurityPolicy: {ContentSecurityPolicy: "default-src 'none'", Override: true}
                ContentTypeOptions: {Override: true}
                FrameOptions: {FrameOption: DENY, Override: true}
                ReferrerPolicy: {ReferrerPolicy: no-referrer, Override: true}
                StrictTransportSecurity: {AccessControlMaxAgeSec: 1, Override: true}
              CustomHeadersConfig:
                Items: [{Header: Cache-Control, Value: !Sub "max-age=${Age}", Override: true}]
        Front:
          Type: AWS::CloudFront::Distribution
          Properties:
            DistributionConfig:
              DefaultRootObject: start.html
              Origins: [{Id: files, S3OriginConfig: {}}, {Id: api, CustomOriginConfig: {}}]
              DefaultCacheBehavior: {TargetOriginId: files, ResponseHeadersPolicyId: !Ref Pages}
              CacheBehaviors:
                - {PathPattern: /v1/*, TargetOriginId: api, ResponseHeadersPolicyId: !Ref Pages}
      """;

  @Test
  void behavioursComeInTheirOrderAndTheDefaultLast() {
    var site = read(TEMPLATE);

    assertThat(site.root()).isEqualTo("start.html");
    assertThat(site.behaviours())
        .extracting(behaviour -> behaviour.pattern() + " " + behaviour.pages())
        .containsExactly("/v1/* false", "* true");
  }

  @Test
  void headersAreThoseOfThePolicyButForWhatNeedsTls() {
    assertThat(read(TEMPLATE).behaviours().getLast().headers())
        .isEqualTo(
            Map.of(
                "content-security-policy", "default-src 'none'",
                "x-content-type-options", "nosniff",
                "x-frame-options", "DENY",
                "referrer-policy", "no-referrer",
                "cache-control", "max-age=60"));
  }

  @Test
  void withoutADistributionNothingIsServed() {
    assertThat(read("Resources: {}")).isEqualTo(SiteShape.NONE);
  }

  @Test
  void whatIsNotKnownHereIsNamed() {
    assertThatThrownBy(() -> read(TEMPLATE.replace("FrameOptions", "XSSProtection")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("XSSProtection");
    assertThatThrownBy(() -> read(TEMPLATE.replace("TargetOriginId: api", "TargetOriginId: apu")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no origin apu");
    assertThatThrownBy(() -> read(TEMPLATE.replace("!Ref Pages", "67f7725c")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("67f7725c");
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/*, /v1/a/b, true",
    "/v1/*, /v1/, true",
    "v1/*, /v1/a, true",
    "/v1/*, /v1, false",
    "/v1/*, /a/v1/b, false",
    "/V1/*, /v1/a, false",
    "*.js, /app/a.js, true",
    "*.js, /app/a.json, false",
    "*.js, /appajs, false",
    "/?.css, /a.css, true",
    "/?.css, /.css, false",
    "/embed.js, /embed.js, true",
    "/embed.js, /embedxjs, false",
    "*, /, true",
  })
  void aPatternFitsAsThatOfADistribution(String pattern, String path, boolean fits) {
    assertThat(new Behaviour(pattern, true, Map.of()).fits(path)).isEqualTo(fits);
  }

  private static SiteShape read(String yaml) {
    var template = Template.parse(yaml);
    var here = new Location(URI.create("http://127.0.0.1:9"));
    return new SiteReader(template, new Resolver(template, template.parameterDefaults(), here))
        .read();
  }
}
