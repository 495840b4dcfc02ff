package rapport.webhook;

import java.util.List;
import rapport.bytes.Bytes;

/// Tells which internet addresses are public: those that a stranger may have called. All others
/// lead into some network, to this very machine or to nobody.
///
/// Refused is what the registries of special purposes do not call globally reachable, and some that
/// they do: what carries an IPv4 address inside an IPv6 one (6to4, Teredo, NAT64, mapped), since it
/// may lead anywhere.
///
/// @see <a href="https://www.iana.org/assignments/iana-ipv4-special-registry">IANA, IPv4</a>
/// @see <a href="https://www.iana.org/assignments/iana-ipv6-special-registry">IANA, IPv6</a>
public final class PublicAddress {

  private static final int BITS = 8;
  private static final int IPV4_BYTES = 4;
  private static final int IPV6_BYTES = 16;

  private static final List<Block> NOT_PUBLIC_4 =
      List.of(
          Block.of4(0, 0, 0, 8), // this network
          Block.of4(10, 0, 0, 8), // private
          Block.of4(100, 64, 0, 10), // carriers' shared addresses
          Block.of4(127, 0, 0, 8), // loopback
          Block.of4(169, 254, 0, 16), // link-local: the metadata service is there
          Block.of4(172, 16, 0, 12), // private
          Block.of4(192, 0, 0, 24), // protocol assignments
          Block.of4(192, 0, 2, 24), // documentation
          Block.of4(192, 31, 196, 24), // AS112
          Block.of4(192, 52, 193, 24), // AMT
          Block.of4(192, 88, 99, 24), // relays of 6to4
          Block.of4(192, 168, 0, 16), // private
          Block.of4(192, 175, 48, 24), // AS112
          Block.of4(198, 18, 0, 15), // benchmarks
          Block.of4(198, 51, 100, 24), // documentation
          Block.of4(203, 0, 113, 24), // documentation
          Block.of4(224, 0, 0, 4), // multicast
          Block.of4(240, 0, 0, 4)); // reserved, and broadcast

  /// All that was ever given out as unicast. Loopback, unique local, link-local, multicast, NAT64
  /// and IPv4 that is mapped lie outside.
  private static final Block GLOBAL_UNICAST_6 = Block.of6(0x2000, 0, 3);

  private static final List<Block> NOT_PUBLIC_6 =
      List.of(
          Block.of6(0x2001, 0, 23), // protocol assignments, Teredo among them
          Block.of6(0x2001, 0xdb8, 32), // documentation
          Block.of6(0x2002, 0, 16), // 6to4
          Block.of6(0x2620, 0x4f, 32), // AS112 lies in it
          Block.of6(0x3fff, 0, 20)); // documentation

  private PublicAddress() {}

  /// Addresses that begin with the same bits.
  private record Block(Bytes start, int bits) {

    private static Block of4(int first, int second, int third, int bits) {
      return new Block(Bytes.of(new byte[] {(byte) first, (byte) second, (byte) third}), bits);
    }

    private static Block of6(int first, int second, int bits) {
      byte[] start = {(byte) (first >> BITS), (byte) first, (byte) (second >> BITS), (byte) second};
      return new Block(Bytes.of(start), bits);
    }

    private boolean holds(byte[] address) {
      byte[] beginning = start.toArray();
      for (int bit = 0; bit < bits; bit++) {
        int mask = 1 << (BITS - 1 - bit % BITS);
        if ((beginning[bit / BITS] & mask) != (address[bit / BITS] & mask)) {
          return false;
        }
      }
      return true;
    }
  }

  /// @param address of 4 bytes or 16, as the network orders them
  /// @throws IllegalArgumentException if it has another length
  public static boolean isPublic(Bytes address) {
    byte[] bytes = address.toArray();
    return switch (bytes.length) {
      case IPV4_BYTES -> NOT_PUBLIC_4.stream().noneMatch(block -> block.holds(bytes));
      case IPV6_BYTES ->
          GLOBAL_UNICAST_6.holds(bytes)
              && NOT_PUBLIC_6.stream().noneMatch(block -> block.holds(bytes));
      default ->
          throw new IllegalArgumentException("an address has 4 or 16 bytes, got " + bytes.length);
    };
  }
}
