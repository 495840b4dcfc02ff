package rapport.local.repair;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PreviewTest {

  static Stream<String> personal() {
    return Stream.of(
        """
        {"id":"e1","type":"survey.response","subject":"jane","data":{"survey":"s",\
        "answers":{"id":"jane","type":"jane"},"comment":"jane","attributes":{"survey":"jane"}}}""",
        """
        [{"id":"e1","subject":"jane"},{"id":"e2","data":{"customer":"jane"}}]""",
        """
        {"detail-type":"x","detail":{"id":"e1","subject":"jane","data":{"answers":"jane"}}}""",
        """
        {"Type":"Notification","Message":"{\\"subject\\":\\"jane\\"}","Subject":"jane"}""",
        """
        {"type":{"name":"jane"},"id":["jane"],"data":"jane","time":17}""",
        "jane",
        "\"jane\"",
        "{\"id\":\"e1\"} jane",
        "[{\"id\":\"e1\"},\"jane\",[\"jane\"],null]",
        """
        {"id":"e1","hours":1,"subject":"jane","data":{"answers":{"why":"jane"}}}""",
        """
        {"tenant":"demo","hours":["2026030110"],"subject":"jane","data":"jane"}""",
        """
        [{"tenant":"demo","hours":["2026030110"],"jane":1},{"hours":[],"subject":"jane"}]""",
        """
        {"tenant":"demo","hours":["2026030110","jane"]}""",
        """
        {"tenant":"demo","hours":[{"2026030110":"jane"}]}""",
        """
        {"tenant":"demo","hours":{"jane":"2026030110"}}""",
        """
        {"tenant":"Jane@jane","hours":["2026030110"]}""");
  }

  @ParameterizedTest
  @MethodSource("personal")
  void nothingOfAPersonIsShown(String body) {
    assertThat(Preview.of(body)).doesNotContain("jane");
  }

  @Test
  void whichEventsTheyAreIsShown() {
    var body =
        """
        [{"specversion":"1.0","id":"e1","source":"shop","type":"ticket.created",\
        "time":"2026-03-01T10:00:00Z","data":{"ticket":"T1","channel":"email"}}]""";

    assertThat(Preview.of(body))
        .isEqualTo(
            """
            [{"type":"ticket.created","source":"shop","id":"e1","time":"2026-03-01T10:00:00Z",\
            "ticket":"T1"}]""");
  }

  @Test
  void workIsShownAsItIsAndSaysWhoseItIs() {
    var body = "{\"tenant\":\"demo\",\"hours\":[\"2026030110\"]}";

    assertThat(Preview.of(body)).isEqualTo(body);
    assertThat(Preview.tenantOf(body)).contains("demo");
    assertThat(Preview.tenantOf("{\"tenant\":7}")).isEmpty();
    assertThat(Preview.tenantOf("{\"tenant\":7,\"hours\":[\"2026030110\"]}")).isEmpty();
    assertThat(Preview.tenantOf("{\"tenant\":\"jane\",\"hours\":1}")).isEmpty();
  }

  @Test
  void anEventThatIsNamedLikeWorkIsShownAsAnEvent() {
    var body =
        """
        {"id":"e1","source":"desk","tenant":"demo","hours":8,"subject":"jane",\
        "data":{"ticket":"T1"}}""";

    assertThat(Preview.of(body)).isEqualTo("{\"source\":\"desk\",\"id\":\"e1\",\"ticket\":\"T1\"}");
  }

  @Test
  void muchIsCutAtTwoHundredCharacters() {
    var body = "[" + "{\"id\":\"e\"},".repeat(1_000) + "{}]";

    assertThat(Preview.of(body)).hasSize(200).endsWith("…");
  }

  @Test
  void nothingThatMovesTheCursorIsPrinted() {
    var body = "{\"id\":\"\u202eevil\u001b[2J\\u001b\\n\"}";

    assertThat(Preview.of(body)).doesNotContain("\u202e", "\u001b", "\n");
    assertThat(Preview.whole("\u001b[2J\r\nä漢")).isEqualTo("\\u001b[2J\\u000d\\u000aä漢");
  }
}
