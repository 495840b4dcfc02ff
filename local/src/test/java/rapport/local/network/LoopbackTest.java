package rapport.local.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

class LoopbackTest {

  @Test
  void aPortThatIsTakenIsRefused() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getByName(Loopback.HOST))) {
      assertThatThrownBy(() -> Loopback.freePort(taken.getLocalPort()))
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void anyPortIsOneThatNoConnectionIsGiven() throws IOException {
    var ports = new HashSet<Integer>();
    for (int i = 0; i < 50; i++) {
      ports.add(Loopback.freePort(0));
    }

    assertThat(ports).allMatch(port -> port >= 20_000 && port < 32_768).hasSizeGreaterThan(1);
  }
}
