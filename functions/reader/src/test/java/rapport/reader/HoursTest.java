package rapport.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Figures by the hour.
class HoursTest {

  private final ReaderWorld world = new ReaderWorld();

  @Test
  void theHourThatComesTwiceInAutumnIsTwoHours() {
    world.now = Instant.parse("2026-10-26T09:00:00Z");
    world.record(
        world.answer("1", "2026-10-25T00:30:00Z", 9),
        world.answer("2", "2026-10-25T01:10:00Z", 9),
        world.answer("3", "2026-10-25T01:50:00Z", 9),
        world.answer("4", "2026-10-25T02:00:00Z", 9));

    assertThat(counts("from=2026-10-25T01%2B02:00&to=2026-10-25T03%2B01:00"))
        .isEqualTo(
            List.of(
                "2026-10-25T01+02:00 0",
                "2026-10-25T02+02:00 1",
                "2026-10-25T02+01:00 2",
                "2026-10-25T03+01:00 1"));
  }

  @ParameterizedTest
  @CsvSource({"Asia/Kolkata,+05:30,30", "Asia/Kathmandu,+05:45,15"})
  void hoursOfAZoneOffTheFullHourBeginWhereItsClocksSay(String zone, String offset, int minute) {
    world.zone(zone);
    world.record(
        world.answer("1", "2026-03-02T04:%02d:00Z".formatted(minute), 9),
        world.answer("2", "2026-03-02T05:%02d:59Z".formatted(minute - 1), 9),
        world.answer("3", "2026-03-02T05:%02d:00Z".formatted(minute), 9));

    assertThat(
            counts(
                "from=2026-03-02T10"
                    + offset.replace("+", "%2B")
                    + "&to=2026-03-02T11 "
                    + offset.substring(1)))
        .isEqualTo(List.of("2026-03-02T10" + offset + " 2", "2026-03-02T11" + offset + " 1"));
  }

  private List<String> counts(String range) {
    var counts = new ArrayList<String>();
    world
        .points("metric=nps&period=hour&" + range)
        .forEach(point -> counts.add(point.get("period").asText() + " " + point.get("n").asText()));
    return counts;
  }

  @Test
  void hoursWhoseLogHasBegunToExpireAreRefusedNotShownAsEmpty() {
    world.record(world.answer("1", "2026-03-02T10:00:00Z", 9));
    world.settle();
    var hours = "period=hour&from=2026-03-02T11%2B01:00&to=2026-03-02T12%2B01:00";
    var settled = world.now;
    world.now = settled.plus(ReaderWorld.RETENTION).minusMillis(1);
    assertThat(counts(hours.replace("period=hour&", "")))
        .containsExactly("2026-03-02T11+01:00 1", "2026-03-02T12+01:00 0");

    world.now = settled.plus(ReaderWorld.RETENTION);

    for (String metric : List.of("nps", "nps&metric=backlog")) {
      var answer = world.send("metric=" + metric + "&" + hours);
      assertThat(answer.getStatusCode()).isEqualTo(400);
      assertThat(answer.getBody()).contains("/from", "ask for days");
    }
  }

  @Test
  void anAutumnDayHas25HoursAndASpringDay23() {
    world.now = Instant.parse("2026-10-26T09:00:00Z");
    world.record(world.answer("1", "2026-10-25T22:59:59.999Z", 9));

    var autumn = counts("from=2026-10-25T00%2B02:00&to=2026-10-25T23%2B01:00");
    var spring = counts("from=2026-03-29T00%2B01:00&to=2026-03-29T23%2B02:00");

    assertThat(autumn).hasSize(25).doesNotHaveDuplicates().endsWith("2026-10-25T23+01:00 1");
    assertThat(spring).hasSize(23).noneMatch(hour -> hour.startsWith("2026-03-29T02"));
    assertThat(
            world.point("metric=nps&period=day&from=2026-10-25&to=2026-10-25").get("n").intValue())
        .isEqualTo(1);
  }

  /// Its clocks go back by half an hour at 02:00, so there are a whole hour and a half one before
  /// 2.
  @Test
  void theHalfHourThatLordHoweRepeatsIsAPeriodOfItsOwn() {
    world.zone("Australia/Lord_Howe");
    world.now = Instant.parse("2026-04-06T00:00:00Z");
    world.record(
        world.answer("1", "2026-04-04T14:59:00Z", 9),
        world.answer("2", "2026-04-04T15:00:00Z", 9),
        world.answer("3", "2026-04-04T15:29:00Z", 9),
        world.answer("4", "2026-04-04T15:30:00Z", 9));

    assertThat(counts("from=2026-04-05T01%2B11:00&to=2026-04-05T02%2B10:30"))
        .containsExactly("2026-04-05T01+11:00 1", "2026-04-05T01+10:30 2", "2026-04-05T02+10:30 1");
  }

  @Test
  void aWeekOfHoursInAutumnIs169AndOneMoreHourIsTooMany() {
    world.now = Instant.parse("2026-11-01T00:00:00Z");
    var week = "from=2026-10-20T00%2B02:00&to=2026-10-26T23%2B01:00";

    assertThat(counts(week)).hasSize(169);
    assertThat(
            world.send("metric=nps&period=hour&" + week.replace("26T23", "27T00")).getStatusCode())
        .isEqualTo(400);
  }

  @Test
  void tooMuchLogForHoursIsRefusedByName() {
    world.record(world.heavy(450, "2026-03-02T10:00:00Z"));

    var answer =
        world.send("metric=nps&period=hour&from=2026-03-02T11%2B01:00&to=2026-03-02T11%2B01:00");

    assertThat(answer.getStatusCode()).isEqualTo(400);
    assertThat(answer.getBody()).contains("/period", "fewer hours");
  }
}
