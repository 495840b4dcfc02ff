package rapport.local.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import rapport.local.template.Template;

/// The template's function of CloudFront, run by another engine.
class ViewerAddressTest {

  @Test
  void theVisitorsAddressTakesThePlaceOfWhateverItSays() throws Exception {
    var code =
        Template.read(Path.of("..", "template.yaml"))
            .properties("AWS::CloudFront::Function")
            .get("ViewerAddress")
            .path("FunctionCode")
            .asText();
    var asked =
        """
        const said = {value: '10.0.0.1', multiValue: [{value: '10.0.0.1'}, {value: '10.0.0.2'}]};
        console.log(JSON.stringify(handler({viewer: {ip: '2001:db8::7'}, request: {method: 'POST',
          uri: '/v1/events', headers: {host: {value: 'a'}, 'x-rapport-viewer': said}}})));
        """;

    var process =
        new ProcessBuilder(Chromium.node().toString(), "-e", code + asked)
            .redirectErrorStream(true)
            .start();
    var told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(told.strip())
        .isEqualTo(
            "{\"method\":\"POST\",\"uri\":\"/v1/events\",\"headers\":{\"host\":{\"value\":\"a\"},"
                + "\"x-rapport-viewer\":{\"value\":\"2001:db8::7\"}}}");
    assertThat(process.waitFor()).isZero();
  }
}
