package rapport.local.sample;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import rapport.local.importer.EventStream;
import rapport.local.importer.ImportClient;
import rapport.local.importer.ImportStoppedException;
import rapport.local.importer.Pause;

/// Loads the sample into a new local system, once.
public final class Sample {

  /// The import it is, by which it can be taken back.
  public static final String IMPORT = "sample";

  private static final int REQUESTS = 4;
  private static final JsonMapper JSON = new JsonMapper();

  private Sample() {}

  /// Makes the settings and the survey that a new system lacks. What the settings change is told
  /// anew of all that is there, so that should be worked off before the events come.
  ///
  /// @return whether the sample is still to be loaded
  /// @throws ImportStoppedException if the system doesn't take it
  public static boolean define(URI url, String srvKey, Path dataFolder) {
    if (SampleNote.in(dataFolder).read(Instant.EPOCH).complete()) {
      return false;
    }
    try (var client = new ImportClient(url, srvKey, Pause.SLEEPING)) {
      define(client);
    }
    return true;
  }

  /// Loads the sample unless this data folder's system has it. A note in the folder says when it
  /// was begun and whether it is complete: what was broken off is loaded again as of the same
  /// moment, so that nothing is there twice. Settings are only made where the tenant has none.
  ///
  /// @param url of the system
  /// @param srvKey of the tenant
  /// @param dataFolder of the system
  /// @return how many events were sent, 0 if it had them
  /// @throws ImportStoppedException if the system doesn't take it
  public static int load(URI url, String srvKey, Path dataFolder, Clock clock) {
    var note = SampleNote.in(dataFolder);
    SampleNote.Loading loading = note.read(clock.instant().truncatedTo(ChronoUnit.MINUTES));
    if (loading.complete()) {
      return 0;
    }
    note.write(loading);
    int sent = load(url, srvKey, loading.until());
    note.write(new SampleNote.Loading(loading.until(), true));
    return sent;
  }

  private static int load(URI url, String srvKey, Instant until) {
    try (var client = new ImportClient(url, srvKey, Pause.SLEEPING)) {
      define(client);
      var answers = new AllAccepted();
      try (var stream = new EventStream(client, IMPORT, REQUESTS, answers)) {
        SampleCompany.events(until).forEach(stream::add);
        stream.finish();
      }
      return answers.accepted();
    }
  }

  private static void define(ImportClient client) {
    if (!client.hasSettings()) {
      client.changeSettings(resource("settings.json"));
    }
    if (client.survey(SampleResponses.SURVEY).isEmpty()) {
      client.defineSurvey(SampleResponses.SURVEY, resource("survey.json"));
    }
  }

  private static ObjectNode resource(String name) {
    try (InputStream in = Sample.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the resource " + name + " is not in the jar");
      }
      return (ObjectNode) JSON.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Takes no refusal: the sample is ours and has to be right.
  private static final class AllAccepted implements EventStream.Answers {

    private int accepted;

    @Override
    public synchronized void accepted(int events) {
      accepted += events;
    }

    @Override
    public void refused(long line, String reason) {
      throw new ImportStoppedException("event " + line + " of the sample is refused: " + reason);
    }

    synchronized int accepted() {
      return accepted;
    }
  }
}
