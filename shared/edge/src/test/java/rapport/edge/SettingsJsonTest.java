package rapport.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.event.LowScores;
import rapport.metric.Metric;
import rapport.metric.Metrics;
import rapport.period.Calendar;
import rapport.period.Granularity;
import rapport.settings.Calendars;
import rapport.settings.CustomerRules;
import rapport.settings.FollowUpRules;
import rapport.settings.Settings;
import rapport.settings.Watched;

final class SettingsJsonTest {

  private static final Settings SETTINGS =
      new Settings(
          ZoneId.of("Europe/Berlin"),
          DayOfWeek.SUNDAY,
          List.of("region", "plan"),
          List.of(new Settings.Pair("region", "channel")),
          "USD",
          5);

  @Test
  void settingsAreReadAsTheyAreWritten() {
    var text = SettingsJson.write(SETTINGS);

    assertThat(text)
        .isEqualTo(
            """
            {"timezone":"Europe/Berlin","weekStart":"sunday","dimensions":["region","plan"],\
            "pairs":[["region","channel"]],"currency":"USD","smallN":5,\
            "businessCalendars":[],"calendarAssignments":[],"serviceTargets":[],\
            "watch":[{"metric":"nps","period":"week"},{"metric":"csat","period":"week"},\
            {"metric":"first_response_time","period":"day"}]}""");
    assertThat(SettingsJson.stored(text)).isEqualTo(SETTINGS);
  }

  @Test
  void whatIsDecidedAboutCustomersIsReadAsItIsWritten() {
    var text =
        """
        {"timezone":"UTC","weekStart":"monday","dimensions":[],"pairs":[],"currency":"EUR",\
        "smallN":10,"businessCalendars":[],"calendarAssignments":[],"serviceTargets":[],"watch":[],\
        "inactivityDays":90,"journeys":{"buy":["cart","paid"]},\
        "plans":{"club":["silver","gold"],"plain":[]},"churnDenominator":"average","clvYears":2.5}""";

    var settings = SettingsJson.stored(text);

    assertThat(settings.rules().customers())
        .isEqualTo(
            new CustomerRules(
                90,
                new TreeMap<>(Map.of("buy", List.of("cart", "paid"))),
                new TreeMap<>(Map.of("club", List.of("silver", "gold"), "plain", List.of())),
                CustomerRules.ChurnDenominator.AVERAGE,
                2.5));
    assertThat(SettingsJson.write(settings)).isEqualTo(text);
    assertThat(settings.rules().ofFacts().customers().clvYears()).isZero();
  }

