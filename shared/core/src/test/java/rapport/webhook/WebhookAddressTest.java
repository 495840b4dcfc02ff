package rapport.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookAddressTest {

  @Test
  void anAddressIsTakenApart() {
    var address = WebhookAddress.read("https://Hooks.Example.com:8443/in/a%20b?k=v", Reach.OUTSIDE);

    assertThat(address)
        .contains(
            new WebhookAddress(
                "https://Hooks.Example.com:8443/in/a%20b?k=v",
                true, "hooks.example.com", 8443, "/in/a%20b?k=v"));
    assertThat(address.orElseThrow().hostHeader()).isEqualTo("hooks.example.com:8443");
  }

  @Test
  void whatIsLeftOutIsUsual() {
    var bare = WebhookAddress.read("https://example.com", Reach.OUTSIDE).orElseThrow();
    var asked = WebhookAddress.read("https://example.com?k=v", Reach.OUTSIDE).orElseThrow();

    assertThat(bare.port()).isEqualTo(443);
    assertThat(bare.target()).isEqualTo("/");
    assertThat(bare.hostHeader()).isEqualTo("example.com");
    assertThat(asked.target()).isEqualTo("/?k=v");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "example.com",
        "http://example.com/",
        "ftp://example.com/",
        "https:///path",
        "https://localhost/",
        "https://me.localhost/",
        "https://printer.local/",
        "https://metadata.google.internal/",
        "https://intranet/",
        "https://127.0.0.1/",
        "https://127.1/",
        "https://2130706433/",
        "https://0x7f.1/",
        "https://0x7f000001/",
        "https://example.0x7f/x",
        "https://[::1]/",
        "https://user@example.com/",
        "https://user:word@example.com/",
        "https://example.com@127.0.0.1/",
        "https://example.com#part",
        "https://example.com/a b",
        "https://example.com/\r\nHost: other",
        "https://example.com/%0",
        "https://exämple.com/",
        "https://-a.example.com/",
        "https://example..com/",
        "https://example.com./",
        "https://example.com:0/",
        "https://example.com:22/",
        "https://example.com:80/",
        "https://example.com:65536/",
        "https://example.com:/",
        "https://example.com\\@127.0.0.1/"
      })
  void whatMayLeadInsideIsRefused(String text) {
    assertThat(WebhookAddress.read(text, Reach.OUTSIDE)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost:8080/hook",
        "https://localhost/",
        "http://127.0.0.1/",
        "http://127.1.2.3:22/",
        "https://example.com/"
      })
  void onOneMachineThatMachineMayBeCalledToo(String text) {
    assertThat(WebhookAddress.read(text, Reach.OUTSIDE_AND_LOOPBACK)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://example.com/",
        "http://user@localhost/",
        "http://me.localhost/",
        "http://localhost.example.com/",
        "http://169.254.169.254/latest",
        "https://10.0.0.1/",
        "http://192.168.0.1/",
        "http://127.1/",
        "http://0.0.0.0/",
        "http://localhost:0/",
        "http://localhost:65536/"
      })
  void onOneMachineNoOtherInsideMayBeCalled(String text) {
    assertThat(WebhookAddress.read(text, Reach.OUTSIDE_AND_LOOPBACK)).isEmpty();
  }

  @Test
  void anEndlessAddressIsRefused() {
    assertThat(WebhookAddress.read("https://example.com/" + "a".repeat(1_000), Reach.OUTSIDE))
        .isEmpty();
  }
}
