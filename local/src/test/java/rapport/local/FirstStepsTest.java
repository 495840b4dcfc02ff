package rapport.local;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FirstStepsTest {

  private static final Connection AT =
      new Connection(
          "http://127.0.0.1:1",
          "demo",
          new LocalKeys("srv_1", "read_1", "pub_1"),
          "queue",
          "database");

  /// Servers and logs never see a fragment.
  @Test
  void theDashboardIsOpenedByAKeyInTheFragment() {
    assertThat(FirstSteps.dashboard(AT)).isEqualTo("http://127.0.0.1:1/#key=read_1");
  }

  /// Without it the answer that is posted next would be refused.
  @Test
  void withoutASampleTheSurveyIsDefinedFirst() {
    var steps = FirstSteps.of(AT, false);

    assertThat(steps.getFirst()).contains("-X PUT", "/v1/surveys/relationship-2026");
    assertThat(steps.subList(1, steps.size())).isEqualTo(FirstSteps.of(AT, true));
  }
}
