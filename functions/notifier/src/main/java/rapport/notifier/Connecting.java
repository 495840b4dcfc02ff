package rapport.notifier;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import rapport.bytes.Bytes;
import rapport.webhook.PublicAddress;
import rapport.webhook.Reach;
import rapport.webhook.WebhookAddress;

/// Connects to a receiver, and to nobody inside.
///
/// The name is looked up once, and the connection goes to the very address that was looked at: a
/// second look-up could answer otherwise. One address that is not public among several is enough to
/// refuse them all.
///
/// @param reach where a connection may lead
record Connecting(Resolver resolver, SSLSocketFactory secure, Reach reach) {

  /// A connection on which nothing was said yet.
  ///
  /// @param endsNanos when all must be over, by [System#nanoTime]
  /// @throws IOException if it may not be called, or does not answer by then
  Socket connect(WebhookAddress address, long endsNanos) throws IOException {
    var allowed = allowed(address, endsNanos);
    var socket = new Socket();
    try {
      socket.connect(new InetSocketAddress(allowed, address.port()), leftMillis(endsNanos));
      socket.setSoTimeout(leftMillis(endsNanos));
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  private InetAddress allowed(WebhookAddress address, long endsNanos) throws IOException {
    if (WebhookAddress.read(address.text(), reach).isEmpty()) {
      throw new IOException("no address that may be called");
    }
    List<InetAddress> found = lookedUp(address.host(), endsNanos);
    boolean all =
        found.stream()
            .allMatch(
                address.isLoopback()
                    ? InetAddress::isLoopbackAddress
                    : one -> PublicAddress.isPublic(Bytes.of(one.getAddress())));
    if (found.isEmpty() || !all) {
      throw new IOException("the name leads inside, or nowhere");
    }
    return found.getFirst();
  }

  /// A look-up takes as long as whoever runs the name wants, and can't be broken off. So it has a
  /// thread of its own, which is left behind when the time is over.
  private List<InetAddress> lookedUp(String host, long endsNanos) throws IOException {
    var found = new FutureTask<>(() -> resolver.addresses(host));
    Thread.ofPlatform().daemon().start(found);
    try {
      return found.get(leftMillis(endsNanos), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      throw new IOException("the name is not found, or not in time", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("broken off", e);
    }
  }

  private static int leftMillis(long endsNanos) throws IOException {
    long left = TimeUnit.NANOSECONDS.toMillis(endsNanos - System.nanoTime());
    if (left <= 0) { // 0 would be for ever
      throw new IOException("the time is over");
    }
    return Math.toIntExact(left);
  }

  /// The same connection as its address wants it: by TLS, unless it is `http`. The certificate must
  /// be of the name, though it is the address that was called.
  Socket secured(Socket socket, WebhookAddress address) throws IOException {
    if (!address.secure()) {
      return socket;
    }
    var layered = (SSLSocket) secure.createSocket(socket, address.host(), address.port(), true);
    var parameters = layered.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    layered.setSSLParameters(parameters);
    layered.startHandshake();
    return layered;
  }
}
