package rapport.local.tiny;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.util.Map;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/// Queues what is posted.
public final class TinyIntake
    implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {

  private final SqsClient sqs;
  private final String queueUrl;

  public TinyIntake() {
    this(System.getenv(), SqsClient.builder().httpClient(UrlConnectionHttpClient.create()).build());
  }

  public TinyIntake(Map<String, String> environment, SqsClient sqs) {
    this.sqs = sqs;
    this.queueUrl = environment.get("QUEUE_URL");
  }

  @Override
  public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
    if ("exit".equals(event.getBody())) {
      Runtime.getRuntime().halt(1);
    }
    if ("crash".equals(event.getBody())) {
      throw new IllegalStateException("as asked");
    }
    var tenant = MessageAttributeValue.builder().dataType("String").stringValue("demo").build();
    sqs.sendMessage(
        send ->
            send.queueUrl(queueUrl)
                .messageBody(event.getBody())
                .messageAttributes(Map.of("tenant", tenant)));
    return APIGatewayV2HTTPResponse.builder()
        .withStatusCode(202)
        .withHeaders(Map.of("Content-Type", "text/plain"))
        .withBody(event.getPathParameters().get("name") + " " + event.getIsBase64Encoded())
        .build();
  }
}
