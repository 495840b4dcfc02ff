package rapport.local.network;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.concurrent.ThreadLocalRandom;

/// Everything here listens on this address, which no other machine can reach.
public final class Loopback {

  public static final String HOST = "127.0.0.1";

  /// Above the well-known ones, and below those of connections: from 32768 on Linux, from 49152 by
  /// RFC 6335.
  private static final int FIRST = 20_000;

  private static final int END = 32_768;
  private static final int MOST_TRIES = 100;

  private Loopback() {}

  public static InetSocketAddress address(int port) {
    return new InetSocketAddress(HOST, port);
  }

  public static URI uri(int port) {
    return URI.create("http://" + HOST + ":" + port);
  }

  /// A port that nobody listens on. Whoever asks for any gets one that systems don't give to
  /// connections by themselves: such a one could be taken before its server starts.
  ///
  /// @param wanted 0 for any that is free
  /// @throws IOException if it is taken
  public static int freePort(int wanted) throws IOException {
    if (wanted != 0) {
      bind(wanted);
      return wanted;
    }
    for (int tries = 1; ; tries++) {
      int port = ThreadLocalRandom.current().nextInt(FIRST, END);
      try {
        bind(port);
        return port;
      } catch (IOException e) {
        if (tries == MOST_TRIES) {
          throw e;
        }
      }
    }
  }

  private static void bind(int port) throws IOException {
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getByName(HOST), port));
    }
  }
}
