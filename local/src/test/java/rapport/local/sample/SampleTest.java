package rapport.local.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rapport.local.importer.FaultyServer;
import rapport.local.importer.ImportStoppedException;

/// How the sample gets into a system.
class SampleTest {

  private static final Instant NOW = Instant.parse("2026-11-22T10:30:20Z");
  private static final Instant UNTIL = Instant.parse("2026-11-22T10:30:00Z");
  private static final int DAYS = 5;
  private static final int FOLLOW_UPS = 60;
  private static final String NOTE = "sample-loading.json";

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
  void aNewTenantGetsTheSurveysTheSettingsAndTheEventsOnce() {
    int first = load(NOW);
    Set<String> taken = Set.copyOf(server.taken());
    int requests = server.requests();

    int second = load(NOW.plusSeconds(90_000));

    assertThat(first).isEqualTo(sent(UNTIL).size());
    assertThat(second).isZero();
    assertThat(server.requests()).isEqualTo(requests);
    assertThat(taken).isEqualTo(Set.copyOf(sent(UNTIL)));
    assertThat(server.surveys()).containsOnlyKeys("relationship-2026", "panel-2026");
    assertThat(server.settings().path("dimensions")).hasSize(2);
  }

  /// What settings change is told anew of all that is there, and a day is folded again whenever
  /// more of it comes.
  @Test
  void whatWasSentIsWorkedOffBeforeTheEventsAndWhenAllAreThere() {
    var taken = new ArrayList<Integer>();

    sample(FaultyServer.KEY, NOW).load(() -> taken.add(server.taken().size()));

    assertThat(taken).containsExactly(0, Set.copyOf(sent(UNTIL)).size());
  }

  @Test
  void anybodyElsesTenantGetsTheSurveyToBeAnsweredAndNoEvents() {
    Sample.define(server.url(), FaultyServer.KEY);

    assertThat(server.surveys()).containsOnlyKeys("relationship-2026");
    assertThat(server.settings().path("dimensions")).hasSize(2);
    assertThat(server.taken()).isEmpty();
  }

  @Test
  void settingsThatSomebodyMadeStay() {
    server.changeSettings("{\"timezone\":\"Asia/Tokyo\"}");

    load(NOW);

    assertThat(server.settings()).hasToString("{\"timezone\":\"Asia/Tokyo\"}");
  }

  @Test
  void whatIsBrokenOffIsLoadedAsOfTheSameMoment() {
    assertThatThrownBy(() -> sample("srv_wrong", NOW).load(() -> {}))
        .isInstanceOf(ImportStoppedException.class);

    load(NOW.plus(Duration.ofDays(3)));

    assertThat(server.taken()).isEqualTo(Set.copyOf(sent(UNTIL)));
  }

  @Test
  void whatWasAcceptedIsNotSentAgain() throws IOException {
    var until = Instant.parse("2026-05-01T00:00:00Z");
    var groups = SampleCompany.events(until, DAYS);
    int accepted = groups.size() - 10;
    Files.writeString(
        folder.resolve(NOTE),
        "{\"until\":\"%s\",\"groups\":%d,\"complete\":false}".formatted(until, accepted));

    int events = load(NOW);

    int left = groups.subList(accepted, groups.size()).stream().mapToInt(List::size).sum();
    assertThat(events).isEqualTo(left);
    assertThat(Files.readString(folder.resolve(NOTE)))
        .contains(until.toString())
        .contains("\"groups\":" + groups.size())
        .contains("\"complete\":true");
  }

  @Test
  void aNoteThatCannotBeReadIsAsIfThereWereNone() throws IOException {
    Files.writeString(folder.resolve(NOTE), "{\"until\":\"never\"");

    int events = load(NOW);

    assertThat(events).isEqualTo(sent(UNTIL).size());
  }

  @Test
  void aRefusedEventStopsItAndTheNoteSaysThatItIsNotComplete() throws IOException {
    server.refuse(event -> event.path("type").asText().equals("ticket.closed"));

    assertThatThrownBy(() -> load(NOW))
        .isInstanceOf(ImportStoppedException.class)
        .hasMessageContaining("of the sample is refused");
    assertThat(Files.readString(folder.resolve(NOTE)))
        .contains("\"groups\":0")
        .contains("\"complete\":false");
  }

  @Test
  void someAreLookedAfterAndSomeOfTheseAnswerAgain() {
    IntStream.range(0, FOLLOW_UPS).forEach(i -> server.followUp("f" + i, "customer-" + i));
    server.followUp("f-of-nobody", "");
    server.followUp("f-of-a-stranger", "acme/42");

    int events = load(NOW);

    List<String> resolved =
        server.changes().entrySet().stream()
            .filter(change -> state(change.getValue()).equals("resolved"))
            .map(change -> "import=sample sample again-" + change.getKey())
            .toList();
    Set<String> again =
        server.taken().stream()
            .filter(taken -> taken.contains(" again-"))
            .collect(Collectors.toSet());
    assertThat(server.changes().size()).isBetween(FOLLOW_UPS / 5, FOLLOW_UPS * 3 / 5);
    assertThat(resolved).hasSize(8); // or what they answer would make today look odd
    assertThat(server.changes()).doesNotContainKeys("f-of-nobody", "f-of-a-stranger");
    assertThat(server.changes().values())
        .allMatch(change -> !change.path("assignee").asText().isEmpty())
        .anyMatch(change -> state(change).equals("open"));
    assertThat(again).isSubsetOf(resolved).hasSizeGreaterThan(resolved.size() / 2);
    assertThat(events).isEqualTo(sent(UNTIL).size() + again.size());
  }

  private static String state(JsonNode change) {
    return change.path("state").asText();
  }

  private int load(Instant now) {
    return sample(FaultyServer.KEY, now).load(() -> {});
  }

  private Sample sample(String key, Instant now) {
    return new Sample(server.url(), key, folder, Clock.fixed(now, ZoneOffset.UTC), DAYS);
  }

  /// What the server calls the events that are sent, in their order.
  private static List<String> sent(Instant until) {
    return CompanyEvents.of(until, DAYS).stream()
        .map(event -> "import=sample sample " + event.path("id").asText())
        .toList();
  }
}
