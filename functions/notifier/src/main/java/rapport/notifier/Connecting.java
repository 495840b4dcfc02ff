package rapport.notifier;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
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
  /// @param timeoutMillis of connecting, and of each read
  /// @throws IOException if it may not be called, or does not answer
  Socket connect(WebhookAddress address, int timeoutMillis) throws IOException {
    var allowed = allowed(address);
    var socket = new Socket();
    try {
      socket.connect(new InetSocketAddress(allowed, address.port()), timeoutMillis);
      socket.setSoTimeout(timeoutMillis);
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  private InetAddress allowed(WebhookAddress address) throws IOException {
    if (WebhookAddress.read(address.text(), reach).isEmpty()) {
      throw new IOException("no address that may be called");
    }
    List<InetAddress> found = resolver.addresses(address.host());
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
