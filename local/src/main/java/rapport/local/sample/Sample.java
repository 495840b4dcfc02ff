package rapport.local.sample;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import rapport.local.importer.EventStream;
import rapport.local.importer.ImportClient;
import rapport.local.importer.ImportStoppedException;
import rapport.local.importer.OutgoingEvent;
import rapport.local.importer.Pause;

/// Loads the sample into a tenant, once: a note in the data folder says when it was begun and how
/// far it is. What was broken off goes on as of the same moment, so that nothing is there twice.
public final class Sample {

  /// Whose it is.
  public static final String TENANT = "sample";

  /// The import it is, by which it can be taken back.
  public static final String IMPORT = "sample";

  /// Those that it answers.
  public static final Set<String> SURVEYS = Set.of(SampleResponses.SURVEY, SamplePanel.SURVEY);

  private static final int REQUESTS = 4;

  /// How many groups of events are sent before it is noted.
  private static final int GROUPS_A_NOTE = 4_000;

  private final URI url;
  private final String srvKey;
  private final SampleNote note;
  private final Clock clock;
  private final int days;

  /// @param url of the system
  /// @param srvKey of the tenant, with the scope `admin`
  /// @param dataFolder of the system
  /// @param days how many of the company's last days, up to a year
  public Sample(URI url, String srvKey, Path dataFolder, Clock clock, int days) {
    this.url = url;
    this.srvKey = srvKey;
    this.note = SampleNote.in(dataFolder);
    this.clock = clock;
    this.days = days;
  }

  /// The whole of it.
  public static Sample ofYear(URI url, String srvKey, Path dataFolder) {
    return new Sample(url, srvKey, dataFolder, Clock.systemUTC(), SampleCompany.YEAR_DAYS);
  }

  /// Makes the settings and the survey that everybody may answer, where a tenant lacks them.
  ///
  /// @throws ImportStoppedException if the system doesn't take it
  public static void define(URI url, String srvKey) {
    try (var client = new ImportClient(url, srvKey, Pause.SLEEPING)) {
      define(client, SampleResponses.SURVEY, "survey.json");
    }
  }

  /// Loads what the tenant lacks of it.
  ///
  /// @param settle works off what has been sent, and what would be done a while later: what
  ///   settings change is told anew of all that is there, and days are folded once if all of them
  ///   is there
  /// @return how many events were sent, 0 if it had them
  /// @throws ImportStoppedException if the system doesn't take it
  public int load(Runnable settle) {
    var loading = note.read(clock.instant().truncatedTo(ChronoUnit.MINUTES));
    if (loading.complete()) {
      return 0;
    }
    note.write(loading);
    try (var client = new ImportClient(url, srvKey, Pause.SLEEPING)) {
      define(client, SampleResponses.SURVEY, "survey.json");
      define(client, SamplePanel.SURVEY, "panel.json");
      settle.run();
      int events = send(client, loading);
      settle.run();
      events += sendAll(client, stream -> SampleDesk.work(client).forEach(stream::add));
      note.write(note.read(loading.until()).completed());
      return events;
    }
  }

  private int send(ImportClient client, SampleNote.Loading loading) {
    List<List<OutgoingEvent>> groups = SampleCompany.events(loading.until(), days);
    int events = 0;
    for (int from = loading.groups(); from < groups.size(); from += GROUPS_A_NOTE) {
      int to = Math.min(groups.size(), from + GROUPS_A_NOTE);
      List<List<OutgoingEvent>> some = groups.subList(from, to);
      events += sendAll(client, stream -> some.forEach(stream::add));
      note.write(loading.after(to));
    }
    return events;
  }

  private static int sendAll(ImportClient client, Consumer<EventStream> sender) {
    var answers = new AllAccepted();
    try (var stream = new EventStream(client, IMPORT, REQUESTS, answers)) {
      sender.accept(stream);
      stream.finish();
    }
    return answers.accepted();
  }

  private static void define(ImportClient client, String survey, String definition) {
    if (!client.hasSettings()) {
      client.changeSettings(SampleResource.json("settings.json"));
    }
    if (client.survey(survey).isEmpty()) {
      client.defineSurvey(survey, SampleResource.json(definition));
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
