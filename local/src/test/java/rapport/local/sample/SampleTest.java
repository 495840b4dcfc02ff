package rapport.local.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rapport.edge.EventJson.Reading;
import rapport.event.Event;
import rapport.event.Payload;
import rapport.event.Payload.CustomerAction.Joined;
import rapport.event.Payload.CustomerAction.Left;
import rapport.event.Payload.CustomerAction.Reached;
import rapport.local.importer.FaultyServer;
import rapport.local.importer.ImportStoppedException;
import rapport.local.importer.Intake;
import rapport.local.importer.OutgoingEvent;

class SampleTest {

  private static final Instant NOW = Instant.parse("2026-11-22T10:30:20Z");

  @TempDir private Path folder;

  private FaultyServer server;

  @BeforeEach
  void start() throws IOException {
    server = new FaultyServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void itIsThreeMonthsUpToNowOfWhatTheSystemTakes() {
    List<Event> events = events(NOW);

    var types = new TreeMap<String, Integer>();
    events.forEach(
        event -> types.merge(event.payload().getClass().getSimpleName(), 1, Integer::sum));
    assertThat(events.size()).isBetween(5_000, 7_500);
    assertThat(types.get("SurveyResponse")).isBetween(1_000, 2_000);
    assertThat(events.stream().map(event -> event.segments().getOrDefault("region", "")).distinct())
        .hasSize(4);
    assertThat(events).allMatch(event -> !event.identity().time().isAfter(NOW));
    assertThat(events)
        .anyMatch(event -> event.identity().time().isAfter(NOW.minus(Duration.ofDays(2))));
    assertThat(events)
        .filteredOn(event -> !(event.payload() instanceof Payload.CustomerChange))
        .allMatch(event -> event.identity().time().isAfter(NOW.minus(Duration.ofDays(91))));
  }

  @Test
  void everyCustomerJoinsOnceWithinThreeQuartersOfAYear() {
    List<Event> changes =
        events(NOW).stream()
            .filter(event -> event.payload() instanceof Payload.CustomerChange)
            .toList();

    var joinedAt = new TreeMap<String, Instant>();
    for (Event event : changes) {
      if (action(event) instanceof Joined) {
        var before = joinedAt.putIfAbsent(event.subject(), event.identity().time());
        assertThat(before).isIn(null, event.identity().time());
      }
    }
    assertThat(joinedAt).hasSizeBetween(250, 400);
    assertThat(joinedAt.values())
        .allMatch(at -> at.isAfter(NOW.minus(Duration.ofDays(7 * 40))))
        .anyMatch(at -> at.isAfter(NOW.minus(Duration.ofDays(15))));
    assertThat(changes)
        .filteredOn(event -> !(action(event) instanceof Reached))
        .allMatch(event -> !event.identity().time().isBefore(joinedAt.get(event.subject())));
  }

  @Test
  void whoHasLeftDoesNothingAnyMore() {
    var byCustomer =
        events(NOW).stream()
            .filter(event -> event.payload() instanceof Payload.CustomerChange)
            .collect(Collectors.groupingBy(Event::subject));

    var left = new ArrayList<String>();
    byCustomer.forEach(
        (customer, all) -> {
          var last = all.stream().max(Comparator.comparing(event -> event.identity().time()));
          if (all.stream().anyMatch(event -> action(event) instanceof Left)) {
            assertThat(action(last.orElseThrow())).as(customer).isInstanceOf(Left.class);
            left.add(customer);
          }
        });
    assertThat(left.size()).isBetween(15, 70);
  }

  private static Payload.CustomerAction action(Event event) {
    return ((Payload.CustomerChange) event.payload()).action();
  }

  @Test
  void someEventsComeTwiceAndSomeLate() {
    List<Event> events = events(NOW);

    long different = events.stream().map(Event::identity).distinct().count();
    long earlierThanBefore = 0;
    for (int i = 1; i < events.size(); i++) {
      var before = events.get(i - 1).identity().time();
      if (events.get(i).identity().time().isBefore(before.minus(Duration.ofDays(3)))) {
        earlierThanBefore++;
      }
    }
    assertThat(events.size() - different).isBetween(10L, 200L);
    assertThat(earlierThanBefore).isPositive();
  }

  @Test
  void theSameMomentGivesTheSameEvents() {
    assertThat(SampleCompany.events(NOW)).isEqualTo(SampleCompany.events(NOW));
  }

  @Test
  void aNewSystemGetsTheSurveyTheSettingsAndTheEventsOnce() {
    int first = Sample.load(server.url(), FaultyServer.KEY, folder, at(NOW));
    Set<String> taken = Set.copyOf(server.taken());
    int requests = server.requests();

    int second = Sample.load(server.url(), FaultyServer.KEY, folder, at(NOW.plusSeconds(90_000)));

    assertThat(first).isBetween(5_000, 7_500);
    assertThat(second).isZero();
    assertThat(server.requests()).isEqualTo(requests);
    assertThat(server.taken()).isEqualTo(taken);
    assertThat(server.surveys()).containsOnlyKeys("relationship-2026");
    assertThat(server.settings().path("dimensions")).hasSize(2);
  }

  @Test
  void settingsAndSurveyCanBeMadeBeforeTheEventsCome() {
    boolean before = Sample.define(server.url(), FaultyServer.KEY, folder);
    assertThat(server.taken()).isEmpty();
    assertThat(server.surveys()).containsOnlyKeys("relationship-2026");

    Sample.load(server.url(), FaultyServer.KEY, folder, at(NOW));
    int requests = server.requests();

    assertThat(before).isTrue();
    assertThat(Sample.define(server.url(), FaultyServer.KEY, folder)).isFalse();
    assertThat(server.requests()).isEqualTo(requests);
  }

  @Test
  void settingsThatSomebodyMadeStay() {
    server.changeSettings("{\"timezone\":\"Asia/Tokyo\"}");

    Sample.load(server.url(), FaultyServer.KEY, folder, at(NOW));

    assertThat(server.settings()).hasToString("{\"timezone\":\"Asia/Tokyo\"}");
  }

  @Test
  void whatIsBrokenOffIsLoadedAgainAsOfTheSameMoment() {
    assertThatThrownBy(() -> Sample.load(server.url(), "srv_wrong", folder, at(NOW)))
        .isInstanceOf(ImportStoppedException.class);

    Sample.load(server.url(), FaultyServer.KEY, folder, at(NOW.plus(Duration.ofDays(3))));

    assertThat(server.taken())
        .hasSize((int) events(NOW).stream().map(Event::identity).distinct().count());
  }

  @Test
  void aNoteThatIsNotCompleteKeepsItsMoment() throws IOException {
    Files.writeString(
        folder.resolve("sample.json"), "{\"until\":\"2026-05-01T00:00:00Z\",\"complete\":false}");

    Sample.load(server.url(), FaultyServer.KEY, folder, at(NOW));

    assertThat(server.taken())
        .hasSameSizeAs(
            SampleCompany.events(Instant.parse("2026-05-01T00:00:00Z")).stream()
                .flatMap(List::stream)
                .map(OutgoingEvent::json)
                .distinct()
                .toList());
    assertThat(Files.readString(folder.resolve("sample.json")))
        .contains("2026-05-01T00:00:00Z")
        .contains("\"complete\":true");
  }

  private static Clock at(Instant instant) {
    return Clock.fixed(instant, ZoneOffset.UTC);
  }

  private static List<Event> events(Instant until) {
    return SampleCompany.events(until).stream()
        .flatMap(List::stream)
        .map(event -> Intake.read(event.json()))
        .map(
            reading ->
                switch (reading) {
                  case Reading.Valid(var event) -> event;
                  case Reading.Invalid invalid -> throw new AssertionError(invalid);
                })
        .toList();
  }
}
