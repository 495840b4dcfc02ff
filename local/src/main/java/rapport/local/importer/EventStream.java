package rapport.local.importer;

import java.util.List;

/// Sends events as parts of one import, several requests at once. A request that fails for a while
/// is repeated, so an event may be sent twice; it counts once.
public final class EventStream implements AutoCloseable {

  private final ImportClient client;
  private final String importName;
  private final Answers answers;
  private final InFlight inFlight;
  private final Batcher batcher;

  /// @param requests how many may be on their way at once
  /// @param answers is told what becomes of the events, from other threads
  public EventStream(ImportClient client, String importName, int requests, Answers answers) {
    this.client = client;
    this.importName = importName;
    this.answers = answers;
    this.inFlight = new InFlight(requests);
    this.batcher = new Batcher(batch -> inFlight.begin(() -> send(batch)));
  }

  /// Sends events that belong together, now or with those to come.
  ///
  /// @throws ImportStoppedException if the system takes no more
  public void add(List<OutgoingEvent> together) {
    batcher.add(together);
  }

  /// Sends what is left and waits for all answers.
  ///
  /// @throws ImportStoppedException if the system takes no more
  public void finish() {
    batcher.flush();
    inFlight.await();
  }

  /// Gives up what is not answered yet.
  @Override
  public void close() {
    inFlight.close();
  }

  private void send(Batch batch) {
    Answer answer = client.post(importName, batch);
    answers.accepted(answer.accepted());
    for (Answer.Rejected rejected : answer.rejected()) {
      answers.refused(batch.events().get(rejected.index()).line(), rejected.reason());
    }
  }

  /// Hears what became of events.
  public interface Answers {

    /// @param events how many, among them those that were known already
    void accepted(int events);

    /// @param line of the event's row
    void refused(long line, String reason);
  }
}
