package rapport.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import rapport.webhook.Reach;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

final class AdminHandlerTest {

  @Test
  void aMissingSettingIsNamed() {
    var environment = Map.of("EVENTS_TABLE", "e");
    var dynamo = new Unreachable();
    var clock = Clock.systemUTC();
    var random = new Random(1);

    assertThatThrownBy(
            () -> new AdminHandler(environment, dynamo, new Silent(), clock, random, Reach.OUTSIDE))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("SUMMARY_TABLE");
  }

  @Test
  void aBugTellsTheCallerNothing() {
    var environment =
        Map.of(
            "EVENTS_TABLE", "e",
            "SUMMARY_TABLE", "s",
            "QUEUE_URL", "q",
            "WEBHOOK_QUEUE_URL", "w",
            "RETENTION_DAYS", "400");
    var handler =
        new AdminHandler(
            environment,
            new Unreachable(),
            new Silent(),
            Clock.systemUTC(),
            new Random(1),
            Reach.OUTSIDE);

    var answer = handler.handleRequest(AdminWorld.event("get-settings"), null);

    assertThat(answer.getStatusCode()).isEqualTo(500);
    assertThat(answer.getBody()).doesNotContain("Unsupported");
  }

  @Test
  void anotherRouteIs404() {
    var event = AdminWorld.event("get-settings");
    event.setRouteKey("PATCH /v1/keys");

    assertThat(new AdminWorld().send(event).getStatusCode()).isEqualTo(404);
  }

  @Test
  void primingLeavesNothingBehind() {
    var world = new AdminWorld();

    world.handler.beforeCheckpoint(null);

    assertThat(world.lines).isEmpty();
    assertThat(world.send("get-settings").getStatusCode()).isEqualTo(200);
  }

  /// A client that answers nothing: every call throws.
  private static final class Unreachable implements DynamoDbClient {
    @Override
    public String serviceName() {
      return "dynamodb";
    }

    @Override
    public void close() {}
  }

  /// A client that sends nothing: every call throws.
  private static final class Silent implements SqsClient {
    @Override
    public String serviceName() {
      return "sqs";
    }

    @Override
    public void close() {}
  }
}
