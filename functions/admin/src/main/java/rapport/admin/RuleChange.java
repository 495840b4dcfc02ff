package rapport.admin;

import java.time.Instant;
import java.util.Optional;
import rapport.bytes.Bytes;
import rapport.edge.SettingsJson;
import rapport.settings.Settings;
import rapport.store.Documents.Document;
import rapport.store.Table.Outcome;

/// Lets the facts of tickets and customers follow what the settings decide about them.
///
/// A job publishes all of them anew, and begins again if it was under way. What it was last begun
/// for is kept, and noted only after it has begun: so a call that broke off before is made good by
/// the next.
final class RuleChange {

  private static final String DOCUMENT = "rules";
  private static final String REPUBLISH = "republish";
  private static final String SILENCE = "silence";
  private static final int MAX_TRIES = 5;

  /// The state of a job that nobody has worked on: the form it is written in, and nothing yet.
  private static final Bytes NOT_BEGUN = Bytes.of(new byte[] {1});

  private final Ports ports;

  RuleChange(Ports ports) {
    this.ports = ports;
  }

  /// @return false if others changed the same again and again in between
  boolean follow(String tenant, Settings settings) {
    if (settings.rules().customers().inactivityDays() > 0) {
      ports.jobs().start(tenant, SILENCE, NOT_BEGUN, ports.token()); // or it is there already
    }
    for (int attempt = 0; attempt < MAX_TRIES; attempt++) {
      Optional<Document> document = ports.documents().read(tenant, DOCUMENT);
      Settings followed =
          document.map(Document::text).map(SettingsJson::stored).orElse(Settings.DEFAULT);
      if (followed.rules().ofFacts().equals(settings.rules().ofFacts())) {
        return true;
      }
      long version = document.map(Document::version).orElse(0L);
      if (begin(tenant) && note(tenant, version, settings)) {
        return true;
      }
    }
    return false;
  }

  /// From the start, wherever it is.
  private boolean begin(String tenant) {
    var jobs = ports.jobs();
    var running = jobs.find(tenant, REPUBLISH);
    var outcome =
        running.isPresent()
            ? jobs.update(running.get(), NOT_BEGUN, Instant.EPOCH, ports.token())
            : jobs.start(tenant, REPUBLISH, NOT_BEGUN, ports.token());
    return outcome == Outcome.DONE;
  }

  private boolean note(String tenant, long version, Settings settings) {
    var text = SettingsJson.write(settings);
    return ports.documents().write(tenant, DOCUMENT, version, text) == Outcome.DONE;
  }
}
