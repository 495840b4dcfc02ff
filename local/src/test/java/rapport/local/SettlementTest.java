package rapport.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import rapport.bytes.Bytes;
import rapport.local.Settlement.Settled;
import rapport.local.network.Loopback;
import rapport.local.queues.LocalQueues;
import rapport.local.template.Deployment.QueueShape;
import rapport.local.template.Location;
import rapport.store.Jobs;
import rapport.store.memory.MemoryTable;
import software.amazon.awssdk.services.sqs.SqsClient;

/// Without schedules and functions, so that nothing ever takes a step.
class SettlementTest {

  private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");

  private final MemoryTable events = new MemoryTable();
  private final Jobs jobs = new Jobs(events);

  @Test
  void whereThereIsNothingToDoAllIsAtRest() throws Exception {
    assertThat(settle()).isEqualTo(new Settled(true, 1, 0, 0, 0, 0));
  }

  @Test
  void aJobThatCouldGoOnIsNotAtRestThoughNoRunChangesIt() throws Exception {
    jobs.start("acme", "calendar", Bytes.of(new byte[] {1}), BigInteger.ONE);

    assertThat(settle()).isEqualTo(new Settled(false, 1, 0, 0, 1, 0));
  }

  @Test
  void aJobWhoseTimeHasNotComeIsCountedAndNotWaitedFor() throws Exception {
    jobs.start("acme", "withdraw!old", Bytes.of(new byte[] {1}), BigInteger.ONE);
    var job = jobs.find("acme", "withdraw!old").orElseThrow();
    jobs.update(job, job.state(), NOW.plus(Duration.ofMinutes(15)), BigInteger.TWO);

    assertThat(settle()).isEqualTo(new Settled(true, 1, 0, 0, 1, 0));
  }

  @Test
  void aMessageThatIsHeldBackIsCountedAndNotWaitedForWhileAnyOtherIs() throws Exception {
    var shape = new QueueShape("EventQueue", 360, 1024, "", 0);
    try (var queues = LocalQueues.inMemory(Loopback.freePort(0), List.of(shape));
        var client = queues.client()) {
      var url = new Location(queues.uri()).queueUrl("EventQueue");
      client.sendMessage(send -> send.queueUrl(url).messageBody("{}").delaySeconds(900));

      assertThat(settle(client, List.of(url))).isEqualTo(new Settled(true, 1, 0, 0, 0, 1));

      client.sendMessage(send -> send.queueUrl(url).messageBody("{}"));
      assertThat(settle(client, List.of(url))).isEqualTo(new Settled(false, 1, 1, 0, 0, 1));
    }
  }

  private Settled settle() throws Exception {
    return settle(new NoQueue(), List.of());
  }

  private Settled settle(SqsClient client, List<String> urls) throws Exception {
    var settlement =
        new Settlement(
            client, urls, List.of(), List.of(), events, Clock.fixed(NOW, ZoneOffset.UTC));
    return settlement.settle(Duration.ZERO);
  }

  /// A client that nobody asks for anything.
  private static final class NoQueue implements SqsClient {

    @Override
    public String serviceName() {
      return SERVICE_NAME;
    }

    @Override
    public void close() {}
  }
}
