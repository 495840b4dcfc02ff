package rapport.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import rapport.period.Granularity;
import rapport.settings.Settings.Pair;

class SettingsBoundsTest {

  @Test
  void aPairTakesItsValuesApartAndRefusesWhatIsNone() {
    var pair = new Pair("region", "plan");

    assertThat(pair.parts(pair.value("EMEA", "pro"))).containsExactly("EMEA", "pro");
    assertThat(Pair.isName(pair.name())).isTrue();
    assertThat(Pair.isName("region")).isFalse();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> pair.parts("EMEA"))
        .withMessageContaining("region+plan");
  }

  @ParameterizedTest
  @EnumSource(Granularity.class)
  void daysWeeksAndMonthsAreWatched(Granularity granularity) {
    var watchable = List.of(Granularity.DAY, Granularity.WEEK, Granularity.MONTH);

    if (watchable.contains(granularity)) {
      assertThat(new Watched("nps", granularity, "").granularity()).isEqualTo(granularity);
    } else {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new Watched("nps", granularity, ""))
          .withMessageContaining(granularity.toString());
    }
  }

  @Test
  void oneCalendarAtMostComesNext() {
    var current = Calendars.DEFAULT.current();

    assertThat(Calendars.DEFAULT.switched()).isEqualTo(Calendars.DEFAULT);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Calendars(current, List.of(current, current)))
        .withMessageContaining("one calendar at most");
  }
}
