package rapport.notifier;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/// Looks a name up.
interface Resolver {

  /// One or more.
  ///
  /// @throws UnknownHostException if there is no such name
  List<InetAddress> addresses(String host) throws UnknownHostException;

  /// As this machine does it.
  static List<InetAddress> ofThisMachine(String host) throws UnknownHostException {
    return List.of(InetAddress.getAllByName(host));
  }
}
