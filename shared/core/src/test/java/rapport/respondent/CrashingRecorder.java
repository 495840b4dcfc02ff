package rapport.respondent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import rapport.entity.Frames;
import rapport.entity.SimulatedLog;
import rapport.fact.Fact;

/// Does what the recorder does with one respondent, badly: batches come in any order, writes fail,
/// facts get lost. What was not finished is delivered again until it is.
final class CrashingRecorder {

  private static final int DELIVERIES_MAX = 10_000;

  final SimulatedLog log = new SimulatedLog();
  private final Random random;
  private Respondent respondent;
  private long revision;

  CrashingRecorder(RespondentId name, Random random) {
    this.respondent = Respondent.empty(name);
    this.random = random;
  }

  void deliver(List<RespondentEvent> events) {
    var waiting = new ArrayDeque<List<RespondentEvent>>();
    var shuffled = new ArrayList<>(events);
    shuffled.addAll(events.subList(0, events.size() / 3));
    Collections.shuffle(shuffled, random);
    for (int from = 0; from < shuffled.size(); ) {
      int to = Math.min(shuffled.size(), from + 1 + random.nextInt(4));
      waiting.add(shuffled.subList(from, to));
      from = to;
    }
    for (int i = 0; i < DELIVERIES_MAX && !waiting.isEmpty(); i++) {
      var batch = waiting.remove();
      if (!record(batch)) {
        waiting.add(batch);
      }
    }
    assertThat(waiting).isEmpty();
  }

  void withdraw(String importName) {
    var withdrawn = respondent.withdraw(importName);
    var publication = withdrawn.publish(respondent, revision + 1, Frames.OPEN, true);
    log.add(publication.facts());
  }

  private boolean record(List<RespondentEvent> batch) {
    var admitted = respondent.admit(batch);
    assertThat(admitted.refused()).isEmpty();
    boolean everything = batch.stream().anyMatch(respondent::knows);
    long next = admitted.entity().equals(respondent) ? revision : revision + 1;
    var publication = admitted.entity().publish(respondent, next, Frames.OPEN, everything);
    if (random.nextInt(6) == 0) {
      return false; // before anything was written
    }
    respondent = RespondentCodec.decode(RespondentCodec.encode(publication.entity()));
    revision = next;
    var facts = new ArrayList<Fact>(publication.facts());
    Collections.shuffle(facts, random);
    boolean crash = random.nextInt(3) == 0;
    log.add(crash ? facts.subList(0, random.nextInt(facts.size() + 1)) : facts);
    return !crash;
  }
}
