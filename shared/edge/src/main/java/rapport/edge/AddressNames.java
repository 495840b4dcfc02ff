package rapport.edge;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import rapport.bytes.Bytes;

/// Names for addresses, from which nobody can tell them: a HMAC-SHA256 by a secret that is another
/// each day (UTC), and gone two days later.
///
/// Of an IPv6 address the first 64 bits count: a household or a machine has the rest to itself.
public final class AddressNames {

  private static final String ALGORITHM = "HmacSHA256";
  private static final int NAME_BYTES = 16;
  private static final int NETWORK_BYTES = 8;

  /// What is no address.
  private static final byte[] NOWHERE = {0};

  /// A secret that could not be had is asked for again after so long.
  private static final Duration BEFORE_ASKING_AGAIN = Duration.ofMinutes(1);

  private final Throttle.Shared shared;
  private final Log log;
  private Secret known = new Secret(LocalDate.MIN, Bytes.EMPTY, Instant.MIN);

  AddressNames(Throttle.Shared shared, Log log) {
    this.shared = shared;
    this.log = log;
  }

  /// Knows each day's secret.
  @FunctionalInterface
  public interface Secrets {

    /// @param fresh becomes it if there is none yet
    Bytes of(LocalDate day, Bytes fresh);
  }

  private record Secret(LocalDate day, Bytes value, Instant until) {}

  Bytes name(String address, Instant now) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret(now).toArray(), ALGORITHM));
      return Bytes.of(Arrays.copyOf(mac.doFinal(network(address)), NAME_BYTES));
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("this JDK lacks " + ALGORITHM, e);
    }
  }

  static byte[] network(String address) {
    try {
      InetAddress literal = InetAddress.ofLiteral(address);
      byte[] all = literal.getAddress();
      return literal instanceof Inet6Address ? Arrays.copyOf(all, NETWORK_BYTES) : all;
    } catch (IllegalArgumentException _) {
      return NOWHERE.clone();
    }
  }

  private synchronized Bytes secret(Instant now) {
    LocalDate day = now.atZone(ZoneOffset.UTC).toLocalDate();
    if (!known.day().equals(day) || !now.isBefore(known.until())) {
      known = ask(day, now);
    }
    return known.value();
  }

  private Secret ask(LocalDate day, Instant now) {
    Bytes fresh = shared.chance().draw();
    try {
      return new Secret(day, shared.secrets().of(day, fresh), Instant.MAX);
    } catch (RuntimeException e) { // a limit that is only kept here is better than no answer
      log.error("a day's secret can't be had", Map.of(), e);
      Bytes own = known.day().equals(day) ? known.value() : fresh;
      return new Secret(day, own, now.plus(BEFORE_ASKING_AGAIN));
    }
  }
}
