package rapport.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.bytes.Bytes;
import rapport.bytes.Sha256;

class AddressNamesTest {

  private static final Instant NOW = Fixed.NOW;

  private final Map<LocalDate, Bytes> secrets = new HashMap<>();
  private final List<String> lines = new ArrayList<>();
  private boolean down;
  private byte drawn;

  private AddressNames names() {
    var shared =
        new Throttle.Shared(
            "intake",
            (_, _, amount) -> amount,
            (day, fresh) -> {
              if (down) {
                throw new IllegalStateException("down");
              }
              return secrets.computeIfAbsent(day, _ -> fresh);
            },
            () -> Bytes.of(new byte[] {++drawn, 2, 3}));
    return new AddressNames(shared, new Log(Fixed.clock(NOW), lines::add));
  }

  @ParameterizedTest
  @CsvSource({
    "2001:db8:1:2::1, 2001:db8:1:2:ffff:ffff:ffff:ffff",
    "2001:0db8:0001:0002:0:0:0:1, 2001:DB8:1:2::",
    "::ffff:192.0.2.1, 192.0.2.1"
  })
  void whatIsOneNetworkHasOneName(String one, String other) {
    var names = names();

    assertThat(names.name(one, NOW)).isEqualTo(names.name(other, NOW));
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.1, 192.0.2.2",
    "2001:db8:1:2::1, 2001:db8:1:3::1",
    "0.0.0.0, ::",
    "192.0.2.1, nonsense"
  })
  void otherNetworksHaveOthers(String one, String other) {
    var names = names();

    assertThat(names.name(one, NOW)).isNotEqualTo(names.name(other, NOW));
  }

  /// None of these is looked up.
  @ParameterizedTest
  @ValueSource(strings = {"", "localhost", "example.com", "1.2.3.4.5", "fe80::1%nowhere", "\u0000"})
  void whatIsNoAddressSharesOneName(String text) {
    var names = names();

    assertThat(names.name(text, NOW)).isEqualTo(names.name("no address", NOW));
  }

  @Test
  void allInstancesGiveTheSameNameOnADayAndAnotherTheNext() {
    var one = names().name("192.0.2.1", NOW);

    assertThat(names().name("192.0.2.1", NOW.plusSeconds(60))).isEqualTo(one);
    assertThat(names().name("192.0.2.1", NOW.plusSeconds(86_400))).isNotEqualTo(one);
    assertThat(secrets).hasSize(2);
  }

  @Test
  void aNameIsNoHashThatCouldBeGuessedByTryingAllAddresses() {
    var name = names().name("192.0.2.1", NOW).toHex();

    assertThat(Sha256.of(new byte[] {(byte) 192, 0, 2, 1}).toHex()).doesNotStartWith(name);
    assertThat(name).hasSize(32);
  }

  @Test
  void withoutTheSharedSecretItGoesOnWithOneOfItsOwnAndAsksAgainAMinuteLater() {
    down = true;
    var names = names();

    var alone = names.name("192.0.2.1", NOW);

    assertThat(names.name("192.0.2.1", NOW.plusSeconds(59))).isEqualTo(alone);
    assertThat(names.name("192.0.2.1", NOW.plusSeconds(61))).isEqualTo(alone);
    assertThat(lines).hasSize(2).noneMatch(line -> line.contains("192.0.2"));
    down = false;
    assertThat(names.name("192.0.2.1", NOW.plusSeconds(122)))
        .isEqualTo(names().name("192.0.2.1", NOW));
  }
}
