package rapport.notifier;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import rapport.webhook.Letter;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;

/// Publishes letters at a topic of SNS, by one signed request, which the SDK's signer is enough
/// for.
///
/// Each carries its tenant as an attribute, by which a subscription can choose.
///
/// @param endpoint of SNS in the topic's region
/// @see <a href="https://docs.aws.amazon.com/sns/latest/api/API_Publish.html">Publish</a>
record TopicMail(
    String topicArn, URI endpoint, AwsCredentialsProvider credentials, SdkHttpClient client)
    implements Mail {

  private static final String VERSION = "2010-03-31";
  private static final AwsV4HttpSigner SIGNER = AwsV4HttpSigner.create();

  /// `arn:<partition>:sns:<region>:<account>:<name>`.
  private static final int PARTITION = 1;

  private static final int REGION = 3;

  static TopicMail of(String topicArn, AwsCredentialsProvider credentials, SdkHttpClient client) {
    var domain = part(topicArn, PARTITION).equals("aws-cn") ? "amazonaws.com.cn" : "amazonaws.com";
    var endpoint = URI.create("https://sns." + part(topicArn, REGION) + "." + domain + "/");
    return new TopicMail(topicArn, endpoint, credentials, client);
  }

  private static String part(String arn, int place) {
    var parts = arn.split(":", -1);
    if (parts.length <= REGION) {
      throw new IllegalStateException("no topic of SNS: " + arn);
    }
    return parts[place];
  }

  @Override
  public boolean send(String tenant, Letter letter) {
    var body = ContentStreamProvider.fromUtf8String(form(tenant, letter));
    var request =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.POST)
            .uri(endpoint)
            .putHeader("content-type", "application/x-www-form-urlencoded; charset=utf-8")
            .build();
    var signed =
        SIGNER.sign(
            signing ->
                signing
                    .identity(credentials.resolveCredentials())
                    .request(request)
                    .payload(body)
                    .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "sns")
                    .putProperty(AwsV4HttpSigner.REGION_NAME, part(topicArn, REGION)));
    var call =
        HttpExecuteRequest.builder()
            .request(signed.request())
            .contentStreamProvider(signed.payload().orElse(body))
            .build();
    try {
      return client.prepareRequest(call).call().httpResponse().isSuccessful();
    } catch (IOException _) { // whatever it was, it is sent again
      return false;
    }
  }

  private String form(String tenant, Letter letter) {
    var fields = new TreeMap<>(Map.of("Action", "Publish", "Version", VERSION));
    fields.put("TopicArn", topicArn);
    fields.put("Subject", letter.subject());
    fields.put("Message", letter.text());
    fields.put("MessageAttributes.entry.1.Name", "tenant");
    fields.put("MessageAttributes.entry.1.Value.DataType", "String");
    fields.put("MessageAttributes.entry.1.Value.StringValue", tenant);
    return fields.entrySet().stream()
        .map(field -> field.getKey() + "=" + encoded(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
