package rapport.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rapport.store.AccessKeys;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

final class IntakeHandlerTest {

  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "EVENTS_TABLE", "e",
          "SUMMARY_TABLE", "s",
          "QUEUE_URL", "q",
          "PUBLIC_KEY_LIMIT", "50/s burst 500",
          "ADDRESS_LIMIT", "60/min burst 60",
          "SERVER_KEY_LIMIT", "200/s burst 1000",
          "LATE_AFTER_HOURS", "24",
          "LATE_HOURS_PER_DAY", "240",
          "FRONT_SECRET", IntakeWorld.FRONT_SECRET);

  @Test
  void aMissingSettingIsNamed() {
    var dynamo = new Unreachable();
    var sqs = new UnreachableQueue();
    var environment = Map.of("EVENTS_TABLE", "e", "QUEUE_URL", "q");

    assertThatThrownBy(
            () -> new IntakeHandler(environment, dynamo, sqs, Clock.systemUTC(), new Random(1)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("SUMMARY_TABLE");
  }

  @ParameterizedTest
  @CsvSource({
    "PUBLIC_KEY_LIMIT, 50 a second",
    "ADDRESS_LIMIT, 60/min",
    "SERVER_KEY_LIMIT, 0/s burst 10",
    "LATE_AFTER_HOURS, a day",
    "LATE_AFTER_HOURS, 0",
    "LATE_HOURS_PER_DAY, 1001"
  })
  void aWrongLimitIsNamed(String variable, String value) {
    var environment = new HashMap<>(ENVIRONMENT);
    environment.put(variable, value);

    assertThatThrownBy(
            () ->
                new IntakeHandler(
                    environment,
                    new Unreachable(),
                    new UnreachableQueue(),
                    Clock.systemUTC(),
                    new Random(1)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(variable)
        .hasMessageContaining(value);
  }

  @Test
  void aBugTellsTheCallerNothing() {
    var handler =
        new IntakeHandler(
            ENVIRONMENT,
            new Unreachable(),
            new UnreachableQueue(),
            Clock.systemUTC(),
            new Random(1));

    var answer = handler.handleRequest(IntakeWorld.event("post-event"), null);

    assertThat(answer.getStatusCode()).isEqualTo(500);
    assertThat(answer.getBody()).doesNotContain("Unsupported", "dynamo");
  }

  @Test
  void primingLeavesNothingBehind() {
    var world = new IntakeWorld();

    world.handler.beforeCheckpoint(null);

    assertThat(world.queue.messages()).isEmpty();
    assertThat(world.lines).isEmpty();
    assertThat(world.send("post-event").getStatusCode()).isEqualTo(202);
  }

  @Test
  void aFormWithACorruptKeyIsAnsweredLikeAStrangers() {
    var world = new IntakeWorld();
    var stranger = world.send("bad-form-key");
    world.lines.clear();
    world.corrupt(IntakeWorld.PUB);

    assertThat(world.send("post-form")).isEqualTo(stranger);
    assertThat(world.lines)
        .hasSize(2)
        .noneMatch(line -> line.contains("example-public-key"))
        .noneMatch(line -> line.contains(AccessKeys.hashOf(IntakeWorld.PUB).toHex()));
    assertThat(world.lines.getFirst()).contains("ERROR", "MalformedBytesException");
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

  private static final class UnreachableQueue implements SqsClient {
    @Override
    public String serviceName() {
      return "sqs";
    }

    @Override
    public void close() {}
  }
}
