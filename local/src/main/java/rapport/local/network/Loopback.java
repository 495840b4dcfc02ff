package rapport.local.network;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;

/// Everything here listens on this address, which no other machine can reach.
public final class Loopback {

  public static final String HOST = "127.0.0.1";

  private Loopback() {}

  public static InetSocketAddress address(int port) {
    return new InetSocketAddress(HOST, port);
  }

  public static URI uri(int port) {
    return URI.create("http://" + HOST + ":" + port);
  }

  /// @param wanted 0 for any that is free
  /// @throws IOException if it is taken
  public static int freePort(int wanted) throws IOException {
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getByName(HOST), wanted));
      return socket.getLocalPort();
    }
  }
}
