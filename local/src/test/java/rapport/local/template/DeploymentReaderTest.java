package rapport.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import rapport.local.template.Deployment.AuthorizerShape;
import rapport.local.template.Deployment.Cors;
import rapport.local.template.Deployment.QueueShape;
import rapport.local.template.Deployment.TableShape;
import rapport.local.template.Deployment.Trigger;
import rapport.local.template.Deployment.Trigger.Messages;
import rapport.local.template.Deployment.Trigger.Route;

class DeploymentReaderTest {

  private static final Location HERE = new Location(URI.create("http://127.0.0.1:9"));

  private static final String TEMPLATE =
      """
      Parameters:
        Window: {Type: Number, Default: 5}
        Every: {Type: String, Default: 1 minute}
      Globals: {Function: {MemorySize: 1024}}
      Resources:
        Events:
          Type: AWS::DynamoDB::Table
          Properties:
            KeySchema: [{AttributeName: SK, KeyType: RANGE}, {AttributeName: PK, KeyType: HASH}]
            TimeToLiveSpecification: {AttributeName: ttl, Enabled: true}
        Queue:
          Type: AWS::SQS::Queue
          Properties:
            VisibilityTimeout: 60
            MaximumMessageSize: 2048
            RedrivePolicy: {deadLetterTargetArn: !GetAtt Dead.Arn, maxReceiveCount: 10}
        Dead: {Type: AWS::SQS::Queue, Properties: {}}
        Api:
          Type: AWS::Serverless::HttpApi
          Properties:
            CorsConfiguration: {AllowOrigins: ["*"], AllowMethods: [POST], AllowHeaders: [x], MaxAge: 9}
        WorkFunction:
          Type: AWS::Serverless::Function
          Properties:
            CodeUri: a/b.jar
            Handler: x.Y
            Timeout: 10
            Environment:
              Variables: {QUEUE_URL: !Ref Queue, TABLE: !Ref Events, DAYS: !Ref Window}
            Events:
              Post: {Type: HttpApi, Properties: {Method: post, Path: "/v1/{name}"}}
              Queue:
                Type: SQS
                Properties:
                  Queue: !GetAtt Queue.Arn
                  BatchSize: 100
                  MaximumBatchingWindowInSeconds: !Ref Window
                  ScalingConfig: {MaximumConcurrency: 4}
              Clock: {Type: ScheduleV2, Properties: {ScheduleExpression: !Sub "rate(${Every})"}}
      """;

  @Test
  void tablesQueuesAndTheFrontAreReadWithTheirReferences() {
    var read = read(Map.of());

    assertThat(read.tables()).containsExactly(new TableShape("Events", "PK", "SK", "ttl"));
    assertThat(read.queues())
        .containsExactly(
            new QueueShape("Queue", 60, 2048, "Dead", 10),
            new QueueShape("Dead", 30, 1024 * 1024, "", 0));
    assertThat(read.front().cors())
        .isEqualTo(new Cors(List.of("*"), List.of("POST"), List.of("x"), 9));
  }

  @Test
  void aFunctionIsReadWithItsEnvironmentAndWhatCallsIt() {
    var work = read(Map.of()).functions().getFirst();

    assertThat(work.name()).isEqualTo("work");
    assertThat(work.code().jar()).isEqualTo(Path.of("a/b.jar"));
    assertThat(work.code().memoryMegabytes()).isEqualTo(1024);
    assertThat(work.environment())
        .isEqualTo(
            Map.of(
                "QUEUE_URL",
                "http://127.0.0.1:9/000000000000/Queue",
                "TABLE",
                "Events",
                "DAYS",
                "5"));
    assertThat(work.triggers())
        .containsExactly(
            new Route("POST", "/v1/{name}", ""),
            new Messages("Queue", 100, Duration.ofSeconds(5), 4),
            new Trigger.Schedule("WorkFunctionClock", Duration.ofMinutes(1)));
  }

