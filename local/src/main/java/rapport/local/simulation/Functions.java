package rapport.local.simulation;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.MessageAttribute;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import rapport.edge.Caller;
import rapport.edge.CallerContext;
import rapport.intake.IntakeHandler;
import rapport.reader.ReaderHandler;
import rapport.recorder.RecorderHandler;
import rapport.rollup.RollupHandler;

/// The real handlers, each called with what AWS would call it with.
final class Functions {

  private static final long BY_THE_DAY = 256 * 1024;
  private static final long BY_THE_HOUR = 0;
  private static final byte[] SCHEDULED = "{}".getBytes(StandardCharsets.UTF_8);

  private Functions() {}

  static IntakeHandler intake(Container container, Post events) {
    return new IntakeHandler(
        container.events(),
        container.summary(),
        events.sentBy(container),
        container.surroundings());
  }

  /// Nobody here wants to be told anything.
  static RecorderHandler recorder(Container container) {
    return new RecorderHandler(
        container.events(),
        container.summary(),
        _ -> {},
        container.retention(),
        container.surroundings());
  }

  /// @param hourly whether it keeps every day by its hours
  static RollupHandler rollup(Container container, Post work, Post events, boolean hourly) {
    return new RollupHandler(
        new RollupHandler.Tables(
            container.events(),
            container.summary(),
            container.retention(),
            hourly ? BY_THE_HOUR : BY_THE_DAY),
        work.sentBy(container),
        events.sentBy(container),
        container.surroundings());
  }

  static ReaderHandler reader(Container container) {
    return new ReaderHandler(container.events(), container.summary(), container.surroundings());
  }

  /// @return the ids of the messages that failed
  static Set<String> record(RecorderHandler handler, List<Letter> letters, Plant plant) {
    var event = new SQSEvent();
    event.setRecords(letters.stream().map(Functions::message).toList());
    if (plant == Plant.TENANT_OF_THE_FIRST) {
      var first = event.getRecords().getFirst().getMessageAttributes().get("tenant");
      event.getRecords().forEach(one -> one.getMessageAttributes().put("tenant", first));
    }
    var failed = new HashSet<String>();
    SQSBatchResponse answer = handler.handleRequest(event, null);
    answer.getBatchItemFailures().forEach(failure -> failed.add(failure.getItemIdentifier()));
    return failed;
  }

  private static SQSMessage message(Letter letter) {
    var message = new SQSMessage();
    message.setMessageId(letter.id());
    message.setBody(letter.body());
    message.setAttributes(
        Map.of(
            "SentTimestamp",
            Long.toString(letter.sentAt().toEpochMilli()),
            "ApproximateReceiveCount",
            Integer.toString(letter.received())));
    var attributes = new HashMap<String, MessageAttribute>();
    letter
        .attributes()
        .forEach(
            (name, value) -> {
              var attribute = new MessageAttribute();
              attribute.setDataType("String");
              attribute.setStringValue(value);
              attributes.put(name, attribute);
            });
    message.setMessageAttributes(attributes);
    return message;
  }

  static void roll(RollupHandler handler) {
    handle(handler, SCHEDULED);
  }

  /// @return whether it did what the message asks for
  static boolean workOff(RollupHandler handler, Letter letter) {
    var event =
        "{\"Records\":[{\"messageId\":\"%s\",\"body\":\"%s\"}]}"
            .formatted(letter.id(), letter.body().replace("\"", "\\\""));
    return !handle(handler, event.getBytes(StandardCharsets.UTF_8)).contains("itemIdentifier");
  }

  private static String handle(RollupHandler handler, byte[] event) {
    var out = new ByteArrayOutputStream();
    try {
      handler.handleRequest(new ByteArrayInputStream(event), out, null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  static APIGatewayV2HTTPResponse post(IntakeHandler handler, Requests.Request request) {
    boolean live = request.importName().isEmpty();
    var path = live ? "/v1/events" : "/v1/imports";
    var event =
        APIGatewayV2HTTPEvent.builder()
            .withRouteKey("POST " + path)
            .withRawPath(path)
            .withRawQueryString(live ? "" : "import=" + request.importName())
            .withHeaders(Map.of("content-type", "application/json"))
            .withBody(request.body())
            .build();
    CallerContext.put(request.tenant().server(), event);
    return handler.handleRequest(event, null);
  }

  /// As the HTTP API calls it once the authorizer has said who asks.
  static APIGatewayV2HTTPResponse get(ReaderHandler handler, Caller caller, String query) {
    var event =
        APIGatewayV2HTTPEvent.builder()
            .withRouteKey("GET /v1/metrics")
            .withRawPath("/v1/metrics")
            .withRawQueryString(query)
            .build();
    CallerContext.put(caller, event);
    return handler.handleRequest(event, null);
  }
}
