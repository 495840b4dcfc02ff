package rapport.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import rapport.webhook.Trial.Ending;
import rapport.webhook.Trial.Ending.Answered;
import rapport.webhook.Trial.Ending.Unanswered;

class TrialTest {

  private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

  @Test
  void whatEndsLikeTheLastIsNoNewsForAnHour() {
    var last = trial("msg_1", Duration.ZERO, new Answered(204));

    assertThat(trial("msg_2", Duration.ofMinutes(59), new Answered(200)).isNewsAfter(last))
        .isFalse();
    assertThat(trial("msg_2", Duration.ofHours(1), new Answered(200)).isNewsAfter(last)).isTrue();
  }

  @Test
  void whatEndsOtherwiseIsNewsAtOnceHoweverItFails() {
    var well = trial("msg_1", Duration.ZERO, new Answered(200));
    var failing = trial("msg_2", Duration.ofSeconds(1), Unanswered.UNREACHED);

    assertThat(failing.isNewsAfter(well)).isTrue();
    assertThat(trial("msg_3", Duration.ofSeconds(2), new Answered(503)).isNewsAfter(failing))
        .isFalse();
    assertThat(well.isNewsAfter(failing)).isTrue();
  }

  @Test
  void aTestIsNewsAlways() {
    var last = trial("test_1", Duration.ZERO, new Answered(200));

    assertThat(trial("test_2", Duration.ofSeconds(1), new Answered(200)).isNewsAfter(last))
        .isTrue();
  }

  @Test
  void onlyAFinalStatusIsAnAnswer() {
    assertThatThrownBy(() -> new Answered(100)).hasMessageContaining("100");
    assertThatThrownBy(() -> new Answered(1000)).hasMessageContaining("1000");
    assertThat(new Answered(410).verdict()).isEqualTo(Verdict.GONE);
    assertThat(Unanswered.UNTRUSTED.verdict()).isEqualTo(Verdict.FAILED);
  }

  private static Trial trial(String id, Duration after, Ending ending) {
    return new Trial(START.plus(after), id, ending);
  }
}
