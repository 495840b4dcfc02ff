package rapport.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.bytes.Bytes;

class PublicAddressTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1",
        "8.8.8.8",
        "9.255.255.255",
        "11.0.0.0",
        "100.63.255.255",
        "100.128.0.0",
        "126.255.255.255",
        "128.0.0.0",
        "169.253.255.255",
        "169.255.0.0",
        "172.15.255.255",
        "172.32.0.0",
        "192.167.255.255",
        "192.169.0.0",
        "198.17.255.255",
        "198.20.0.0",
        "223.255.255.255",
        "2001:4860:4860::8888",
        "2606:4700:4700::1111",
        "2a00:1450:4001:81b::200e"
      })
  void whatAnybodyMayCallIsPublic(String address) throws UnknownHostException {
    assertThat(isPublic(address)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "0.1.2.3",
        "10.0.0.0",
        "10.255.255.255",
        "100.64.0.0",
        "100.127.255.255",
        "127.0.0.1",
        "127.255.255.255",
        "169.254.169.254",
        "169.254.170.2",
        "172.16.0.0",
        "172.31.255.255",
        "192.0.0.1",
        "192.0.2.1",
        "192.168.0.0",
        "192.168.255.255",
        "198.18.0.0",
        "198.19.255.255",
        "198.51.100.1",
        "203.0.113.1",
        "224.0.0.1",
        "239.255.255.255",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "fe80::1",
        "fec0::1",
        "fc00::1",
        "fd00:ec2::254",
        "ff02::1",
        "64:ff9b::7f00:1",
        "64:ff9b:1::1",
        "100::1",
        "2001::1",
        "2001:db8::1",
        "2002:7f00:1::1",
        "3fff::1",
        "5f00::1",
        "4000::1"
      })
  void whatLeadsInsideOrNowhereIsNot(String address) throws UnknownHostException {
    assertThat(isPublic(address)).isFalse();
  }

  /// Java takes them for IPv4; others may not.
  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "10.0.0.1", "8.8.8.8"})
  void noIpv4AddressInsideAnIpv6OneIs(String address) throws UnknownHostException {
    byte[] inner = InetAddress.getByName(address).getAddress();
    byte[] mapped = new byte[16];
    mapped[10] = (byte) 0xff;
    mapped[11] = (byte) 0xff;
    System.arraycopy(inner, 0, mapped, 12, 4);
    byte[] compatible = new byte[16];
    System.arraycopy(inner, 0, compatible, 12, 4);

    assertThat(PublicAddress.isPublic(Bytes.of(mapped))).isFalse();
    assertThat(PublicAddress.isPublic(Bytes.of(compatible))).isFalse();
  }

  /// The oracle knows fewer kinds than we do, and none that is public.
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void nothingThatTheJdkCallsSpecialIsPublic(long seed) throws UnknownHostException {
    var random = new Random(seed);
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = new byte[random.nextBoolean() ? 4 : 16];
      random.nextBytes(bytes);
      var address = InetAddress.getByAddress(bytes);
      boolean special =
          address.isAnyLocalAddress()
              || address.isLoopbackAddress()
              || address.isLinkLocalAddress()
              || address.isSiteLocalAddress()
              || address.isMulticastAddress();

      assertThat(special && PublicAddress.isPublic(Bytes.of(bytes)))
          .as("seed %d, %s", seed, address)
          .isFalse();
    }
  }

  @Test
  void whatIsNoAddressIsRefused() {
    assertThatThrownBy(() -> PublicAddress.isPublic(Bytes.of(new byte[5])))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static boolean isPublic(String literal) throws UnknownHostException {
    return PublicAddress.isPublic(Bytes.of(InetAddress.getByName(literal).getAddress()));
  }
}
