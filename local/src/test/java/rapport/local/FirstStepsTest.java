package rapport.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class FirstStepsTest {

  private static final Connection AT = at("demo", "1");
  private static final Connection SAMPLE = at("sample", "2");

  /// Servers and logs never see a fragment.
  @Test
  void theSamplesDashboardComesFirstWithItsKeyInTheFragment() {
    String steps = FirstSteps.of(AT, Optional.of(SAMPLE));

    assertThat(steps)
        .contains("http://127.0.0.1:1/#key=read_2\n", "http://127.0.0.1:1/#key=read_1\n");
    assertThat(steps.indexOf("read_")).isEqualTo(steps.indexOf("read_2"));
    assertThat(steps).doesNotContain("pub_2");
  }

  /// Without it nothing of the company can be worked with.
  @Test
  void theSamplesServerKeyIsSaidBeforeThoseOfTheFirstTenant() {
    String steps = FirstSteps.of(AT, Optional.of(SAMPLE));

    String sample = steps.substring(0, steps.indexOf("Your own tenant"));
    assertThat(sample).contains("srv_2").doesNotContain("_1");
    assertThat(FirstSteps.of(AT, Optional.empty())).doesNotContain("srv_2", "follow-ups");
  }

  @Test
  void whatIsToBeTriedGoesToTheFirstTenant() {
    String steps = FirstSteps.of(AT, Optional.of(SAMPLE));

    String calls = steps.substring(steps.indexOf("Try,"));
    assertThat(calls)
        .contains("key=pub_1", "Bearer srv_1", "Bearer read_1")
        .doesNotContain("-X PUT", "_2");
  }

  /// Without it the answer that is posted next would be refused.
  @Test
  void withoutASampleTheSurveyIsDefinedFirst() {
    String steps = FirstSteps.of(AT, Optional.empty());

    assertThat(steps).doesNotContain("company");
    String first = steps.substring(steps.indexOf("curl"), steps.indexOf("curl -d"));
    assertThat(first).contains("-X PUT", "/v1/surveys/relationship-2026");
  }

  private static Connection at(String tenant, String end) {
    return new Connection(
        "http://127.0.0.1:1",
        tenant,
        new LocalKeys("srv_" + end, "read_" + end, "pub_" + end),
        "queue",
        "database");
  }
}
