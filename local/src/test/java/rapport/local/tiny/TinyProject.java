package rapport.local.tiny;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;

/// A project of the tiny functions.
public final class TinyProject {

  private static final String TEMPLATE =
      """
      Parameters:
        Window: {Type: Number, Default: 1}
        OnlyTenant: {Type: String, Default: ""}
        Interval: {Type: String, Default: 1 minute}
      Globals:
        Function: {MemorySize: 1024}
      Resources:
        EventsTable:
          Type: AWS::DynamoDB::Table
          Properties:
            KeySchema:
              - {AttributeName: PK, KeyType: HASH}
              - {AttributeName: SK, KeyType: RANGE}
            TimeToLiveSpecification: {AttributeName: ttl, Enabled: true}
        SummaryTable:
          Type: AWS::DynamoDB::Table
          Properties:
            KeySchema:
              - {AttributeName: PK, KeyType: HASH}
              - {AttributeName: SK, KeyType: RANGE}
        EventQueue:
          Type: AWS::SQS::Queue
          Properties:
            VisibilityTimeout: 60
            RedrivePolicy: {deadLetterTargetArn: !GetAtt Dead.Arn, maxReceiveCount: 3}
        Dead:
          Type: AWS::SQS::Queue
          Properties: {MessageRetentionPeriod: 1209600}
        Api:
          Type: AWS::Serverless::HttpApi
          Properties:
            CorsConfiguration: {AllowOrigins: ["*"], AllowMethods: [POST], AllowHeaders: [authorization], MaxAge: 60}
        IntakeFunction:
          Type: AWS::Serverless::Function
          Properties:
            CodeUri: tiny.jar
            Handler: rapport.local.tiny.TinyIntake
            Timeout: 5
            Environment: {Variables: {QUEUE_URL: !Ref EventQueue}}
            Events:
              Post: {Type: HttpApi, Properties: {Method: post, Path: "/v1/{name}"}}
        RecorderFunction:
          Type: AWS::Serverless::Function
          Properties:
            CodeUri: tiny.jar
            Handler: rapport.local.tiny.TinyRecorder
            Timeout: 10
            Environment: {Variables: {EVENTS_TABLE: !Ref EventsTable}}
            Events:
              Queue:
                Type: SQS
                Properties:
                  Queue: !GetAtt EventQueue.Arn
                  BatchSize: 100
                  MaximumBatchingWindowInSeconds: !Ref Window
                  ScalingConfig: {MaximumConcurrency: 2}
        RollupFunction:
          Type: AWS::Serverless::Function
          Properties:
            CodeUri: tiny.jar
            Handler: rapport.local.tiny.TinyRollup
            Timeout: 10
            Environment: {Variables: {SUMMARY_TABLE: !Ref SummaryTable}}
            Events:
              Schedule: {Type: ScheduleV2, Properties: {ScheduleExpression: !Sub "rate(${Interval})"}}
      """;

  private TinyProject() {}

  /// The same, and a jar of the functions, which names the class path of this test.
  public static Path withJar(Path folder) throws IOException {
    in(folder);
    var manifest = new Manifest();
    var entries = manifest.getMainAttributes();
    entries.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    entries.put(Attributes.Name.CLASS_PATH, classPath());
    try (var out = Files.newOutputStream(folder.resolve("tiny.jar"));
        var jar = new JarOutputStream(out, manifest)) {
      jar.finish();
    }
    return folder;
  }

  private static String classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(entry -> Path.of(entry).toUri().toString())
        .collect(Collectors.joining(" "));
  }

  /// Writes the project's template into a folder.
  public static Path in(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("template.yaml"), TEMPLATE);
    return folder;
  }
}
