package rapport.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static rapport.admin.AdminWorld.json;

import java.math.BigInteger;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import rapport.fact.Family;
import rapport.fold.Part;
import rapport.fold.PartKey;
import rapport.period.UtcHour;
import rapport.store.Marks;
import rapport.store.Summaries;
import rapport.store.SummaryKey;
import rapport.store.SummaryRecord;

final class SettingsRoutesTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private final AdminWorld world = new AdminWorld();

  @Test
  void whoHasDecidedNothingHasTheDefaults() {
    var answer = world.send("get-settings");

    assertThat(answer.getStatusCode()).isEqualTo(200);
    assertThat(answer.getHeaders()).containsEntry("etag", "\"0\"");
    assertThat(json(answer))
        .isEqualTo(
            json(
                """
                {"timezone":"UTC","weekStart":"monday","dimensions":[],"pairs":[],
                 "currency":"EUR","smallN":10,
                 "businessCalendars":[],"calendarAssignments":[],"serviceTargets":[],
                 "watch":[{"metric":"nps","period":"week"},{"metric":"csat","period":"week"},
                          {"metric":"first_response_time","period":"day"}]}
                """));
  }

  @Test
  void whatIsPutIsGot() {
    var put = world.send("put-settings");
    var got = world.send("get-settings");

    assertThat(put.getStatusCode()).isEqualTo(200);
    json(AdminWorld.event("put-settings").getBody())
        .properties()
        .forEach(field -> assertThat(json(put).get(field.getKey())).isEqualTo(field.getValue()));
    assertThat(json(got)).isEqualTo(json(put));
    assertThat(got.getHeaders()).containsEntry("etag", "\"1\"");
  }

  @Test
  void putReplacesTheWhole() {
    world.send("put-settings");

    world.send("put-settings", "{\"smallN\":5}");

    assertThat(json(world.send("get-settings")))
        .isEqualTo(
            json(
                """
                {"timezone":"UTC","weekStart":"monday","dimensions":[],"pairs":[],
                 "currency":"EUR","smallN":5,
                 "businessCalendars":[],"calendarAssignments":[],"serviceTargets":[],
                 "watch":[{"metric":"nps","period":"week"},{"metric":"csat","period":"week"},
                          {"metric":"first_response_time","period":"day"}]}
                """));
  }

  @Test
  void allErrorsAreNamedAtOnce() {
    var answer = world.send("bad-settings");

    assertThat(answer.getStatusCode()).isEqualTo(400);
    assertThat(json(answer).get("errors").findValuesAsText("pointer"))
        .containsExactlyInAnyOrder("/timezone", "/weekStart", "/dimensions/0", "/colour");
    assertThat(json(world.send("get-settings")).get("timezone").textValue()).isEqualTo("UTC");
  }

  @Test
  void whatHasBegunOfItsRulesStays() {
    var hours = "\"hours\":{\"monday\":[\"09:00-17:00\"]}";
    var calendars = "{\"businessCalendars\":[{\"name\":\"desk\",%s}%s]}";

    var first = world.send("put-settings", calendars.formatted(hours, ""));
    var changed = world.send("put-settings", calendars.formatted(hours.replace("17", "18"), ""));
    var added =
        world.send(
            "put-settings",
            calendars.formatted(
                hours, ",{\"name\":\"desk\",\"from\":\"2026-03-02\",\"hours\":{}}"));

    assertThat(first.getStatusCode()).isEqualTo(200);
    assertThat(changed.getStatusCode()).isEqualTo(400);
    assertThat(json(changed).get("errors").findValuesAsText("pointer"))
        .containsExactly("/businessCalendars/0");
    assertThat(added.getStatusCode()).isEqualTo(200);
    assertThat(json(world.send("get-settings")).get("businessCalendars")).hasSize(2);
  }

  @Test
  void onlyAnAdministratorChangesThem() {
    assertThat(world.send("bad-settings-scope").getStatusCode()).isEqualTo(403);
    var event = AdminWorld.event("put-settings");
    event.getHeaders().remove("authorization");
    assertThat(world.send(event).getStatusCode()).isEqualTo(401);
  }

  @Test
  void whoAsksForAVersionIsToldThatItIsAnother() {
    var event = AdminWorld.event("put-settings");
    event.getHeaders().put("if-match", "\"0\"");

    assertThat(world.send(event).getStatusCode()).isEqualTo(200);
    assertThat(world.send(event).getStatusCode()).isEqualTo(412);
  }

  @Test
  void theFirstTimeZoneCountsAtOnceWhileThereIsNothingToFold() {
    world.send("put-settings");

    assertThat(world.calendars().current().zone()).isEqualTo(BERLIN);
    assertThat(world.calendars().current().version()).isEqualTo(2);
    assertThat(world.calendars().announced()).isEmpty();
    assertThat(world.jobs()).isEmpty();
  }

  @Test
  void anotherTimeZoneIsAnnouncedWhereThereAreRecords() {
    var key =
        new SummaryKey(
            "demo", 1, SummaryKey.Level.MONTH, PartKey.totals(Family.TICKETS), "2026-03");
    var record =
        new SummaryRecord(1, Part.EMPTY, Instant.parse("2027-05-01T00:00:00Z"), "Z", "2026a", 0);
    new Summaries(world.summary).save(key, record);

    world.send("put-settings");

    assertThat(world.calendars().current().zone()).isEqualTo(ZoneOffset.UTC);
    assertThat(world.calendars().announced())
        .singleElement()
        .satisfies(next -> assertThat(next.zone()).isEqualTo(BERLIN));
    assertThat(world.jobs()).containsExactly("calendar");
  }

  @Test
  void anotherTimeZoneIsAnnouncedWhereSomethingWaitsToBeFolded() {
    new Marks(world.events)
        .mark("demo", UtcHour.of(AdminWorld.NOW), BigInteger.ONE, AdminWorld.NOW);

    world.send("put-settings");
    var announced = world.calendars();
    world.send("put-settings");

    assertThat(announced.announced()).hasSize(1);
    assertThat(world.calendars()).isEqualTo(announced);
    assertThat(world.jobs()).containsExactly("calendar");
  }

  @Test
  void aCallThatBrokeOffBeforeTheCalendarIsMadeGoodByTheNext() {
    world.documents().write("demo", "settings", 0, AdminWorld.event("put-settings").getBody());

    world.send("put-settings");

    assertThat(world.calendars().current().zone()).isEqualTo(BERLIN);
  }
}
