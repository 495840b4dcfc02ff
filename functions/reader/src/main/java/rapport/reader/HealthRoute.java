package rapport.reader;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import rapport.edge.Answers;
import rapport.edge.Json;
import rapport.store.Marks;
import rapport.store.Marks.Mark;

/// `GET /v1/health`: says how far the summaries are behind. Open to all, so it is looked up a few
/// times a minute at most, however often it is asked.
final class HealthRoute {

  static final Duration REMEMBERED = Duration.ofSeconds(10);

  private final Marks marks;
  private final Clock clock;
  private Health health = new Health(Instant.MIN, Duration.ZERO);

  HealthRoute(Marks marks, Clock clock) {
    this.marks = marks;
    this.clock = clock;
  }

  private record Health(Instant seenAt, Duration oldestMark) {}

  synchronized APIGatewayV2HTTPResponse get() {
    var now = clock.instant();
    if (health.seenAt().equals(Instant.MIN) || now.isAfter(health.seenAt().plus(REMEMBERED))) {
      health = new Health(now, oldestMark(now));
    }
    var tree = Json.object();
    tree.put("status", "ok");
    tree.put("oldestMarkSeconds", health.oldestMark().toMillis() / 1000.0);
    return Answers.json(200, tree);
  }

  private Duration oldestMark(Instant now) {
    var oldest = now;
    for (int partition = 0; partition < Marks.PARTITIONS; partition++) {
      for (Mark mark : marks.pending(partition, now).marks()) {
        oldest = mark.firstMarkedAt().isBefore(oldest) ? mark.firstMarkedAt() : oldest;
      }
    }
    return Duration.between(oldest, now);
  }
}