  /// Whoever knows the template must not know it.
  @Test
  void aSecretIsDrawnAndTheSameWhereverItIsNamed() {
    var secret = "!Sub \"{{resolve:secretsmanager:${Queue}}}\"";
    var named =
        TEMPLATE
            .replace("AWS::SQS::Queue\n    Properties:\n      V", "Any\n    Properties:\n      V")
            .replace("!Ref Queue", secret)
            .replace("TABLE: !Ref Events", "TABLE: " + secret)
            .replace("Queue: !GetAtt Queue.Arn", "Queue: x");

    var one = environment(named);
    var other = environment(named);

    assertThat(one.get("QUEUE_URL")).matches("[0-9a-f]{64}").isEqualTo(one.get("TABLE"));
    assertThat(other.get("QUEUE_URL")).isNotEqualTo(one.get("QUEUE_URL"));
  }

  private static Map<String, String> environment(String template) {
    return DeploymentReader.read(Template.parse(template), Map.of(), HERE)
        .functions()
        .getFirst()
        .environment();
  }

  @Test
  void aRouteHasTheAuthorizerOfTheApiUnlessItNamesNone() {
    var guarded =
        TEMPLATE
            .replace(
                "MaxAge: 9}",
                """
                MaxAge: 9}
                      Auth:
                        DefaultAuthorizer: Keys
                        Authorizers:
                          Keys:
                            FunctionArn: !Ref WorkFunction.Alias
                            AuthorizerPayloadFormatVersion: "2.0"
                            EnableSimpleResponses: true
                            Identity: {Headers: [Authorization], ReauthorizeEvery: 60}
                """
                    .strip())
            .replace(
                "      Queue:\n          Type: SQS",
                "      Open: {Type: HttpApi, Properties: {Method: GET, Path: /o, Auth: {Authorizer:"
                    + " NONE}}}\n        Queue:\n          Type: SQS");

    var read = DeploymentReader.read(Template.parse(guarded), Map.of(), HERE);

    assertThat(read.front().authorizers())
        .isEqualTo(
            Map.of("Keys", new AuthorizerShape("work", "Authorization", Duration.ofSeconds(60))));
    assertThat(read.functions().getFirst().triggers(Route.class))
        .containsExactly(new Route("POST", "/v1/{name}", "Keys"), new Route("GET", "/o", ""));
  }

  @Test
  void anAuthorizerOfAKindThatIsNotKnownHereIsNamed() {
    var other = TEMPLATE.replace("MaxAge: 9}", "MaxAge: 9}\n      Auth: {Authorizers: {Keys: {}}}");

    assertThatThrownBy(() -> DeploymentReader.read(Template.parse(other), Map.of(), HERE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the authorizer Keys must have payload 2.0");
  }

  @Test
  void parametersTakeThePlaceOfDefaults() {
    var work = read(Map.of("Window", "60", "Every", "2 hours")).functions().getFirst();

    assertThat(work.triggers(Messages.class).getFirst().window()).isEqualTo(Duration.ofMinutes(1));
    assertThat(work.triggers(Trigger.Schedule.class).getFirst().interval())
        .isEqualTo(Duration.ofHours(2));
  }

  @Test
  void anUnknownParameterIsNamed() {
    assertThatThrownBy(() -> read(Map.of("Windows", "1")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no parameter Windows");
  }

  @Test
  void aReferenceToNothingIsNamed() {
    var broken = Template.parse(TEMPLATE.replace("!Ref Queue", "!Ref Quee"));

    assertThatThrownBy(() -> DeploymentReader.read(broken, Map.of(), HERE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no resource or parameter Quee");
  }

  @Test
  void aKeyThatAppearsTwiceIsRefused() {
    assertThatThrownBy(() -> Template.parse("A: 1\nB: 2\nA: 3\n"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the key A appears twice");
  }

  @Test
  void theProjectsOwnTemplateCanBeRunHere() throws Exception {
    var template = Template.read(Path.of("..", "template.yaml"));

    var deployment = DeploymentReader.read(template, Map.of(), HERE);

    assertThat(deployment.functions())
        .extracting(Deployment.FunctionShape::name)
        .containsExactlyInAnyOrder(
            "authorizer", "intake", "recorder", "rollup", "reader", "admin", "forms", "notifier");
  }

  private static Deployment read(Map<String, String> parameters) {
    return DeploymentReader.read(Template.parse(TEMPLATE), parameters, HERE);
  }
}
