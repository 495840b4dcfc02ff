package rapport.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import rapport.fact.FactId;
import rapport.fact.LoggedFact;
import rapport.fact.Measure;
import rapport.period.UtcHour;
import rapport.store.EventLog;
import rapport.store.LogEntry;
import rapport.store.memory.MemoryTable;

/// What it costs to read a block of the log, which is made to be small, beside the same answers
/// kept as JSON.
@State(Scope.Thread)
public class ReadBlock implements Pair {

  static final int ANSWERS = 500;

  private static final String TENANT = "demo";
  private static final UtcHour HOUR = UtcHour.of(Instant.parse("2026-03-02T10:00:00Z"));

  private final EventLog log = new EventLog(new MemoryTable(), Duration.ofDays(400));
  private final byte[] json;

  public ReadBlock() {
    var answers = Answer.drawn(ANSWERS, HOUR.start(), HOUR.end());
    log.append(TENANT, answers.stream().map(Answer::fact).toList(), HOUR.end());
    json = Answer.json(answers).getBytes(StandardCharsets.UTF_8);
  }

  @Benchmark
  public LogEntry.Block ours() {
    var blocks = new ArrayList<LogEntry.Block>();
    log.read(TENANT, HOUR, HOUR, entry -> blocks.add((LogEntry.Block) entry));
    if (blocks.size() != 1) {
      throw new IllegalStateException("expected one block, found " + blocks.size());
    }
    return blocks.getFirst();
  }

  @Benchmark
  public JsonNode baseline() {
    return PlainJson.tree(json);
  }

  /// By the ids: the scores of each answer.
  @Override
  public boolean agree() {
    var told = new HashMap<FactId, List<Integer>>();
    for (JsonNode event : baseline()) {
      var answers = event.at("/data/answers");
      told.put(
          Answer.factId(event.path("id").asText()),
          List.of(
              answers.path("recommend").asInt(),
              answers.path("happy").asInt(),
              answers.path("effort").asInt()));
    }
    return told.equals(scores(ours().facts()));
  }

  private static Map<FactId, List<Integer>> scores(List<LoggedFact> facts) {
    var scores = new HashMap<FactId, List<Integer>>();
    for (LoggedFact fact : facts) {
      scores.put(
          fact.id(),
          fact.measures().stream()
              .filter(Measure.Value.class::isInstance)
              .map(measure -> ((Measure.Value) measure).value())
              .toList());
    }
    return scores;
  }

  @Override
  public String note() {
    return "%,d bytes are stored; as JSON they were %,d, and deflated %,d"
        .formatted(ours().storedBytes(), json.length, deflated());
  }

  private int deflated() {
    try (var deflater = new Deflater(Deflater.BEST_COMPRESSION)) {
      deflater.setInput(json);
      deflater.finish();
      return deflater.deflate(new byte[json.length]);
    }
  }
}
