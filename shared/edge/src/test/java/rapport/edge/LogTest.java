package rapport.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class LogTest {

  private final List<String> lines = new ArrayList<>();
  private final Log log = new Log(Fixed.clock(Fixed.NOW), lines::add);

  @Test
  void aLineIsOneObject() {
    log.info("events accepted", Map.of("accepted", 3, "tenant", "demo", "slow", false));

    assertThat(lines)
        .containsExactly(
            "{\"timestamp\":\"2026-03-01T10:00:00Z\",\"level\":\"INFO\","
                + "\"message\":\"events accepted\",\"accepted\":3,\"slow\":false,\"tenant\":\"demo\"}");
  }

  @Test
  void noValueCanForgeALine() {
    log.warn("bad\nline", Map.of("route", "x\n{\"level\":\"INFO\"}\u2028\u0085"));

    assertThat(lines).singleElement().asString().doesNotContain("\n").contains("\\n");
  }

  @Test
  void anExceptionIsNamedWithoutItsText() {
    var cause = new IllegalStateException("customer-42");

    log.error("failed", Map.of(), new IllegalArgumentException("secret", cause));

    assertThat(lines)
        .singleElement()
        .asString()
        .contains(
            "java.lang.IllegalArgumentException", "java.lang.IllegalStateException", "LogTest")
        .doesNotContain("secret", "customer-42");
  }
}
