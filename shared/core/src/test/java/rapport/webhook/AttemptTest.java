package rapport.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AttemptTest {

  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

  @Test
  void thePausesGrowUntilADayHasPassed() {
    var pauses = List.of(0L, 5L, 300L, 1_800L, 7_200L, 18_000L, 36_000L, 50_400L, 72_000L, 86_400L);
    var due = new ArrayList<Duration>();
    var attempt = Attempt.first(NOW, "m1");
    due.add(Duration.between(NOW, attempt.dueAt()));
    while (attempt.next().isPresent()) {
      attempt = attempt.next().get();
      due.add(Duration.between(NOW, attempt.dueAt()));
    }

    assertThat(due).hasSize(pauses.size()).isSorted();
    for (int i = 0; i < due.size(); i++) {
      double seconds = due.get(i).toMillis() / 1_000.0;
      assertThat(seconds).isBetween((double) pauses.get(i), pauses.get(i) * 1.1);
    }
  }

  @Test
  void whatFailedTogetherDoesNotComeBackTogether() {
    var dues =
        List.of("m1", "m2", "m3", "m4").stream()
            .map(id -> new Attempt(9, NOW, id).dueAt())
            .distinct()
            .toList();

    assertThat(dues).hasSize(4);
  }

  /// What SQS can't hold back for long enough is sent on until it is due.
  @ParameterizedTest
  @ValueSource(strings = {"m1", "m2", "another"})
  void sentOnAsLongAsNeededItComesWhenItIsDueAndNotBefore(String id) {
    var attempt = new Attempt(4, NOW, id);
    var now = NOW;
    int sendings = 0;
    while (!attempt.isDue(now)) {
      var delay = attempt.delay(now);
      assertThat(delay).isPositive().isLessThanOrEqualTo(Duration.ofMinutes(15));
      now = now.plus(delay);
      sendings++;
    }

    assertThat(sendings).isBetween(8, 9);
    assertThat(Duration.between(attempt.dueAt(), now)).isLessThan(Duration.ofSeconds(1));
  }

  @Test
  void whatIsDueIsNotHeldBack() {
    assertThat(Attempt.first(NOW, "m1").delay(NOW)).isZero();
    assertThat(Attempt.first(NOW, "m1").delay(NOW.plusSeconds(9))).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 10})
  void thereIsNoOtherTry(int number) {
    assertThatThrownBy(() -> new Attempt(number, NOW, "m1"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "200, TAKEN",
    "204, TAKEN",
    "299, TAKEN",
    "199, FAILED",
    "301, FAILED",
    "307, FAILED",
    "400, FAILED",
    "410, GONE",
    "500, FAILED"
  })
  void onlyWhatIsTakenOrGoneIsNotToldAgain(int status, Verdict verdict) {
    assertThat(Verdict.of(status)).isEqualTo(verdict);
  }
}
