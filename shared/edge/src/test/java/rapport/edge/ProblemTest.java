package rapport.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ProblemTest {

  @Test
  void aProblemHasTheMembersOfRfc9457AndItsErrors() {
    var problem = Problem.invalid(List.of(new FieldError("/data/score", "must be \"good\"")));

    var answer = problem.answer();

    assertThat(answer.getStatusCode()).isEqualTo(400);
    assertThat(answer.getHeaders()).containsEntry("content-type", "application/problem+json");
    assertThat(answer.getBody())
        .isEqualTo(
            """
            {"type":"about:blank","title":"Bad Request","status":400,\
            "detail":"Something in the request is wrong; see errors.",\
            "errors":[{"pointer":"/data/score","message":"must be \\"good\\""}]}""");
  }

  @Test
  void aParameterIsNamed() {
    assertThat(Problem.parameter("from", "must be a day").errors())
        .containsExactly(new FieldError("/from", "must be a day"));
  }

  @Test
  void whoIsToTryAgainIsToldWhen() {
    assertThat(Problem.unavailable().answer().getHeaders()).containsEntry("retry-after", "5");
  }

  @Test
  void anUnknownStatusIsABug() {
    assertThatThrownBy(() -> Problem.of(200, "fine")).isInstanceOf(IllegalArgumentException.class);
  }
}