  @Test
  void allErrorsAboutCustomersAreFoundAtOnce() {
    var text =
        """
        {"inactivityDays":-1,"clvYears":0,"churnDenominator":"end",
         "journeys":{"one":["cart"],"twice":["a","a"],"bad":"x","b c":["a","b"],"none":null},
         "plans":{"club":["a b"],"list":7}}
        """;

    assertThat(pointers(text))
        .containsExactlyInAnyOrder(
            "/inactivityDays",
            "/clvYears",
            "/churnDenominator",
            "/journeys/one",
            "/journeys/twice/1",
            "/journeys/bad",
            "/journeys/b c",
            "/journeys/none",
            "/plans/club/0",
            "/plans/list");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "101", "\"2\"", "1e400", "true"})
  void noTenantExpectsCustomersToStayForSoManyYears(String years) {
    assertThat(pointers("{\"clvYears\":" + years + "}")).isNotEmpty();
  }

  @Test
  void whatIsAbsentTakesItsDefault() {
    assertThat(read("{}")).isEqualTo(new Checked.Valid<>(Settings.DEFAULT));
    assertThat(read(SettingsJson.write(Settings.DEFAULT)))
        .isEqualTo(new Checked.Valid<>(Settings.DEFAULT));
  }

  @Test
  void whatIsWatchedIsReadAsItIsWritten() {
    var watched =
        List.of(
            new Watched("nps", Granularity.DAY, "region"),
            new Watched("reopen_rate", Granularity.MONTH, "agent"));
    var settings = SETTINGS.watching(watched);

    assertThat(SettingsJson.stored(SettingsJson.write(settings))).isEqualTo(settings);
    assertThat(SettingsJson.stored("{\"watch\":[]}").watched()).isEmpty();
    assertThat(SettingsJson.stored("{\"watch\":[{\"metric\":\"nps\"}]}").watched())
        .containsExactly(new Watched("nps", Granularity.WEEK, ""));
  }

  @Test
  void whomToFollowUpIsReadAsItIsWritten() {
    var text =
        """
        {"followUps":{"answers":[{"survey":"nps","question":"recommend","atMost":8},
          {"survey":"ces","question":"effort","atLeast":4}],"alerts":false,"recovery":true}}
        """;

    var settings = SettingsJson.stored(text);

    assertThat(settings.rules().followUps())
        .isEqualTo(
            new FollowUpRules(
                new FollowUpRules.Which.Chosen(
                    List.of(
                        new FollowUpRules.LowAnswers("nps", "recommend", new LowScores(0, 8)),
                        new FollowUpRules.LowAnswers("ces", "effort", new LowScores(4, 100)))),
                false,
                true));
    assertThat(SettingsJson.stored(SettingsJson.write(settings))).isEqualTo(settings);
    assertThat(SettingsJson.stored("{\"followUps\":{}}")).isEqualTo(Settings.DEFAULT);
  }

  @Test
  void allErrorsOfWhomToFollowUpAreFound() {
    var read =
        read(
            """
            {"followUps":{"answers":[{"question":"q","atMost":1},{"survey":"s","question":"q"},
              {"survey":"s","question":"q","atMost":1,"atLeast":2},
              {"survey":"s","question":"q","atMost":101},{"survey":"s","question":"r","atMost":1},
              {"survey":"s","question":"r","atMost":2},7],"alerts":"yes","recover":true}}
            """);

    assertThat(read).isInstanceOf(Checked.Invalid.class);
    assertThat(((Checked.Invalid<Settings>) read).errors())
        .extracting(FieldError::pointer)
        .containsExactlyInAnyOrder(
            "/followUps/answers/0/survey",
            "/followUps/answers/1/atMost",
            "/followUps/answers/2/atMost",
            "/followUps/answers/3/atMost",
            "/followUps/answers/5",
            "/followUps/answers/6",
            "/followUps/alerts",
            "/followUps/recover");
  }

  @Test
  void allErrorsOfWhatIsWatchedAreFound() {
    var read =
        read(
            """
            {"watch":[{"metric":"nope"},{"metric":"backlog"},{"period":"hour","metric":"nps"},
             {"metric":"nps","by":"colour"},{"metric":7,"more":1},{"metric":"csat"},{"metric":"csat"},"x",
             {"metric":"clv_predicted"}]}
            """);

    assertThat(read).isInstanceOf(Checked.Invalid.class);
    assertThat(((Checked.Invalid<Settings>) read).errors())
        .extracting(FieldError::pointer)
        .containsExactlyInAnyOrder(
            "/watch/0/metric",
            "/watch/1/metric",
            "/watch/2/period",
            "/watch/3/by",
            "/watch/4/metric",
            "/watch/4/more",
            "/watch/6",
            "/watch/7",
            "/watch/8/metric");
  }

  /// What is a balance, and what has no known scatter. All others are watched.
  @Test
  void whatCannotBeWatchedIsRefusedWithItsReason() {
    var balances = List.of("customers", "backlog");
    var described = List.of("clv", "stickiness", "segments_of_value", "plan_lift");
    for (Metric metric : Metrics.ALL) {
      var read = read("{\"watch\":[{\"metric\":\"" + metric.id() + "\"}]}");
      if (balances.contains(metric.id())) {
        assertThat(read)
            .isEqualTo(refused("is a balance: each of its periods begins with the one before"));
      } else if (metric.id().equals("clv_predicted")) {
        assertThat(read)
            .isEqualTo(refused("is a prediction, and has no chance variation to be held against"));
      } else if (described.contains(metric.id())) {
        assertThat(read)
            .isEqualTo(refused("can't be watched: nobody can tell how far it scatters by chance"));
      } else {
        assertThat(read).as(metric.id()).isInstanceOf(Checked.Valid.class);
      }
    }
  }

  /// The mean of two numbers of customers is no number that a share can be of.
  @Test
  void churnIsWatchedWhereItIsAShare() {
    var churn = "\"watch\":[{\"metric\":\"churn_rate\"}]";

    assertThat(read("{" + churn + ",\"churnDenominator\":\"all\"}"))
        .isInstanceOf(Checked.Valid.class);
    assertThat(read("{" + churn + ",\"churnDenominator\":\"average\"}"))
        .isEqualTo(refused("can't be watched: nobody can tell how far it scatters by chance"));
  }

  private static Checked<Settings> refused(String message) {
    return new Checked.Invalid<>(List.of(new FieldError("/watch/0/metric", message)));
  }

  /// They were taken once, and never raised an alert.
  @Test
  void settingsThatWatchWhatNoLongerCanBeAreStillRead() {
    var stored =
        """
        {"watch":[{"metric":"stickiness"},{"metric":"nps"},{"metric":"churn_rate","by":"agent"}],
         "churnDenominator":"average"}
        """;

    var settings = SettingsJson.stored(stored);

    assertThat(settings.watched()).containsExactly(new Watched("nps", Granularity.WEEK, ""));
    assertThat(read(SettingsJson.write(settings))).isEqualTo(new Checked.Valid<>(settings));
    assertThatThrownBy(() -> SettingsJson.stored("{\"watch\":[{\"metric\":\"nope\"}]}"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"7", "true", "[]", "{}", "\"\"", "\"Mars/Olympus\""})
  void aZoneThatIsNoneIsToldOnce(String zone) {
    assertThat(pointers("{\"timezone\":" + zone + "}")).containsExactly("/timezone");
  }

  @Test
  void utcIsTheOneItAlwaysWas() {
    assertThat(SettingsJson.stored("{\"timezone\":\"UTC\"}").zone()).isEqualTo(ZoneOffset.UTC);
  }

  @Test
  void allErrorsAreFoundAtOnce() {
    var text =
        """
        {"timezone":"Mars/Olympus","weekStart":"someday","dimensions":["region","region","agent","a b",7],
         "pairs":[["region"],["region","region"],["region","nothing"],["agent","region"],["region","agent"],"x"],
         "currency":"EURO","smallN":0,"colour":"red"}
        """;

    assertThat(pointers(text))
        .containsExactlyInAnyOrder(
            "/timezone",
            "/weekStart",
            "/dimensions/1",
            "/dimensions/2",
            "/dimensions/3",
            "/dimensions/4",
            "/pairs/0",
            "/pairs/1",
            "/pairs/2",
            "/pairs/4",
            "/pairs/5",
            "/currency",
            "/smallN",
            "/colour");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "7", "null", "\"x\""})
  void whatIsNoObjectIsAnError(String text) {
    assertThat(pointers(text)).containsExactly("");
  }

  @Test
  void noMoreDimensionsThanAllowedAreDeclared() {
    var many = "\"a\",".repeat(SettingsJson.MAX_DIMENSIONS) + "\"b\"";

    assertThat(pointers("{\"dimensions\":[" + many + "]}")).containsExactly("/dimensions");
  }

  @Test
  void calendarsAreReadAsTheyAreWritten() {
    var berlin = new Calendar(2, ZoneId.of("Europe/Berlin"), DayOfWeek.SUNDAY);
    var changing = new Calendars(Calendars.DEFAULT.current(), List.of(berlin));

    assertThat(CalendarsJson.stored(CalendarsJson.write(changing))).isEqualTo(changing);
    assertThat(CalendarsJson.stored(CalendarsJson.write(Calendars.DEFAULT)))
        .isEqualTo(Calendars.DEFAULT);
    assertThatThrownBy(() -> CalendarsJson.stored("{}"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static List<String> pointers(String text) {
    return switch (read(text)) {
      case Checked.Valid<Settings> _ -> List.of();
      case Checked.Invalid<Settings>(List<FieldError> errors) ->
          errors.stream().map(FieldError::pointer).toList();
    };
  }

  private static Checked<Settings> read(String text) {
    return SettingsJson.read(((Json.Parsed.Values) Json.readOne(text)).values().getFirst());
  }
}
